/// A workbook read whole: its sheets and what else of it the import of a form looks at.
public struct WorkbookContents: Sendable {
    /// The worksheets in the order of their tabs; chart sheets are left out.
    public var sheets: [SheetContents]
    /// The custom document properties by name, values as text. Source: ECMA-376 part 1, §22.3.
    public var customProperties: [String: String]
    /// Whether the package carries macros; they are never read.
    public var hasMacros: Bool
    /// Whether the package refers to other workbooks.
    public var hasExternalLinks: Bool
    /// Whether any sheet carries comments.
    public var hasComments: Bool

    /// Makes a workbook; everything but the sheets may be left out.
    public init(
        sheets: [SheetContents], customProperties: [String: String] = [:],
        hasMacros: Bool = false, hasExternalLinks: Bool = false, hasComments: Bool = false
    ) {
        self.sheets = sheets
        self.customProperties = customProperties
        self.hasMacros = hasMacros
        self.hasExternalLinks = hasExternalLinks
        self.hasComments = hasComments
    }
}
