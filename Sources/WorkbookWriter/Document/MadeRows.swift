/// Rows of a sheet that are made one after the other while the file is written, so that a sheet
/// with a hundred thousand of them takes no more memory than one with ten.
///
/// Their texts stand in the cells of the file and not in its common table.
public struct MadeRows: Sendable {
    /// The zero-based row of the first.
    public var first: Int
    /// How many there are.
    public var count: Int
    /// Makes the rows of some indices from 0, in their order. They are asked for in any order and
    /// on several threads; the same index must always give the same row.
    public var rows: @Sendable (_ indices: Range<Int>) throws -> [RowDocument]

    /// Promises rows, of which those next to each other are made together.
    public init(
        from first: Int, count: Int,
        rows: @escaping @Sendable (_ indices: Range<Int>) throws -> [RowDocument]
    ) {
        self.first = first
        self.count = count
        self.rows = rows
    }

    /// The zero-based row below the last.
    public var end: Int { first + count }
}

/// One row: its cells and its height.
public struct RowDocument: Sendable {
    /// A cell and its zero-based column.
    public typealias Cell = (column: Int, document: CellDocument)

    /// The cells, each column once, in any order.
    public var cells: [Cell]
    /// The height in points, at most 409; nil leaves it to the program.
    public var height: Double?

    /// Makes a row.
    public init(cells: [Cell] = [], height: Double? = nil) {
        self.cells = cells
        self.height = height
    }
}
