import Spreadsheet

/// The sizes of columns and rows, in the units of the file and in pixels.
///
/// A column's width counts digits of the standard font, Arial 10: 7 pixels each at 96 dots per
/// inch, and 5 more for the margins. A row's height is in points.
enum SheetGeometry {
    private static let standardWidth = 8.43

    /// The width of the column in characters, within what the format allows.
    static func width(ofColumn column: Int, in sheet: SheetDocument) -> Double {
        min(max(sheet.columnWidths[column] ?? standardWidth, 0), 255)
    }

    /// The height of the row in points, within what the format allows.
    static func height(ofRow row: Int, in sheet: SheetDocument) -> Double {
        limited(height: sheet.rowHeights[row] ?? 15)
    }

    /// The height within what the format allows.
    static func limited(height: Double) -> Double { min(max(height, 0), 409) }

    /// The width of a range in pixels.
    static func pixelWidth(of range: CellRange, in sheet: SheetDocument) -> Int {
        range.columns.reduce(0) { sum, column in
            guard !sheet.hiddenColumns.contains(column) else { return sum }
            let width = width(ofColumn: column, in: sheet)
            return sum + (width < 1 ? Int(width * 12 + 0.5) : Int(width * 7 + 0.5) + 5)
        }
    }

    /// The height of a range in pixels; rows without a height count as standard ones.
    static func pixelHeight(of range: CellRange, in sheet: SheetDocument) -> Int {
        range.rows.reduce(0) { $0 + pixelHeight(ofRow: $1, in: sheet) }
    }

    /// The height in pixels that a note's box at a row would have if all rows were standard ones, so
    /// that it ends where the row does in which a box of the height in question ends.
    ///
    /// A box begins in the row above, somewhat below its upper edge.
    static func standardHeight(ofBox height: Int, at row: Int, in sheet: SheetDocument) -> Int {
        let first = max(0, row - 1)
        let offset = row == 0 ? 2 : 10
        var rest = height + offset
        var next = first
        while rest > 0 {
            rest -= pixelHeight(ofRow: next, in: sheet)
            next += 1
        }
        return (next - first) * standardPixels - offset
    }

    private static let standardPixels = 20

    private static func pixelHeight(ofRow row: Int, in sheet: SheetDocument) -> Int {
        Int(height(ofRow: row, in: sheet) * 4 / 3)
    }
}
