import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// Returned forms for tests, and short ways to look into them.
struct ReturnedSample {
    let form: Form
    let layout: ReturnedForm

    init() throws {
        form = try TestForm.m61()
        layout = ReturnedForm(form: form)
    }

    static let due = CalendarDate(iso: "2026-12-15") ?? CalendarDate(dayNumber: 0)

    func document(
        _ submission: Submission, _ findings: [Finding], day: String = "2026-12-17",
        reported: Period = BlankSample.period
    ) throws -> WorkbookDocument {
        let version = Report.Version(
            number: 2,
            arrival: Arrival(date: try #require(CalendarDate(iso: day)), source: .journal),
            submission: submission, findings: findings, verdict: Verdict(findings: findings),
            filledCells: 212, requiredCells: 214)
        return layout.document(
            for: BlankSample.organization, version: version,
            on: .init(
                collected: BlankSample.period, reported: reported, due: Self.due,
                created: DateTime(date: Self.due)))
    }

    /// What a program reads from the file.
    func contents(_ document: WorkbookDocument) throws -> WorkbookContents {
        try WorkbookReader(bytes: try WorkbookFile.bytes(of: document)).contents()
    }

    func reading(_ document: WorkbookDocument) throws -> FormReading {
        FormImport(form: form).read(try contents(document))
    }

    /// A rule's breach at a place of the rebuilt form; where it stood in the file does not matter.
    static func broken(
        _ id: String, _ row: Int, _ column: Int, _ severity: Severity,
        _ arguments: [FormValue?] = [.number(3), .number(5)]
    ) -> Finding {
        Finding(
            .ruleBroken(id: id, arguments: arguments), at: .init(row: row, column: column),
            severity: severity)
    }
}

extension WorkbookDocument {
    func sheet(_ name: String) throws -> SheetDocument {
        try #require(sheets.first { $0.name == name }).settled
    }

    /// The lines of «Замечания» as texts, by column; a link is told as its text.
    func remarks() throws -> [[String]] {
        let sheet = try sheet("Замечания")
        let first = try #require(sheet.frozenAt).row
        let last = sheet.cells.keys.map(\.row).max() ?? first
        return (first...max(first, last)).map { row in
            (0...8).map { column in
                switch sheet.cells[CellAddress(row: row, column: column)]?.content {
                case .text(let text), .link(let text, _): text
                case .number(let number): "\(Int(number))"
                default: ""
                }
            }
        }
    }

    /// The cell that the remark of that code leads to, with the sheet.
    func target(ofRemark code: String) throws -> (sheet: SheetDocument, cell: CellAddress) {
        let sheet = try sheet("Замечания")
        let row = try #require(
            sheet.cells.first { $0.key.column == 8 && $0.value.content.begins(with: code) }
        ).key.row
        let content = sheet.cells[CellAddress(row: row, column: 2)]?.content
        guard case .link(_, .cell(let name, let cell))? = content else {
            throw NoLink(code: code)
        }
        return (try self.sheet(name), cell)
    }

    struct NoLink: Error { var code: String }
}

extension CellContent {
    fileprivate func begins(with code: String) -> Bool {
        guard case .text(let text) = self else { return false }
        return text == code || text.hasPrefix(code + " ")
    }
}
