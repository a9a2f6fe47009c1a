/// The place of a value in a form: row («строка») and column («графа») by their codes.
public struct ValueKey: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case storedRow = "row"
        case storedColumn = "column"
    }

    // Hundreds of reports have hundreds of places each.
    private var storedRow: Int32
    private var storedColumn: Int32

    /// The code of the row.
    public var row: Int {
        get { Int(storedRow) }
        set { storedRow = Int32(clamping: newValue) }
    }

    /// The number of the column.
    public var column: Int {
        get { Int(storedColumn) }
        set { storedColumn = Int32(clamping: newValue) }
    }

    /// Makes a place; column 3 is the only one of title rows.
    public init(_ row: Int, _ column: Int = 3) {
        storedRow = Int32(clamping: row)
        storedColumn = Int32(clamping: column)
    }
}

extension ValueKey: Comparable {
    /// Row by row, then column by column.
    public static func < (left: ValueKey, right: ValueKey) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
