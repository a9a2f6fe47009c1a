public import Spreadsheet

/// Cells of one look that are written by this module and not by the library: texts, numbers and
/// formulas, by the thousand.
///
/// It takes a fraction of the time, and what several cells calculate alike is written once; see
/// ``PreparedFormula/sharing(_:)``.
public struct PlainCells: Sendable {
    /// What they look like.
    public let style: CellStyle
    /// The cells in the order in which they were put.
    public private(set) var cells: [(address: CellAddress, content: CellContent)] = []

    /// Begins without a cell.
    public init(style: CellStyle) {
        self.style = style
    }

    /// Puts a content into a cell that has none yet.
    ///
    /// - Parameters:
    ///   - content: a text, a number or a formula.
    ///   - address: the cell.
    public mutating func put(_ content: CellContent, at address: CellAddress) {
        cells.append((address, content))
    }

    /// Changes the contents.
    ///
    /// - Parameter change: gives what a content becomes.
    public mutating func changeContents(_ change: (CellContent) -> CellContent) {
        for index in cells.indices { cells[index].content = change(cells[index].content) }
    }
}
