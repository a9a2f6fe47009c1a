import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

/// Rows that are made while the file is written:
/// 1. the file says the same as if they had been there before,
/// 2. every guard of the writer holds for them,
/// 3. they do not mix with other cells, and equal documents give equal bytes.
struct MadeRowsTests {
    /// A table of 1,000 rows below a merged head, with a line below and a sheet beside.
    private static let table: WorkbookDocument = {
        var sheet = SheetDocument(name: "Таблица")
        let bold = CellStyle().with { $0.isBold = true }
        sheet.put(.text("Шапка"), over: Sample.range("A1:C2"), bold)
        sheet.rowHeights = [0: 30, 2: 12, 1004: 40, 1006: 20]
        sheet.madeRows = MadeRows(from: 3, count: 1000) { $0.map(row) }
        sheet.put(.text("Подвал"), over: Sample.range("A1005:B1005"), bold)
        sheet.filter = Sample.range("A3:H1003")
        sheet.frozenAt = Sample.cell("B4")
        return Sample.document([sheet, Sample.sheet(name: "Рядом")])
    }()

    private static func row(_ index: Int) -> RowDocument {
        let style = CellStyle().with { $0.isItalic = index.isMultiple(of: 7) }
        let contents: [CellContent] = [
            .number(Double(index) / 8), .text("строка \(index) <&> _x0041_"),
            .inRow(
                RowFormula("SUM(A\(RowFormula.here):A\(RowFormula.here))*2"),
                cached: .number(Double(index) / 4)),
            .date(CalendarDate(dayNumber: 20_000 + index)), .boolean(index > 5), .blank,
            .link(text: "сюда", target: .cell(sheet: "Таблица", Sample.cell("A1"))),
            .text(" по краям\n"),
        ]
        // From right to left, since the order of the cells is nobody's business.
        return RowDocument(
            cells: contents.enumerated().reversed().map {
                ($0.offset, CellDocument(content: $0.element, style: style))
            }, height: index.isMultiple(of: 3) ? nil : 21)
    }

