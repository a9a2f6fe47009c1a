/// The way from one version of a form to the next, cell by cell.
package struct VersionStep: Sendable {
    /// The successors of the cells; what was given up is not there.
    private let cells: [CellCode: CellCode]
    /// What became of the values of those cells that choose from a list with changes.
    private let values: [CellCode: VersionChanges.Names<String>]

    /// Prepares the way from an older version to the form that replaced it.
    package init(from older: OlderVersion, to form: Form) {
        let newCells = Set(form.cellCodes.map(\.code))
        let registers = form.registerSheets
        var cells: [CellCode: CellCode] = [:]
        var values: [CellCode: VersionChanges.Names<String>] = [:]
        for (code, cell, sheet) in older.form.cellCodes {
            let next = older.changes.successor(of: code, onSheet: sheet, registers: registers)
            guard let next, newCells.contains(next) else { continue }
            cells[code] = next
            if case .choice(let list) = cell.kind { values[code] = older.changes.values[list] }
        }
        self.cells = cells
        self.values = values
    }

    /// The cell of the newer version; nil when it was given up.
    package func successor(of code: CellCode) -> CellCode? { cells[code] }

    /// The newer version's wording of a value of that cell; nil when it was given up.
    func wording(of value: String, at code: CellCode) -> String? {
        values[code].map { $0.successor(of: value) } ?? value
    }
}

extension Form {
    /// The number of the sheet that each column of a register stands on, by the column's number.
    package var registerSheets: [Int: Int] {
        var found: [Int: Int] = [:]
        for sheet in sheets where sheet.isRegister {
            for column in sheet.columns { found[column.number] = sheet.number }
        }
        return found
    }
}

extension VersionChanges {
    /// The successor of a cell on the older version's sheet with that number; nil when it was given
    /// up. `registers` are the ``Form/registerSheets`` of the newer version.
    package func successor(
        of code: CellCode, onSheet sheet: Int, registers: [Int: Int]
    ) -> CellCode? {
        switch code {
        case .fixed(let key):
            return successor(of: key, onSheet: sheet).map { .fixed($0) }
        case .register(_, let column):
            guard let next = successor(ofColumn: column, onSheet: sheet),
                let register = registers[next]
            else { return nil }
            return .register(sheet: register, column: next)
        }
    }
}
