import CXLSXWriter
import Spreadsheet

/// Fills one sheet of the library from a checked document.
@safe
struct SheetRenderer {
    let document: SheetDocument
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let workbook: UnsafeMutablePointer<lxw_workbook>

    init(
        document: SheetDocument, sheet: UnsafeMutablePointer<lxw_worksheet>,
        workbook: UnsafeMutablePointer<lxw_workbook>
    ) {
        self.document = document.withStruts
        unsafe self.sheet = sheet
        unsafe self.workbook = workbook
    }

    /// Writes everything of the sheet; sizes before charts, which are placed by them.
    func render(formats: inout FormatTable, links: inout LinkBudget) throws(WriteError) {
        try setWidths()
        try writeMerges()
        try setFilter()
        try writeNotes()
        links.beginSheet()
        if document.isWrittenInOrder {
            try writeInOrder(formats: &formats, links: &links)
        } else {
            for row in document.rowHeights.keys.sorted() { try setHeight(ofRow: row) }
            try writeCells(formats: &formats, links: &links)
        }
        for placed in document.validations { try write(placed) }
        for format in document.conditionalFormats { try write(format, formats: &formats) }
        for placed in document.charts { try write(placed, sheets: links.sheets) }
        try setView()
        try setPrint()
    }

    /// Makes the rows of plain cells, for which the library leaves room.
    func plainRows(
        _ cells: PlainCells, formats: inout FormatTable
    ) throws(WriteError) -> PlainRows {
        let format = try unsafe formats.format(for: cells.style, at: .sheet(document.name))
        let rows = try PlainRows(
            cells, sheet: document.name, format: unsafe lxw_format_get_xf_index(format))
        guard let range = rows.range else { return rows }
        unsafe sheet.pointee.dim_rowmin = lxw_row_t(range.first.row)
        unsafe sheet.pointee.dim_rowmax = lxw_row_t(range.last.row)
        unsafe sheet.pointee.dim_colmin = lxw_col_t(range.first.column)
        unsafe sheet.pointee.dim_colmax = lxw_col_t(range.last.column)
        return rows
    }

    private func setWidths() throws(WriteError) {
        var hidden = lxw_row_col_options()
        hidden.hidden = 1
        for column in Set(document.columnWidths.keys).union(document.hiddenColumns).sorted() {
            // A hidden column of the standard width would stay without one when it is shown.
            let width =
                document.columnWidths[column] == nil
                ? 9 : SheetGeometry.width(ofColumn: column, in: document)
            let index = lxw_col_t(column)
            try LibraryError.check(
                document.hiddenColumns.contains(column)
                    ? unsafe worksheet_set_column_opt(sheet, index, index, width, nil, &hidden)
                    : unsafe worksheet_set_column(sheet, index, index, width, nil))
        }
    }

    /// Sets the height of a row that the document gives one.
    func setHeight(ofRow row: Int) throws(WriteError) {
        let height = SheetGeometry.height(ofRow: row, in: document)
        try LibraryError.check(unsafe worksheet_set_row(sheet, lxw_row_t(row), height, nil))
    }

    /// Merges, the filter and notes come first, as long as the library has no row behind it. Without a
    /// format it makes no cells of merges.
    private func writeMerges() throws(WriteError) {
        for range in document.merges where range.first != range.last {
            try LibraryError.check(
                unsafe worksheet_merge_range(
                    sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                    lxw_row_t(range.last.row), lxw_col_t(range.last.column), nil, nil))
        }
    }

    private func setFilter() throws(WriteError) {
        guard let filter = document.filter else { return }
        try LibraryError.check(
            unsafe worksheet_autofilter(
                sheet, lxw_row_t(filter.first.row), lxw_col_t(filter.first.column),
                lxw_row_t(filter.last.row), lxw_col_t(filter.last.column)))
    }

    private func setView() throws(WriteError) {
        unsafe worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        if let color = document.tabColor { unsafe worksheet_set_tab_color(sheet, color.code) }
        if let cell = document.frozenAt, cell != CellAddress(row: 0, column: 0) {
            unsafe worksheet_freeze_panes(sheet, lxw_row_t(cell.row), lxw_col_t(cell.column))
        }
        if let cell = document.selection {
            let (row, column) = (lxw_row_t(cell.row), lxw_col_t(cell.column))
            unsafe worksheet_set_selection(sheet, row, column, row, column)
        }
        guard document.isProtected else { return }
        var allowed = lxw_protection()
        allowed.format_columns = 1
        allowed.format_rows = 1
        allowed.autofilter = document.filter == nil ? 0 : 1
        unsafe worksheet_protect(sheet, nil, &allowed)
    }
}
