import Spreadsheet
import Testing
import WorkbookReader
import WorkbookWriter

/// What was written is read back: 1 texts, 2 numbers, days, booleans, 3 formulas with results,
/// 4 merges, hidden sheets, comments and properties.
struct RoundTripTests {
    static let texts = [
        "Школа № 7", "=1+1", "+7 391", "-", "@имя", "1", "ИСТИНА", " по краям ", "а\tб\nв",
        "а\r\nб",
        "_x0041_", "_x005F_x0041_", "_x0041_x0042_", "_x004_", "<&>\"'", "а\u{0}б", "\u{1}\u{1F}",
        "\u{FFFE}\u{FFFF}", "\u{FFFD}\u{85}", "e\u{301}é", "😀", "]]>",
        String(repeating: "я", count: 32_767), String(repeating: "😀", count: 16_383),
    ]

    // 1
    @Test(arguments: texts)
    func aTextComesBackCodePointByCodePoint(_ text: String) throws {
        let value = try #require(try readBack(.text(text)).first)
        #expect(!value.isFormula)
        guard case .text(let read) = value.value else {
            Issue.record("not a text: \(value.value)")
            return
        }
        #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    // 1
    @Test func anEmptyTextAndABlankAreNoCells() throws {
        #expect(try readBack(.text("")).isEmpty)
        #expect(try readBack(.blank).isEmpty)
        #expect(try readBack(.link(text: "", target: .web("https://example.org"))).isEmpty)
    }

    // 2
    @Test(arguments: [
        0, -1, 0.5, 0.1, 1234.5678, -1e-300, 1e300, 4_503_599_627_370_497, 999_999_999_999_999,
    ])
    func aNumberOfSixteenDigitsComesBack(_ number: Double) throws {
        #expect(try readBack(.number(number)).map(\.value) == [.number(number)])
    }

    // 2
    @Test func theSeventeenthDigitIsLost() throws {
        #expect(try readBack(.number(0.1 + 0.2)).map(\.value) == [.number(0.3)])
    }

    // 2
    @Test(arguments: ["1900-01-01", "1900-02-28", "1900-03-01", "2024-02-29", "9999-12-31"])
    func aDayComesBack(_ day: String) throws {
        let date = try #require(CalendarDate(iso: day))
        let style = CellStyle().with { $0.numberFormat = "dd.mm.yyyy" }
        let cell = try #require(try readBack(.date(date), style).first)
        #expect(cell.value == .date(DateTime(date: date)))
        #expect(cell.format == "dd.mm.yyyy")
    }

    // 2
    @Test(arguments: [true, false])
    func aBooleanComesBack(_ value: Bool) throws {
        #expect(try readBack(.boolean(value)).map(\.value) == [.boolean(value)])
    }

    // 3
    @Test func aFormulaComesBackWithItsResult() throws {
        let number = try #require(
            try readBack(.formula("SUM(B1:B2)", cached: .number(2.5))).first)
        #expect(number.isFormula)
        #expect(number.value == .number(2.5))
        for text in ["в срок", "_x0041_", "а\u{1}", " край "] {
            let cell = try #require(try readBack(.formula("B1", cached: .text(text))).first)
            #expect(cell.isFormula)
            #expect(cell.value == .text(text))
        }
    }

    // 4
    @Test func structureComesBack() throws {
        let bytes = try WorkbookFile.bytes(of: Sample.everything)
        let contents = try WorkbookReader(bytes: bytes).contents()
        #expect(
            contents.sheets.map(\.name) == ["Раздел 1", "Диаграммы", "Списки", "Списки 2"])
        #expect(
            contents.sheets.map(\.visibility) == [.visible, .visible, .hidden, .hidden])
        #expect(contents.sheets[0].merges == [Sample.range("A1:E1")])
        #expect(contents.sheets[3].cells.count == 12)
        #expect(contents.hasComments)
        #expect(!contents.hasMacros)
        #expect(!contents.hasExternalLinks)
        #expect(
            contents.customProperties == ["template_id": "6.1", "Учреждение": "МБОУ СШ № 7"])
        #expect(contents.sheets.flatMap(\.formulasWithoutResult) == [])
    }

    // 4
    @Test func cellsOfAMergedRangeKeepTheirOwnContentsAndLooks() throws {
        var sheet = Sample.sheet()
        sheet.put(.number(7), over: Sample.range("B2:C3"), CellStyle())
        sheet.put(.text("одна"), over: Sample.range("E5"), CellStyle())
        let bytes = try WorkbookFile.bytes(of: Sample.document([sheet]))
        let read = try WorkbookReader(bytes: bytes).contents().sheets[0]
        #expect(read.merges == [Sample.range("B2:C3")])
        #expect(
            read.cells.map { "\($0.address)" } == ["A1", "B2", "E5"])
        #expect(read.cells[1].value == .number(7))
    }

    private func readBack(_ content: CellContent, _ style: CellStyle = CellStyle()) throws
        -> [SheetContents.Cell]
    {
        var sheet = SheetDocument(name: "Лист")
        sheet.put(content, at: CellAddress(row: 0, column: 0), style)
        let bytes = try WorkbookFile.bytes(of: Sample.document([sheet]))
        return try WorkbookReader(bytes: bytes).contents().sheets[0].cells
    }
}
