public import Forms
import Parallel
import Reports
public import Spreadsheet
import WorkbookWriter

/// What the invented city sends to КИМЦ in a half-year: reports of every quality, some late, some
/// twice, and the litter that programs leave in folders.
public struct DemoMail: Sendable {
    /// A file that arrives.
    public struct Letter: Sendable {
        /// The day of arrival, the name of a sub-folder of the inbox.
        public var day: CalendarDate
        /// The file's name, unique among those of its day.
        public var name: String
        /// The file's bytes.
        public var bytes: [UInt8]
    }

    private let form: Form
    private let organizations: [Organization]
    private let seed: UInt64
    private let layout: BlankLayout
    /// The older version of the form with its blank; nil when the form has no past.
    private let older: (form: Form, layout: BlankLayout)?

    /// Prepares a city.
    ///
    /// - Parameters:
    ///   - form: the form М-6.1.
    ///   - organizations: the institutions of ``DemoRegister``, all or some of them.
    ///   - seed: the number the city is made from.
    public init(form: Form, organizations: [Organization], seed: UInt64) {
        self.form = form
        self.organizations = organizations
        self.seed = seed
        layout = BlankLayout(form: form)
        older = form.older.first.map { ($0.form, BlankLayout(form: $0.form)) }
    }

    /// All that arrives for a half-year, by day and name; the same for the same seed.
    ///
    /// Nothing comes from institutions that owe no report. Writing a whole city takes seconds; all
    /// processors are used.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - due: the last day of the collection.
    ///   - isHistory: whether the half-year is long over, so that nobody has a workbook still open.
    /// - Returns: the files.
    /// - Throws: `WriteError` when a workbook cannot be written.
    public func letters(
        period: Period, due: CalendarDate, isHistory: Bool = false
    ) throws -> [Letter] {
        let plan = MailPlan(
            of: organizations, period: period, due: due,
            dueBefore: form.dueDate(of: period.previous), seed: seed)
        let issued = DateTime(date: due.adding(days: -45))
        let files = try Parallel.map(plan.sendings) { (sending) throws(WriteError) in
            try bytes(of: sending, period: period, issued: issued)
        }
        var letters = zip(plan.sendings, files).map { sending, bytes in
            Letter(day: sending.day, name: sending.name, bytes: bytes)
        }
        let clean = plan.sendings.indices.filter { plan.sendings[$0].spoiling == nil }
        if let index = clean.first { letters.append(Self.copy(of: letters[index])) }
        letters = Self.numbered(letters)
        // Two of those in the middle, so that neither the copy nor the litter is one of them.
        for (parcel, index) in zip(Parcel.allCases, clean.dropFirst(2).dropLast(2)) {
            letters[index] = parcel.holding(letters[index])
        }
        if !isHistory, let index = clean.last { letters += Self.litter(beside: letters[index]) }
        return letters.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
    }

    /// The file of one report.
    func bytes(
        of sending: Sending, period: Period, issued: DateTime
    ) throws(WriteError) -> [UInt8] {
        let (form, layout) = sending.isOnOlderBlank ? older ?? (form, layout) : (form, layout)
        var filling = DemoReport.filled(
            of: sending.organization, form: form, period: period, due: sending.due,
            sent: sending.day, correction: sending.correction, seed: seed)
        if sending.isOnOlderBlank { DemoPast.fill(&filling) }
        sending.spoiling?.spoil(&filling)
        var document = layout.document(
            organization: sending.organization, period: period, due: sending.due,
            created: issued, values: filling.submission)
        sending.spoiling?.spoil(&document, neighbour: sending.neighbour, form: form)
        var bytes = try WorkbookFile.bytes(of: document)
        sending.spoiling?.spoil(&bytes)
        return bytes
    }

    /// The same file once more, under another name.
    private static func copy(of letter: Letter) -> Letter {
        Letter(day: letter.day.adding(days: 1), name: "Копия " + letter.name, bytes: letter.bytes)
    }

    /// What Excel and Windows leave beside an open workbook.
    private static func litter(beside letter: Letter) -> [Letter] {
        let owner = Array("\u{8}Methodist".utf8)
        let lock = owner + [UInt8](repeating: 0x20, count: 165 - owner.count)
        let thumbs: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        return [
            Letter(day: letter.day, name: "~$" + letter.name, bytes: lock),
            Letter(
                day: letter.day, name: "Thumbs.db",
                bytes: thumbs + [UInt8](repeating: 0, count: 1528)),
        ]
    }

    /// Numbers the files of a day that have the same name, as mail programs do: «отчёт (1).xlsx».
    private static func numbered(_ letters: [Letter]) -> [Letter] {
        var taken: Set<String> = []
        return letters.map { letter in
            let dot = letter.name.lastIndex(of: ".") ?? letter.name.endIndex
            var result = letter
            var number = 0
            while !taken.insert("\(letter.day) \(result.name.lowercased())").inserted {
                number += 1
                result.name = "\(letter.name[..<dot]) (\(number))\(letter.name[dot...])"
            }
            return result
        }
    }
}
