internal import Spreadsheet

/// A worksheet being read row by row.
///
///     var rows = try book.rows(of: sheet)
///     while let row = try rows.next() {
///         for cell in row { print(cell.address, cell.value) }
///     }
///
/// No row is final before ``next()`` has returned nil: when it throws, forget what was seen. Memory
/// does not grow with the sheet.
public struct RowReader: ~Copyable {
    private var reader: SheetReader
    private let sheet: Sheet
    private let book: WorkbookReader
    private var batch = CellBatch()
    private var place = 0
    private var isOver = false

    init(_ reader: consuming SheetReader, _ sheet: Sheet, of book: WorkbookReader) {
        self.reader = reader
        self.sheet = sheet
        self.book = book
    }

    /// The next row that has a filled cell, in the order of the file; nil at the end of the sheet.
    ///
    /// - Returns: the row; it stays valid when the reader goes on.
    /// - Throws: ``WorkbookError``.
    public mutating func next() throws(WorkbookError) -> StreamedRow? {
        var end = rowEnd()
        // The row may go on in the next piece. One with more cells than a row can hold repeats some
        // of them, and comes in parts: memory must not grow with what a file repeats.
        while end == batch.records.count, end - place < CellAddress.columnLimit, !isOver {
            try readOn()
            end = rowEnd()
        }
        guard place < end else { return nil }
        defer { place = end }
        return StreamedRow(
            index: Int(batch.records[place].row), tables: book.tables, batch: batch,
            range: place..<end)
    }

    private func rowEnd() -> Int {
        guard place < batch.records.count else { return place }
        let row = batch.records[place].row
        return batch.records[place...].firstIndex { $0.row != row } ?? batch.records.count
    }

    /// Adds the filled cells of the next piece to what is left of this one.
    private mutating func readOn() throws(WorkbookError) {
        var joined = CellBatch()
        joined.append(batch, from: place)
        place = 0
        if let next = try reader.next() {
            joined.append(next, from: 0)
            joined.records.removeAll { !book.tables.isFilled($0) }
        } else {
            isOver = true
            try book.finish(reader.events, sheet)
        }
        batch = joined
    }
}
