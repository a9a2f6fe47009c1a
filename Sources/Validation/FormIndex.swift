package import Forms

/// A form looked up by code.
package struct FormIndex: Sendable {
    /// The cells to be filled in of each fixed row: the columns in rising order.
    let columns: [Int: [Int]]
    /// The codes of all fixed rows in rising order.
    let rows: [Int]
    /// The sheet of each column of the registers.
    package let registers: [Int: Int]
    /// The name of each sheet by its number.
    let sheetNames: [Int: String]
    /// The column that tells the rows of a register apart, by the number of its sheet.
    package let keyColumns: [Int: Int]
    /// Which rows of a register are current, by the number of its sheet; absent for all.
    package let currentRows: [Int: Forms.Expression]
    /// The captions of the fixed rows.
    package let captions: [Int: String]
    /// The fixed cells that take numbers, those of the title sheet left out.
    package let numbers: [ValueKey]

    /// Looks through a form once.
    package init(_ form: Form) {
        var columns: [Int: [Int]] = [:]
        var sheetNames: [Int: String] = [:]
        var keyColumns: [Int: Int] = [:]
        var currentRows: [Int: Forms.Expression] = [:]
        var captions: [Int: String] = [:]
        var numbers: [ValueKey] = []
        for sheet in form.sheets {
            sheetNames[sheet.number] = sheet.name
            for row in sheet.rows {
                columns[row.code] = row.cells.keys.sorted()
                captions[row.code] = row.caption
            }
            let isTitle = sheet.rows.contains { $0.code == form.identity.respondent.row }
            for row in isTitle ? [] : sheet.rows {
                numbers += row.cells.filter(\.value.kind.isNumber).keys
                    .map { ValueKey(row.code, $0) }
            }
            guard sheet.isRegister else { continue }
            keyColumns[sheet.number] = sheet.keyColumn
            currentRows[sheet.number] = sheet.currentRows
        }
        self.columns = columns
        rows = columns.keys.sorted()
        registers = form.registerSheets
        self.sheetNames = sheetNames
        self.keyColumns = keyColumns
        self.currentRows = currentRows
        self.captions = captions
        self.numbers = numbers
    }

    /// The fixed cell that a reference means in a scope; nil when there is no such cell.
    ///
    /// Without a column it is the current one, or else the only one of the row.
    package func key(of reference: Forms.Expression.Reference, in scope: EvaluationScope)
        -> ValueKey?
    {
        guard let row = reference.row ?? scope.row, let columns = columns[row] else { return nil }
        if let column = reference.column {
            return columns.contains(column) ? ValueKey(row, column) : nil
        }
        if let column = scope.column, columns.contains(column) { return ValueKey(row, column) }
        return columns.count == 1 ? ValueKey(row, columns[0]) : nil
    }

    /// The fixed cells from one to another, crossed out ones left out.
    package func keys(
        from first: Forms.Expression.Reference, to last: Forms.Expression.Reference,
        in scope: EvaluationScope
    ) -> [ValueKey] {
        if let low = first.column, let high = last.column, first.row == last.row {
            guard let row = first.row ?? scope.row, let columns = columns[row], low <= high else {
                return []
            }
            return columns.filter { (low...high).contains($0) }.map { ValueKey(row, $0) }
        }
        guard let low = first.row, let high = last.row, low <= high else { return [] }
        return rows[position(of: low)..<position(of: high + 1)].compactMap { row in
            var reference = first
            reference.row = row
            return key(of: reference, in: scope)
        }
    }

    /// How many rows have a smaller code.
    private func position(of code: Int) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < code { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
