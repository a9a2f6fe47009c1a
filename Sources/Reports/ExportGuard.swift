public import Forms
import Parallel
public import Spreadsheet
import Validation
public import WorkbookReader

/// Looks through the finished file of a workbook that is to leave КИМЦ for anything that must not.
///
/// The layouts cannot export a text that a school typed; this is the second lock, and it looks at
/// what is really in the file: cells, formulas, names of sheets, headings of charts, footers,
/// prompts, links, defined names, properties. A comment is a hit whatever it says. What it finds is
/// a place, never the text. Once it has learnt the texts it can look through any number of files.
public struct ExportGuard: Sendable {
    /// A place that gives something away.
    public struct Leak: Hashable, Sendable {
        /// The sheet; empty for what belongs to the whole workbook.
        public var sheet: String
        /// The cell; nil for charts, footers, names and properties.
        public var cell: CellAddress?

        /// Makes a place.
        public init(sheet: String, cell: CellAddress?) {
            self.sheet = sheet
            self.cell = cell
        }
    }

    private var texts = TypedTexts()
    /// Names of the register, which may hold a surname lawfully, and those of people who agreed.
    private var names = TypedTexts()
    /// Texts that are published, which others may have typed as well.
    private var published: Set<UInt64> = []
    /// The words of the forms, which are no secret: who uses no others gives nobody away.
    private let words: TypedTexts.WordSet
    private let detector = PersonalDataDetector(organization: nil)

    /// Makes a guard that knows no text yet.
    ///
    /// - Parameters:
    ///   - forms: the forms that are filled in; their own words give nobody away.
    ///   - register: the institutions, which may be named.
    public init(forms: [Form], register: [Organization]) {
        let known = register.flatMap { [$0.name, $0.fullName] + $0.synonyms }
        for name in known { names.add(TypedTexts.Words(of: name)) }
        words = TypedTexts.WordSet(of: forms.flatMap(\.wordings))
    }

    /// Lets through the rows of a register that is published; comes before what is learnt.
    ///
    /// Its open texts are no secret, though persons must not be named in them.
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - withAuthors: whether those are named that agreed to it.
    public mutating func allow(_ register: PublishedRegister, withAuthors: Bool) {
        if withAuthors {
            for name in register.agreedTexts { names.add(TypedTexts.Words(of: name)) }
        }
        published.formUnion(register.openTexts.map { TypedTexts.Words(of: $0).sum })
    }

    /// Learns what somebody typed.
    ///
    /// - Parameters:
    ///   - text: what stands in the cell.
    ///   - isPersonal: whether the form marks the cell as personal.
    public mutating func learn(_ text: String, isPersonal: Bool) {
        // Most texts are short, and the rest is work.
        guard TypedTexts.isTelling(text, isPersonal: isPersonal) else { return }
        let words = TypedTexts.Words(of: text)
        guard !self.words.holdsAll(of: words), !names.cover(words, of: text),
            isPersonal || !published.contains(words.sum)
        else { return }
        texts.add(words)
    }

    /// Learns what was typed into a version.
    public mutating func learn(_ version: Report.Version, of form: Form) {
        form.forEachTypedText(in: version.submission) { learn($0, isPersonal: $1) }
        for text in version.findings.compactMap(\.explanation) { learn(text, isPersonal: false) }
    }

    /// Finds the places that hold a text of a school, or what looks like a person's name, a
    /// telephone or a mail address.
    ///
    /// - Parameter path: where the workbook's file lies; nothing of it is held as a whole.
    /// - Returns: the places in the order of the workbook; empty when it may leave.
    /// - Throws: what is wrong with the file; it may not leave then either.
    public func check(fileAt path: String) throws(WorkbookError) -> [Leak] {
        let reader = try WorkbookReader(path: path)
        let parts = Array(reader.sheets.indices) + [nil as Int?]
        let leaks = try Parallel.map(parts) { (place) throws(WorkbookError) -> [Leak] in
            // A reader belongs to one task.
            let reader = try WorkbookReader(path: path)
            guard let place else { return try places(outsideSheetsOf: reader) }
            return try places(in: reader.sheets[place], of: reader)
        }
        return leaks.flatMap(\.self)
    }

    private func places(
        in sheet: Sheet, of reader: WorkbookReader
    ) throws(WorkbookError) -> [Leak] {
        var verdicts = Verdicts(of: self)
        var cells: Set<CellAddress> = []
        var isLeaky = givesAway(sheet.name)
        try reader.forEachText(in: sheet) { cell, text in
            guard verdicts.givesAway(text) else { return }
            if let cell { cells.insert(cell) } else { isLeaky = true }
        }
        if try reader.hasComments(in: sheet) { isLeaky = true }
        return cells.sorted().map { Leak(sheet: sheet.name, cell: $0) }
            + (isLeaky ? [Leak(sheet: sheet.name, cell: nil)] : [])
    }

    private func places(outsideSheetsOf reader: WorkbookReader) throws(WorkbookError) -> [Leak] {
        var verdicts = Verdicts(of: self)
        var isLeaky = false
        try reader.forEachTextOutsideSheets { text in
            if verdicts.givesAway(text) { isLeaky = true }
        }
        return isLeaky ? [Leak(sheet: "", cell: nil)] : []
    }

    fileprivate func givesAway(_ text: String) -> Bool {
        let words = TypedTexts.Words(of: text)
        // The name of an institution stands in every row.
        guard !names.hold(words), texts.areFound(in: words) || !detector.facts(in: text).isEmpty
        else { return false }
        guard let rest = names.removed(from: text, words) else { return true }
        return texts.areFound(in: TypedTexts.Words(of: rest)) || !detector.facts(in: rest).isEmpty
    }
}

/// Judges each text once: most cells of a column say the same.
private struct Verdicts {
    private struct Known {
        var text: [UInt8]
        var givesAway: Bool
    }

    /// How many texts are remembered.
    private static let limit = 10_000

    private let guardian: ExportGuard
    /// By a sum over the bytes; of texts with equal sums the first stays.
    private var known: [UInt64: Known] = [:]

    init(of guardian: ExportGuard) {
        self.guardian = guardian
    }

    mutating func givesAway(_ text: Span<UInt8>) -> Bool {
        let sum = Self.sum(of: text)
        if let known = known[sum], Self.isEqual(known.text, text) { return known.givesAway }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for place in text.indices { bytes.append(text[place]) }
        let verdict = guardian.givesAway(String(decoding: bytes, as: UTF8.self))
        if known.count < Self.limit, known[sum] == nil {
            known[sum] = Known(text: bytes, givesAway: verdict)
        }
        return verdict
    }

    /// FNV-1a, since hashing a Russian String means to normalise it first.
    private static func sum(of text: Span<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in text.indices { sum = (sum ^ UInt64(text[place])) &* 0x100_0000_01B3 }
        return sum
    }

    private static func isEqual(_ bytes: [UInt8], _ text: Span<UInt8>) -> Bool {
        guard bytes.count == text.count else { return false }
        for place in text.indices where bytes[place] != text[place] { return false }
        return true
    }
}