    @Test("1: cells, formulas, merges and heights are the same") func same() throws {
        let (made, whole) = (
            try WorkbookFile.bytes(of: Self.table), try WorkbookFile.bytes(of: Self.table.settled)
        )
        let (read, expected) = (
            try WorkbookReader(bytes: made, limits: .large).contents(),
            try WorkbookReader(bytes: whole, limits: .large).contents()
        )
        #expect(read.sheets.map(\.cells) == expected.sheets.map(\.cells))
        #expect(read.sheets.map(\.merges) == expected.sheets.map(\.merges))
        #expect(read.sheets[0].cells.count == 1000 * 7 + 2)
        let parts = (try Parts(of: Self.table), try Parts(of: Self.table.settled))
        for number in 1...2 {
            let name = "xl/worksheets/sheet\(number).xml"
            let (sheet, other) = (try #require(try parts.0[name]), try #require(try parts.1[name]))
            #expect(Self.heights(in: sheet) == Self.heights(in: other))
            #expect(!Self.heights(in: sheet).isEmpty)
            #expect(Self.frame(of: sheet) == Self.frame(of: other))
            #expect(Self.formulas(in: sheet) == Self.formulas(in: other))
        }
    }

    /// The number of each row and its height.
    private static func heights(in sheet: String) -> [String] {
        sheet.matches(of: /<row r="[0-9]+"[^>]*>/).map { row in
            String(row.0.replacing(/\sspans="[^"]*"/, with: ""))
        }
    }

    /// The elements around and behind the rows.
    private static func frame(of sheet: String) -> String {
        sheet.replacing(/(?s)<sheetData><row .*<\/sheetData>/, with: "<rows/>")
            .replacing(/<dimension ref="[^"]*"\/>/, with: "")
    }

    private static func formulas(in sheet: String) -> [String] {
        sheet.matches(of: /<f>(.*?)<\/f>/).map { String($0.1) }
    }

    @Test("1: each text comes back code point by code point", arguments: RoundTripTests.texts)
    func texts(_ text: String) throws {
        let bytes = try WorkbookFile.bytes(of: Self.document(.text(text)))
        let cell = try #require(try WorkbookReader(bytes: bytes).contents().sheets[0].cells.first)
        guard case .text(let read) = cell.value else {
            Issue.record("not a text: \(cell.value)")
            return
        }
        #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(
        "2: a decimal comma of the process does not reach the file",
        .enabled(if: CommaLocale(anyOf: WorkbookFileTests.russian) != nil, "no such locale here"))
    func locale() throws {
        let locale = try #require(CommaLocale(anyOf: WorkbookFileTests.russian))
        let foreign = try locale.run { try WorkbookFile.bytes(of: Self.table) }
        #expect(try foreign == WorkbookFile.bytes(of: Self.table))
    }

    private static let place = WriteError.Place.cell(sheet: "Лист", Sample.cell("A1"))

    @Test(
        "2: a mistake is refused by its name",
        arguments: [
            (.number(.nan), .notFinite(place)),
            (.inRow(RowFormula("A1"), cached: .number(.infinity)), .notFinite(place)),
            (.date(CalendarDate(dayNumber: -30_000)), .dateOutOfRange(place)),
            (
                .text(String(repeating: "я", count: 32_768)),
                .textTooLong(place, limit: 32_767)
            ),
            (.inRow(RowFormula(""), cached: .number(1)), .textTooLong(place, limit: 8192)),
            (
                .inRow(
                    RowFormula(String(repeating: "1", count: 8186) + String(RowFormula.here)),
                    cached: .number(1)),
                .textTooLong(place, limit: 8192)
            ),
            (
                .link(text: "а", target: .cell(sheet: "Нет", Sample.cell("A1"))),
                .noSheet("Нет", at: place)
            ),
        ] as [(CellContent, WriteError)])
    func mistakes(_ content: CellContent, _ error: WriteError) {
        #expect(throws: error) { _ = try WorkbookFile.bytes(of: Self.document(content)) }
    }

    @Test("2: columns, rows and heights beyond the format are refused") func limits() {
        let cell = CellDocument(content: .number(1), style: CellStyle())
        let wide = Self.document(RowDocument(cells: [(16_384, cell)]))
        let address = CellAddress(row: 0, column: 16_384)
        #expect(throws: WriteError.outsideSheet(.cell(sheet: "Лист", address))) {
            _ = try WorkbookFile.bytes(of: wide)
        }
        #expect(throws: WriteError.notFinite(.sheet("Лист"))) {
            _ = try WorkbookFile.bytes(of: Self.document(RowDocument(height: .infinity)))
        }
        var long = SheetDocument(name: "Лист")
        long.madeRows = MadeRows(from: 1_048_575, count: 2) { $0.map { _ in RowDocument() } }
        #expect(throws: WriteError.outsideSheet(.sheet("Лист"))) {
            _ = try WorkbookFile.bytes(of: Sample.document([long]))
        }
    }

    @Test("2: a new function gets its name in the file") func functions() throws {
        let formula = RowFormula("IFNA(A\(RowFormula.here),\"IFNA(\")")
        #expect(formula.text(inRow: 4) == "IFNA(A5,\"IFNA(\")")
        let parts = try Parts(of: Self.document(.inRow(formula, cached: .number(1))))
        let sheet = try #require(try parts["xl/worksheets/sheet1.xml"])
        #expect(Self.formulas(in: sheet) == ["_xlfn.IFNA(A1,\"IFNA(\")"])
    }

    @Test("3: a cell among them is refused") func among() {
        var document = Self.table
        document.sheets[0].put(.number(1), at: Sample.cell("C500"), CellStyle())
        #expect(
            throws: WriteError.amongMadeRows(.cell(sheet: "Таблица", Sample.cell("C500")))
        ) { _ = try WorkbookFile.bytes(of: document) }
    }

    @Test("3: notes and charts beside them are refused, since they would be misplaced")
    func beside() {
        var document = Self.table
        document.sheets[0].notes = [Sample.cell("A1"): Note(text: "а", author: "КИМЦ")]
        #expect(throws: WriteError.besideMadeRows(.sheet("Таблица"))) {
            _ = try WorkbookFile.bytes(of: document)
        }
    }

    @Test("3: what keeps rows from being made is told, and there is no file") func cause() throws {
        struct Trouble: Error {}
        var sheet = SheetDocument(name: "Лист")
        sheet.madeRows = MadeRows(from: 0, count: 1000) { indices in
            if indices.contains(700) { throw Trouble() }
            return indices.map { _ in RowDocument() }
        }
        #expect(throws: WriteError.rowsNotMade(sheet: "Лист", .init(Trouble()))) {
            _ = try WorkbookFile.bytes(of: Sample.document([sheet]))
        }
    }

    @Test("3: two runs give the same bytes") func bytes() throws {
        #expect(try WorkbookFile.bytes(of: Self.table) == WorkbookFile.bytes(of: Self.table))
    }

    private static func document(_ content: CellContent) -> WorkbookDocument {
        document(RowDocument(cells: [(0, CellDocument(content: content, style: CellStyle()))]))
    }

    private static func document(_ row: RowDocument) -> WorkbookDocument {
        var sheet = SheetDocument(name: "Лист")
        sheet.madeRows = MadeRows(from: 0, count: 1) { _ in [row] }
        return Sample.document([sheet])
    }
}
