import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Без_отчёта»: the institutions that owe a report of which nothing is accepted, by name. They are
/// in no sum; where all that owe are counted, they count as a no.
struct MissingSheet {
    let layout: GuoLayout

    static let daysLateColumn = 7

    var entries: [GuoLayout.Entry] {
        layout.entries.filter { $0.status.duty.isObliged && $0.status.counted == nil }
    }

    func sheet() -> SheetDocument {
        let columns: [TablePage.Column] = [
            .init(GuoText.Column.number, width: 6),
            .init(GuoText.Column.institution, width: 44),
            .init(GuoText.Column.district, width: 20),
            .init(GuoText.Column.kind, width: 24),
            .init(GuoText.Column.inn, width: 12.5),
            .init(GuoText.Column.state, width: 22),
            .init(GuoText.Column.due, width: 12),
            .init(GuoText.Column.daysLate, width: 12),
        ]
        let entries = entries
        let counted = layout.current.computedIndicators.filter { $0.base == .obliged }
        var page = layout.page(
            GuoText.Tab.missing, title: GuoText.missingTitle(entries.count),
            help: layout.base + " " + GuoText.missingHelp(counted.map(\.code)), columns: columns,
            tab: Theme.Palette.checkTab)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        let first = page.row
        for (index, entry) in entries.enumerated() { put(entry, index + 1, on: &page) }
        if entries.isEmpty {
            page.addLine(GuoText.noneMissing, Theme.plain)
        } else {
            page.sheet.filter = CellRange(
                rows: header...page.row - 1, columns: 0...columns.count - 1)
        }
        return page.sheet.opened(at: CellAddress(row: first, column: 0))
    }

    private func put(_ entry: GuoLayout.Entry, _ number: Int, on page: inout TablePage) {
        let status = entry.status
        page.put(.number(Double(number)), 0, Theme.rowCode)
        page.put(.text(status.organization.name), 1, Theme.caption)
        page.put(.text(status.organization.district), 2, Theme.caption)
        page.put(.text(status.organization.kind), 3, Theme.caption)
        page.put(.text(status.organization.inn), 4, Theme.rowCode)
        page.put(.text(CompletenessText.name(of: status.state)), 5, Theme.caption)
        page.put(.date(status.duty.due), 6, Theme.date)
        page.put(
            lateness(of: status), Self.daysLateColumn,
            Theme.number.with { $0.horizontal = .center })
        page.endRow()
    }

    /// The days, or that what was sent came in time; blank while nothing is due.
    private func lateness(of status: ReportStatus) -> CellContent {
        if status.daysLate > 0 { return .number(Double(status.daysLate)) }
        return status.arrival == nil ? .blank : .text(CompletenessText.inTime)
    }
}
