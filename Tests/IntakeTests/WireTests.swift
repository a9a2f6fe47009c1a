import Spreadsheet
import Testing
import WorkbookReader

@testable import Intake

/// 1. What is encoded arrives as it was.
/// 2. Whatever the bytes are, decoding gives an error or a value that a file could have.
struct WireTests {
    @Test("1", arguments: 0..<300 as Range<UInt64>)
    func contents(seed: UInt64) throws {
        var random = RandomContents(seed: seed)
        let contents = random.workbook()
        let answer = try WorkbookAnswer(decoding: WorkbookAnswer.success(contents).encoded)
        #expect(try answer.get().isSame(as: contents))
    }

    @Test("1: texts that are canonically equal keep their bytes")
    func canonicalEquality() throws {
        let formats = ["0\u{439}", "0\u{438}\u{306}"]
        let cells = (0..<4).map {
            SheetContents.Cell(
                address: CellAddress(row: $0, column: 0), value: .text(formats[$0 % 2]),
                format: formats[$0 % 2])
        }
        let decoded = try [SheetContents.Cell](decoding: cells.encoded)
        #expect(
            decoded.map { Array(($0.format ?? "").utf8) }
                == cells.map { Array(($0.format ?? "").utf8) })
    }

    private static let reasons: [WorkbookError.Reason] =
        FileKind.allCases.map(WorkbookError.Reason.notWorkbook)
        + WorkbookError.Trick.allCases.map(WorkbookError.Reason.forbidden)
        + Limits.Rule.allCases.map(WorkbookError.Reason.limitExceeded)
        + ([
            .truncated, .container, .packing, .checksum, .size, .missing, .content,
            .markup(line: 12), .markup(line: .max),
        ] as [WorkbookError.Damage]).map(WorkbookError.Reason.damaged)
        + [.unreadable(code: 13), .unreadable(code: -1), .noSheet("Лист")]

    @Test("1", arguments: reasons)
    func errors(_ reason: WorkbookError.Reason) throws {
        for place in [
            WorkbookError.Place(),
            .init(
                file: "ф", part: "xl", sheet: "", cell: CellAddress(row: 1_048_575, column: 16_383)),
        ] {
            let error = WorkbookError(reason, at: place)
            let answer = try WorkbookAnswer(decoding: WorkbookAnswer.failure(error).encoded)
            #expect(throws: error) { try answer.get() }
        }
    }

    @Test("1", arguments: [0, 1, -1, 63, 64, -64, -65, .max, .min])
    func numbers(_ number: Int) throws {
        #expect(try Int(decoding: number.encoded) == number)
    }

    @Test("2: random bytes") func garbage() {
        var random = RandomContents(seed: 1)
        for _ in 0..<20_000 {
            let bytes = (0..<random.number(below: 60)).map { _ in random.byte() }
            Self.expectNoHarm(bytes)
        }
    }

    @Test("2: encoded values with a few bytes changed", arguments: 0..<100 as Range<UInt64>)
    func changed(seed: UInt64) {
        var random = RandomContents(seed: seed)
        let good = WorkbookAnswer.success(random.workbook()).encoded
        for _ in 0..<50 {
            var bytes = good
            for _ in 0...random.number(below: 3) {
                bytes[random.number(below: bytes.count)] = random.byte()
            }
            Self.expectNoHarm(bytes)
        }
    }

    @Test("2: encoded values cut short or drawn out")
    func length() {
        var random = RandomContents(seed: 5)
        let good = WorkbookAnswer.success(random.workbook()).encoded
        for count in stride(from: 0, to: good.count, by: max(1, good.count / 500)) {
            #expect(throws: WireError()) { try WorkbookAnswer(decoding: Array(good[..<count])) }
        }
        #expect(throws: WireError()) { try WorkbookAnswer(decoding: good + [0]) }
    }

    /// Values whose bytes are well-formed and which no file has.
    static let impossible: [[UInt8]] = [
        CellValue.number(.nan).encoded, CellValue.number(.infinity).encoded,
        CellValue.text("").encoded, CellValue.time(milliseconds: 86_400_000).encoded,
        CellValue.time(milliseconds: -1).encoded, CellValue.duration(milliseconds: .max).encoded,
        CellValue.duration(milliseconds: .min).encoded,
        CellValue.date(DateTime(date: CalendarDate(dayNumber: .max))).encoded,
        CellValue.date(DateTime(date: CalendarDate(dayNumber: .min))).encoded, [1, 1, 0xFF], [7],
    ]

    @Test("2: impossible values", arguments: impossible)
    func impossibleValues(_ bytes: [UInt8]) {
        #expect(throws: WireError()) { try CellValue(decoding: bytes) }
    }

    @Test("2: cells out of order, outside of a sheet, or twice")
    func impossiblePlaces() {
        func sheet(_ rows: [Int], hidden: [Int] = []) -> [UInt8] {
            SheetContents(
                name: "",
                cells: rows.map {
                    .init(address: CellAddress(row: $0, column: 0), value: .boolean(true))
                }, hiddenRows: hidden
            ).encoded
        }
        #expect(throws: Never.self) { try SheetContents(decoding: sheet([1, 2], hidden: [0, 5])) }
        for bytes in [
            sheet([2, 1]), sheet([1, 1]), sheet([1_048_576]), sheet([], hidden: [3, 2]),
            sheet([], hidden: [-1]), sheet([], hidden: [1_048_576]),
        ] {
            #expect(throws: WireError()) { try SheetContents(decoding: bytes) }
        }
    }

    @Test("2: a few bytes do not ask for much memory")
    func amplification() {
        var writer = WireWriter()
        writer.put(varying: 1 << 40)
        #expect(throws: WireError()) { try [Bool](decoding: writer.bytes) }
        let many = Array(repeating: [Bool](), count: 1_000_001)
        #expect(throws: WireError()) { try [[Bool]](decoding: many.encoded) }
    }

    /// Decodes, and where that succeeds uses what came of it as the judging does.
    private static func expectNoHarm(_ bytes: [UInt8]) {
        guard case .success(let contents)? = try? WorkbookAnswer(decoding: bytes) else { return }
        for sheet in contents.sheets {
            for (cell, next) in zip(sheet.cells, sheet.cells.dropFirst()) {
                #expect(cell.address < next.address)
            }
            for case .date(let moment) in sheet.cells.map(\.value) {
                #expect((1...9999).contains(moment.date.year))
            }
            #expect(sheet.cells.map { "\($0.address)" }.allSatisfy { CellAddress($0) != nil })
        }
    }
}
