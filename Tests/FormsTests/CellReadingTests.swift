import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

/// A cell, what is read from it and what is said of it; the codes are those of the failure modes.
struct CellCase: CustomTestStringConvertible, Sendable {
    var text: String
    var value: FormValue?
    var facts: [Fact]
    var testDescription: String { text.isEmpty ? "nothing" : text }

    init(_ text: String, _ value: FormValue?, _ facts: Fact...) {
        self.text = text
        self.value = value
        self.facts = facts
    }

    static func day(_ text: String) -> CalendarDate {
        CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
    }

    /// The case with the value in the cell `key` of an otherwise faultless file.
    func check(at key: ValueKey) {
        let reading = ImportFixture(key, text).reading
        #expect(reading.submission.entries[key]?.value == value)
        #expect(reading.findings.map(\.fact) == facts)
        #expect(reading.findings.allSatisfy { $0.place.row == key.row })
    }
}

struct CellReadingTests {
    static let wholeNumbers: [CellCase] = [
        CellCase("5", .number(5)),
        CellCase("3.0000000000000004", .number(3)),
        CellCase("'12", .number(12), .numberAsText(found: "12", read: 12)),
        CellCase("'1\u{A0}234", .number(1234), .numberAsText(found: "1\u{A0}234", read: 1234)),
        CellCase("'1\u{2009}234 ", .number(1234), .numberAsText(found: "1\u{2009}234", read: 1234)),
        CellCase("''7", .number(7), .numberAsText(found: "'7", read: 7)),
        CellCase("'3,0", .number(3), .numberAsText(found: "3,0", read: 3)),
        CellCase("'12.", .number(12), .numberAsText(found: "12.", read: 12)),
        CellCase("12 чел.", nil, .notANumber(found: "12 чел.")),
        CellCase("5 (пять)", nil, .notANumber(found: "5 (пять)")),
        CellCase("около 10", nil, .notANumber(found: "около 10")),
        CellCase("'10-12", nil, .notANumber(found: "10-12")),
        CellCase(">5", nil, .notANumber(found: ">5")),
        CellCase("5%", nil, .notANumber(found: "5%")),
        CellCase("0.05[0%]", nil, .notANumber(found: "5%")),
        CellCase("-", nil, .dashForZero(found: "-")),
        CellCase("—", nil, .dashForZero(found: "—")),
        CellCase("Нет", nil, .dashForZero(found: "Нет")),
        CellCase("н/д", nil, .dashForZero(found: "н/д")),
        CellCase("x", nil, .dashForZero(found: "x")),
        CellCase("х", nil, .dashForZero(found: "х")),
        CellCase("3.5", nil, .notWhole(found: "3,5")),
        CellCase("'3,5", nil, .notWhole(found: "3,5")),
        CellCase("0.5", nil, .notWhole(found: "0,5")),
        CellCase("'1.234", nil, .ambiguousNumber(found: "1.234")),
        CellCase("'1,234", nil, .ambiguousNumber(found: "1,234")),
        CellCase("'12 34", nil, .ambiguousNumber(found: "12 34")),
        CellCase("'0,125", nil, .notWhole(found: "0,125")),
        CellCase("@2026-03-01", nil, .dateForNumber(found: "01.03.2026")),
        CellCase("'01.03.2026", nil, .dateForNumber(found: "01.03.2026")),
        CellCase("#DIV/0!", nil, .spreadsheetError(found: "#ДЕЛ/0!")),
        CellCase("#REF!", nil, .spreadsheetError(found: "#ССЫЛКА!")),
        CellCase("-1", .number(-1), .outOfBounds(found: "-1", lowest: "0", highest: "5000")),
        CellCase("5001", .number(5001), .outOfBounds(found: "5001", lowest: "0", highest: "5000")),
        CellCase(
            "'−2", .number(-2), .numberAsText(found: "−2", read: -2),
            .outOfBounds(found: "−2", lowest: "0", highest: "5000")),
        CellCase("", nil),
        CellCase("'\u{A0}\u{2009}", nil),
    ]

