import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Титул» of the РЦН workbook.
struct RcnTitleSheet {
    let layout: RcnLayout
    let districts: BreakdownSheet
    /// The other sheets in their order.
    let tabs: [String]
    let isPreliminary: Bool
    let unresolvedFiles: Int
    let notice: String?

    func sheet() -> SheetDocument {
        var page = TablePage(
            name: RcnText.Tab.title, tab: Theme.Palette.readTab,
            footer: RcnText.footer(layout.form, layout.yearName))
        page.setColumns(TitlePage.columns)
        page.addLine(RcnText.workbookTitle, Theme.title)
        page.addLine(RcnText.subtitle(layout.form, layout.yearName), Theme.subtitle)
        TitlePage.put(notice: notice, on: &page)
        if isPreliminary {
            TitlePage.putPreliminary(
                isBeforeDeadline: layout.board.isPreliminary, unresolvedFiles: unresolvedFiles,
                on: &page)
        }
        page.skip()
        TitlePage.put(facts: facts, on: &page)
        page.skip()
        let tally = layout.board.total
        TitlePage.put(
            coverage: BreakdownSheet.Institutions.allCases.map {
                .init(
                    caption: $0.caption, cell: districts.cityCell($0), count: $0.count(of: tally))
            }, titled: RcnText.coverage, on: &page)
        page.skip()
        TitlePage.put(contents: tabs, purpose: RcnText.purpose, on: &page)
        page.sheet.print.isLandscape = false
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private var facts: [(String, CellContent)] {
        [
            (GuoText.addresseeCaption, .text(RcnText.addressee)),
            (RcnText.yearCaption, .text(layout.yearName)),
            (RcnText.sourceCaption, .text(RcnText.sources(layout.periods))),
            (GuoText.dayCaption, .date(layout.board.day)),
            (GuoText.formCaption, .text(GuoText.formVersion(layout.form))),
            (GuoText.basisCaption, .text(RcnText.basis)),
            (GuoText.formedByCaption, .text(layout.form.collector)),
        ]
    }
}
