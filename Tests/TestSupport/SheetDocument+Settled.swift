import Spreadsheet
public import WorkbookWriter

extension SheetDocument {
    /// The same sheet with the rows that would be made on the way among its cells, and with plain
    /// formulas.
    public var settled: SheetDocument {
        var sheet = self
        sheet.madeRows = nil
        for (index, document) in (madeRows?.all ?? []).enumerated() {
            let row = (madeRows?.first ?? 0) + index
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

extension MadeRows {
    /// All rows. Where one cannot be made a test has nothing to go on with.
    fileprivate var all: [RowDocument] {
        do { return try rows(0..<count) } catch { preconditionFailure("\(error)") }
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
