import Spreadsheet
public import WorkbookWriter

extension SheetDocument {
    /// The same sheet with the rows that would be made on the way among its cells, and with plain
    /// formulas.
    public var settled: SheetDocument {
        var sheet = self
        sheet.madeRows = nil
        for index in 0..<(madeRows?.count ?? 0) {
            guard let made = madeRows else { continue }
            let row = made.first + index
            let document = made.row(index)
            sheet.rowHeights[row] = document.height
            for (column, cell) in document.cells {
                sheet.cells[CellAddress(row: row, column: column)] = cell
            }
        }
        for (address, cell) in sheet.cells {
            guard case .inRow(let formula, let cached) = cell.content else { continue }
            sheet.cells[address]?.content = .formula(
                formula.text(inRow: address.row), cached: cached)
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
