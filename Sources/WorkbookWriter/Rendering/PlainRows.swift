import CXLSXWriter
import Spreadsheet

/// Plain cells as the rows of a sheet's part.
///
/// Source: ECMA-376 part 1, §18.3.1.73 (`row`), §18.3.1.4 (`c`).
struct PlainRows {
    /// The rows so far.
    private(set) var markup: [UInt8] = []
    /// The rectangle around all cells; nil when there are none.
    private(set) var range: CellRange?
    private let sheet: String
    /// The attribute with the number of the look.
    private let look: [UInt8]
    private var row = -1
    /// The number of the row, and the letters of the columns, as they are written.
    private var digits: [UInt8] = []
    private var letters: [[UInt8]] = []

    /// Writes cells.
    ///
    /// - Parameters:
    ///   - cells: the cells.
    ///   - sheet: the name of their sheet, for errors.
    ///   - format: the number of their look.
    /// - Throws: what is wrong with a cell.
    init(_ cells: PlainCells, sheet: String, format: Int32) throws(WriteError) {
        self.sheet = sheet
        look = Array("\" s=\"\(format)\"".utf8)
        let places = cells.cells.indices.map { index in
            let address = cells.cells[index].address
            return (key: address.row << 20 | address.column, index: index)
        }
        markup.reserveCapacity(cells.cells.count * 256)
        var last = -1
        for (key, index) in places.sorted(by: { $0.key < $1.key }) {
            let address = cells.cells[index].address
            guard (0..<CellAddress.rowLimit).contains(address.row),
                (0..<CellAddress.columnLimit).contains(address.column)
            else { throw .outsideSheet(place(address)) }
            guard key > last else { throw .notPlain(place(address)) }
            last = key
            cover(address)
            try put(cells.cells[index].content, at: address)
        }
        if row >= 0 { put("</row>") }
    }

    private func place(_ address: CellAddress) -> WriteError.Place {
        .cell(sheet: sheet, address)
    }

    private mutating func cover(_ address: CellAddress) {
        guard let known = range else { return range = CellRange(address, address) }
        range = CellRange(
            rows: known.first.row...address.row,
            columns: min(
                known.first.column, address.column)...max(known.last.column, address.column))
    }

    private mutating func put(_ content: CellContent, at address: CellAddress) throws(WriteError) {
        switch content {
        case .text(let text):
            begin(address, type: " t=\"inlineStr\">")
            put("<is><t xml:space=\"preserve\">")
            XMLText.append(
                try EncodedText.checked(text, at: place(address)), to: &markup)
            put("</t></is></c>")
        case .number(let number):
            begin(address, type: ">")
            try end(number, at: address)
        case .formula(let formula, let result):
            try put(PreparedFormula(formula), result, at: address)
        case .prepared(let formula, let result): try put(formula, result, at: address)
        case .blank, .date, .boolean, .inRow, .link: throw .notPlain(place(address))
        }
    }

    private mutating func put(
        _ formula: PreparedFormula, _ result: CellContent.Cached, at address: CellAddress
    ) throws(WriteError) {
        guard let element = formula.element else {
            throw .textTooLong(place(address), limit: FormulaText.limit)
        }
        switch result {
        case .number(let number):
            begin(address, type: ">")
            markup += element
            try end(number, at: address)
        case .text(let text):
            begin(address, type: " t=\"str\">")
            markup += element
            put("<v>")
            XMLText.append(
                try EncodedText.checked(text, at: place(address)), to: &markup)
            put("</v></c>")
        case .notAvailable:
            // As a text it would be one to programs that calculate some cells and believe the rest.
            begin(address, type: " t=\"e\">")
            markup += element
            put("<v>")
            markup += CellContent.Cached.shownNotAvailable.utf8
            put("</v></c>")
        }
    }

    /// Begins a cell, and its row if it is the first one there.
    private mutating func begin(_ address: CellAddress, type: StaticString) {
        if address.row != row {
            if row >= 0 { put("</row>") }
            row = address.row
            digits = Array("\(row + 1)".utf8)
            put("<row r=\"")
            markup += digits
            put("\">")
        }
        while letters.count <= address.column {
            letters.append(Array(CellAddress.letters(ofColumn: letters.count).utf8))
        }
        put("<c r=\"")
        markup += letters[address.column]
        markup += digits
        markup += look
        put(type)
    }

    /// Ends a cell with its number.
    private mutating func end(_ number: Double, at address: CellAddress) throws(WriteError) {
        guard number.isFinite else { throw .notFinite(place(address)) }
        put("<v>")
        if let whole = Int(exactly: number), abs(whole) < 1_000_000_000_000_000 {
            markup += "\(whole)".utf8
        } else {
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { room in
                let count = unsafe sheet_print_number(room.baseAddress, room.count, number)
                for place in 0..<min(Int(count), room.count) {
                    unsafe markup.append(UInt8(bitPattern: room[place]))
                }
            }
        }
        put("</v></c>")
    }

    private mutating func put(_ words: StaticString) {
        unsafe markup.append(
            contentsOf: UnsafeBufferPointer(
                start: words.utf8Start, count: words.utf8CodeUnitCount))
    }
}
