public import Spreadsheet

/// The place of a value in a form: row («строка») and column («графа») by their codes.
public struct ValueKey: Hashable, Sendable, Codable {
    /// The code of the row.
    @Narrow public var row: Int
    /// The number of the column.
    @Narrow public var column: Int

    /// Makes a place; column 3 is the only one of title rows.
    public init(_ row: Int, _ column: Int = 3) {
        self.row = row
        self.column = column
    }
}

extension ValueKey: Comparable {
    /// Row by row, then column by column.
    public static func < (left: ValueKey, right: ValueKey) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
