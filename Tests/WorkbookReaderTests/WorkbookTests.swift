import Spreadsheet
import TestSupport
import Testing

@testable import WorkbookReader

/// 1. Parts are found by their relationships. 2. Formats and the date system apply. 3. What stands
/// beside the cells is reported. 4. Strict and prefixed books are read alike.
struct WorkbookTests {
    @Test func theWorkbookIsFoundWhereverItIs() throws {
        let links = "http://schemas.openxmlformats.org/package/2006/relationships"
        let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        let builder = ZipBuilder([
            .init(
                "_rels\\.rels",
                """
                <p:Relationships xmlns:p="\(links)"><p:Relationship Id="a" \
                Type="\(office)/officeDocument" Target="/other/book2.xml"/></p:Relationships>
                """),
            .init(
                "other/book2.xml",
                """
                <x:workbook xmlns:x="\(main)" xmlns:rel="\(office)"><x:sheets>\
                <x:sheet name="А &amp; Б &lt;1&gt;" id="no" rel:id="s1" state="veryHidden"/>\
                <x:sheet name="График" rel:id="s2"/></x:sheets></x:workbook>
                """),
            .init(
                "other/_RELS/Book2.xml.rels",
                """
                <Relationships xmlns="\(links)"><Relationship Id="s1" Type="\(office)/worksheet" \
                Target="../sheets/./One.xml"/><Relationship Id="s2" Type="\(office)/chartsheet" \
                Target="c.xml"/><Relationship Id="t" Type="\(office)/sharedStrings" \
                Target="/xl/sharedstrings.xml"/></Relationships>
                """),
            .init("XL/SharedStrings.xml", "<sst xmlns=\"\(main)\"><si><t>да</t></si></sst>"),
            .init(
                "sheets\\one.xml",
                """
                <x:worksheet xmlns:x="\(main)"><x:sheetData><x:row r="3"><x:c r="C3" t="s"><x:v>0</x:v>\
                </x:c></x:row></x:sheetData></x:worksheet>
                """),
        ])
        let sheets = try WorkbookReader(bytes: builder.bytes()).contents().sheets
        #expect(sheets.map(\.name) == ["А & Б <1>"])
        #expect(sheets.first?.visibility == .veryHidden)
        let address = CellAddress(row: 2, column: 2)
        #expect(sheets.first?.cells == [.init(address: address, value: .text("да"))])
    }

