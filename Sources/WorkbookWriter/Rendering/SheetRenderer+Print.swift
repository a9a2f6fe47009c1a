import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Sets paper, margins, scale, repeated rows and columns, footer.
    func setPrint() throws(WriteError) {
        let print = document.print
        let margin = 0.394  // 10 mm in inches
        unsafe worksheet_set_paper(sheet, print.paper.code)
        unsafe worksheet_set_margins(sheet, margin, margin, margin, margin)
        if print.isLandscape { unsafe worksheet_set_landscape(sheet) }
        if print.fitsWidth {
            unsafe worksheet_fit_to_pages(sheet, 1, print.fitsHeight ? 1 : 0)
        } else {
            try setPages()
        }
        try setRepeated()
        if let area = print.area {
            try LibraryError.check(
                unsafe worksheet_print_area(
                    sheet, lxw_row_t(area.first.row), lxw_col_t(area.first.column),
                    lxw_row_t(area.last.row), lxw_col_t(area.last.column)))
        }
        guard !print.footer.isEmpty else { return }
        var options = unsafe lxw_header_footer_options()
        unsafe options.margin = 0.2  // a line of 8 points fits between this and the margin
        try LibraryError.check(
            unsafe worksheet_set_footer_opt(sheet, Footer.styled(print.footer), &options))
    }

    /// Sets the scale, and where the pages of a wide sheet begin.
    private func setPages() throws(WriteError) {
        let print = document.print
        unsafe worksheet_set_print_scale(sheet, UInt16(print.scale))
        guard !print.columnBreaks.isEmpty else { return }
        // The list ends with a zero.
        var breaks = print.columnBreaks.map { lxw_col_t($0) } + [0]
        try LibraryError.check(unsafe worksheet_set_v_pagebreaks(sheet, &breaks))
    }

    private func setRepeated() throws(WriteError) {
        let print = document.print
        if let rows = print.repeatedRows {
            try LibraryError.check(
                unsafe worksheet_repeat_rows(
                    sheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
        }
        guard let columns = print.repeatedColumns, repeatedFit else { return }
        try LibraryError.check(
            unsafe worksheet_repeat_columns(
                sheet, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound)))
    }

    /// Whether both repeated rows and columns fit into the library's buffer of 127 bytes.
    private var repeatedFit: Bool {
        guard let rows = document.print.repeatedRows, let columns = document.print.repeatedColumns
        else { return true }
        let name = SheetName.quoted(document.name)
        let first = CellAddress.letters(ofColumn: columns.lowerBound)
        let last = CellAddress.letters(ofColumn: columns.upperBound)
        let formula =
            "\(name)!$\(first):$\(last),\(name)!$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
        return formula.utf8.count <= 127
    }
}

extension PrintSetup.Paper {
    /// The number that the file format knows the size by.
    fileprivate var code: UInt8 {
        switch self {
        case .a4: 9
        case .a3: 8
        }
    }
}

/// Footers as the file format writes them.
enum Footer {
    /// The footer with every section in Arial 8.
    ///
    /// The size comes first: after it, a digit of the text would be read as part of the size.
    static func styled(_ footer: String) -> String {
        let font = "&8&\"Arial,Regular\""
        var result = ""
        var rest = Substring(footer)
        var hasSection = false
        while let character = rest.popFirst() {
            result.append(character)
            guard character == "&", let code = rest.popFirst() else { continue }
            result.append(code)
            if "LCR".contains(code) {
                result += font
                hasSection = true
            }
        }
        return footer.hasPrefix("&L") || footer.hasPrefix("&C") || footer.hasPrefix("&R")
            ? result : "&C" + font + (hasSection ? result : footer)
    }
}
