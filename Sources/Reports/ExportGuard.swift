public import Forms
public import Spreadsheet
import Validation
public import WorkbookWriter

/// Looks through a workbook that is to leave КИМЦ for anything that must not.
///
/// The layouts cannot export a text that a school typed; this is the second lock. What it finds is
/// a place, never the text. Making one goes through all reports; it can then look through any
/// number of workbooks.
public struct ExportGuard: Sendable {
    /// A place that gives something away.
    public struct Leak: Hashable, Sendable {
        /// The sheet; empty for the properties of the workbook.
        public var sheet: String
        /// The cell; nil for charts, footers, names and properties.
        public var cell: CellAddress?

        /// Makes a place.
        public init(sheet: String, cell: CellAddress?) {
            self.sheet = sheet
            self.cell = cell
        }
    }

    private let texts: TypedTexts
    private let registerNames: Set<String>
    private let detector = PersonalDataDetector(organization: nil)

    /// Learns what must not leave.
    ///
    /// - Parameters:
    ///   - reports: the reports that workbooks are made from, and those of earlier half-years.
    ///   - form: the form of the reports.
    ///   - registerNames: names of institutions, which may hold a surname lawfully.
    public init(against reports: [Report], form: Form, registerNames: Set<String>) {
        texts = TypedTexts(reports, form: form, except: registerNames)
        self.registerNames = registerNames
    }

    /// Finds the places that hold a text of a school, or what looks like a person's name, a
    /// telephone or a mail address.
    ///
    /// - Parameter document: the workbook.
    /// - Returns: the places in the order of the workbook; empty when it may leave.
    public func check(_ document: WorkbookDocument) -> [Leak] {
        var verdicts: [String: Bool] = [:]
        func givesAway(_ text: String) -> Bool {
            guard !registerNames.contains(text) else { return false }
            if let known = verdicts[text] { return known }
            let verdict = texts.areFound(in: text) || !detector.facts(in: text).isEmpty
            verdicts[text] = verdict
            return verdict
        }

        var leaks: [Leak] = []
        for sheet in document.sheets {
            for (address, cell) in sheet.cells.sorted(by: { $0.key < $1.key })
            where cell.content.texts.contains(where: givesAway) {
                leaks.append(Leak(sheet: sheet.name, cell: address))
            }
            for (address, note) in sheet.notes.sorted(by: { $0.key < $1.key })
            where givesAway(note.text) || givesAway(note.author) {
                leaks.append(Leak(sheet: sheet.name, cell: address))
            }
            if sheet.textsOutsideCells.contains(where: givesAway) {
                leaks.append(Leak(sheet: sheet.name, cell: nil))
            }
        }
        if document.textsOutsideSheets.contains(where: givesAway) {
            leaks.append(Leak(sheet: "", cell: nil))
        }
        return leaks
    }
}

extension CellContent {
    /// All texts that the content carries.
    fileprivate var texts: [String] {
        switch self {
        case .blank, .number, .date, .boolean: []
        case .text(let text): [text]
        case .formula(let formula, .text(let result)): [formula, result]
        case .formula(let formula, .number): [formula]
        case .link(let text, .web(let address)): [text, address]
        case .link(let text, .cell(let sheet, _)): [text, sheet]
        }
    }
}

extension SheetDocument {
    fileprivate var textsOutsideCells: [String] {
        let charts = charts.flatMap { [$0.chart.title] + $0.chart.series.map(\.name) }
        let prompts = validations.flatMap { placed in
            [placed.validation.prompt, placed.validation.refusal].compactMap(\.self)
                .flatMap { [$0.title, $0.text] }
        }
        return [name, print.footer] + charts + prompts
    }
}

extension WorkbookDocument {
    fileprivate var textsOutsideSheets: [String] {
        [properties.title, properties.subject, properties.author]
            + properties.custom.flatMap { [$0.name, $0.value] }
            + names.flatMap { [$0.name, $0.formula] }
    }
}
