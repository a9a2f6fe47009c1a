import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Титул»: what the workbook is, of whom and when, how complete it is, and what is on its sheets.
struct TitleSheet {
    /// What the workbook says of itself.
    struct Words {
        var title: String
        var addressee: String
        /// A sentence that whoever opens the workbook must see first; nil for none.
        var notice: String?
        /// What is found on a sheet.
        var purpose: (String) -> String

        static var guo: Words {
            Words(
                title: GuoText.workbookTitle, addressee: GuoText.addressee,
                purpose: GuoText.purpose)
        }
    }

    let layout: GuoLayout
    let timeliness: TimelinessSheet
    /// The other sheets in their order.
    let tabs: [String]
    let words: Words

    func sheet() -> SheetDocument {
        let city = layout.current
        var page = TablePage(
            name: GuoText.Tab.title, tab: Theme.Palette.readTab,
            footer: GuoText.footer(city.form, city.period))
        page.setColumns(TitlePage.columns)
        page.addLine(words.title, Theme.title)
        page.addLine(GuoText.subtitle(city.form, city.period), Theme.subtitle)
        TitlePage.put(notice: city.notice, on: &page)
        TitlePage.put(notice: words.notice, on: &page)
        if city.isPreliminary {
            TitlePage.putPreliminary(
                isBeforeDeadline: city.board.isPreliminary,
                unresolvedFiles: city.unresolvedFiles, on: &page)
        }
        page.skip()
        TitlePage.put(facts: facts, on: &page)
        page.skip()
        TitlePage.put(coverage: coverage, titled: GuoText.coverage, on: &page)
        page.skip()
        TitlePage.put(contents: tabs, purpose: words.purpose, on: &page)
        page.sheet.print.isLandscape = false
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private var facts: [(String, CellContent)] {
        let board = layout.current.board
        return [
            (GuoText.addresseeCaption, .text(words.addressee)),
            (GuoText.periodCaption, .text(CompletenessText.name(of: board.period))),
            (GuoText.dayCaption, .date(board.day)),
            (GuoText.deadlineCaption, .date(board.deadline)),
            (GuoText.formCaption, .text(GuoText.formVersion(layout.form))),
            (GuoText.basisCaption, .text(GuoText.basis)),
            (GuoText.formedByCaption, .text(layout.form.collector)),
        ]
    }

    private var coverage: [TitlePage.Line] {
        let tally = layout.current.board.total
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
        return lines.map { caption, column, count in
            .init(caption: caption, cell: timeliness.cityCell(column), count: count)
        }
    }
}
