import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Writes the cells row by row, so that equal documents give equal bytes.
    func writeCells(formats: inout FormatTable, links: inout LinkBudget) throws(WriteError) {
        for key in document.cells.keys.map(Self.key).sorted() {
            let address = CellAddress(row: key >> 20, column: key & 0xF_FFFF)
            guard let cell = document.cells[address] else { continue }
            let place = WriteError.Place.cell(sheet: document.name, address)
            guard (0..<CellAddress.rowLimit).contains(address.row),
                (0..<CellAddress.columnLimit).contains(address.column)
            else { throw .outsideSheet(place) }
            let format = try unsafe formats.format(for: cell.style, at: place)
            let target = unsafe Target(
                sheet: sheet, row: lxw_row_t(address.row), column: lxw_col_t(address.column),
                format: format, place: place)
            try target.write(cell.content, links: &links)
        }
    }

    /// The address as one number that sorts in the same order: cheap to compare.
    private static func key(_ address: CellAddress) -> Int {
        address.row << 20 | address.column
    }
}

/// A cell of the library that waits for its content.
@safe
private struct Target {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let row: lxw_row_t
    private let column: lxw_col_t
    private let format: UnsafeMutablePointer<lxw_format>
    private let place: WriteError.Place

    init(
        sheet: UnsafeMutablePointer<lxw_worksheet>, row: lxw_row_t, column: lxw_col_t,
        format: UnsafeMutablePointer<lxw_format>, place: WriteError.Place
    ) {
        unsafe self.sheet = sheet
        self.row = row
        self.column = column
        unsafe self.format = format
        self.place = place
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
        let address = try address(of: target, sheets: links.sheets)
        guard let address, links.left > 0, !text.isEmpty else { return try write(text: text) }
        links.left -= 1
        let encoded = try checked(text: text)
        try LibraryError.check(
            unsafe worksheet_write_url_opt(sheet, row, column, address, format, encoded, nil))
    }

    /// The address as the library takes it; nil when it would refuse, or write a damaged file.
    private func address(of target: CellContent.LinkTarget, sheets: Set<String>)
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
        case .text(let result):
            let encoded = try checked(text: result)
            try LibraryError.check(
                unsafe worksheet_write_formula_str(sheet, row, column, formula, format, encoded))
        }
    }

    private func checked(text: String) throws(WriteError) -> String {
        guard text.utf8.count <= EncodedText.cellLimit || text.utf16.count <= EncodedText.cellLimit
        else { throw .textTooLong(place, limit: EncodedText.cellLimit) }
        return EncodedText.encoding(text)
    }
}
