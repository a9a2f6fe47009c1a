import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Титул»: what the workbook is, of whom and when, how complete it is, and what is on its sheets.
struct TitleSheet {
    let layout: GuoLayout
    let timeliness: TimelinessSheet
    /// The other sheets in their order.
    let tabs: [String]

    private static let columns: [TablePage.Column] = [
        .init("", width: 34), .init("", width: 15), .init("", width: 18), .init("", width: 45),
    ]

    func sheet() -> SheetDocument {
        let city = layout.current
        var page = TablePage(
            name: GuoText.Tab.title, tab: Theme.Palette.readTab,
            footer: GuoText.footer(city.form, city.period))
        page.setColumns(Self.columns)
        page.addLine(GuoText.workbookTitle, Theme.title)
        page.addLine(GuoText.subtitle(city.form, city.period), Theme.subtitle)
        if city.isPreliminary {
            page.skip()
            page.addLine(GuoText.preliminary, Theme.warning.with { $0.size = 12 })
            page.addLine(
                GuoText.preliminaryReason(
                    isBeforeDeadline: city.board.isPreliminary,
                    unresolvedFiles: city.unresolvedFiles), Theme.help)
        }
        page.skip()
        putFacts(on: &page)
        page.skip()
        putCoverage(on: &page)
        page.skip()
        putContents(on: &page)
        page.sheet.print.isLandscape = false
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private func putFacts(on page: inout TablePage) {
        let board = layout.current.board
        let facts: [(String, CellContent)] = [
            (GuoText.addresseeCaption, .text(GuoText.addressee)),
            (GuoText.periodCaption, .text(CompletenessText.name(of: board.period))),
            (GuoText.dayCaption, .date(board.day)),
            (GuoText.deadlineCaption, .date(board.deadline)),
            (GuoText.formCaption, .text(GuoText.formVersion(layout.form))),
            (GuoText.basisCaption, .text(GuoText.basis)),
            (GuoText.formedByCaption, .text(layout.form.collector)),
        ]
        let width = Self.columns.dropFirst().reduce(0) { $0 + $1.width }
        for (caption, content) in facts {
            page.put(.text(caption), 0, Theme.total)
            let style = Theme.caption.with { $0.numberFormat = Theme.Format.date }
            page.sheet.put(
                content, over: CellRange(rows: page.row...page.row, columns: 1...3), style)
            var height = Theme.rowHeight
            if case .text(let text) = content {
                height = max(height, TextMetrics.height(of: text, style, inWidth: width))
            }
            page.endRow(height: height)
        }
    }

    private func putCoverage(on page: inout TablePage) {
        let tally = layout.current.board.total
        page.put(.text(GuoText.coverage), 0, Theme.header)
        page.put(.text(GuoText.count), 1, Theme.header)
        page.put(.text(GuoText.shareOfObliged), 2, Theme.header)
        page.endRow(height: Theme.rowHeight)
        let obligedRow = page.row + 1
        let lines: [(String, TimelinessSheet.Column, Int)] = [
            (GuoText.Column.registered, .registered, tally.registered),
            (GuoText.Column.obliged, .obliged, tally.obliged),
            (GuoText.Column.received, .received, tally.received),
            (GuoText.Column.accepted, .accepted, tally.accepted),
            (GuoText.inTimeLine, .inTime, tally.inTime),
            (GuoText.lateLine, .late, tally.late),
            (GuoText.Column.returned, .returned, tally.returned),
            (GuoText.absentSeries, .absent, tally.obliged - tally.received),
        ]
        for (caption, column, count) in lines {
            page.put(.text(caption), 0, Theme.caption)
            page.put(.computed(timeliness.cityCell(column), Double(count)), 1, Theme.number)
            if column == .registered {
                page.put(.blank, 2, Theme.share)
            } else {
                let own = CellAddress.reference(page.row, 1)
                let base = CellAddress.reference(obligedRow, 1)
                let share = tally.obliged == 0 ? nil : Double(count) / Double(tally.obliged)
                page.put(
                    .computed("IF(\(base)=0,\"-\",\(own)/\(base))", share), 2,
                    share == nil ? Theme.dash : Theme.share)
            }
            page.endRow(height: Theme.rowHeight)
        }
    }

    private func putContents(on page: inout TablePage) {
        page.put(.text(GuoText.contents), 0, Theme.header)
        page.sheet.put(
            .text(GuoText.contentsPurpose),
            over: CellRange(rows: page.row...page.row, columns: 1...3), Theme.header)
        page.endRow(height: Theme.rowHeight)
        for tab in tabs {
            page.put(
                .link(text: tab, target: .cell(sheet: tab, CellAddress(row: 0, column: 0))), 0,
                Theme.link.with { $0.border = Theme.caption.border })
            page.sheet.put(
                .text(GuoText.purpose(ofTab: tab)),
                over: CellRange(rows: page.row...page.row, columns: 1...3), Theme.caption)
            page.endRow(height: Theme.rowHeight)
        }
    }
}
