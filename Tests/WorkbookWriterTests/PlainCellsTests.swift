import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

@testable import WorkbookWriter

/// Cells that this module writes itself.
struct PlainCellsTests {
    private func document(_ cells: PlainCells) -> WorkbookDocument {
        var hidden = SheetDocument(name: "Расчёт")
        hidden.plainCells = cells
        hidden.columnWidths = [1: 30]
        var shown = SheetDocument(name: "Лист")
        shown.put(.formula("'Расчёт'!B2", cached: .number(7)), at: Sample.cell("A1"), CellStyle())
        return Sample.document([shown, hidden])
    }

    private func read(_ cells: PlainCells) throws -> [CellAddress: CellValue] {
        let bytes = try WorkbookFile.bytes(of: document(cells))
        let contents = try WorkbookReader(bytes: bytes, limits: .large).contents()
        let sheet = try #require(contents.sheets.first { $0.name == "Расчёт" })
        return Dictionary(uniqueKeysWithValues: sheet.cells.map { ($0.address, $0.value) })
    }

    private static let text = " а < б & «в»\nг _x0041_ \u{1} "

    @Test func whatIsPutInIsReadBack() throws {
        var cells = PlainCells(style: CellStyle())
        let contents: [(String, CellContent, CellValue?)] = [
            ("C3", .text(Self.text), .text(Self.text)),
            ("A1", .number(0.1 + 0.2), .number(0.3)),
            ("B1", .number(-12_345_678), .number(-12_345_678)),
            ("XFD1048576", .number(1e300), .number(1e300)),
            ("B2", .formula("1+6", cached: .number(7)), .number(7)),
            ("A2", .formula("\"<\"&\"&\"", cached: .text("<&")), .text("<&")),
            ("A4", .formula("\"\"", cached: .text("")), nil),
            ("A5", .formula("NA()", cached: .notAvailable), .error("#N/A")),
        ]
        for (address, content, _) in contents { cells.put(content, at: Sample.cell(address)) }
        let found = try read(cells)
        for (address, _, value) in contents {
            #expect(found[Sample.cell(address)] == value, "\(address)")
        }
        #expect(found.count == contents.count { $0.2 != nil })
    }

    @Test(arguments: [
        CellContent.blank, .boolean(true),
        .link(text: "сайт", target: .web("https://demo.example/")),
    ])
    func otherContentsAreRefused(content: CellContent) {
        var cells = PlainCells(style: CellStyle())
        cells.put(content, at: Sample.cell("A1"))
        #expect(throws: WriteError.notPlain(.cell(sheet: "Расчёт", Sample.cell("A1")))) {
            try WorkbookFile.bytes(of: document(cells))
        }
    }

    @Test func aCellTakesOneContentAndTheSheetNoOthers() {
        var cells = PlainCells(style: CellStyle())
        cells.put(.number(1), at: Sample.cell("B7"))
        cells.put(.number(2), at: Sample.cell("B7"))
        #expect(throws: WriteError.notPlain(.cell(sheet: "Расчёт", Sample.cell("B7")))) {
            try WorkbookFile.bytes(of: document(cells))
        }
        var sheet = SheetDocument(name: "Расчёт")
        sheet.plainCells = PlainCells(style: CellStyle())
        sheet.put(.number(1), at: Sample.cell("A1"), CellStyle())
        #expect(throws: WriteError.notPlain(.sheet("Расчёт"))) {
            try WorkbookFile.bytes(of: Sample.document([sheet]))
        }
    }

    @Test func aSheetMayHaveNone() throws {
        #expect(try read(PlainCells(style: CellStyle())).isEmpty)
    }

    @Test func aNumberThatIsNoneIsRefused() {
        var cells = PlainCells(style: CellStyle())
        cells.put(.number(.nan), at: Sample.cell("A1"))
        #expect(throws: WriteError.notFinite(.cell(sheet: "Расчёт", Sample.cell("A1")))) {
            try WorkbookFile.bytes(of: document(cells))
        }
    }
}
