public import Spreadsheet

/// A worksheet as the workbook lists it.
public struct Sheet: Hashable, Sendable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is shown.
    public let visibility: SheetContents.Visibility
    /// The part of the package that holds the cells.
    let part: String
    /// The place among the worksheets, zero-based.
    let number: Int
}

/// A tab of a workbook that has no cells to read.
public struct OtherSheet: Hashable, Sendable {
    /// What such a tab shows.
    public enum Kind: Hashable, Sendable {
        /// A chart.
        case chart
        /// A dialog of old programs.
        case dialog
        /// Macros of old programs.
        case macro
        /// Nothing: its part is absent, or of a kind that is not known.
        case nothing
    }

    /// The name on the tab.
    public let name: String
    /// Whether the tab is shown.
    public let visibility: SheetContents.Visibility
    /// What it shows.
    public let kind: Kind

    /// The kind by the last component of the type of a relationship.
    static func kind(ofType type: String) -> Kind {
        switch type {
        case "chartsheet": .chart
        case "dialogsheet": .dialog
        case "xlMacrosheet", "xlIntlMacrosheet": .macro
        default: .nothing
        }
    }
}
