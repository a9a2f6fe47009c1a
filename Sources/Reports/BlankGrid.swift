import Forms
import Spreadsheet

/// Where everything of a form's sheet stands in the blank.
///
/// Row 1 has the title, row 2 institution and period, row 3 the help, row 4 the unit; a row with the
/// captions of groups and the headings between rows are there where the sheet has them.
struct BlankGrid: Sendable {
    /// What a worksheet row below the header is for.
    enum Line: Sendable {
        /// A band with a heading.
        case heading(String)
        /// A row of the form.
        case row(FormRow)
        /// An empty row of a register, by its ordinal from 1.
        case entry(Int)
    }

    /// The row of the title, of the institution and of the help.
    static let titleRow = 0
    static let subtitleRow = 1
    static let helpRow = 2

    /// The sheet of the form.
    let sheet: FormSheet
    /// The row with the way to the check and with the unit.
    static let noteRow = 3

    /// The row with the captions of groups.
    let groupRow: Int?
    /// The row with the captions of columns.
    let headerRow: Int
    /// What stands below, from ``firstRow`` on.
    private(set) var lines: [Line]
    /// The widths of the columns.
    let widths: [Double]

    private var rowsByCode: [Int: Int] = [:]
    private var columnsByNumber: [Int: Int] = [:]

    init(_ sheet: FormSheet, widths: [Double]) {
        self.sheet = sheet
        self.widths = widths
        var next = Self.noteRow + 1
        groupRow = sheet.columns.contains { $0.group != nil } ? next : nil
        if groupRow != nil { next += 1 }
        headerRow = next

        lines = sheet.rows.flatMap { row -> [Line] in
            (row.heading.map { [.heading($0)] } ?? []) + [.row(row)]
        }
        if let capacity = sheet.registerCapacity {
            lines = (0..<capacity).map { .entry($0 + 1) }
        }
        for (index, line) in lines.enumerated() {
            guard case .row(let row) = line else { continue }
            rowsByCode[row.code] = firstRow + index
        }
        for (index, column) in sheet.columns.enumerated() {
            columnsByNumber[column.number] = index
        }
    }

    /// The row with the numbers of columns.
    var numberRow: Int { headerRow + 1 }
    /// The first row below the header.
    var firstRow: Int { headerRow + 2 }
    /// The last row of the table.
    var lastRow: Int { firstRow + lines.count - 1 }
    /// The last column of the table.
    var lastColumn: Int { sheet.columns.count - 1 }
    /// The zero-based column of the first cell to fill.
    var firstInputColumn: Int {
        let first = sheet.isRegister ? sheet.tellingColumns.first : sheet.inputColumns.first
        return sheet.columns.firstIndex { $0.number == first?.number } ?? 0
    }

    /// The zero-based columns that people fill in a register.
    var tellingPlaces: [Int] {
        let telling = Set(sheet.tellingColumns.map(\.number))
        return sheet.columns.indices.filter { telling.contains(sheet.columns[$0].number) }
    }

    /// The same, joined where they stand side by side.
    var tellingRanges: [ClosedRange<Int>] {
        let places = tellingPlaces
        return places.filter { !places.contains($0 - 1) }.map { start in
            start...((start...lastColumn).prefix { places.contains($0) }.last ?? start)
        }
    }

    /// The cell of a value; nil when the sheet has no such row or column.
    func address(_ key: ValueKey) -> CellAddress? {
        guard let row = rowsByCode[key.row], let column = columnsByNumber[key.column] else {
            return nil
        }
        return CellAddress(row: row, column: column)
    }

    /// The line of a fixed row below the header, from 0; nil when the sheet has no such row.
    func line(ofRow code: Int) -> Int? { rowsByCode[code].map { $0 - firstRow } }

    /// The cell of a register's row, counted from 1.
    func address(ordinal: Int, column number: Int) -> CellAddress? {
        columnsByNumber[number].map { CellAddress(row: firstRow + ordinal - 1, column: $0) }
    }

    /// Offers exactly so many rows in a register.
    mutating func setEntries(_ count: Int) {
        lines = (0..<count).map { .entry($0 + 1) }
    }

    /// The last column that a text above the table may reach, so that it is read without scrolling.
    var lastTitleColumn: Int {
        var width = 0.0
        for (index, column) in widths.enumerated() {
            width += column
            if width > 140 { return max(index - 1, 0) }
        }
        return lastColumn
    }
}
