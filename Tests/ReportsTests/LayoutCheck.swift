import Spreadsheet
import WorkbookWriter

@testable import Reports

/// Finds texts that do not fit their cells.
enum LayoutCheck {
    /// The wrapped texts that are higher than their row, or have a word wider than their cell.
    static func clipped(_ sheet: SheetDocument) -> [String] {
        sheet.cells.compactMap { address, cell in
            guard case .text(let text) = cell.content, cell.style.wraps, !cell.style.isUpright
            else { return nil }
            let range =
                sheet.merges.first { $0.first == address } ?? CellRange(address, address)
            let width = range.columns.reduce(0) { $0 + (sheet.columnWidths[$1] ?? 9) }
            let height = range.rows.reduce(0) { $0 + (sheet.rowHeights[$1] ?? 15) }
            let isHigh = TextMetrics.height(of: text, cell.style, inWidth: width) > height + 0.01
            let isWide =
                TextMetrics.columnWidth(forWordsOf: text, cell.style) > width + 0.01
                && !text.contains("://")
            return isHigh || isWide ? "\(sheet.name)!\(address): \(text)" : nil
        }
    }
}
