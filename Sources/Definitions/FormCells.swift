import Forms

/// Answers whether a reference names a cell of the form.
struct FormCells {
    private var rows: [Int: FormRow] = [:]
    private var registers: Set<Int> = []
    private var registerColumns: Set<Int> = []

    init(_ sheets: [FormSheet]) {
        for sheet in sheets {
            for row in sheet.rows where rows[row.code] == nil { rows[row.code] = row }
            guard sheet.isRegister else { continue }
            registers.insert(sheet.number)
            registerColumns.formUnion(sheet.columns.map(\.number))
        }
    }

    /// The fixed row of that code.
    func row(_ code: Int) -> FormRow? { rows[code] }

    /// Whether the sheet of that number is a register.
    func hasRegister(_ number: Int) -> Bool { registers.contains(number) }

    /// What is wrong with the reference where it is applied; nil when it names a cell.
    func mistake(
        in reference: Expression.Reference, scope: FormRule.Scope
    ) -> Mistake.Kind? {
        guard let code = reference.row else {
            return reference.column.flatMap { mistake(inColumn: $0, scope: scope) }
        }
        guard let row = rows[code] else { return .unknownRow(code) }
        if let column = reference.column { return mistake(inColumn: column, of: row) }
        switch scope {
        case .columns(let columns), .cells(_, let columns):
            return columns.lazy.compactMap { mistake(inColumn: $0, of: row) }.first
        case .once, .rows, .register, .previousRegister:
            return row.cells.count == 1 ? nil : .columnMissing(row: code)
        }
    }

    /// The cell of the form that a reference outside any rule names; nil when there is none.
    func key(_ reference: Expression.Reference) -> ValueKey? {
        guard let row = reference.row.flatMap({ rows[$0] }),
            let column = reference.column ?? (row.cells.count == 1 ? row.cells.keys.first : nil)
        else { return nil }
        return ValueKey(row.code, column)
    }

    /// What a fixed cell takes; nil when the form has no such cell.
    func kind(_ key: ValueKey) -> InputCell.Kind? { rows[key.row]?.cells[key.column]?.kind }

    private func mistake(inColumn column: Int, of row: FormRow) -> Mistake.Kind? {
        row.cells[column] == nil ? .unknownColumn(column, row: row.code) : nil
    }

    /// A column without a row: of the current row, or all values of a register's column.
    private func mistake(inColumn column: Int, scope: FormRule.Scope) -> Mistake.Kind? {
        guard !registerColumns.contains(column) else { return nil }
        switch scope {
        case .rows(let codes), .cells(let codes, _):
            return codes.lazy.compactMap { rows[$0] }
                .compactMap { mistake(inColumn: column, of: $0) }.first
        case .register, .previousRegister: return .unknownColumn(column, row: nil)
        case .once, .columns: return .rowMissing(column: column)
        }
    }
}
