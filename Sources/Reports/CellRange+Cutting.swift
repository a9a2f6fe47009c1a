import Spreadsheet
import WorkbookWriter

extension ConditionalFormat {
    /// The format without some of its cells, in pieces.
    ///
    /// Programs do not agree on which of several formats of a cell goes first: Excel asks for their
    /// priority, LibreOffice for their order in the file. A cell whose own look must be seen is
    /// therefore taken out.
    func without(_ cells: Set<CellAddress>) -> [ConditionalFormat] {
        range.without(cells).map { piece in
            var format = self
            format.range = piece
            if case .formula(let formula) = rule {
                format.rule = .formula(ShiftedFormula.of(formula, from: range, to: piece))
            }
            return format
        }
    }
}

extension PlacedValidation {
    /// The rule without some of its cells, in pieces; two rules for one cell are against the format.
    func without(_ cells: Set<CellAddress>) -> [PlacedValidation] {
        range.without(cells).map { piece in
            var placed = self
            placed.range = piece
            if case .formula(let formula) = validation.rule {
                placed.validation.rule = .formula(
                    ShiftedFormula.of(formula, from: range, to: piece))
            }
            return placed
        }
    }
}

extension CellRange {
    /// The rectangle without some of its cells: whole rows together, rows that lose a cell in parts.
    fileprivate func without(_ cells: Set<CellAddress>) -> [CellRange] {
        guard cells.contains(where: contains) else { return [self] }
        var pieces: [CellRange] = []
        var first = rows.lowerBound
        for row in rows {
            let lost = columns.filter { cells.contains(CellAddress(row: row, column: $0)) }
            guard !lost.isEmpty else { continue }
            if first < row {
                pieces.append(CellRange(rows: first...row - 1, columns: columns))
            }
            first = row + 1
            var start = columns.lowerBound
            for column in lost + [columns.upperBound + 1] {
                if start < column {
                    pieces.append(CellRange(rows: row...row, columns: start...column - 1))
                }
                start = column + 1
            }
        }
        if first <= rows.upperBound {
            pieces.append(CellRange(rows: first...rows.upperBound, columns: columns))
        }
        return pieces
    }
}
