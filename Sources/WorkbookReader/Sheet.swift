public import Spreadsheet

/// A worksheet as the workbook lists it.
public struct Sheet: Hashable, Sendable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is shown.
    public let visibility: SheetContents.Visibility
    /// The part of the package that holds the cells.
    let part: String
}
