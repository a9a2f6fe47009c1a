import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Замечания»: the open errors and warnings, in sentences that repeat nothing a school typed.
struct RemarksSheet {
    static let rowColumn = 7
    static let columnColumn = 8

    let layout: GuoLayout

    func sheet() -> SheetDocument {
        let columns: [TablePage.Column] = [
            .init(GuoText.Column.number, width: 6),
            .init(GuoText.Column.district, width: 19),
            .init(GuoText.Column.institution, width: 30),
            .init(GuoText.Column.inn, width: 12.5),
            .init(GuoText.Column.severity, width: 18),
            .init(GuoText.Column.code, width: 8),
            .init(GuoText.Column.sheet, width: 16),
            .init(GuoText.Column.row, width: 9),
            .init(GuoText.Column.column, width: 8.5),
            .init(GuoText.Column.remark, width: 58),
        ]
        var page = layout.page(
            GuoText.Tab.remarks, title: GuoText.remarksTitle,
            help: layout.base + " " + GuoText.remarksHelp,
            columns: columns, tab: Theme.Palette.checkTab)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 0, repeatingRowsFrom: header)
        let first = page.row
        let remarks = layout.entries.flatMap { entry in
            entry.status.openInOrder.map { (entry.status.organization, $0) }
        }
        page.addRows(remarks.count) { index, page in
            let (organization, finding) = remarks[index]
            put(finding, index + 1, organization, on: &page)
        }
        if remarks.isEmpty {
            page.addLine(GuoText.noRemarks, Theme.plain)
        } else {
            page.sheet.filter = CellRange(
                rows: header...page.row - 1, columns: 0...columns.count - 1)
        }
        return page.sheet.opened(at: CellAddress(row: first, column: 0))
    }

    private func put(
        _ finding: Finding, _ number: Int, _ organization: Organization, on page: inout TablePage
    ) {
        page.put(.number(Double(number)), 0, Theme.rowCode)
        page.put(.text(organization.district), 1, Theme.caption)
        page.put(.text(organization.name), 2, Theme.caption)
        page.put(.text(organization.inn), 3, Theme.rowCode)
        page.put(
            .text(GuoText.name(of: finding.severity)), 4,
            finding.severity == .error ? Theme.error : Theme.warning)
        page.put(.text(finding.fact.code), 5, Theme.rowCode)
        let row = finding.place.row
        // Only a name of the form's own: a school may have put anything on the tab.
        let sheet =
            row.flatMap { layout.form.sheet(ofRow: $0) }
            ?? layout.form.sheets.first { $0.name == finding.place.sheet }
        page.put(sheet.map { .text($0.name) } ?? .blank, 6, Theme.caption)
        page.put(
            row.map { .number(Double($0)) } ?? .blank, Self.rowColumn,
            Theme.rowCode)
        page.put(
            finding.place.column.map { .number(Double($0)) } ?? .blank, Self.columnColumn,
            Theme.rowCode)
        page.put(.text(RemarkText.sentence(for: finding, of: layout.form)), 9, Theme.caption)
        page.endRow()
    }
}
