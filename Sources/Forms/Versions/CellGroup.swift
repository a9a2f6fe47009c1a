/// Cells of a form that belong together in a sentence: «строка 320», «графа 519».
package enum CellGroup: Hashable, Sendable {
    /// A whole fixed row.
    case row(Int)
    /// A whole column of the sheet with that number.
    case column(sheet: Int, number: Int)
    /// A single cell of a fixed row.
    case cell(ValueKey)
}

extension Form {
    /// Which row, column or single cell stands for each of the cells: a row or a column where all
    /// that it takes is among them.
    package func groups(of codes: Set<CellCode>) -> [CellCode: CellGroup] {
        var groups: [CellCode: CellGroup] = [:]
        for sheet in sheets {
            var isWhole: [Int: Bool] = [:]
            for row in sheet.rows {
                for number in row.cells.keys {
                    let isIn = codes.contains(.fixed(ValueKey(row.code, number)))
                    isWhole[number] = isIn && isWhole[number] ?? true
                }
            }
            for row in sheet.rows {
                let keys = row.cells.keys.map { ValueKey(row.code, $0) }
                let isRow = keys.allSatisfy { codes.contains(.fixed($0)) }
                for key in keys where codes.contains(.fixed(key)) {
                    groups[.fixed(key)] =
                        isRow
                        ? .row(row.code)
                        : isWhole[key.column] == true
                            ? .column(sheet: sheet.number, number: key.column) : .cell(key)
                }
            }
            guard sheet.isRegister else { continue }
            for column in sheet.inputColumns {
                let code = CellCode.register(sheet: sheet.number, column: column.number)
                guard codes.contains(code) else { continue }
                groups[code] = .column(sheet: sheet.number, number: column.number)
            }
        }
        return groups
    }

    /// What the form calls a group of its cells.
    package func caption(of group: CellGroup) -> String {
        switch group {
        case .row(let code): return row(code)?.caption ?? ""
        case .column(let sheet, let number):
            let column = sheets.first { $0.number == sheet }?.column(number)
            return [column?.group, column?.caption].compactMap(\.self).joined(separator: ": ")
        case .cell(let key):
            let column = sheet(ofRow: key.row)?.column(key.column)
            return [row(key.row)?.caption, column?.caption].compactMap(\.self)
                .joined(separator: ": ")
        }
    }
}
