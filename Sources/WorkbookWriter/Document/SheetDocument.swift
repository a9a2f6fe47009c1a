public import Spreadsheet

/// One sheet of a ``WorkbookDocument``.
public struct SheetDocument: Sendable {
    /// The name on the tab, up to 31 characters.
    public var name: String
    /// The colour of the tab.
    public var tabColor: Color?
    /// Whether the tab is hidden.
    public var isHidden = false
    /// Widths by zero-based column, in digits of the standard font; absent ones are standard.
    ///
    /// The standard font is Arial 10: a digit is 7 pixels wide at 96 dots per inch, and 5 pixels
    /// of margin are added once. At most 255.
    public var columnWidths: [Int: Double] = [:]
    /// Heights by zero-based row, in points, at most 409; absent ones are left to the program.
    public var rowHeights: [Int: Double] = [:]
    /// Rows that grow with what is typed into them, and their least heights in points. Until then
    /// they are as high as ``rowHeights`` says.
    public var growingRows: [Int: Double] = [:]
    /// The zero-based columns that are hidden.
    public var hiddenColumns: Set<Int> = []
    /// The contents and looks of the cells.
    public var cells: [CellAddress: CellDocument] = [:]
    /// Rows that are made while the file is written; none of ``cells`` stands in them. A sheet with
    /// them has no notes and no charts.
    public var madeRows: MadeRows?
    /// The cells, if they are written by this module itself; such a sheet has no others, no heights
    /// of rows, no merges, no notes and no charts.
    public var plainCells: PlainCells?
    /// The merged rectangles; the content stands in the first cell of each.
    public var merges: [CellRange] = []
    /// The rules of input.
    public var validations: [PlacedValidation] = []
    /// Formats that depend on the contents.
    public var conditionalFormats: [ConditionalFormat] = []
    /// The notes (classic comments) by cell.
    public var notes: [CellAddress: Note] = [:]
    /// The charts.
    public var charts: [PlacedChart] = []
    /// The first cell that scrolls: rows above and columns left of it stay in view.
    public var frozenAt: CellAddress?
    /// The range with filter buttons, header row included.
    public var filter: CellRange?
    /// Whether locked cells are protected, without a password.
    public var isProtected = false
    /// The cell selected on opening.
    public var selection: CellAddress?
    /// How the sheet is printed.
    public var print = PrintSetup()

    /// Makes an empty sheet.
    public init(name: String) {
        self.name = name
    }

    /// Puts a content with its look into a cell.
    public mutating func put(_ content: CellContent, at address: CellAddress, _ style: CellStyle) {
        cells[address] = CellDocument(content: content, style: style)
    }

    /// Puts a content with its look into a rectangle merged into one cell.
    ///
    /// A rectangle of a single cell is left unmerged.
    public mutating func put(_ content: CellContent, over range: CellRange, _ style: CellStyle) {
        for row in range.rows {
            for column in range.columns {
                let address = CellAddress(row: row, column: column)
                cells[address] = CellDocument(content: .blank, style: style)
            }
        }
        cells[range.first] = CellDocument(content: content, style: style)
        if range.first != range.last { merges.append(range) }
    }
}

/// A content and its look.
public struct CellDocument: Hashable, Sendable {
    /// What stands in the cell.
    public var content: CellContent
    /// What it looks like.
    public var style: CellStyle

    /// Makes a cell.
    public init(content: CellContent, style: CellStyle) {
        self.content = content
        self.style = style
    }
}

/// What stands in a cell.
public enum CellContent: Hashable, Sendable {
    /// Nothing; the cell only has a look.
    case blank
    /// A text, written as text whatever it begins with.
    case text(String)
    /// A number; must be finite.
    case number(Double)
    /// A day.
    case date(CalendarDate)
    /// A boolean.
    case boolean(Bool)
    /// A formula without its "=", in the English notation of the file format, and its result.
    case formula(String, cached: Cached)
    /// A formula that many workbooks have in common, and its result.
    case prepared(PreparedFormula, cached: Cached)
    /// A formula that many rows have in common, and its result.
    case inRow(RowFormula, cached: Cached)
    /// A text that leads to a place in the workbook (`'Лист'!A1`) or to a web address.
    case link(text: String, target: LinkTarget)

    /// The result of a formula, saved beside it.
    public enum Cached: Hashable, Sendable {
        /// A number.
        case number(Double)
        /// A text; the empty text stands for an empty-looking result.
        case text(String)
        /// The error #N/A. Among cells that the library writes it is saved as a text.
        case notAvailable

        /// How spreadsheets show that error.
        static let shownNotAvailable = "#N/A"
    }

    /// Where a link leads.
    public enum LinkTarget: Hashable, Sendable {
        /// A cell of the same workbook.
        case cell(sheet: String, CellAddress)
        /// A web or mail address.
        case web(String)
    }
}

/// A classic comment on a cell.
public struct Note: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// Who is named as its author.
    public var author: String

    /// Makes a note.
    public init(text: String, author: String) {
        self.text = text
        self.author = author
    }
}

/// How a sheet is printed. Margins are 10 mm.
public struct PrintSetup: Hashable, Sendable {
    /// The size of the paper.
    public enum Paper: Hashable, Sendable {
        /// 210 × 297 mm.
        case a4
        /// 297 × 420 mm.
        case a3
    }

    /// The paper.
    public var paper = Paper.a4
    /// Whether the page lies on its long side.
    public var isLandscape = true
    /// Whether the sheet is shrunk to the width of one page.
    public var fitsWidth = true
    /// Whether it is shrunk to the height of one page as well; counts only beside ``fitsWidth``.
    public var fitsHeight = false
    /// The scale in per cent, 10 to 400; counts only without ``fitsWidth``.
    public var scale = 100
    /// The columns, greater than 0, that begin a page; count only without ``fitsWidth``.
    public var columnBreaks: [Int] = []
    /// The rows repeated on every page.
    public var repeatedRows: ClosedRange<Int>?
    /// The columns repeated on every page.
    ///
    /// Beside repeated rows they are left out when the name of the sheet is so long (from 27
    /// Cyrillic letters) that the library cannot hold both.
    public var repeatedColumns: ClosedRange<Int>?
    /// The left, centre and right of the footer after `&L`, `&C`, `&R`, up to 200 characters.
    ///
    /// `&P` and `&N` stand for page and pages, `&&` for an ampersand. It is set in Arial 8.
    public var footer: String = ""
    /// What is printed; nil for everything.
    public var area: CellRange?

    /// Makes the set-up of a landscape page that fits its width.
    public init() {}
}
