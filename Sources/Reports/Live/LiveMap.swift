import Forms
import Messages
import Spreadsheet
import Validation

/// Where everything stands on the sheet «Расчёт», on which the blank checks itself.
///
/// At the top the facts from outside the form, then a line for each rule, then a block for each
/// numbered sheet. A block has the lines of its sheet's table; from left to right it holds the
/// values as the checks understand them, three columns of help for registers, the values of the
/// report before, numbers and days as they were typed, and a column of verdicts for each rule that
/// goes through its rows.
struct LiveMap: Sendable {
    typealias Fact = BlankText.Calculation.Fact

    /// What a register's line needs besides its values.
    enum Help: Int {
        /// 1 when the line was begun.
        case begun
        /// 1 when the line belongs to the current rows, 0 when it does not.
        case current
        /// The line with the same key in the report before.
        case counterpart
    }

    static let factRow = 1
    static let factColumn = 1
    static let ruleRow = factRow + Fact.allCases.count + 2

    /// The numbered sheets.
    let grids: [BlankGrid]
    /// The form looked up by code.
    let index: FormIndex
    private let width: Int
    private let blank: BlankMap
    private var tops: [Int: Int] = [:]

    init(grids: [BlankGrid], index: FormIndex, ruleCount: Int) {
        self.grids = grids
        self.index = index
        self.blank = BlankMap(grids: grids)
        width = grids.map(\.sheet.columns.count).max() ?? 0
        var next = Self.ruleRow + ruleCount + 2
        for grid in grids {
            tops[grid.sheet.number] = next
            next += grid.lines.count + 1
        }
    }

    // MARK: Cells

    static func address(of fact: Fact) -> CellAddress {
        CellAddress(row: factRow + fact.rawValue, column: factColumn)
    }

    /// The grid of a numbered sheet.
    func grid(ofSheet number: Int) -> BlankGrid? { blank.grids[number] }

    /// The grid that has a fixed row.
    func grid(ofRow code: Int) -> BlankGrid? { blank.grid(ofRow: code) }

    /// The cell with a value of the fixed rows, or with that of the report before.
    func address(_ key: ValueKey, isPrevious: Bool) -> CellAddress? {
        guard let grid = grid(ofRow: key.row), let there = grid.address(key) else { return nil }
        return CellAddress(
            row: top(of: grid) + there.row - grid.firstRow,
            column: there.column + (isPrevious ? previousColumn : 0))
    }

    /// The column of a register's values, or of those of the report before, over all its lines.
    func range(ofColumn number: Int, isPrevious: Bool) -> CellRange? {
        guard let grid = index.registers[number].flatMap(grid(ofSheet:)),
            let column = grid.sheet.columns.firstIndex(where: { $0.number == number })
        else { return nil }
        let place = column + (isPrevious ? previousColumn : 0)
        return CellRange(rows: rows(of: grid), columns: place...place)
    }

    /// The cell with what was typed for a value.
    func typed(besides value: CellAddress) -> CellAddress {
        CellAddress(row: value.row, column: value.column + typedColumn)
    }

    /// The column of help of a register over all its lines.
    func range(of help: Help, sheet: Int) -> CellRange? {
        grid(ofSheet: sheet).map {
            let column = width + help.rawValue
            return CellRange(rows: rows(of: $0), columns: column...column)
        }
    }

    /// The verdicts of the rule of that place among those that go through the rows of a sheet.
    func verdicts(ofRule place: Int, sheet: Int) -> CellRange? {
        grid(ofSheet: sheet).map {
            let column = verdictColumn + place
            return CellRange(rows: rows(of: $0), columns: column...column)
        }
    }

    /// The verdicts of a rule that goes through columns, or is applied once, in its own line.
    func verdicts(inLine line: Int, count: Int) -> CellRange {
        let first = verdictColumn
        return CellRange(
            rows: Self.ruleRow + line...Self.ruleRow + line,
            columns: first...first + max(count - 1, 0))
    }

    /// The lines of a block.
    func rows(of grid: BlankGrid) -> ClosedRange<Int> {
        let top = top(of: grid)
        return top...top + max(grid.lines.count - 1, 0)
    }

    private func top(of grid: BlankGrid) -> Int { tops[grid.sheet.number] ?? 0 }

    private var previousColumn: Int { width + 3 }
    private var typedColumn: Int { 2 * width + 4 }
    private var verdictColumn: Int { 3 * width + 5 }
}
