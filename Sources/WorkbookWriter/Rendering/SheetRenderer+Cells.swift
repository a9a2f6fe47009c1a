import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Writes the cells row by row, so that equal documents give equal bytes.
    func writeCells(formats: inout FormatTable, links: inout LinkBudget) throws(WriteError) {
        for key in sortedKeys { try writeCell(key, formats: &formats, links: &links) }
    }

    /// The addresses of the document's cells as numbers that sort in the same order: cheap to
    /// compare.
    var sortedKeys: [Int] {
        document.cells.keys.map { $0.row << 20 | $0.column }.sorted()
    }

    /// Writes the cell of such a number.
    func writeCell(
        _ key: Int, formats: inout FormatTable, links: inout LinkBudget
    ) throws(WriteError) {
        let address = CellAddress(row: key >> 20, column: key & 0xF_FFFF)
        guard let cell = document.cells[address] else { return }
        let place = WriteError.Place.cell(sheet: document.name, address)
        let format = try unsafe formats.format(for: cell.style, at: place)
        let target = try unsafe Target(
            sheet: sheet, name: document.name, address: address, format: format)
        try target.write(cell.content, links: &links)
    }
}

/// A cell of the library that waits for its content.
@safe
struct Target {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let name: String
    private let address: CellAddress
    private let format: UnsafeMutablePointer<lxw_format>

    private var row: lxw_row_t { lxw_row_t(address.row) }
    private var column: lxw_col_t { lxw_col_t(address.column) }
    private var place: WriteError.Place { .cell(sheet: name, address) }

    /// Chooses a cell, which has to lie within the limits of a sheet.
    init(
        sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, address: CellAddress,
        format: UnsafeMutablePointer<lxw_format>
    ) throws(WriteError) {
        guard (0..<CellAddress.rowLimit).contains(address.row),
            (0..<CellAddress.columnLimit).contains(address.column)
        else { throw .outsideSheet(.cell(sheet: name, address)) }
        unsafe self.sheet = sheet
        self.name = name
        self.address = address
        unsafe self.format = format
    }

    func write(_ content: CellContent, links: inout LinkBudget) throws(WriteError) {
        switch content {
        case .blank:
            try LibraryError.check(unsafe worksheet_write_blank(sheet, row, column, format))
        case .text(let text): try write(text: text)
        case .number(let number): try write(number: number)
        case .date(let date):
            guard let number = ExcelDay.number(of: date) else { throw .dateOutOfRange(place) }
            try write(number: number)
        case .boolean(let value):
            let bit: Int32 = value ? 1 : 0
            try LibraryError.check(
                unsafe worksheet_write_boolean(sheet, row, column, bit, format))
        case .formula(let formula, let result):
            try write(formula: FormulaText.accepted(formula), result)
        case .prepared(let formula, let result): try write(formula: formula.encoded, result)
        case .inRow(let formula, let result):
            try write(formula: formula.encoded(inRow: address.row), result)
        case .link(let text, let target): try write(link: text, to: target, links: &links)
        }
    }

    private func write(number: Double) throws(WriteError) {
        guard number.isFinite else { throw .notFinite(place) }
        try LibraryError.check(
            unsafe worksheet_write_number(sheet, row, column, number, format))
    }

    private func write(text: String) throws(WriteError) {
        let encoded = try checked(text: text)
        try LibraryError.check(
            unsafe worksheet_write_string(sheet, row, column, encoded, format))
    }

    private func write(
        link text: String, to target: CellContent.LinkTarget, links: inout LinkBudget
    )
        throws(WriteError)
    {
        let target = try self.target(target, sheets: links.sheets)
        guard let target, links.left > 0, !text.isEmpty else { return try write(text: text) }
        links.left -= 1
        let encoded = try checked(text: text)
        try LibraryError.check(
            unsafe worksheet_write_url_opt(sheet, row, column, target, format, encoded, nil))
    }

    /// The address as the library takes it; nil when it would refuse, or write a damaged file.
    private func target(_ target: CellContent.LinkTarget, sheets: Set<String>)
        throws(WriteError) -> String?
    {
        switch target {
        case .cell(let sheet, let address):
            guard sheets.contains(sheet) else { throw .noSheet(sheet, at: place) }
            return "internal:\(SheetName.quoted(sheet))!\(address)"
        case .web(let address):
            let known = ["http://", "https://", "ftp://", "mailto:"]
            guard known.contains(where: address.hasPrefix), !known.contains(address),
                address.utf8.count <= 2079, !EncodedText.holdsControl(address)
            else { return nil }
            return address
        }
    }

    private func write(
        formula: String?, _ result: CellContent.Cached
    ) throws(WriteError) {
        guard let formula else { throw .textTooLong(place, limit: FormulaText.limit) }
        switch result {
        case .number(let result):
            guard result.isFinite else { throw .notFinite(place) }
            try LibraryError.check(
                unsafe worksheet_write_formula_num(sheet, row, column, formula, format, result))
        case .text(let result): try write(formula: formula, showing: result)
        case .notAvailable:
            try write(formula: formula, showing: CellContent.Cached.shownNotAvailable)
        }
    }

    private func write(formula: String, showing text: String) throws(WriteError) {
        let encoded = try checked(text: text)
        try LibraryError.check(
            unsafe worksheet_write_formula_str(sheet, row, column, formula, format, encoded))
    }

    private func checked(text: String) throws(WriteError) -> String {
        try EncodedText.checked(text, at: place)
    }
}