    @Test(arguments: wholeNumbers)
    func aWholeNumberIsReadOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(303))
    }

    @Test(arguments: [
        CellCase("8.4", .number(8.4)),
        CellCase("8.4000000000000004", .number(8.4)),
        CellCase("8.25", .number(8.3)),
        CellCase("=7.333333333333333", .number(7.3)),
        CellCase("10", .number(10)),
        CellCase("'8,4", .number(8.4), .numberAsText(found: "8,4", read: 8.4)),
        CellCase("'8.4", .number(8.4), .numberAsText(found: "8.4", read: 8.4)),
        CellCase("'1.234", nil, .ambiguousNumber(found: "1.234")),
        CellCase("10.5", .number(10.5), .outOfBounds(found: "10,5", lowest: "0", highest: "10")),
        CellCase("@2026-04-08", nil, .dateForNumber(found: "08.04.2026")),
        CellCase("8 баллов", nil, .notANumber(found: "8 баллов")),
        CellCase("нет", nil, .dashForZero(found: "нет")),
    ])
    func aNumberWithDecimalsIsReadOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(302, 5))
    }

    @Test(arguments: [
        CellCase("45", .number(45)),
        CellCase("0.45[0%]", .number(45), .percentRead(found: "45%", read: 45)),
        CellCase("0.07[0.00%]", .number(7), .percentRead(found: "7%", read: 7)),
        CellCase("45%", .number(45), .percentRead(found: "45%", read: 45)),
        CellCase("0.45", nil, .notWhole(found: "0,45")),
        CellCase("'0,45", nil, .notWhole(found: "0,45")),
        CellCase("101", .number(101), .outOfBounds(found: "101", lowest: "0", highest: "100")),
        CellCase("'100", .number(100), .numberAsText(found: "100", read: 100)),
    ])
    func aPercentageIsReadOrRefused(_ example: CellCase) {
        var fixture = ImportFixture()
        fixture.workbook.sheets[3].cells.removeAll { $0.address == CellAddress("E4") }
        if let cell = CellAddress("E4").flatMap({ SheetContents.Cell(example.text, at: $0) }) {
            fixture.workbook.sheets[3].cells.append(cell)
            fixture.workbook.sheets[3].cells.sort { $0.address < $1.address }
        }
        #expect(
            fixture.reading.submission.registers[5]?[0].entries[515]?.value == example.value)
        #expect(fixture.facts == example.facts)
        let place = Finding.Place(
            sheet: "5_Программы", cell: CellAddress("E4"), column: 515, ordinal: 1)
        #expect(fixture.findings.allSatisfy { $0.place == place })
    }

    static let readableDates = [
        "'15.06.2025", "'15.06.25", "'15.6.2025 г.", "'15.06.2025г", "'15/06/2025", "'15-06-2025",
        "'2025-06-15", "'2025-06-15T00:00:00", "15 июня 2025 г.", "«15» июня 2025 года",
        "15 ИЮНЯ 2025", "15 июн. 2025", "15 июня 2025\u{A0}г.", "45823",
    ]

    @Test(arguments: readableDates)
    func aDayWrittenOtherwiseIsReadWithANotice(_ text: String) {
        let day = CellCase.day("2025-06-15")
        let fixture = ImportFixture(ValueKey(202, 4), text)
        #expect(fixture.reading.submission[202, 4] == .date(day))
        #expect(fixture.findings.map(\.fact.code) == ["C08"])
        #expect(fixture.findings.map(\.severity) == [.notice])
    }

    @Test(arguments: [
        CellCase("@2025-06-15", .date(CellCase.day("2025-06-15"))),
        CellCase("2025", nil, .notADate(found: "2025")),
        CellCase("'2025", nil, .notADate(found: "2025")),
        CellCase("июнь 2025", nil, .notADate(found: "июнь 2025")),
        CellCase("'31.06.2025", nil, .notADate(found: "31.06.2025")),
        CellCase("'06/15/2025", nil, .notADate(found: "06/15/2025")),
        CellCase("'15.06.99", nil, .notADate(found: "15.06.99")),
        CellCase("@1925-06-15", nil, .notADate(found: "15.06.1925")),
        CellCase("@2205-06-15", nil, .notADate(found: "15.06.2205")),
        CellCase("45823.5", nil, .notADate(found: "45823,5")),
        CellCase("до 15.06.2025", nil, .notADate(found: "до 15.06.2025")),
        CellCase("#N/A", nil, .spreadsheetError(found: "#Н/Д")),
        CellCase("-", nil),
        CellCase("х", nil),
    ])
    func aDayIsReadOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(202, 4))
    }

    static let kinds = "школа; гимназия; лицей; детский сад; образовательный комплекс"

    @Test(arguments: [
        CellCase("гимназия", .text("гимназия")),
        CellCase(" ГИМНАЗИЯ. ", .text("гимназия")),
        CellCase("Детский  сад", .text("детский сад")),
        CellCase("'детский\u{A0}сад", .text("детский сад")),
        CellCase(
            "oбpaзoвaтeльный кoмплeкc", .text("образовательный комплекс"),
            .lettersPutRight(
                found: "oбpaзoвaтeльный кoмплeкc", read: "образовательный комплекс")),
        CellCase("техникум", nil, .notInList(found: "техникум", list: kinds)),
        CellCase("5", nil, .notInList(found: "5", list: kinds)),
        CellCase("х", nil),
    ])
    func aChoiceIsMatchedToTheListOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(105))
    }

    @Test(arguments: [
        CellCase("1", .text("1 (срок 15 июня)")),
        CellCase("'2", .text("2 (срок 15 декабря)")),
        CellCase("2 (СРОК 15 декабря)", .text("2 (срок 15 декабря)")),
        CellCase(
            "3", nil,
            .notInList(found: "3", list: "1 (срок 15 июня); 2 (срок 15 декабря)")),
    ])
    func aChoiceMayBeNamedByTheNumberItBeginsWith(_ example: CellCase) {
        example.check(at: ValueKey(107))
    }

    @Test func quotesDashesAndЁDoNotMatterInAChoice() {
        for (typed, value) in [
            ("Традиционное (\"один на один\")", "Традиционное («один на один»)"),
            ("традиционное (“один  на  один”)", "Традиционное («один на один»)"),
            ("учеба в группе", "Учёба в группе"),
        ] {
            var fixture = ImportFixture()
            fixture.workbook.sheets[3]["C4"] = .text(typed)
            #expect(
                fixture.reading.submission.registers[5]?[0].entries[503]?.value == .text(value))
            #expect(fixture.findings.isEmpty)
        }
    }

    @Test(arguments: [
        CellCase("12", .text("12")),
        CellCase("12[0000]", .text("0012")),
        CellCase("12.5", .text("12,5"), .textFromNumber(found: "12,5", read: "12,5")),
        CellCase(
            "@2025-04-12", .text("12.04.2025"),
            .textFromNumber(found: "12.04.2025", read: "12.04.2025")),
        CellCase(" № 12/1-п ", .text("№ 12/1-п")),
        CellCase("'01", .text("01")),
        CellCase("'первая¶вторая", .text("первая\nвторая")),
        CellCase("#NAME?", nil, .spreadsheetError(found: "#ИМЯ?")),
        CellCase("-", nil),
    ])
    func aTextIsTakenAsItIsShown(_ example: CellCase) {
        example.check(at: ValueKey(202, 5))
    }

    @Test func aTextThatIsTooLongIsCutWithAWarning() {
        let fixture = ImportFixture(ValueKey(101), String(repeating: "я", count: 21))
        #expect(fixture.reading.submission[101] == .text(String(repeating: "я", count: 20)))
        #expect(fixture.facts == [.textTooLong(limit: 20)])
        #expect(fixture.findings.map(\.severity) == [.warning])
    }

    @Test func aBooleanInATextCellIsTakenAsItIsShown() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[1]["E7"] = .boolean(true)
        #expect(fixture.reading.submission[202, 5] == .text("ИСТИНА"))
        #expect(fixture.findings.map(\.fact.code) == ["C12"])
    }

    @Test(arguments: [
        CellCase("http://школа1.рф/наставничество", .text("http://школа1.рф/наставничество")),
        CellCase("HTTPS://sh1.ru", .text("HTTPS://sh1.ru")),
        CellCase("school.ru/page?id=1", .text("school.ru/page?id=1")),
        CellCase(
            "sh1-krasnoyarsk-r04.gosweb.gosuslugi.ru",
            .text("sh1-krasnoyarsk-r04.gosweb.gosuslugi.ru")),
        CellCase("https://sh1.ru/a¶https://sh1.ru/b", .text("https://sh1.ru/a")),
        CellCase(
            "C:\\Users\\Директор\\приказ.pdf", nil,
            .notAWebAddress(found: "C:\\Users\\Директор\\приказ.pdf")),
        CellCase("file:///D:/a.pdf", nil, .notAWebAddress(found: "file:///D:/a.pdf")),
        CellCase("\\\\server\\docs", nil, .notAWebAddress(found: "\\\\server\\docs")),
        CellCase("приказ.docx", nil, .notAWebAddress(found: "приказ.docx")),
        CellCase("на сайте", nil, .notAWebAddress(found: "на сайте")),
        CellCase("mail@school.ru", nil, .notAWebAddress(found: "mail@school.ru")),
        CellCase("https://", nil, .notAWebAddress(found: "https://")),
        CellCase("12", nil, .notAWebAddress(found: "12")),
        CellCase("—", nil),
    ])
    func anAddressIsTakenOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(202, 6))
    }

    @Test(arguments: [
        CellCase("12345673", .text("0012345673")),
        CellCase("'0012345673", .text("0012345673")),
        CellCase("'00 1234 5673\u{A0}", .text("0012345673")),
        CellCase("'12345673", nil, .wrongINN(found: "12345673")),
        CellCase("'0012345674", nil, .wrongINN(found: "0012345674")),
        CellCase("'0000000000", nil, .wrongINN(found: "0000000000")),
        CellCase("2463012345671", nil, .wrongINN(found: "2463012345671")),
        CellCase("ИНН 0012345673", nil, .wrongINN(found: "ИНН 0012345673")),
    ])
    func aTaxpayerNumberIsTakenOrRefused(_ example: CellCase) {
        example.check(at: ValueKey(103))
    }

    @Test func whatTheUserSeesIsKeptBesideTheValue() {
        let typed = { (key: ValueKey, cell: String) in
            ImportFixture(key, cell).reading.submission.entries[key]?.typed
        }
        #expect(typed(ValueKey(303), "12.50") == "12,5")
        #expect(typed(ValueKey(303), "20.100000000000001") == "20,1")
        #expect(typed(ValueKey(303), "12 чел.") == "12 чел.")
        #expect(typed(ValueKey(202, 4), "@2025-09-01") == "01.09.2025")
        #expect(typed(ValueKey(105), " ШКОЛА") == "ШКОЛА")
    }
}
