public import Spreadsheet

/// Cells of one look that are written by this module and not by the library: texts, numbers and
/// formulas, by the thousand.
///
/// It takes a fraction of the time. Formulas that cells have in common are written in each of them:
/// of those that are shared (ECMA-376 part 1, §18.3.1.40) LibreOffice 7.4 leaves the ones whose saved
/// result is an empty text to be calculated, and then no longer tells those that depend on them of a
/// change.
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
