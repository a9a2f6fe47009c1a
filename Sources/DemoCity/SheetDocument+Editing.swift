import Spreadsheet
import WorkbookWriter

/// What users do to a sheet that is not protected, or whose protection they took off.
extension SheetDocument {
    /// The zero-based row whose first column holds the code.
    func row(ofCode code: Int) -> Int? {
        cells.first { $0.key.column == 0 && $0.value.content == .number(Double(code)) }?.key.row
    }

    /// The first column of a row in which something may be typed.
    func inputColumn(inRow row: Int) -> Int? {
        cells.filter { $0.key.row == row && !$0.value.style.isLocked }.map(\.key.column).min()
    }

    /// Deletes a row; what lies below moves up.
    mutating func remove(row: Int) {
        cells = cells.filter { $0.key.row != row }
        rowHeights[row] = nil
        growingRows[row] = nil
        merges.removeAll { $0.rows.contains(row) }
        move { $0.row > row ? CellAddress(row: $0.row - 1, column: $0.column) : $0 }
    }

    /// Inserts an empty row; what stood there moves down.
    mutating func insert(row: Int) {
        move { $0.row >= row ? CellAddress(row: $0.row + 1, column: $0.column) : $0 }
    }

    /// Inserts an empty column; what stood there moves to the right.
    mutating func insert(column: Int) {
        move { $0.column >= column ? CellAddress(row: $0.row, column: $0.column + 1) : $0 }
    }

    /// Moves every cell with its height and width; what refers to places, such as rules of
    /// input and the area to print, is dropped.
    private mutating func move(_ place: (CellAddress) -> CellAddress) {
        cells = Dictionary(uniqueKeysWithValues: cells.map { (place($0.key), $0.value) })
        merges = merges.map { CellRange(place($0.first), place($0.last)) }
        rowHeights = moved(rowHeights, place)
        growingRows = moved(growingRows, place)
        let columns = columnWidths.map {
            (place(CellAddress(row: 0, column: $0.key)).column, $0.value)
        }
        columnWidths = Dictionary(uniqueKeysWithValues: columns)
        validations = []
        conditionalFormats = []
        filter = nil
        print.area = nil
    }

    private func moved(
        _ heights: [Int: Double], _ place: (CellAddress) -> CellAddress
    ) -> [Int: Double] {
        let rows = heights.map { (place(CellAddress(row: $0.key, column: 0)).row, $0.value) }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
