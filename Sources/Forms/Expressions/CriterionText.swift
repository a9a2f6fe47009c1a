package import FoundationEssentials
package import Spreadsheet

/// What a criterion of COUNTIF, COUNTIFS and SUMIFS says: ">=5", "<>", "завершена", "П*".
///
/// As in Excel, save that an empty cell meets no criterion but the ones that ask for emptiness,
/// `""` and `"="`; with "<>x" Excel counts empty cells, too.
package struct CriterionText: Hashable, Sendable {
    /// What cells are compared with.
    package enum Operand: Hashable, Sendable {
        /// A number.
        case number(Decimal)
        /// A day.
        case date(CalendarDate)
        /// A text or a pattern.
        case text(String)
    }

    /// How cells are compared with the operand.
    package let sign: Expression.BinaryOperator
    /// What they are compared with.
    package let operand: Operand
    /// The operand as cells that hold texts are compared with it.
    private let folded: String
    /// Whether `*`, `?` or `~` stand in it.
    package let hasWildcards: Bool

    /// Reads a criterion; any text is one.
    package init(parsing text: String) {
        let (sign, rest) = Self.sign(of: text)
        self.init(sign, Self.operand(rest), written: String(rest))
    }

    /// A criterion that a cell meets by having a value.
    package init(equalTo operand: Operand) {
        let written =
            switch operand {
            case .number(let number): "\(number)"
            case .date(let date): date.description
            case .text(let text): text
            }
        self.init(.equal, operand, written: written)
    }

    private init(_ sign: Expression.BinaryOperator, _ operand: Operand, written: String) {
        self.sign = sign
        self.operand = operand
        folded = written.folded
        hasWildcards = folded.utf8.contains { "*?~".utf8.contains($0) }
    }

    /// Whether a cell meets it by being empty, or by not being so.
    package var asksForEmptiness: Bool {
        folded.isEmpty && (sign == .equal || sign == .notEqual)
    }

    /// Whether a text is the operand, or fits its pattern.
    package func describes(_ text: String) -> Bool {
        hasWildcards
            ? Self.fits(Array(text.folded), Array(folded))
            : FoldedScalars.ofText(text, are: folded)
    }

    private static func sign(of text: String) -> (Expression.BinaryOperator, Substring) {
        guard let first = text.utf8.first, "<>=".utf8.contains(first) else {
            return (.equal, text[...])
        }
        for sign in ["<>", "<=", ">=", "<", ">", "="] where text.hasPrefix(sign) {
            guard let known = Expression.BinaryOperator(rawValue: sign) else { continue }
            return (known, text.dropFirst(sign.count))
        }
        return (.equal, text[...])
    }

    private static func operand(_ text: Substring) -> Operand {
        guard let first = text.utf8.first, first < UInt8(ascii: ":") else {
            return .text(String(text))
        }
        if let date = CalendarDate(iso: text) { return .date(date) }
        switch try? Expression(parsing: text) {
        case .number(let number): return .number(number)
        case .unary(.minus, .number(let number)): return .number(-number)
        default: return .text(String(text))
        }
    }

    /// Compares with a pattern of `*` (any letters), `?` (one letter) and `~` (the next as it is).
    private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
        var (at, of) = (0, 0)
        var retry: (text: Int, pattern: Int)?
        while at < text.count {
            if of < pattern.count, pattern[of] == "*" {
                retry = (at, of + 1)
                of += 1
                continue
            }
            let isEscaped = of + 1 < pattern.count && pattern[of] == "~"
            let wanted = of < pattern.count ? pattern[isEscaped ? of + 1 : of] : nil
            if wanted == text[at] || (wanted == "?" && !isEscaped) {
                at += 1
                of += isEscaped ? 2 : 1
                continue
            }
            guard let last = retry else { return false }
            retry = (last.text + 1, last.pattern)
            (at, of) = (last.text + 1, last.pattern)
        }
        return pattern[of...].allSatisfy { $0 == "*" }
    }
}
