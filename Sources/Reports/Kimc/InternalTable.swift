import Consolidation
import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// What the sheets of КИМЦ's own workbook share: a table below a title that says whose eyes it is
/// for.
struct InternalTable {
    let current: CityReports

    /// The columns that tell an institution.
    static let identity: [TablePage.Column] = [
        .init(GuoText.Column.number, width: 6),
        .init(GuoText.Column.institution, width: 28),
        .init(GuoText.Column.district, width: 18),
        .init(GuoText.Column.inn, width: 12.5),
    ]

    /// A sheet with its header; the rows follow.
    func page(
        _ name: String, title: String, help: String, columns: [TablePage.Column]
    ) -> (page: TablePage, header: Int) {
        var page = TablePage(
            name: name, tab: Theme.Palette.checkTab,
            footer: KimcText.footer(form: current.form, current.period))
        page.setColumns(columns)
        page.addTitle(title, KimcText.subtitle(current.period), help: help)
        page.addHeader(numbered: false)
        let header = page.row - 1
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        return (page, header)
    }

    /// The finished sheet: filtered, or with a sentence that there is nothing.
    static func finished(
        _ page: TablePage, header: Int, columns: Int, none: String
    ) -> SheetDocument {
        var page = page
        if page.row == header + 1 {
            page.addLine(none, Theme.plain)
        } else {
            page.sheet.filter = CellRange(rows: header...page.row - 1, columns: 0...columns - 1)
        }
        return page.sheet.opened(at: CellAddress(row: header + 1, column: 0))
    }

    /// Writes the columns that tell an institution.
    static func put(_ organization: Organization, _ number: Int, on page: inout TablePage) {
        page.put(.number(Double(number)), 0, Theme.rowCode)
        page.put(.text(organization.name), 1, Theme.caption)
        page.put(.text(organization.district), 2, Theme.caption)
        page.put(.text(organization.inn), 3, Theme.rowCode)
    }

    /// What a school put into a cell, as it was understood, else as it was typed.
    static func put(_ entry: Entry?, _ column: Int, on page: inout TablePage) {
        switch entry?.value {
        case .number(let number)?:
            let isWhole = number.asDouble == number.asDouble.rounded()
            page.put(
                .number(number.asDouble), column, isWhole ? Theme.number : Theme.decimal)
        case .date(let day)?: page.put(.date(day), column, Theme.date)
        case .text(let text)?: page.put(.text(text), column, Theme.caption)
        case nil:
            let typed = entry?.typed ?? ""
            page.put(typed.isEmpty ? .blank : .text(typed), column, Theme.caption)
        }
    }
}
