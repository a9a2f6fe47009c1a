import Spreadsheet
public import WorkbookWriter

extension SheetDocument {
    /// The same sheet with the rows that would be made on the way among its cells.
    public var settled: SheetDocument {
        var sheet = self
        sheet.madeRows = nil
        guard let made = madeRows else { return sheet }
        for index in 0..<made.count {
            let row = made.first + index
            let document = made.row(index)
            sheet.rowHeights[row] = document.height
            for (column, cell) in document.cells {
                var cell = cell
                if case .inRow(let formula, let cached) = cell.content {
                    cell.content = .formula(formula.text(inRow: row), cached: cached)
                }
                sheet.cells[CellAddress(row: row, column: column)] = cell
            }
        }
        return sheet
    }
}

extension WorkbookDocument {
    /// The same workbook with all its rows made.
    public var settled: WorkbookDocument {
        var document = self
        document.sheets = sheets.map(\.settled)
        return document
    }
}
