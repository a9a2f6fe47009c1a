/// One sheet read whole: what the import of a form needs to know of it.
public struct SheetContents: Sendable {
    /// Whether and how a sheet is hidden.
    public enum Visibility: Hashable, Sendable, CaseIterable {
        /// Shown among the tabs.
        case visible
        /// Hidden, and can be shown through the menu.
        case hidden
        /// Hidden so that only a program can show it.
        case veryHidden
    }

    /// A cell that holds something.
    public struct Cell: Hashable, Sendable {
        /// Where it is.
        public var address: CellAddress
        /// What it holds.
        public var value: CellValue
        /// The code of its number format, such as "0%"; nil for General.
        public var format: String?
        /// Whether the value is the saved result of a formula.
        public var isFormula: Bool

        /// Makes a cell; without a format and a formula unless told otherwise.
        public init(
            address: CellAddress, value: CellValue, format: String? = nil, isFormula: Bool = false
        ) {
            self.address = address
            self.value = value
            self.format = format
            self.isFormula = isFormula
        }
    }

    /// The name on the tab.
    public var name: String
    /// Whether the tab is shown.
    public var visibility: Visibility
    /// The cells that hold something, row by row and from left to right, each address once.
    public var cells: [Cell]
    /// The merged rectangles.
    public var merges: [CellRange]
    /// The zero-based rows that are hidden, by hand or by a filter, ascending.
    public var hiddenRows: [Int]
    /// The cells whose formula was saved without a result.
    public var formulasWithoutResult: [CellAddress]
    /// The cells whose formula refers to another workbook.
    public var externalFormulas: [CellAddress]

    /// Makes a sheet; everything but the name may be left out.
    public init(
        name: String, visibility: Visibility = .visible, cells: [Cell] = [],
        merges: [CellRange] = [], hiddenRows: [Int] = [],
        formulasWithoutResult: [CellAddress] = [], externalFormulas: [CellAddress] = []
    ) {
        self.name = name
        self.visibility = visibility
        self.cells = cells
        self.merges = merges
        self.hiddenRows = hiddenRows
        self.formulasWithoutResult = formulasWithoutResult
        self.externalFormulas = externalFormulas
    }
}
