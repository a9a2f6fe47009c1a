import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Store

/// 1. Columns from the number of their sheet times 100 on stand in one line, as ever.
/// 2. Columns of other numbers, or of any count, come back as they were, with their rows in order.
struct RegisterPartTests {
    private func submission(sheet: Int, columns: [Int], rows: [Int]) -> Submission {
        var submission = Sample.submission()
        submission.registers[sheet] = rows.map { ordinal in
            var row = RegisterRow(ordinal: ordinal, entries: [:])
            for (place, number) in columns.enumerated() {
                let source = CellSource(
                    sheet: "Реестр", cell: CellAddress(row: 6 + ordinal, column: place))
                row.places[number] = source
                guard (place + ordinal).isMultiple(of: 2) else { continue }
                row.entries[number] = Entry(
                    value: .number(5), typed: "\(number) чел.", source: source)
            }
            return row
        }
        return submission
    }

    @Test("1: the usual numbers")
    func usual() throws {
        let lines = try StoredLine.lines(
            of: submission(sheet: 5, columns: Array(501...518), rows: [1, 2]))
        #expect(lines.map(\.row) == [304, 500, 500])
        #expect(lines.map(\.firstColumn) == [1, 501, 501])
        #expect(lines[1].columns.map(\.position) == Array(0...17))
    }

    @Test(
        "2: any numbers", arguments: [Array(6201...6227), [1, 19, 36, 99_999], Array(495...530)])
    func anyNumbers(columns: [Int]) throws {
        let store = try Store.inMemory()
        let submission = submission(sheet: 5, columns: columns, rows: [1, 2, 3, 7])
        _ = try store.record([Sample.file("a", submission)])
        let found = try store.versions(of: Sample.report).first?.submission
        #expect(found?.registers[5]?.map(\.ordinal) == [1, 2, 3, 7])
        #expect(found?.isSame(as: submission) == true)
    }

    @Test("2: parts tell their sheet and where they begin")
    func parts() {
        for sheet in [1, 2, 5, 62, 99_999] {
            for column in [1, 18, 19, 501, 518, 519, 6201, 99_999] {
                let part = RegisterPart(sheet: sheet, column: column)
                let read = RegisterPart(row: part.row)
                #expect(read.sheet == sheet && read.firstColumn == part.firstColumn)
                #expect((0..<Schema.columnLimit).contains(column - part.firstColumn))
            }
        }
    }
}
