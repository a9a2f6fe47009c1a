import Spreadsheet
import Testing

@testable import WorkbookWriter

/// How texts, formulas, names, days and footers are written.
struct EncodingTests {
    @Test(arguments: [
        ("", ""), ("Школа № 7", "Школа № 7"), ("а\tб\nв", "а\tб\nв"), ("а\rб", "а_x000D_б"),
        ("\u{0}", "_x0000_"), ("\u{FFFE}\u{FFFF}", "_xFFFE__xFFFF_"), ("\u{FFFD}", "\u{FFFD}"),
        ("_x0041_", "_x005F_x0041_"), ("_x00fF_", "_x005F_x00fF_"), ("_x004_", "_x004_"),
        ("_x00G1_", "_x00G1_"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
    ])
    func textsAreWrittenSoThatTheyAreReadBack(text: String, encoded: String) {
        #expect(EncodedText.encoding(text).utf8.elementsEqual(encoded.utf8))
    }

    @Test(arguments: [
        ("SUM(A1:A2)", "SUM(A1:A2)"), ("=A1", "A1"),
        ("IFNA(A1,MAXIFS(B:B,C:C,1))", "_xlfn.IFNA(A1,_xlfn.MAXIFS(B:B,C:C,1))"),
        ("\"IFS(\"&'IFS('!A1", "\"IFS(\"&'IFS('!A1"), ("_xlfn.IFS(A1,1)", "_xlfn.IFS(A1,1)"),
        ("SUMIFS(A:A,B:B,1)", "SUMIFS(A:A,B:B,1)"), ("IFS+1", "IFS+1"),
    ])
    func newFunctionsHaveTheirNameOfTheFile(formula: String, encoded: String) {
        #expect(FormulaText.encoding(formula) == encoded)
    }

    @Test(arguments: [("Лист", "'Лист'"), ("2026", "'2026'"), ("O'Нил", "'O''Нил'")])
    func sheetNamesStandInApostrophes(name: String, quoted: String) {
        #expect(SheetName.quoted(name) == quoted)
    }

    @Test(arguments: [
        ("1900-01-01", 1), ("1900-02-28", 59), ("1900-03-01", 61), ("2025-02-28", 45_716),
        ("9999-12-31", 2_958_465),
    ])
    func daysHaveTheNumbersOfTheFile(day: String, number: Double) throws {
        let date = try #require(CalendarDate(iso: day))
        #expect(ExcelDay.number(of: date) == number)
    }

    @Test(arguments: [
        ("стр. &P", "&C&8&\"Arial,Regular\"стр. &P"),
        ("&L1&R2", "&L&8&\"Arial,Regular\"1&R&8&\"Arial,Regular\"2"),
        ("А && Л", "&C&8&\"Arial,Regular\"А && Л"), ("&&L", "&C&8&\"Arial,Regular\"&&L"),
        ("слева&Rсправа", "&C&8&\"Arial,Regular\"слева&R&8&\"Arial,Regular\"справа"),
    ])
    func everySectionOfAFooterHasItsFont(footer: String, styled: String) {
        #expect(Footer.styled(footer) == styled)
    }

    @Test func aNoteGrowsWithItsText() {
        let short = NoteSize(of: "Да")
        let long = NoteSize(of: String(repeating: "слово ", count: 60))
        #expect(short.width == 96)
        #expect(short.height == 35)
        #expect(long.width == 300)
        #expect(long.height == 155)
        #expect(NoteSize(of: "а\n\nб").height == 65)
        #expect(NoteSize(of: String(repeating: "\n", count: 9000)).height == 1000)
    }
}
