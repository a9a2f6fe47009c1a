import Spreadsheet
import TestSupport
import Testing

@testable import WorkbookReader

/// Where programs differ in what they write, a workbook is read as Excel reads it: 1. values in
/// unusual elements; 2. addresses; 3. parts in unusual places; 4. markup of other kinds; 5. formats.
struct DialectTests {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    /// The cells of the first sheet by their addresses.
    private func cells(_ bytes: [UInt8]) throws -> [String: CellValue] {
        let sheet = try #require(try WorkbookReader(bytes: bytes).contents().sheets.first)
        return Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.address)", $0.value) })
    }

    private func cells(_ rows: String, sharedTexts: String? = nil) throws -> [String: CellValue] {
        try cells(WorkbookParts(rows, sharedTexts: sharedTexts).bytes())
    }

    @Test func aValueIsFoundInTheOtherElement() throws {
        let found = try cells(
            """
            <row><c t="inlineStr"><v>1</v><is><t>а</t></is></c><c t="inlineStr"><v>б</v></c>\
            <c t="str"><is><t>в</t></is></c><c><is><t>г</t></is></c><c><v>5</v><is><t>д</t></is></c>\
            <c t="b"><is><t>е</t></is></c><c t="e"><is><t>#N/A</t></is></c><c><v>1</v><v>2</v></c>\
            <c t="inlineStr"><t>ж</t><is><r><t>з</t></r><rPh><t>и</t></rPh><r><t>к</t></r></is></c></row>
            """)
        #expect(
            found == [
                "A1": .text("а"), "B1": .text("б"), "C1": .text("в"), "D1": .text("г"),
                "E1": .number(5), "F1": .text("е"), "G1": .error("#N/A"), "H1": .number(2),
                "I1": .text("зк"),
            ])
    }

    @Test(arguments: [
        ("1", true), ("true", true), ("TRUE", true), (" T", true), ("1.0", true), ("0", false),
        ("false", false), ("FALSE", false), ("нет", false),
    ])
    func aBooleanHasManySpellings(text: String, value: Bool) throws {
        #expect(try cells("<row><c t=\"b\"><v>\(text)</v></c></row>") == ["A1": .boolean(value)])
    }

    @Test func aNumberOfBlanksIsNoCell() throws {
        let found = try cells("<row><c><v> </v></c><c t=\"str\"><v> </v></c></row>")
        #expect(found == ["B1": .text(" ")])
    }

    @Test func aCellInAnotherRowDoesNotMoveItsNeighbours() throws {
        let found = try cells(
            """
            <row r="2"><c r="A9"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>
            """)
        #expect(found == ["A9": .number(1), "B2": .number(2), "A3": .number(3)])
    }

    @Test func whatLiesOutsideOfTheSheetIsLeftOut() throws {
        let found = try cells(
            """
            <row r="1048576"><c r="XFD1048576"><v>1</v></c><c><v>2</v></c></row>\
            <row><c><v>3</v></c></row><row r="9"><c r="XFE9"><v>4</v></c><c r="A1048577"><v>5</v></c>\
            <c r="ZZZZZZZZZZZZZZZZ9"><v>6</v></c><c r="A99999999999999999999"><v>7</v></c></row>\
            <row r="99999999999"><c r="B2"><v>8</v></c><c><v>9</v></c></row>
            """)
        #expect(found == ["XFD1048576": .number(1), "B2": .number(8)])
    }

    @Test func aReferenceThatIsNoneCountsAsMissing() throws {
        let found = try cells(
            "<row><c r=\"A0\"><v>1</v></c><c r=\"B\"><v>2</v></c><c r=\"3\"><v>3</v></c></row>")
        #expect(found == ["A1": .number(1), "B1": .number(2), "C1": .number(3)])
    }

    @Test(arguments: ["sharedStrings", "styles"])
    func aPartThatNobodyRefersToIsFoundBesideTheWorkbook(name: String) throws {
        var parts = WorkbookParts(
            "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>0.5</v></c></row>",
            sharedTexts: "<si><t>да</t></si>",
            styles: "<cellXfs><xf/><xf numFmtId=\"20\"/></cellXfs>"
        ).builder()
        for index in parts.parts.indices
        where parts.parts[index].name.hasSuffix("workbook.xml.rels") {
            let links = String(decoding: parts.parts[index].bytes, as: UTF8.self)
            parts.parts[index].bytes = Array(
                links.replacing("\(name).xml", with: "absent.xml").utf8)
        }
        #expect(
            try cells(parts.bytes()) == ["A1": .text("да"), "B1": .time(milliseconds: 43_200_000)])
    }

    @Test(arguments: [
        ("sheet%201.xml", "xl/worksheets/sheet 1.xml"),
        ("sheet 1.xml", "xl/worksheets/sheet%201.xml"),
        ("%D0%BB.xml", "xl/worksheets/л.xml"), ("50%.xml", "xl/worksheets/50%.xml"),
    ])
    func aPathIsFoundInEitherSpelling(target: String, entry: String) throws {
        var builder = WorkbookParts("<row><c><v>1</v></c></row>").builder()
        for index in builder.parts.indices {
            if builder.parts[index].name == "xl/worksheets/sheet1.xml" {
                builder.parts[index].name = entry
            }
            let content = String(decoding: builder.parts[index].bytes, as: UTF8.self)
            builder.parts[index].bytes = Array(
                content.replacing("worksheets/sheet1.xml", with: "worksheets/\(target)").utf8)
        }
        #expect(try cells(builder.bytes()) == ["A1": .number(1)])
    }

    @Test func aTabThatIsNoWorksheetHasNoCells() throws {
        var builder = WorkbookParts("<row/>", "<row><c><v>1</v></c></row>").builder()
        builder.parts[4].bytes = Array("<chartsheet xmlns=\"\(Self.main)\"/>".utf8)
        let sheets = try WorkbookReader(bytes: builder.bytes()).contents().sheets
        #expect(sheets.map(\.cells.count) == [0, 1])
        builder.parts[4].bytes = Array("<other xmlns=\"\(Self.main)\"/>".utf8)
        #expect(
            throws: WorkbookError(
                .damaged(.content),
                at: .init(part: "xl/worksheets/sheet1.xml", sheet: "Лист1"))
        ) { try WorkbookReader(bytes: builder.bytes()).contents() }
    }

    @Test func aSheetIsKnownByAnIdentifierWithoutPrefix() throws {
        var builder = WorkbookParts("<row><c><v>1</v></c></row>").builder()
        builder.parts[2].bytes = Array(
            String(decoding: builder.parts[2].bytes, as: UTF8.self)
                .replacing("r:id=", with: "id=").utf8)
        #expect(try cells(builder.bytes()) == ["A1": .number(1)])
    }

    @Test func ofAlternativesTheOneThatIsUnderstoodIsRead() throws {
        func group(_ choice: String, _ content: String, _ fallback: String) -> String {
            """
            <mc:AlternateContent xmlns:mc="\(Self.compatibility)" xmlns:m="\(Self.main)">\
            <mc:Choice Requires="\(choice)">\(content)</mc:Choice>\
            <mc:Choice Requires="m">\(content)</mc:Choice><mc:Fallback>\(fallback)</mc:Fallback>\
            </mc:AlternateContent>
            """
        }
        let rows = group(
            "x14", "<row><c t=\"s\"><v>0</v></c></row>", "<row><c><v>2</v></c></row>")
        let texts = "<si>" + group("m", "<t>да</t>", "<t>нет</t>") + "</si>"
        #expect(try cells(rows, sharedTexts: texts) == ["A1": .text("да")])
    }

    @Test func lineEndsOfLiteralTextAreMadeOne() throws {
        let found = try cells(
            "<row><c t=\"str\"><v><![CDATA[а\r\nб\rв\n]]>\r\nг<![CDATA[\r]]></v></c></row>")
        #expect(found == ["A1": .text("а\nб\nв\n\nг\n")])
    }

    @Test(arguments: ["ISO-8859-1", "us-ascii", "UTF-8"])
    func encodingsThatTheParserKnowsAreRead(name: String) throws {
        var builder = WorkbookParts("<row><c><v>1</v></c></row>").builder()
        builder.parts[4].bytes =
            Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>".utf8) + builder.parts[4].bytes
        #expect(try cells(builder.bytes()) == ["A1": .number(1)])
    }

    @Test(arguments: [
        "#,##0 \"EUR\"", "0 g", "0 Kg", "GBP 0", "0E0", "0.0 e", "e", "gg", "b", "[$€-409]0 e",
    ])
    func lettersOfOtherLanguagesAreNoDates(code: String) {
        #expect(NumberFormat(code: code).kind == .number)
    }

    @Test(arguments: [
        "[$-411]ge.m.d", "[$-41E]b", "[$-ja-JP-x-gannen]gggee", "[DBNum1][$-804]e", "e年",
        "[$-1030411]ggge",
    ])
    func lettersOfErasAreDatesInTheEast(code: String) {
        #expect(NumberFormat(code: code).kind == .date)
    }

    @Test(arguments: [
        ("2026-06-15T10:00:00+05:00", "2026-06-15T10:00:00"),
        ("2026-06-15z", "2026-06-15T00:00:00"),
        ("2026-06-15T24:00:00", "2026-06-16T00:00:00"),
        (" 2026-06-15t01:02Z", "2026-06-15T01:02:00"),
    ])
    func datesOfTheStandardHaveManySpellings(text: String, date: String) throws {
        let book = try WorkbookReader(
            bytes: WorkbookParts("<row><c t=\"d\"><v>\(text)</v></c></row>").bytes())
        let sheet = try #require(book.sheets.first)
        let line = String(decoding: try book.canonicalLines(of: sheet), as: UTF8.self)
        #expect(line.contains("\"type\":\"d\",\"value\":\"\(date)\""))
    }

    @Test(arguments: [
        "P", "PT", "-P", "P1", "PT1D", "P1H", "2026-13-01", "25:00", "PT.S", "T", "",
        "P-99999999999999999999D", "P99999999999999999999D", "9999-12-31T24:00", "P--1D",
    ])
    func whatIsNoDateStaysText(text: String) {
        #expect(ISODate.parse(Array(text.utf8)) == nil)
    }

    @Test func aSerialThatRoundsIntoTheYear10000IsANumber() {
        #expect(Serial.moment(2_958_465.999_999_999_5, is1904: false) == nil)
    }

    @Test(arguments: [
        ("[1]Лист!A1", true), ("'[Свод 2025.xlsx]Лист 1'!A1", true),
        ("'C:\\п\\[книга.xls]Л'!A1", true),
        ("SUM(A1,[2]!Имя)", true), ("T[2020]", false), ("T[[2019],[2020]]", false),
        ("\"[1]\"&A1", false),
        ("T[['[1]]]+1", false), ("[", false), ("[]A1", false), ("T[2020]+[3]Л!A1", true),
        ("+[+[1]A!A1", true),
    ])
    func referencesToOtherWorkbooksAreFound(formula: String, isExternal: Bool) {
        #expect(ExternalReference.occurs(in: Array(formula.utf8)) == isExternal)
    }
}
