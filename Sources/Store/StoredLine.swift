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
    var columns: [Column] = []

    /// The number of the column at position 0: fixed tables count from 1, registers from the
    /// number of their sheet times 100.
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
        var cells = submission.places.map { (key: $0.key, place: Optional($0.value)) }
        for key in submission.entries.keys where submission.places[key] == nil {
            cells.append((key, nil))
        }
        var lines: [StoredLine] = []
        for index in order(of: cells.lazy.map(\.key)) {
            let (key, place) = cells[index]
            if lines.last?.row != key.row { lines.append(StoredLine(row: key.row, ordinal: 0)) }
            try lines[lines.count - 1].append(submission.entries[key], place, at: key.column)
        }
        return lines
    }

    /// The indices of the keys in the order of the keys. Bare numbers sort several times faster
    /// than cells with their texts.
    private static func order(of keys: some Collection<ValueKey>) -> [Int] {
        var numbered = keys.enumerated().map { index, key in
            (row: key.row, column: key.column, index: index)
        }
        numbered.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        return numbered.map(\.index)
    }

    private static func line(of row: RegisterRow, sheet: Int) throws(StoreError) -> StoredLine {
        var line = StoredLine(row: sheet * 100, ordinal: row.ordinal)
        var numbers = Array(row.places.keys)
        for number in row.entries.keys where row.places[number] == nil { numbers.append(number) }
        numbers.sort()
        for number in numbers {
            try line.append(row.entries[number], row.places[number], at: number)
        }
        return line
    }

    private mutating func append(
        _ entry: Entry?, _ place: CellSource?, at column: Int
    ) throws(StoreError) {
        let position = column - firstColumn
        guard (0..<Schema.columnLimit).contains(position) else {
            throw .columnOutOfRange(row: row, column: column)
        }
        columns.append(Column(position: position, entry: entry, place: place))
    }
}