    @Test(arguments: [("", 46_188), ("date1904=\"1\"", 44_726)])
    func formatsMakeDatesInEitherSystem(properties: String, serial: Int) throws {
        let parts = WorkbookParts(
            """
            <row><c s="1"><v>\(serial)</v></c><c s="2"><v>0.5</v></c><c s="3"><v>1.5</v></c>\
            <c s="0"><v>\(serial)</v></c><c s="4"><v>0.45</v></c><c s="77"><v>1</v></c></row>
            """,
            styles: """
                <numFmts><numFmt numFmtId="14" formatCode="0.0%"/><numFmt numFmtId="164" \
                formatCode="dd.mm.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>\
                <cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/>\
                <xf numFmtId="14"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>
                """, properties: properties)
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 15))
        #expect(
            sheet.cells.map(\.value) == [
                .date(DateTime(date: day)), .time(milliseconds: 43_200_000),
                .duration(milliseconds: 129_600_000), .number(Double(serial)), .number(0.45),
                .number(1),
            ])
        #expect(sheet.cells.map(\.format) == ["dd.mm.yyyy", "h:mm", "[h]:mm:ss", nil, "0.0%", nil])
    }

    @Test func whatStandsBesideTheCellsIsReported() throws {
        var parts = WorkbookParts(
            """
            <row r="2" hidden="1"/><row r="4" hidden="true"><c r="A4"><v>1</v></c></row>\
            <row r="5" hidden="0"/>
            """, afterCells: "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>")
        parts.customProperties = """
            <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="template">\
            <vt:lpwstr>M-6.1 &amp; 2</vt:lpwstr></property><property name="n"><vt:i4>7</vt:i4></property>
            """
        parts.others = [.init("xl/comments1.xml", "<comments/>"), .init("xl/vbaProject.bin", "x")]
        let book = try WorkbookReader(bytes: parts.bytes(), limits: .form).contents()
        #expect(book.sheets.first?.hiddenRows == [1, 3])
        #expect(book.sheets.first?.merges.map { "\($0)" } == ["A1:C2"])
        #expect(book.customProperties == ["template": "M-6.1 & 2", "n": "7"])
        #expect(book.hasComments && book.hasMacros && !book.hasExternalLinks)
    }

    @Test(
        "3: merged cells are found wherever they stand behind the cells",
        arguments: [
            "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells><pageMargins left=\"1\"/>",
            "<dataValidations/><mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>",
            "<mergeCells><mergeCell ref=\"C2:A1\"/></mergeCells><!-- </mergeCells> -->",
            "<!--</mergeCells>--><mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>",
        ])
    func mergesBehindTheCells(_ tail: String) throws {
        let parts = WorkbookParts(
            "<!-- </sheetData> --><row><c><v>1</v></c></row>", afterCells: tail)
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        #expect(sheet.cells.map(\.value) == [.number(1)])
        #expect(sheet.merges.map { "\($0)" } == ["A1:C2"])
    }

    @Test func ofAlternativesTheFallbackIsRead() throws {
        let space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        let parts = WorkbookParts(
            """
            <mc:AlternateContent xmlns:mc="\(space)"><mc:Choice Requires="x15"><row><c><v>1</v></c></row>\
            </mc:Choice><mc:Fallback><row><c><v>2</v></c></row></mc:Fallback></mc:AlternateContent>
            """)
        let sheet = try #require(try WorkbookReader(bytes: parts.bytes()).contents().sheets.first)
        #expect(sheet.cells.map(\.value) == [.number(2)])
    }

    @Test func aWorkbookWithoutItsRelationshipsIsDamaged() {
        var builder = WorkbookParts("<row/>").builder()
        builder.parts.removeAll { $0.name == "xl/_rels/workbook.xml.rels" }
        #expect(
            throws: WorkbookError(
                .damaged(.missing), at: .init(part: "xl/_rels/workbook.xml.rels"))
        ) {
            _ = try WorkbookReader(bytes: builder.bytes())
        }
    }

    @Test func cellsStreamWithTheirTextsInPlace() throws {
        let rows = (1...20_000).map { row in
            "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"inlineStr\"><is><t>т\(row)</t></is></c><c t=\"s\"><v>0</v></c></row>"
        }
        let parts = WorkbookParts(rows.joined(), sharedTexts: "<si><t>общий</t></si>")
        let book = try WorkbookReader(bytes: parts.bytes())
        let sheet = try book.sheet(named: "Лист1")
        var count = 0
        try book.forEachCell(in: sheet) { cell in
            let expected = count % 2 == 0 ? "т\(count / 2 + 1)" : "общий"
            if cell.text == expected, cell.address.row == count / 2 { count += 1 }
            let size = cell.withText { $0.count }
            #expect(size == expected.utf8.count)
        }
        #expect(count == 40_000)
    }

    @Test(arguments: [-1, 0, 1, 511, 513, 4097, .max])
    func piecesHaveASoundSizeWhateverIsAskedFor(size: Int) throws {
        var limits = Limits.form
        (limits.pieceSize, limits.wholeSize) = (size, 0)
        #expect((512...1 << 30).contains(limits.soundPieceSize))
        #expect(limits.soundPieceSize.isMultiple(of: 2))
        let rows = (1...300).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }
        let book = try WorkbookReader(bytes: WorkbookParts(rows.joined()).bytes(), limits: limits)
        let cells = try #require(try book.contents().sheets.first).cells
        #expect(cells.map(\.value) == (1...300).map { .number(Double($0)) })
    }

    @Test func canonicalLinesNameEveryAddressOnce() throws {
        let parts = WorkbookParts(
            """
            <row r="1"><c r="AB1" t="str"><v>"а"\\&#9;_x0001_</v></c><c r="A1"><v>1</v></c></row>\
            <row r="1"><c r="A1" s="1"><v>60</v></c><c r="B1"><v>0.1</v></c></row>
            """, styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>")
        let book = try WorkbookReader(bytes: parts.bytes())
        let sheet = try #require(book.sheets.first)
        let lines = String(decoding: try book.canonicalLines(of: sheet), as: UTF8.self)
        #expect(
            lines == #"""
                {"sheet":"Лист1","ref":"AB1","type":"s","value":"\"а\"\\\t\u0001"}
                {"sheet":"Лист1","ref":"A1","type":"d","value":"1900-02-29T00:00:00"}
                {"sheet":"Лист1","ref":"B1","type":"n","value":0.1}

                """#)
    }
}
