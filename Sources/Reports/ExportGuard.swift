public import Forms
import Parallel
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
        let leaks = Parallel.map(document.sheets) { places(in: $0) }.flatMap(\.self)
        guard document.textsOutsideSheets.contains(where: givesAway) else { return leaks }
        return leaks + [Leak(sheet: "", cell: nil)]
    }

    private func places(in sheet: SheetDocument) -> [Leak] {
        var verdicts: [String: Bool] = [:]
        func isKnownToGiveAway(_ text: String) -> Bool {
            if let known = verdicts[text] { return known }
            let verdict = givesAway(text)
            verdicts[text] = verdict
            return verdict
        }
        let cells = sheet.cells.filter { $0.value.content.texts.contains(where: isKnownToGiveAway) }
        let notes = sheet.notes.filter {
            isKnownToGiveAway($0.value.text) || isKnownToGiveAway($0.value.author)
        }
        let leaks = (cells.keys.sorted() + notes.keys.sorted()).map {
            Leak(sheet: sheet.name, cell: $0)
        }
        guard sheet.textsOutsideCells.contains(where: isKnownToGiveAway) else { return leaks }
        return leaks + [Leak(sheet: sheet.name, cell: nil)]
    }

    private func givesAway(_ text: String) -> Bool {
        !registerNames.contains(text)
            && (texts.areFound(in: text) || !detector.facts(in: text).isEmpty)
    }
}

extension CellContent.Cached {
    fileprivate var texts: [String] {
        if case .text(let text) = self { [text] } else { [] }
    }
}

extension CellContent {
    /// All texts that the content carries.
    fileprivate var texts: [String] {
        switch self {
        case .blank, .number, .date, .boolean: []
        case .text(let text): [text]
        case .formula(let formula, let result): Self.literals(of: formula) + result.texts
        case .prepared(let formula, let result): Self.literals(of: formula.text) + result.texts
        case .inRow(let formula, let result): Self.literals(of: formula.text) + result.texts
        case .link(let text, .web(let address)): [text, address]
        case .link(let text, .cell(let sheet, _)): [text, sheet]
        }
    }

    /// The texts inside a formula: all else are names of functions, sheets and cells.
    private static func literals(of formula: String) -> [String] {
        guard formula.utf8.contains(UInt8(ascii: "\"")) else { return [] }
        return formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
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
