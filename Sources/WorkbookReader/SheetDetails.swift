public import Spreadsheet

/// What a worksheet holds beside its cells.
public struct SheetDetails: Sendable {
    /// The merged rectangles.
    public var merges: [CellRange]
    /// The zero-based rows that are hidden, by hand or by a filter, ascending.
    public var hiddenRows: [Int]
    /// The zero-based columns that are hidden, ascending.
    public var hiddenColumns: [Int]
    /// What may be typed where, those validations included that refer to other sheets.
    public var validations: [DataValidation]
    /// Whether people left comments or notes.
    public var hasComments: Bool
}
