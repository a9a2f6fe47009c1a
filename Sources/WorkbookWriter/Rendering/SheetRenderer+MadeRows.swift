import CXLSXWriter
import Parallel
import Spreadsheet

extension SheetRenderer {
    /// How many rows are made at once.
    private static let batch = 256

    /// Writes the cells of a sheet with rows that are made on the way, from top to bottom: the
    /// library writes each row away when the next begins, and takes nothing for it any more.
    func writeCells(
        around made: MadeRows, formats: inout FormatTable, links: inout LinkBudget
    ) throws(WriteError) {
        let keys = sortedKeys
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
        var begin = 0
        while begin < made.count {
            let indices = Array(begin..<min(begin + Self.batch * 8, made.count))
            let starts = stride(from: 0, to: indices.count, by: Self.batch)
            let batches = Parallel.map(Array(starts)) { start in
                indices[start..<min(start + Self.batch, indices.count)].map(made.row)
            }
            var row = made.first + begin
            for document in batches.joined() {
                try write(document, at: row, &columns, formats: &formats, links: &links)
                row += 1
            }
            begin += indices.count
        }
        try write(
            below, heights: heights.drop { $0 < made.end }, formats: &formats, links: &links)
        try checkSpill()
    }

    /// Writes cells and heights together, row by row.
    private func write(
        _ keys: ArraySlice<Int>, heights: ArraySlice<Int>, formats: inout FormatTable,
        links: inout LinkBudget
    ) throws(WriteError) {
        var heights = heights
        for key in keys {
            while let row = heights.first, row <= key >> 20 {
                try setHeight(ofRow: row)
                heights.removeFirst()
            }
            try writeCell(key, formats: &formats, links: &links)
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
        let code = unsafe sheet_flush_rows(sheet)
        guard code == 0 else {
            let reason = unsafe strerror(code).map { unsafe String(cString: $0) }
            throw .cannotWrite(path: document.name, reason: reason ?? "\(code)")
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
