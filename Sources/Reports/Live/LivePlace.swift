import Forms
import Messages
import Spreadsheet
import Validation

/// Where the first breach of a rule is: as a formula over the number of that breach, and as what
/// the formula comes to.
struct LivePlace: Sendable {
    /// A number that may depend on the first breach.
    private enum Number: Sendable {
        case fixed(Int)
        /// So many more than the number of the breach.
        case moving(after: Int)
        /// One for each place of the rule.
        case chosen([Int])
        /// One for each line, which a range of the form's sheet holds, too.
        case listed([Int], range: String)
    }

    private let sheet: String
    /// Of the worksheet, from 1.
    private let row: Number
    /// Of the worksheet, from 0.
    private let column: Number
    /// The code of the form's row; nil in registers.
    private var code: Number?
    /// Whether the line of a register is named.
    private var isEntry = false
    /// The number of the form's column; nil where it goes without saying.
    private var number: Number?

    /// The place; nil when the rule points at no cell of the form.
    init?(of rule: FormRule, _ placement: LiveRule.Placement, map: LiveMap) {
        guard let place = rule.pointsAt else { return nil }
        if place.row == nil, let column = place.column,
            let grid = map.index.registers[column].flatMap(map.grid(ofSheet:)),
            let position = Self.position(of: column, in: grid)
        {
            self.init(inColumn: column, position, of: grid, placement)
            return
        }
        switch placement {
        case .rows(_, let ownColumn, let number) where place.row == nil:
            guard let grid = map.grid(ofSheet: number),
                let column = place.column ?? ownColumn ?? grid.sheet.inputColumns.first?.number,
                let position = Self.position(of: column, in: grid)
            else { return nil }
            self.init(beside: grid, column: column, position)
        case .line(let columns) where columns.count > 1 && place.column == nil:
            let keys = columns.compactMap {
                map.index.key(of: place, in: LiveScope(column: $0).evaluated)
            }
            self.init(at: keys, map: map)
        default:
            let column: Int? = if case .line(let columns) = placement { columns[0] } else { nil }
            let key = map.index.key(of: place, in: LiveScope(column: column).evaluated)
            self.init(at: key.map { [$0] } ?? [], map: map)
        }
        guard !sheet.isEmpty else { return nil }
    }

    /// A column of a register.
    private init(
        inColumn column: Int, _ position: Int, of grid: BlankGrid,
        _ placement: LiveRule.Placement
    ) {
        sheet = grid.sheet.name
        if case .register(grid.sheet.number, isPrevious: false) = placement { isEntry = true }
        row = isEntry ? .moving(after: grid.firstRow) : .fixed(grid.firstRow + 1)
        self.column = .fixed(position)
        number = .fixed(column)
    }

    /// A column of fixed rows, on the line of the breach.
    private init(beside grid: BlankGrid, column: Int, _ position: Int) {
        sheet = grid.sheet.name
        row = .moving(after: grid.firstRow)
        self.column = .fixed(position)
        let codes = CellRange(rows: grid.firstRow...grid.lastRow, columns: 0...0)
        code = .listed(
            grid.lines.map { line in
                if case .row(let row) = line { row.code } else { 0 }
            }, range: "'\(grid.sheet.name)'!\(codes.absolute)")
        number = Self.said(.fixed(column), in: grid)
    }

    /// Cells of one fixed row, one for each place of the rule.
    private init(at keys: [ValueKey], map: LiveMap) {
        let grid = keys.first.flatMap { map.grid(ofRow: $0.row) }
        let cells = keys.compactMap { grid?.address($0) }
        sheet = grid?.sheet.name ?? ""
        row = .fixed((cells.first?.row ?? 0) + 1)
        let isOne = keys.count == 1
        column = isOne ? .fixed(cells.first?.column ?? 0) : .chosen(cells.map(\.column))
        code = keys.first.map { .fixed($0.row) }
        number = grid.flatMap {
            Self.said(isOne ? .fixed(keys[0].column) : .chosen(keys.map(\.column)), in: $0)
        }
    }

    private static func position(of column: Int, in grid: BlankGrid) -> Int? {
        grid.sheet.columns.firstIndex { $0.number == column }
    }

    /// The column is not named where the sheet has only one to fill.
    private static func said(_ number: Number, in grid: BlankGrid) -> Number? {
        grid.sheet.inputColumns.count == 1 ? nil : number
    }

    // MARK: The formulas

    private typealias Words = BlankText.Check

    /// The target of a link, `#'3_Кадры'!C12`, where `first` is the cell with the number of the
    /// first breach, from 1.
    func link(first: String) -> String {
        let letters =
            switch column {
            case .fixed(let column): "\"\(CellAddress.letters(ofColumn: column))\""
            case .chosen(let columns):
                "CHOOSE(\(first),"
                    + columns.map { "\"\(CellAddress.letters(ofColumn: $0))\"" }
                    .joined(separator: ",") + ")"
            case .moving, .listed: "\"A\""
            }
        return "\"#'\(sheet)'!\"&\(letters)&\(Self.formula(row, first))"
    }

    /// The place in words, «3_Кадры, строка 304, графа 3».
    func words(first: String) -> String {
        var parts = [LivePiece.quoted(sheet)]
        if let code {
            parts.append(LivePiece.quoted(Words.row) + "&" + Self.formula(code, first))
        }
        if isEntry { parts.append(LivePiece.quoted(Words.entry) + "&" + first) }
        if let number {
            parts.append(LivePiece.quoted(Words.column) + "&" + Self.formula(number, first))
        }
        return parts.joined(separator: "&")
    }

    private static func formula(_ number: Number, _ first: String) -> String {
        switch number {
        case .fixed(let number): "\(number)"
        case .moving(let after): "(\(after)+\(first))"
        case .chosen(let numbers):
            "CHOOSE(\(first),\(numbers.map(String.init).joined(separator: ",")))"
        case .listed(_, let range): "INDEX(\(range),\(first))"
        }
    }

    // MARK: What they come to

    /// The link for a first breach of that number, from 1.
    func link(first: Int) -> String {
        let letters = CellAddress.letters(ofColumn: Self.value(column, first))
        return "#'\(sheet)'!\(letters)\(Self.value(row, first))"
    }

    /// The words for a first breach of that number, from 1.
    func words(first: Int) -> String {
        var text = sheet
        if let code { text += "\(Words.row)\(Self.value(code, first))" }
        if isEntry { text += "\(Words.entry)\(first)" }
        if let number { text += "\(Words.column)\(Self.value(number, first))" }
        return text
    }

    private static func value(_ number: Number, _ first: Int) -> Int {
        switch number {
        case .fixed(let number): number
        case .moving(let after): after + first
        case .chosen(let numbers), .listed(let numbers, _):
            numbers.indices.contains(first - 1) ? numbers[first - 1] : 0
        }
    }
}
