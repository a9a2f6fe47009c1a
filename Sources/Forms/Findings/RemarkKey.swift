/// A remark as the column «Код» names it, so that it is found again in a file that comes back, and
/// in the next version of the report: its code and, where it has one, its place.
///
/// Places are written «314:3» for row and column, «314:» for a whole row, «502=П-03:515» for the
/// row of a register by the value in its key column, «#4:515» for a row without a usable key, «:515»
/// for a whole column, «@3» for a sheet by its number.
public struct RemarkKey: Hashable, Sendable {
    /// The code of the fact or of the rule.
    public var code: String
    /// The place; empty for the whole file or, in an explanation, for all places.
    public var place: String

    /// Makes a key.
    public init(code: String, place: String = "") {
        self.code = code
        self.place = place
    }

    /// Reads a key as ``text`` writes it; nil when the text begins with no code.
    public init?(_ text: String) {
        let words = Wording.trimmed(text).split(maxSplits: 1) { $0.isWhitespace }
        guard let code = words.first, Self.isCode(code) else { return nil }
        self.code = String(code)
        place = words.count > 1 ? String(Wording.trimmed(String(words[1]))) : ""
    }

    /// The key of a finding.
    ///
    /// - Parameters:
    ///   - finding: what was found.
    ///   - submission: the report it was found in, whose registers say which row is meant.
    ///   - form: the form of the report.
    public init(of finding: Finding, in submission: Submission, form: Form) {
        code = finding.fact.code
        place = Self.place(of: finding, submission, form)
    }

    /// The key as it stands in a workbook: «R311 314:3».
    public var text: String { place.isEmpty ? code : "\(code) \(place)" }

    /// The key without regard to case, spaces, and Latin letters in place of Russian ones.
    package var folded: RemarkKey {
        RemarkKey(
            code: code.uppercased(), place: Wording.russianKey(ofKey: Wording.key(place)))
    }

    /// The length from which a text is no code, in bytes.
    private static let longestCode = 16

    /// Whether it is a capital letter, digits, and what parts one rule from its siblings.
    private static func isCode(_ text: Substring) -> Bool {
        let bytes = text.utf8
        guard (2...longestCode).contains(bytes.count), let first = bytes.first,
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first & 0xDF)
        else { return false }
        return bytes.dropFirst().allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
        }
    }

    // MARK: Places

    private static func place(
        of finding: Finding, _ submission: Submission, _ form: Form
    ) -> String {
        let place = finding.place
        let column = place.column.map { "\($0)" } ?? ""
        if let row = place.row { return "\(row):\(column)" }
        if let ordinal = place.ordinal, let number = place.column {
            return row(ordinal, columnNumber: number, submission, form) + ":\(column)"
        }
        if place.column != nil { return ":\(column)" }
        let name = if case .sheetRenamed(let name, _) = finding.fact { name } else { place.sheet }
        return form.sheets.first { $0.name == name }.map { "@\($0.number)" } ?? ""
    }

    private static func row(
        _ ordinal: Int, columnNumber: Int, _ submission: Submission, _ form: Form
    ) -> String {
        let sheet = form.sheets.first { $0.isRegister && $0.column(columnNumber) != nil }
        let row = sheet.flatMap { submission.entry(ordinal, ofSheet: $0.number)?.row }
        guard let row, let column = sheet?.keyColumn, let value = row.key(in: column) else {
            return "#\(ordinal)"
        }
        return "\(column)=\(value)"
    }
}

extension RegisterRow {
    /// The value that tells the row apart, when it looks like a code; nil otherwise.
    ///
    /// A code is short and has a digit, no spaces and few letters: whatever else people type there,
    /// such as a name, is not repeated.
    public func key(in column: Int) -> String? {
        guard case .text(let text)? = entries[column]?.value, text.utf8.count <= 24 else {
            return nil
        }
        let letters = text.count(where: \.isLetter)
        let others = text.count { !$0.isLetter && !$0.isNumber && !"-–./".contains($0) }
        let hasDigit = text.contains(where: \.isNumber)
        return hasDigit && others == 0 && letters > 0 && letters <= 4 ? text : nil
    }
}
