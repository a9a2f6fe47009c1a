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
        var letter: UInt8 = 0
        while place < bytes.count {
            letter = (bytes[place] & 0xDF) &- UInt8(ascii: "A")
            guard letter < 26 else { break }
            column = column &* 26 &+ Int(letter) &+ 1
            place &+= 1
        }
        let letters = place
        var row = 0
        while place < bytes.count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return .nowhere }
            row = row &* 10 &+ Int(digit)
            place &+= 1
        }
        let digits = place &- letters
        guard letters > 0, digits > 0 else { return .nowhere }
        // Longer ones lie outside, and may be so long that the numbers mean nothing.
        guard letters <= 3, digits <= 7 else {
            return digits > 7 && isRow0(bytes, from: letters) ? .nowhere : .outside
        }
        guard row > 0 else { return .nowhere }
        guard column <= CellAddress.columnLimit, row <= CellAddress.rowLimit else {
            return .outside
        }
        return .cell(row: row &- 1, column: column &- 1)
    }

    private static func isRow0(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        for place in start..<bytes.count where bytes[place] != UInt8(ascii: "0") { return false }
        return true
    }
}
