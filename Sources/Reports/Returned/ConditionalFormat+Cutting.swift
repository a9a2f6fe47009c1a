import Spreadsheet
import WorkbookWriter

extension ConditionalFormat {
    /// The format without some of its cells, in pieces.
    ///
    /// Programs do not agree on which of several formats of a cell goes first: Excel asks for their
    /// priority, LibreOffice for their order in the file. A cell whose own look must be seen is
    /// therefore taken out.
    func without(_ cells: Set<CellAddress>) -> [ConditionalFormat] {
        guard cells.contains(where: range.contains) else { return [self] }
        return pieces(without: cells).map { piece in
            var format = self
            format.range = piece
            if case .formula(let formula) = rule {
                format.rule = .formula(
                    ShiftedFormula.of(
                        formula, rows: piece.first.row - range.first.row,
                        columns: piece.first.column - range.first.column))
            }
            return format
        }
    }

    /// Whole rows together, rows that lose a cell in parts.
    private func pieces(without cells: Set<CellAddress>) -> [CellRange] {
        var pieces: [CellRange] = []
        var first = range.rows.lowerBound
        for row in range.rows {
            let lost = range.columns.filter { cells.contains(CellAddress(row: row, column: $0)) }
            guard !lost.isEmpty else { continue }
            if first < row {
                pieces.append(CellRange(rows: first...row - 1, columns: range.columns))
            }
            first = row + 1
            var start = range.columns.lowerBound
            for column in lost + [range.columns.upperBound + 1] {
                if start < column {
                    pieces.append(CellRange(rows: row...row, columns: start...column - 1))
                }
                start = column + 1
            }
        }
        if first <= range.rows.upperBound {
            pieces.append(
                CellRange(rows: first...range.rows.upperBound, columns: range.columns))
        }
        return pieces
    }
}
