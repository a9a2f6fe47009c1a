import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. What was understood otherwise than it was written stands on the second sheet of a returned form,
//    and each line leads to its cell; without any there is no such sheet.
// 2. The sheet is never taken for data, whatever becomes of its name and however long it is.
struct ReturnedUnderstoodTests {
    let sample: ReturnedSample

    init() throws {
        sample = try ReturnedSample()
    }

    private static let findings = [
        Finding(.numberAsText(found: "14", read: 14), at: .init(row: 304, column: 3)),
        Finding(
            .percentRead(found: "45%", read: 45),
            at: .init(sheet: "Кадры (2)", cell: CellAddress("AA99"), column: 515, ordinal: 2)),
        Finding(.sheetRenamed(name: "3_Кадры", found: "Кадры (2)"), at: .init(sheet: "Кадры (2)")),
        Finding(.notANumber(found: "5 (пять)"), at: .init(row: 318, column: 3)),
    ]

    @Test("1") func theSecondSheet() throws {
        let document = try sample.document(sample.form.filled(), Self.findings)
        #expect(
            document.sheets.prefix(3).map(\.name) == ["Замечания", "Мы поняли так", "Инструкция"])
        let sheet = try document.sheet("Мы поняли так")
        #expect(LayoutCheck.clipped(sheet) == [])
        let first = try #require(sheet.frozenAt).row
        let places = (first..<first + 4).map {
            sheet.cells[CellAddress(row: $0, column: 1)]?.content
        }
        let map = BlankLayout(form: sample.form).map
        func link(_ row: Int) throws -> CellContent {
            let grid = try #require(map.grid(ofRow: row))
            let cell = try #require(grid.address(ValueKey(row, 3)))
            return .link(
                text: "3_Кадры, \(cell)", target: .cell(sheet: "3_Кадры", cell))
        }
        let percent = try #require(map.grids[5]?.address(ordinal: 2, column: 515))
        let staff = try #require(map.grids[3])
        #expect(
            places == [
                .link(
                    text: "3_Кадры",
                    target: .cell(
                        sheet: "3_Кадры",
                        CellAddress(row: staff.firstRow, column: staff.firstInputColumn))),
                try link(304), try link(318),
                .link(
                    text: "5_Программы, \(percent)",
                    target: .cell(sheet: "5_Программы", percent)),
            ])
        let targets = try document.sheet("Замечания").cells.values.compactMap { cell in
            if case .link(_, .cell(let sheet, _)) = cell.content { sheet } else { nil }
        }
        #expect(targets.contains("Мы поняли так"))
        let back = sheet.cells.values.contains { cell in
            if case .link(_, .cell("Замечания", _)) = cell.content { true } else { false }
        }
        #expect(back)
    }

    @Test("1") func noSheetWithoutAnythingToTell() throws {
        let findings = [ReturnedSample.broken("R301", 304, 3, .error)]
        let document = try sample.document(sample.form.filled(), findings)
        #expect(document.sheets.prefix(2).map(\.name) == ["Замечания", "Инструкция"])
        let texts = try document.sheet("Замечания").cells.values.compactMap(\.content.words)
        #expect(!texts.contains { $0.contains("Мы поняли так") })
    }

    @Test("2", arguments: ["Мы поняли так", "мы поняли  так", "Мы поняли так (2)", "Лист1"])
    func theSheetIsNoData(_ name: String) throws {
        // As many lines as there are codes on the title sheet and more, with its codes in them.
        let cells = sample.form.sheets.filter { !$0.isRegister }.flatMap { sheet in
            sheet.rows.flatMap { row in
                row.cells.keys.sorted().map { Finding.Place(row: row.code, column: $0) }
            }
        }
        let findings = cells.map {
            Finding(.numberAsText(found: "\($0.row ?? 0)", read: Decimal($0.row ?? 0)), at: $0)
        }
        let submission = sample.form.filled()
        var file = try sample.contents(try sample.document(submission, findings))
        let bare = FormImport(form: sample.form).read(
            try sample.contents(try sample.document(submission, [])))
        #expect(file.sheets[1].name == "Мы поняли так" && file.sheets[1].cells.count > 1200)
        file.sheets[1].name = name
        #expect(
            FormImport(form: sample.form).read(file).submission.entries == bare.submission.entries)
        #expect(FormImport(form: sample.form).read(file).findings == bare.findings)
        // Even when the title sheet itself is gone.
        file.sheets.removeAll { $0.name == "1_Титул" }
        let reading = FormImport(form: sample.form).read(file)
        #expect(reading.findings.map(\.fact) == [.sheetMissing(name: "1_Титул")])
        #expect(reading.submission[103] == nil)
    }
}
