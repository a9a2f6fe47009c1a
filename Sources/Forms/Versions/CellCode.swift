/// A cell to fill by the codes of the form, wherever it stands in a file.
package enum CellCode: Hashable, Sendable {
    /// A cell of a fixed row.
    case fixed(ValueKey)
    /// The cells of a column of a register.
    case register(sheet: Int, column: Int)

    /// The number of its column.
    package var column: Int {
        switch self {
        case .fixed(let key): key.column
        case .register(_, let column): column
        }
    }
}

extension Form {
    /// All cells to fill with the number of their sheet, in the order of the form.
    package var cellCodes: [(code: CellCode, cell: InputCell, sheet: Int)] {
        sheets.flatMap { sheet -> [(code: CellCode, cell: InputCell, sheet: Int)] in
            let fixed = sheet.rows.flatMap { row in
                row.cells.sorted { $0.key < $1.key }.map {
                    (CellCode.fixed(ValueKey(row.code, $0.key)), $0.value, sheet.number)
                }
            }
            guard sheet.isRegister else { return fixed }
            return sheet.inputColumns.compactMap { column in
                column.cell.map {
                    (.register(sheet: sheet.number, column: column.number), $0, sheet.number)
                }
            }
        }
    }
}
