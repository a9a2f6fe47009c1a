import Forms
import Messages
import Spreadsheet

/// Where each value of the form stands in the blank, across its sheets.
struct BlankMap: Sendable {
    /// The grids by the number of their sheet.
    let grids: [Int: BlankGrid]
    private var sheetsByRow: [Int: Int] = [:]
    private var singleColumns: [Int: Int] = [:]

    init(grids: [BlankGrid]) {
        self.grids = Dictionary(grids.map { ($0.sheet.number, $0) }) { first, _ in first }
        for grid in grids {
            for row in grid.sheet.rows {
                sheetsByRow[row.code] = grid.sheet.number
                if row.cells.count == 1 { singleColumns[row.code] = row.cells.keys.first }
            }
        }
    }

    /// The grid that has the row.
    func grid(ofRow code: Int) -> BlankGrid? {
        sheetsByRow[code].flatMap { grids[$0] }
    }

    /// The value that a reference means when it stands in a requirement of the row.
    ///
    /// A row without a column means its only cell; rows with several are beyond a blank.
    func key(of reference: Expression.Reference, inRow row: Int?) -> ValueKey? {
        guard let code = reference.row ?? row else { return nil }
        guard let column = reference.column ?? singleColumns[code] else { return nil }
        return ValueKey(code, column)
    }

    /// A reference as a conditional format of that sheet writes it, seen from a worksheet row.
    ///
    /// Other sheets are reached through defined names, as old versions of Excel ask for.
    func relative(_ reference: Expression.Reference, on sheet: BlankGrid, row: Int) -> String? {
        if reference.row == nil, let number = reference.column,
            let column = sheet.address(ordinal: 1, column: number)?.column
        {
            return "$\(CellAddress.letters(ofColumn: column))\(row + 1)"
        }
        guard let key = key(of: reference, inRow: nil), let grid = grid(ofRow: key.row),
            let address = grid.address(key)
        else { return nil }
        return grid.sheet.number == sheet.sheet.number ? address.absolute : Self.name(of: key)
    }

    /// A reference as a formula of another sheet writes it, seen from a row of the form.
    func qualified(_ reference: Expression.Reference, row: Int?) -> String? {
        guard let key = key(of: reference, inRow: row), let grid = grid(ofRow: key.row),
            let address = grid.address(key)
        else { return nil }
        return "'\(grid.sheet.name)'!\(address.absolute)"
    }

    /// The defined name of a single cell.
    static func name(of key: ValueKey) -> String {
        "\(BlankText.cellPrefix)\(key.row)" + (key.column == 3 ? "" : "_\(key.column)")
    }

    /// Whether a reference leaves the sheet it stands on.
    func leaves(_ sheet: BlankGrid, _ reference: Expression.Reference) -> ValueKey? {
        guard reference.row != nil, let key = key(of: reference, inRow: nil),
            let grid = grid(ofRow: key.row), grid.sheet.number != sheet.sheet.number
        else { return nil }
        return key
    }
}
