import Spreadsheet
import WorkbookWriter

/// A sheet that is written from top to bottom like a page, on columns of given widths.
struct FlowPage {
    var sheet: SheetDocument
    /// The row that is being written.
    private(set) var row = 0
    let widths: [Double]

    init(name: String, widths: [Double]) {
        sheet = SheetDocument(name: name)
        self.widths = widths
        for (column, width) in widths.enumerated() { sheet.columnWidths[column] = width }
    }

    /// All columns.
    var columns: ClosedRange<Int> { 0...widths.count - 1 }

    /// Writes a text over columns of the current row, which becomes high enough for it, and goes on
    /// to the next.
    mutating func put(
        _ text: String, over columns: ClosedRange<Int>, _ style: CellStyle,
        as content: CellContent? = nil, advancing: Bool = true
    ) {
        sheet.put(
            content ?? (text.isEmpty ? .blank : .text(text)),
            over: CellRange(rows: row...row, columns: columns), style)
        let width = widths[columns].reduce(0, +)
        let height = TextMetrics.height(of: text, style, inWidth: width) + 4
        sheet.rowHeights[row] = max(sheet.rowHeights[row] ?? 0, height)
        if advancing { row += 1 }
    }

    /// Ends the current row, which is at least so high.
    mutating func endRow(atLeast least: Double = Theme.rowHeight) {
        sheet.rowHeights[row] = min(
            max(sheet.rowHeights[row] ?? 0, least), Theme.highestRow)
        row += 1
    }

    /// Leaves an empty row.
    mutating func skip(_ height: Double) {
        sheet.rowHeights[row] = height
        row += 1
    }
}
