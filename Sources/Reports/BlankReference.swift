import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The numbers of the report before, in grey to the right of a table: to look at while the new ones
/// are filled in.
///
/// They lie outside the print area and are locked. The captions are not those of the table, and the
/// numbers of the columns are not repeated, so that whoever reads the file back cannot take the
/// block for the table even where columns of the table were deleted.
struct BlankReference {
    /// Where the table stands.
    let grid: BlankGrid
    /// The form.
    let form: Form
    /// The half-year of the report before.
    let period: Period

    /// The width of the column that parts the block from the table.
    private static let gap = 3.0

    /// Puts the numbers beside the table; nothing where the report before has none there.
    func put(_ previous: Submission, into document: inout SheetDocument) {
        guard !grid.sheet.isRegister else { return }
        let columns = grid.sheet.inputColumns.filter { column in
            grid.sheet.rows.contains { value(of: previous, $0, column) != nil }
        }
        guard !columns.isEmpty else { return }
        let first = grid.lastColumn + 2
        document.columnWidths[first - 1] = Self.gap
        document.put(
            .text(BlankText.Reference.heading(period, form)),
            at: CellAddress(row: grid.groupRow ?? BlankGrid.noteRow, column: first),
            Theme.previousHeading)
        for (index, column) in columns.enumerated() {
            put(column, previous, at: first + index, into: &document)
        }
    }

    private func put(
        _ column: FormColumn, _ previous: Submission, at place: Int,
        into document: inout SheetDocument
    ) {
        let caption = BlankText.Reference.caption(column)
        let room = document.rowHeights[grid.headerRow] ?? Theme.rowHeight
        document.columnWidths[place] = width(of: caption, inHeight: room)
        document.put(
            .text(caption), at: CellAddress(row: grid.headerRow, column: place),
            Theme.previousCaption)
        for row in grid.sheet.rows {
            guard let number = value(of: previous, row, column),
                let address = grid.address(ValueKey(row.code, column.number))
            else { continue }
            let look: CellStyle
            if case .decimal? = row.cells[column.number]?.kind {
                look = Theme.previousDecimal
            } else {
                look = Theme.previous
            }
            document.put(
                .number(number), at: CellAddress(row: address.row, column: place), look)
        }
    }

    private func value(
        of previous: Submission, _ row: FormRow, _ column: FormColumn
    ) -> Double? {
        guard row.cells[column.number]?.kind.isNumber == true else { return nil }
        return previous.number(row.code, column.number)?.nearestDouble
    }

    /// The width at which the caption is no higher than the header is already.
    private func width(of caption: String, inHeight height: Double) -> Double {
        let style = Theme.previousCaption
        // Slanted letters lean over to their neighbours.
        var width = max(9, TextMetrics.columnWidth(forWordsOf: caption, style) + 1.5)
        while TextMetrics.height(of: caption, style, inWidth: width) > height,
            width < Theme.widestColumn
        {
            width += 1
        }
        return width
    }
}
