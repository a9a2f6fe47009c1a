import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The sheet of the workbook that settles which names every disputed cell, links to it and tells
/// whether it has been filled since.
struct SettlingDisputes {
    let round: SiteRound
    let rows: SettlingRows
    /// Where values stand on the sheets of the form.
    let map: BlankMap

    private enum Column {
        static let subject = SitesLayout.identity.count
        static let marks = subject + 1
        static let decision = subject + 2
        static let place = subject + 3
    }

    private struct Dispute {
        var organization: Organization
        var conflict: SiteResult.Conflict
        var sheet: String
        var cell: CellAddress
    }

    /// The sheet; nil when nothing is disputed.
    func sheet(of organizations: [Organization]) -> SheetDocument? {
        let disputes = organizations.flatMap(disputes)
        guard !disputes.isEmpty else { return nil }
        typealias Caption = SitesText.Column
        let columns =
            SitesLayout.identity + [
                .init(Caption.column, width: 40), .init(Caption.marksOfCheckers, width: 40),
                .init(Caption.decision, width: 14), .init(Caption.whereToSettle, width: 24),
            ]
        var page = TablePage(
            name: SitesText.Tab.conflicts, tab: Theme.Palette.checkTab,
            footer: SitesText.footer(round))
        page.setColumns(columns)
        page.addLine(SitesText.settlingTitle, Theme.title)
        page.addLine(SitesText.subtitle(round), Theme.subtitle)
        page.addLine(SitesText.settlingHelp, Theme.help)
        let summary = page.row
        page.addLine(SitesText.left(disputes.count), Theme.sectionTitle)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        for (index, dispute) in disputes.enumerated() {
            put(dispute, number: index + 1, on: &page)
        }
        let decisions = CellRange(
            rows: header + 1...page.row - 1, columns: Column.decision...Column.decision)
        page.sheet.cells[CellAddress(row: summary, column: 0)]?.content = .formula(
            SitesText.left("COUNTIF(\(decisions.absolute),\"\(SitesText.unsettled)\")"),
            cached: .text(SitesText.left(disputes.count)))
        page.sheet.conditionalFormats = [
            ConditionalFormat(
                range: decisions, rule: .equals(SitesText.unsettled), style: Theme.warning)
        ]
        page.sheet.filter = CellRange(
            rows: header...page.row - 1, columns: 0...columns.count - 1)
        return page.sheet.opened(at: CellAddress(row: header + 1, column: Column.place))
    }

    private func put(_ dispute: Dispute, number: Int, on page: inout TablePage) {
        let organization = dispute.organization
        let texts = [organization.name, organization.district]
        page.put(.number(Double(number)), 0, Theme.rowCode)
        for (index, text) in texts.enumerated() { page.put(.text(text), index + 1, Theme.caption) }
        page.put(.text(organization.inn), texts.count + 1, Theme.rowCode)
        page.put(
            .text(SitesText.subject(of: dispute.conflict, in: round)), Column.subject,
            Theme.caption)
        page.put(.text(SitesText.marks(of: dispute.conflict)), Column.marks, Theme.caption)
        let cell = "'\(dispute.sheet)'!\(dispute.cell.absolute)"
        page.put(
            .formula(
                "IF(LEN(\(cell))=0,\"\(SitesText.unsettled)\",\(cell))",
                cached: .text(SitesText.unsettled)), Column.decision, Theme.stateCell)
        page.put(
            .link(
                text: "\(dispute.sheet), \(dispute.cell)",
                target: .cell(sheet: dispute.sheet, dispute.cell)), Column.place,
            Theme.linkCaption)
        page.endRow()
    }

    private func disputes(of organization: Organization) -> [Dispute] {
        let conflicts = round.results[organization.inn]?.conflicts ?? []
        return conflicts.compactMap { conflict in
            let isMark = conflict.recommendation == nil
            let checklist = round.checklist
            let number = isMark ? checklist.sheet : checklist.adviceSheet.sheet
            let place = (isMark ? rows.marks : rows.advice).firstIndex {
                $0.inn == organization.inn && $0.earlier == conflict.recommendation
            }
            guard let place, let grid = map.grids[number],
                let cell = grid.address(ordinal: place + 1, column: conflict.column)
            else { return nil }
            return Dispute(
                organization: organization, conflict: conflict, sheet: grid.sheet.name, cell: cell)
        }
    }
}
