internal import Spreadsheet

/// Reads "B7" from bytes, without a String.
enum CellReference {
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
