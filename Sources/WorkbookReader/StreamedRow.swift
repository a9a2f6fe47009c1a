/// The filled cells of one row while its sheet streams by.
///
/// A row that the file has in several places comes once for each of them.
public struct StreamedRow: Sequence, Sendable {
    /// The zero-based number of the row.
    public let index: Int
    let tables: BookTables
    let batch: CellBatch
    let range: Range<Int>

    /// Goes through the cells in the order of the file, which is from left to right but for rare
    /// programs.
    public struct Iterator: IteratorProtocol {
        private let row: StreamedRow
        private var place: Int

        init(_ row: StreamedRow) {
            self.row = row
            place = row.range.lowerBound
        }

        /// The next cell.
        public mutating func next() -> StreamedCell? {
            guard place < row.range.upperBound else { return nil }
            defer { place += 1 }
            return StreamedCell(
                record: row.batch.records[place], tables: row.tables, batch: row.batch)
        }
    }

    /// Begins to go through the cells.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// The cell in a zero-based column; nil when it is blank. Of two in one place the last counts.
    public subscript(column: Int) -> StreamedCell? {
        let place = batch.records[range].lastIndex { Int($0.column) == column }
        return place.map {
            StreamedCell(record: batch.records[$0], tables: tables, batch: batch)
        }
    }
}
