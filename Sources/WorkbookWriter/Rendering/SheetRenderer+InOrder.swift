import CXLSXWriter
import Parallel
import Spreadsheet

extension SheetRenderer {
    /// How many rows a thread makes at once.
    private static let batch = 64
    /// How many are made while as many are written.
    private static let stretch = 8 * batch

    /// Writes the cells from top to bottom: the library writes each row away when the next begins,
    /// and takes nothing for it any more.
    func writeInOrder(formats: inout FormatTable, links: inout LinkBudget) throws(WriteError) {
        let keys = sortedKeys
        if let made = document.madeRows {
            try write(keys, around: made, formats: &formats, links: &links)
        } else {
            try write(
                keys[...], heights: document.rowHeights.keys.sorted()[...], formats: &formats,
                links: &links)
        }
        try checkSpill()
    }

    private func write(
        _ keys: [Int], around made: MadeRows, formats: inout FormatTable, links: inout LinkBudget
    ) throws(WriteError) {
        let above = keys.prefix { $0 >> 20 < made.first }
        let below = keys[above.count...]
        if let first = below.first, first >> 20 < made.end {
            let address = CellAddress(row: first >> 20, column: first & 0xF_FFFF)
            throw .amongMadeRows(.cell(sheet: document.name, address))
        }
        let heights = document.rowHeights.keys.sorted()
        try write(
            above, heights: heights.prefix { $0 < made.first }, formats: &formats, links: &links)
        var columns = ColumnFormats()
        var row = made.first
        var next = Self.making(made, from: 0)
        while row < made.end {
            let batches: [[RowDocument]]
            do {
                batches = try next.value()
            } catch {
                throw .rowsNotMade(sheet: document.name, .init(error))
            }
            // The library writes on one thread; meanwhile the next rows are made on another.
            next = Self.making(made, from: row - made.first + Self.stretch)
            for document in batches.joined() {
                try write(document, at: row, &columns, formats: &formats, links: &links)
                row += 1
            }
        }
        try write(
            below, heights: heights.drop { $0 < made.end }, formats: &formats, links: &links)
    }

    /// Begins to make rows from an index on.
    private static func making(
        _ made: MadeRows, from begin: Int
    ) -> Background<[[RowDocument]], any Error> {
        Background {
            let end = min(begin + stretch, made.count)
            return try Parallel.map(Array(stride(from: begin, to: end, by: batch))) { start in
                let indices = start..<min(start + batch, end)
                let rows = try made.rows(indices)
                precondition(rows.count == indices.count, "as many rows as were promised")
                return rows
            }
        }
    }

    /// Writes cells and heights together, row by row.
    private func write(
        _ keys: ArraySlice<Int>, heights: ArraySlice<Int>, formats: inout FormatTable,
        links: inout LinkBudget
    ) throws(WriteError) {
        var heights = heights
        for (place, key) in zip(keys.indices, keys) {
            let row = key >> 20
            while let next = heights.first, next <= row {
                try setHeight(ofRow: next)
                heights.removeFirst()
            }
            try writeCell(key, formats: &formats, links: &links)
            let isLast = place + 1 == keys.endIndex || keys[place + 1] >> 20 != row
            if isLast, document.growingRows[row] != nil {
                try arrived(unsafe sheet_end_growing_row(sheet))
            }
        }
        for row in heights { try setHeight(ofRow: row) }
    }

    private func write(
        _ made: RowDocument, at row: Int, _ columns: inout ColumnFormats,
        formats: inout FormatTable, links: inout LinkBudget
    ) throws(WriteError) {
        if let height = made.height {
            guard height.isFinite else { throw .notFinite(.sheet(document.name)) }
            try LibraryError.check(
                unsafe worksheet_set_row(
                    sheet, lxw_row_t(row), SheetGeometry.limited(height: height), nil))
        }
        for (column, cell) in made.cells {
            let address = CellAddress(row: row, column: column)
            let format = try unsafe columns.format(
                for: cell.style, in: column, of: &formats,
                at: .cell(sheet: document.name, address))
            let target = try unsafe Target(
                sheet: sheet, name: document.name, address: address, format: format)
            try target.write(cell.content, links: &links)
        }
    }

    /// Makes sure that the rows, which the library writes to a file of its own without looking
    /// whether the disk takes them, are there.
    private func checkSpill() throws(WriteError) {
        try arrived(unsafe sheet_flush_rows(sheet))
    }

    /// Throws why rows did not arrive in the library's file, by the number that the system gives it.
    private func arrived(_ code: Int32) throws(WriteError) {
        guard code == 0 else {
            throw .cannotWrite(path: document.name, reason: WriteError.words(for: code))
        }
    }
}

/// The format that each column had last. Cells below each other mostly look alike, and comparing
/// with one look is many times faster than searching all.
@safe
private struct ColumnFormats {
    private var known: [(style: CellStyle, format: UnsafeMutablePointer<lxw_format>)?] = unsafe []

    mutating func format(
        for style: CellStyle, in column: Int, of formats: inout FormatTable,
        at place: @autoclosure () -> WriteError.Place
    ) throws(WriteError) -> UnsafeMutablePointer<lxw_format> {
        guard (0..<CellAddress.columnLimit).contains(column) else {
            throw .outsideSheet(place())
        }
        while unsafe known.count <= column { unsafe known.append(nil) }
        if let last = unsafe known[column], unsafe last.style == style {
            return unsafe last.format
        }
        let format = try unsafe formats.format(for: style, at: place())
        unsafe known[column] = unsafe (style, format)
        return unsafe format
    }
}
