internal import Spreadsheet

/// Reads "B7" from bytes, without a String.
enum CellReference {
    /// Reads "A1:C9", or "B7" for a single cell; nil when the bytes are neither.
    static func range(_ bytes: Span<UInt8>) -> CellRange? {
        var colon = 0
        while colon < bytes.count, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
        guard let first = address(bytes.extracting(0..<colon)) else { return nil }
        guard colon < bytes.count else { return CellRange(first, first) }
        return address(bytes.extracting(colon + 1..<bytes.count)).map { CellRange(first, $0) }
    }

    private static func address(_ bytes: Span<UInt8>) -> CellAddress? {
        guard case .cell(let row, let column) = place(bytes) else { return nil }
        return CellAddress(row: row, column: column)
    }

    /// Where a reference leads.
    enum Place {
        /// To a cell, zero-based.
        case cell(row: Int, column: Int)
        /// Beyond the last row or column of a sheet.
        case outside
        /// Nowhere: it is no reference.
        case nowhere
    }

    /// Reads a reference to one cell.
    static func place(_ bytes: Span<UInt8>) -> Place {
        var place = 0
        var column = 0
        while place < bytes.count {
            let letter = (bytes[place] & 0xDF) &- UInt8(ascii: "A")
            guard letter < 26 else { break }
            // Enough for any sheet and no danger of an overflow.
            if column <= CellAddress.columnLimit { column = column &* 26 &+ Int(letter) &+ 1 }
            place += 1
        }
        let digits = place
        var row = 0
        while place < bytes.count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return .nowhere }
            if row <= CellAddress.rowLimit { row = row &* 10 &+ Int(digit) }
            place += 1
        }
        guard digits > 0, place > digits, row >= 1 else { return .nowhere }
        guard column <= CellAddress.columnLimit, row <= CellAddress.rowLimit else {
            return .outside
        }
        return .cell(row: row - 1, column: column - 1)
    }
}
