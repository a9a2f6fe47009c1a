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

    /// The code of the row; of a register, the number of its sheet times 100 or, for columns that
    /// are not numbered from there on, a ``RegisterPart``.
    var row: Int
    /// 0 for a fixed row, else the number of the register's row.
    var ordinal: Int
    /// What of it is filled or has a place, from left to right.
    var columns: [Column] = []

    /// The number of the column at position 0: fixed tables count from 1, registers from the
    /// number of their sheet times 100, parts of registers from where they begin.
    var firstColumn: Int { ordinal == 0 ? 1 : RegisterPart(row: row).firstColumn }

    /// Takes a submission apart into its lines, in the order of rows.
    static func lines(of submission: Submission) throws(StoreError) -> [StoredLine] {
        var lines = try fixedLines(of: submission)
        for (sheet, rows) in submission.registers.sorted(by: { $0.key < $1.key }) {
            var ordinals: Set<Int> = []
            for row in rows {
                guard row.ordinal > 0, ordinals.insert(row.ordinal).inserted else {
                    throw .repeatedRow(sheet: sheet, ordinal: row.ordinal)
                }
                lines += try Self.lines(of: row, sheet: sheet)
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

    /// One line where the columns are numbered from the sheet's number times 100 on, else one for
    /// each part of the columns.
    private static func lines(
        of row: RegisterRow, sheet: Int
    ) throws(StoreError) -> [StoredLine] {
        var lines = [StoredLine(row: sheet * 100, ordinal: row.ordinal)]
        var numbers = Array(row.places.keys)
        for number in row.entries.keys where row.places[number] == nil { numbers.append(number) }
        numbers.sort()
        for number in numbers {
            let part = RegisterPart(sheet: sheet, column: number).row
            if lines.last?.row != part {
                if lines.last?.columns.isEmpty == true { lines.removeLast() }
                lines.append(StoredLine(row: part, ordinal: row.ordinal))
            }
            try lines[lines.count - 1].append(row.entries[number], row.places[number], at: number)
        }
        return lines
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

/// Which columns of which register a line holds.
///
/// The first line of a register has the columns from the number of the sheet times 100 on. Columns
/// that are numbered otherwise, or are too many for one line, stand in lines with a row below 0,
/// which says the sheet and where their columns begin.
struct RegisterPart {
    /// The number of the sheet.
    var sheet: Int
    /// The number of the column at position 0.
    var firstColumn: Int
    /// What the table `line` has as the code of the row.
    var row: Int

    /// No column has a greater number.
    private static let columns = 1_000_000

    /// The part that a column stands in.
    init(sheet: Int, column: Int) {
        self.sheet = sheet
        if (1...Schema.columnLimit).contains(column - sheet * 100) {
            row = sheet * 100
            firstColumn = row + 1
        } else {
            let base = max(column - 1, 0) / Schema.columnLimit * Schema.columnLimit
            row = -(sheet * Self.columns + base)
            firstColumn = base + 1
        }
    }

    /// Which lines hold parts of the registers on sheets, as SQL.
    static func condition(ofSheets sheets: [Int]) -> String {
        let parts = sheets.map { sheet in
            let last = -sheet * columns
            return "row_code = \(sheet * 100) OR row_code BETWEEN \(last - columns + 1) AND \(last)"
        }
        return "ordinal > 0 AND (\(parts.joined(separator: " OR ")))"
    }

    /// The part that a row's code tells.
    init(row: Int) {
        self.row = row
        if row < 0 {
            sheet = -row / Self.columns
            firstColumn = -row % Self.columns + 1
        } else {
            sheet = row / 100
            firstColumn = row + 1
        }
    }
}
