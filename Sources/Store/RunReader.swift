import Spreadsheet

/// Reads the runs of a ``CellMap`` back.
struct RunReader {
    /// Cells side by side: their positions, and where the first one stands.
    struct Run: Equatable {
        var positions: ClosedRange<Int>
        var first: CellAddress
    }

    /// The text is not one that ``CellMap`` writes.
    struct Damage: Error, Equatable {}

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The bytes have to outlive the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next run; nil after the last one.
    mutating func next() throws(Damage) -> Run? {
        guard index < bytes.count else { return nil }
        if index > 0 { try take(" ") }
        let from = try number(upTo: Schema.columnLimit - 1)
        var to = from
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
            index += 1
            to = try number(upTo: Schema.columnLimit - 1)
        }
        try take(":")
        let column = try column()
        let row = try number(upTo: CellAddress.rowLimit)
        guard from <= to, row > 0 else { throw Damage() }
        return Run(positions: from...to, first: CellAddress(row: row - 1, column: column - 1))
    }

    private mutating func take(_ byte: Unicode.Scalar) throws(Damage) {
        guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { throw Damage() }
        index += 1
    }

    private mutating func number(upTo limit: Int) throws(Damage) -> Int {
        let start = index
        var number = 0
        while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
            number = number * 10 + Int(bytes[index] &- UInt8(ascii: "0"))
            guard number <= limit else { throw Damage() }
            index += 1
        }
        guard index > start else { throw Damage() }
        return number
    }

    private mutating func column() throws(Damage) -> Int {
        var column = 0
        while index < bytes.count, bytes[index] &- UInt8(ascii: "A") < 26 {
            column = column * 26 + Int(bytes[index] &- UInt8(ascii: "A")) + 1
            guard column <= CellAddress.columnLimit else { throw Damage() }
            index += 1
        }
        guard column > 0 else { throw Damage() }
        return column
    }
}
