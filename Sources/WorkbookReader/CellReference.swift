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
        unsafe bytes.withUnsafeBufferPointer { unsafe place($0) }
    }

    /// Every cell comes by here: the bytes are walked through without looking twice at their bounds.
    @inline(__always)
    private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Place {
        guard let start = bytes.baseAddress else { return .nowhere }
        let end = unsafe start + bytes.count
        var place = unsafe start
        var column = 0
        while unsafe place < end {
            let letter = unsafe (place.pointee & 0xDF) &- UInt8(ascii: "A")
            guard letter < 26 else { break }
            column = column &* 26 &+ Int(letter) &+ 1
            unsafe place += 1
        }
        let letters = unsafe place - start
        var row = 0
        while unsafe place < end {
            let digit = unsafe place.pointee &- UInt8(ascii: "0")
            guard digit <= 9 else { return .nowhere }
            row = row &* 10 &+ Int(digit)
            unsafe place += 1
        }
        // Longer ones may be so long that the numbers mean nothing.
        guard letters <= 3, bytes.count &- letters <= 7, column > 0, row > 0,
            column <= CellAddress.columnLimit, row <= CellAddress.rowLimit
        else { return unsafe unusual(bytes, letters: letters) }
        return .cell(row: row &- 1, column: column &- 1)
    }

    /// A reference of letters and digits that leads to no cell.
    @inline(never)
    private static func unusual(_ bytes: UnsafeBufferPointer<UInt8>, letters: Int) -> Place {
        let isRow0 = unsafe bytes[letters...].allSatisfy { $0 == UInt8(ascii: "0") }
        return letters == 0 || isRow0 ? .nowhere : .outside
    }
}
