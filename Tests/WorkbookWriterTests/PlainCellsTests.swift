import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

@testable import WorkbookWriter

/// Cells that this module writes itself, and formulas that several of them have in common.
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

    // MARK: Formulas in common

    private func shared(_ formulas: [String: String]) -> [String: String] {
        let prepared = formulas.map { (Sample.cell($0.key), PreparedFormula($0.value)) }
        let shared = PreparedFormula.sharing(Dictionary(uniqueKeysWithValues: prepared))
        return Dictionary(
            uniqueKeysWithValues: shared.map {
                ("\($0.key)", String(decoding: $0.value.element ?? [], as: UTF8.self))
            })
    }

    @Test func whatCellsBelowEachOtherCalculateAlikeIsWrittenOnce() {
        let found = shared([
            "C3": "IF(B3<$A$1,\"B3\",LOG10(B$1))", "C4": "IF(B4<$A$1,\"B3\",LOG10(B$1))",
            "C5": "IF(B5<$A$1,\"B3\",LOG10(B$1))", "C6": "IF(B6<$A$1,\"B6\",LOG10(B$1))",
            "C8": "IF(B8<$A$1,\"B6\",LOG10(B$1))", "D3": "IF(C3<$A$1,\"B3\",LOG10(B$1))",
        ])
        #expect(
            found["C3"]
                == "<f t=\"shared\" si=\"0\" ref=\"C3:C5\">IF(B3&lt;$A$1,\"B3\",LOG10(B$1))</f>")
        #expect(found["C4"] == "<f t=\"shared\" si=\"0\"/>")
        #expect(found["C5"] == "<f t=\"shared\" si=\"0\"/>")
        // A text differs, a row lies between, the column is another one.
        for alone in ["C6", "C8", "D3"] {
            #expect(found[alone]?.hasPrefix("<f>IF(") == true, "\(alone)")
        }
    }

    @Test(arguments: [
        ("Лист!A1+1", "Лист!A2+1"), ("'5_Программы'!B8&\"\"", "'5_Программы'!B9&\"\""),
        ("SUM(1:1)", "SUM(1:1)"), ("SUM(A:A)", "SUM(A:A)"), ("#REF!+1", "#REF!+1"),
        ("A1+1", "A1+1"), ("A$1+B1", "A$2+B2"), ("SUM(A1:A9)", "SUM(A2:A9)"),
    ])
    func theseHaveNothingInCommon(one: String, next: String) {
        let found = shared(["F1": one, "F2": next])
        #expect(found.values.allSatisfy { $0.hasPrefix("<f>") })
    }

    @Test(arguments: [
        ("A1+1", "A2+1"), ("$A1&A$1", "$A2&A$1"), ("SUM(A1:B9)", "SUM(A2:B10)"), ("1E+99", "1E+99"),
        ("LOOKUP(2,1/(Список_а=B1),Список_а)", "LOOKUP(2,1/(Список_а=B2),Список_а)"),
        ("SUMPRODUCT(MID(A1,{1,2},1)*{3,4})", "SUMPRODUCT(MID(A2,{1,2},1)*{3,4})"),
    ])
    func theseAreTheSame(one: String, next: String) {
        #expect(shared(["F1": one, "F2": next])["F2"] == "<f t=\"shared\" si=\"0\"/>")
    }
}
