import Spreadsheet
import TestSupport
import Testing

@testable import WorkbookReader

/// 1. A cell is read by its type. 2. Text is joined, decoded, and phonetic runs are left out.
/// 3. A missing address follows the neighbour. 4. The last of two equal addresses counts.
/// 5. A formula gives its saved result.
struct CellValueTests {
    /// Reads the first sheet of a workbook and gives its cells by address.
    private func cells(_ parts: WorkbookParts) throws -> [String: CellValue] {
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        return Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.address)", $0.value) })
    }

    @Test func theTypeSaysWhatACellIs() throws {
        let found = try cells(
            WorkbookParts(
                """
                <row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="s"><v>0</v></c>\
                <c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#DIV/0!</v></c>\
                <c r="E1" t="str"><f>A1</f><v>да</v></c><c r="F1" t="d"><v>2026-06-15</v></c>\
                <c r="G1" t="inlineStr"><is><t>строка</t></is></c><c r="H1" s="0"/>\
                <c r="I1"><v>-1.5E-3</v></c></row>
                """, sharedTexts: "<si><t>общий</t></si>"))
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 15))
        #expect(
            found == [
                "A1": .number(12.5), "B1": .text("общий"), "C1": .boolean(true),
                "D1": .error("#DIV/0!"), "E1": .text("да"), "F1": .date(DateTime(date: day)),
                "G1": .text("строка"), "I1": .number(-0.0015),
            ])
    }

    @Test func runsAreJoinedAndPhoneticTextIsLeftOut() throws {
        let texts = """
            <si><r><t>а</t></r><r><t xml:space="preserve"> б</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>\
            <si/><si><t>_x0041_&amp;_x005F_x0042__xD83D__xDE00_</t></si><si><t></t></si>
            """
        let found = try cells(
            WorkbookParts(
                """
                <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>\
                <c t="s"><v>3</v></c><c t="s"><v>99</v></c><c t="s"/></row>
                """, sharedTexts: texts))
        #expect(found == ["A1": .text("а б"), "C1": .text("A&_x0042_😀")])
    }

    @Test func aMissingAddressFollowsTheNeighbour() throws {
        let found = try cells(
            WorkbookParts(
                """
                <row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c>\
                <c r="D5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>
                """))
        #expect(
            found == [
                "A1": .number(1), "B1": .number(2), "A5": .number(3), "D5": .number(4),
                "E5": .number(5), "A6": .number(6),
            ])
    }

    @Test func rowsOutOfOrderAreSortedAndTheLastOfTwinsCounts() throws {
        let parts = WorkbookParts(
            """
            <row r="9"><c r="B9"><v>1</v></c><c r="A9"><v>2</v></c></row>\
            <row r="2"><c r="A2"><v>3</v></c></row><row r="9"><c r="B9"><v>4</v></c></row>
            """)
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        #expect(sheet.cells.map { "\($0.address)" } == ["A2", "A9", "B9"])
        #expect(sheet.cells.map(\.value) == [.number(3), .number(2), .number(4)])
    }

    @Test func aFormulaIsKnownAndOneWithoutResultIsNamed() throws {
        let parts = WorkbookParts(
            """
            <row r="1"><c r="A1"><f>B1*2</f><v>4</v></c><c r="B1"><f>1+1</f></c>\
            <c r="C1"><f>[1]Лист1!A1</f><v>7</v></c><c r="D1" t="str"><f>""</f><v></v></c>\
            <c r="E1"><f t="shared" si="3">'[2]Мой лист'!A1</f><v>1</v></c>\
            <c r="E2"><f t="shared" si="3"/><v>2</v></c><c r="F2"><f>T[2020]&amp;"[1]"</f><v>3</v></c></row>
            """)
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        #expect(sheet.cells.allSatisfy { $0.isFormula })
        #expect(sheet.formulasWithoutResult == [CellAddress(row: 0, column: 1)])
        #expect(sheet.externalFormulas.map { "\($0)" } == ["C1", "E1", "E2"])
    }

    @Test func aTextThatClaimsToBeANumberIsKeptAsText() throws {
        #expect(
            try cells(WorkbookParts("<row><c><v>12abc</v></c><c><v> 7 </v></c></row>"))
                == ["A1": .text("12abc"), "B1": .number(7)])
    }
}
