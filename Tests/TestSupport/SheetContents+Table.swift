public import Spreadsheet

extension SheetContents {
    /// Makes a sheet from a text table: a row a line, cells between bars.
    ///
    /// `12` and `1.5` are numbers, `'12` is a text, `@2026-06-15` a date, `#DIV/0!` an error,
    /// `=3` the saved result of a formula, `0.45[0%]` a number with a format; anything else is a
    /// text without the spaces around it, in which `¶` is a line break; a blank cell is empty.
    /// The first line is the first row, and the first cell the first column, unless `origin` says
    /// otherwise.
    public init(name: String, table: String, origin: CellAddress = CellAddress(row: 0, column: 0)) {
        self.init(name: name)
        for (row, line) in table.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            for (column, text) in cells.enumerated() {
                let address = CellAddress(
                    row: origin.row + row, column: origin.column + column)
                if let cell = Cell(String(text), at: address) { self.cells.append(cell) }
            }
        }
    }

    /// Sets, or with nil clears, one cell.
    public subscript(_ name: String) -> CellValue? {
        get {
            let address = CellAddress(name)
            return cells.first { $0.address == address }?.value
        }
        set { set(name, newValue, format: nil) }
    }

    /// Sets, or with nil clears, one cell with its format.
    public mutating func set(_ name: String, _ value: CellValue?, format: String?) {
        guard let address = CellAddress(name) else { preconditionFailure("no cell: \(name)") }
        cells.removeAll { $0.address == address }
        if let value { cells.append(Cell(address: address, value: value, format: format)) }
        cells.sort { $0.address < $1.address }
    }

    /// Moves what stands at or below the zero-based row down by some rows.
    public mutating func insertRows(_ count: Int, at row: Int) {
        for place in cells.indices where cells[place].address.row >= row {
            cells[place].address.row += count
        }
    }

    /// Moves what stands in or to the right of the zero-based column to the right.
    public mutating func insertColumns(_ count: Int, at column: Int) {
        for place in cells.indices where cells[place].address.column >= column {
            cells[place].address.column += count
        }
    }

    /// Takes out a zero-based row and closes the gap.
    public mutating func removeRow(_ row: Int) {
        cells.removeAll { $0.address.row == row }
        insertRows(-1, at: row)
    }

    /// Takes out a zero-based column and closes the gap.
    public mutating func removeColumn(_ column: Int) {
        cells.removeAll { $0.address.column == column }
        insertColumns(-1, at: column)
    }
}

extension SheetContents.Cell {
    /// Reads a cell of a text table; nil when it is blank.
    public init?(_ text: String, at address: CellAddress) {
        var text = text[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        guard !text.isEmpty else { return nil }
        var format: String?
        if text.hasSuffix("]"), let open = text.firstIndex(of: "["), Double(text[..<open]) != nil {
            format = String(text[text.index(after: open)...].dropLast())
            text = text[..<open]
        }
        let isFormula = text.hasPrefix("=")
        if isFormula { text.removeFirst() }
        self.init(address: address, value: .of(text), format: format, isFormula: isFormula)
    }
}

extension CellValue {
    fileprivate static func of(_ text: Substring) -> CellValue {
        if let number = Double(text) { return .number(number) }
        switch text.first {
        case "'": return .text(String(text.dropFirst()).replacing("¶", with: "\n"))
        case "#": return .error(String(text))
        case "@":
            guard let date = CalendarDate(iso: text.dropFirst()) else {
                preconditionFailure("no day: \(text)")
            }
            return .date(DateTime(date: date))
        default: return .text(String(text).replacing("¶", with: "\n"))
        }
    }
}
