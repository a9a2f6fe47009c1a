import Foundation
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

/// 1. What a sheet holds beside cells is told. 2. What a workbook holds beside sheets is told.
/// 3. Rows come one by one. 4. A workbook may be read many times, from memory or from the disk.
struct DetailsTests {
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Replaces text in a part of a workbook.
    private func replace(
        _ builder: inout ZipBuilder, _ part: String, _ old: String, _ new: String
    ) throws {
        let index = try #require(builder.parts.firstIndex { $0.name == part })
        let content = String(decoding: builder.parts[index].bytes, as: UTF8.self)
        #expect(content.contains(old))
        builder.parts[index].bytes = Array(content.replacing(old, with: new).utf8)
    }

    @Test func whatStandsInASheetBesideCellsIsTold() throws {
        let extensions = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
        let parts = WorkbookParts(
            "<row r=\"3\" hidden=\"1\"><c><v>1</v></c></row>",
            afterCells: """
                <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>\
                <dataValidations><dataValidation type="whole" operator="greaterThan" allowBlank="1" \
                showErrorMessage="1" sqref="A1:A9 C1"><formula1>10</formula1></dataValidation>\
                <dataValidation type="list" showErrorMessage="1" errorStyle="warning" sqref="B1">\
                <formula1>"да,нет"</formula1></dataValidation></dataValidations>\
                <extLst><ext><x14:dataValidations xmlns:x14="\(extensions)"><x14:dataValidation \
                type="list" showErrorMessage="1"><x14:formula1><xm:f \
                xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">Списки!$A$1:$A$3</xm:f>\
                </x14:formula1><xm:sqref xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">\
                D4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>
                """)
        var builder = parts.builder()
        try replace(
            &builder, "xl/worksheets/sheet1.xml", "<sheetData>",
            "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"9\"/></cols><sheetData>"
        )
        builder.parts.append(
            .init(
                "xl/worksheets/_rels/sheet1.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="a" Type="\(Self.office)/comments" Target="../comments1.xml"/></Relationships>
                """))
        let book = try WorkbookReader(bytes: builder.bytes(), limits: .form)
        let details = try book.details(of: book.sheet(named: "Лист1"))
        #expect(details.merges.map { "\($0)" } == ["A1:B2", "C3"])
        #expect(details.hiddenRows == [2])
        #expect(details.hiddenColumns == [1, 2])
        #expect(details.hasComments)
        let found = details.validations
        #expect(found.map(\.kind) == [.whole, .list, .list])
        #expect(found.map { $0.ranges.map { "\($0)" } } == [["A1:A9", "C1"], ["B1"], ["D4"]])
        #expect(found.map(\.first) == ["10", "\"да,нет\"", "Списки!$A$1:$A$3"])
        #expect(found.map(\.isEnforced) == [true, false, true])
        #expect(found.first?.comparison == .greaterThan)
        #expect(found.map(\.allowsBlank) == [true, false, false])
    }

    @Test func aSheetMayHaveAnyNumberOfLinksToElsewhere() throws {
        let links = (0..<10_000).map {
            "<Relationship Id=\"h\($0)\" Type=\"\(Self.office)/hyperlink\" "
                + "Target=\"https://example.org/\($0)\" TargetMode=\"External\"/>"
        }
        var builder = WorkbookParts("<row/>").builder()
        builder.parts.append(
            .init(
                "xl/worksheets/_rels/sheet1.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                \(links.joined())</Relationships>
                """))
        let book = try WorkbookReader(bytes: builder.bytes(), limits: .form)
        #expect(try book.details(of: book.sheets[0]).hasComments == false)
    }

    @Test func noRowIsHiddenBehindTheLast() throws {
        let parts = WorkbookParts(
            "<row r=\"1048576\" hidden=\"1\"/><row hidden=\"1\"/><row hidden=\"1\"/>")
        let book = try WorkbookReader(bytes: parts.bytes())
        #expect(try book.details(of: book.sheets[0]).hiddenRows == [1_048_575])
    }

