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
        parse(bytes).map { CellAddress(row: $0.row, column: $0.column) }
    }

    /// The zero-based row and column; nil when the bytes are no address inside a sheet.
    static func parse(_ bytes: Span<UInt8>) -> (row: Int, column: Int)? {
        var place = 0
        var column = 0
        while place < bytes.count {
            let letter = (bytes[place] & 0xDF) &- UInt8(ascii: "A")
            guard letter < 26 else { break }
            column = column &* 26 &+ Int(letter) &+ 1
            place += 1
        }
        guard place > 0, place <= 3, column <= CellAddress.columnLimit else { return nil }
        var row = 0
        let digits = place
        while place < bytes.count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            row = row &* 10 &+ Int(digit)
            place += 1
        }
        guard place > digits, place - digits <= 7, row >= 1, row <= CellAddress.rowLimit else {
            return nil
        }
        return (row - 1, column - 1)
    }
}
