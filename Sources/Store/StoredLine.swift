import Forms
import Spreadsheet

/// A line of a form as the table `line` has it: a fixed row, or a row that a school added.
struct StoredLine {
    /// The value and the place of one column.
    struct Column {
        /// The position in the table, from 0.
        var position: Int
        var entry: Entry?
        var place: CellSource?
    }

    /// The code of the row; of a register, the number of its sheet times 100.
    var row: Int
    /// 0 for a fixed row, else the number of the register's row.
    var ordinal: Int
    /// What of it is filled or has a place, from left to right.
    var columns: [Column]

    /// How far column numbers lie from the positions: fixed tables count from 1, registers from
    /// the number of their sheet times 100.
    var firstColumn: Int { ordinal == 0 ? 1 : row + 1 }

    /// Takes a submission apart into its lines, in the order of rows.
    static func lines(of submission: Submission) throws(StoreError) -> [StoredLine] {
        var lines = try fixedLines(of: submission)
        for (sheet, rows) in submission.registers.sorted(by: { $0.key < $1.key }) {
            var ordinals: Set<Int> = []
            for row in rows {
                guard row.ordinal > 0, ordinals.insert(row.ordinal).inserted else {
                    throw .repeatedRow(sheet: sheet, ordinal: row.ordinal)
                }
                lines.append(try line(of: row, sheet: sheet))
            }
        }
        return lines
    }

    private static func fixedLines(of submission: Submission) throws(StoreError) -> [StoredLine] {
        var byRow: [Int: [Column]] = [:]
        for (key, place) in submission.places {
            let position = try position(of: key.column, first: 1, row: key.row)
            byRow[key.row, default: []].append(
                Column(position: position, entry: submission.entries[key], place: place))
        }
        for (key, entry) in submission.entries where submission.places[key] == nil {
            let position = try position(of: key.column, first: 1, row: key.row)
            byRow[key.row, default: []].append(Column(position: position, entry: entry))
        }
        return byRow.sorted { $0.key < $1.key }.map { row, columns in
            StoredLine(row: row, ordinal: 0, columns: columns.sorted { $0.position < $1.position })
        }
    }

    private static func line(of row: RegisterRow, sheet: Int) throws(StoreError) -> StoredLine {
        var columns: [Column] = []
        for number in Set(row.entries.keys).union(row.places.keys).sorted() {
            let position = try position(of: number, first: sheet * 100 + 1, row: sheet * 100)
            columns.append(
                Column(position: position, entry: row.entries[number], place: row.places[number]))
        }
        return StoredLine(row: sheet * 100, ordinal: row.ordinal, columns: columns)
    }

    private static func position(
        of column: Int, first: Int, row: Int
    ) throws(StoreError) -> Int {
        let position = column - first
        guard (0..<Schema.columnLimit).contains(position) else {
            throw .columnOutOfRange(row: row, column: column)
        }
        return position
    }

    /// Puts the line back into the submission that it was taken from.
    func restore(into submission: inout Submission) {
        if ordinal == 0 {
            for column in columns {
                let key = ValueKey(row, column.position + firstColumn)
                if let entry = column.entry { submission.entries[key] = entry }
                if let place = column.place { submission.places[key] = place }
            }
        } else {
            var line = RegisterRow(ordinal: ordinal, entries: [:])
            for column in columns {
                let number = column.position + firstColumn
                if let entry = column.entry { line.entries[number] = entry }
                if let place = column.place { line.places[number] = place }
            }
            submission.registers[row / 100, default: []].append(line)
        }
    }
}