    @Test func whatStandsInAWorkbookBesideSheetsIsTold() throws {
        var builder = WorkbookParts("<row/>", "<row/>").builder()
        try replace(
            &builder, "xl/workbook.xml", "</workbook>",
            """
            <definedNames><definedName name="Итог" hidden="1">Лист1!$A$1</definedName>\
            <definedName name="_xlnm.Print_Area" localSheetId="1">Лист2!$A$1:$C$9</definedName>\
            </definedNames></workbook>
            """)
        try replace(
            &builder, "xl/_rels/workbook.xml.rels", "/worksheet\" Target=\"worksheets/sheet1.xml",
            "/chartsheet\" Target=\"worksheets/sheet1.xml")
        try replace(
            &builder, "_rels/.rels", "</Relationships>",
            """
            <Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/\
            metadata/core-properties" Target="docProps/core.xml"/></Relationships>
            """)
        builder.parts.append(
            .init(
                "docProps/core.xml",
                """
                <cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:t">\
                <dc:title>Форма &amp; отчёт</dc:title><dc:creator>Кто-то</dc:creator>\
                <dcterms:created>2026-06-15T08:30:00Z</dcterms:created></cp:coreProperties>
                """))
        let book = try WorkbookReader(bytes: builder.bytes())
        #expect(book.sheets.map(\.name) == ["Лист2"])
        #expect(book.otherSheets.map(\.kind) == [.chart])
        #expect(
            book.definedNames == [
                DefinedName(name: "Итог", formula: "Лист1!$A$1", isHidden: true),
                DefinedName(
                    name: "_xlnm.Print_Area", formula: "Лист2!$A$1:$C$9", sheet: "Лист2"),
            ])
        let properties = try book.properties()
        #expect(properties.title == "Форма & отчёт")
        #expect(properties.creator == "Кто-то")
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 15))
        #expect(properties.created == DateTime(date: day, milliseconds: 30_600_000))
    }

    @Test func rowsComeOneByOne() throws {
        // Long enough to be read in several pieces, rows lying across their bounds.
        let rows = (1...3000).map { row in
            "<row r=\"\(row * 2)\"><c t=\"inlineStr\"><is><t>т\(row)</t></is></c><c/><c><v>\(row)</v></c>"
                + "<c r=\"C\(row * 2)\"><v>-\(row)</v></c></row>"
        }
        let book = try WorkbookReader(bytes: WorkbookParts(rows.joined()).bytes())
        var reader = try book.rows(of: book.sheet(named: "Лист1"))
        var count = 0
        var kept: StreamedRow?
        while let row = try reader.next() {
            count += 1
            #expect(row.index == count * 2 - 1)
            #expect(row[0]?.value == .text("т\(count)"))
            #expect(row[1] == nil && row[9] == nil)
            #expect(row[2]?.number == Double(-count))
            #expect(row.map(\.address.column) == [0, 2, 2])
            if count == 1 { kept = row }
        }
        #expect(count == 3000)
        #expect(kept?.first { _ in true }?.text == "т1")
    }

    @Test func aRowThatRepeatsCellsComesInParts() throws {
        let cells = String(repeating: "<c r=\"A1\"><v>1</v></c>", count: 50_000)
        let book = try WorkbookReader(bytes: WorkbookParts("<row>\(cells)</row>").bytes())
        var reader = try book.rows(of: book.sheet(named: "Лист1"))
        var sizes: [Int] = []
        while let row = try reader.next() { sizes.append(row.reduce(0) { count, _ in count + 1 }) }
        #expect(sizes.reduce(0, +) == 50_000)
        #expect(sizes.count > 1 && sizes.allSatisfy { $0 < 40_000 })
    }

    @Test func aWorkbookMayBeReadAgainAndAgain() throws {
        var limits = Limits.form
        limits.cells = 2
        limits.totalSize = 4000
        let parts = WorkbookParts("<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>")
        let book = try WorkbookReader(bytes: parts.bytes(), limits: limits)
        for _ in 0..<20 {
            #expect(try book.contents().sheets.map(\.cells.count) == [1, 1])
            #expect(try book.details(of: book.sheets[0]).merges.isEmpty)
        }
    }

    @Test func aFileIsReadFromTheDiskAndItsErrorsNameIt() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "форма.xlsx").path
        let parts = WorkbookParts("<row><c><v>1</v></c><c><v>2</v></c></row>")
        #expect(FileManager.default.createFile(atPath: path, contents: Data(parts.bytes())))
        var limits = Limits.form
        #expect(
            try WorkbookReader(path: path, limits: limits).contents().sheets.first?.cells.count == 2
        )
        limits.cells = 1
        let place = WorkbookError.Place(
            file: path, part: "xl/worksheets/sheet1.xml", sheet: "Лист1", cell: CellAddress("B1"))
        #expect(throws: WorkbookError(.limitExceeded(.cells), at: place)) {
            try WorkbookReader(path: path, limits: limits).contents()
        }
        limits.fileSize = 10
        #expect(throws: WorkbookError(.limitExceeded(.fileSize), at: .init(file: path))) {
            try WorkbookReader(path: path, limits: limits)
        }
        #expect(throws: WorkbookError(.noSheet("Нет"), at: .init(file: path))) {
            try WorkbookReader(path: path).sheet(named: "Нет")
        }
        #expect(throws: WorkbookError(.unreadable(code: 21), at: .init(file: folder.path))) {
            try WorkbookReader(path: folder.path)
        }
    }
}
