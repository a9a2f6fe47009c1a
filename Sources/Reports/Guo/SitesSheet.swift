import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Сайты»: the score, the level and the recommendations of every institution's site, without what
/// exactly was seen there and by whom.
struct SitesSheet {
    private static let headerRow = 4
    /// Group row, captions, total, numbers.
    static let firstRow = headerRow + 4
    static let scoreColumn = GuoLayout.identity.count
    private static let levelColumn = scoreColumn + 1
    static let stateColumn = scoreColumn + 2
    static let attentionColumn = scoreColumn + 3
    static let firstAdvice = scoreColumn + 4

    let layout: GuoLayout

    func sheet() -> SheetDocument {
        guard let round = layout.current.sites else { return empty() }
        let advice = round.checklist.advice
        let tally = round.tally(of: layout.entries.map(\.status.organization.inn))
        let isOlder = round.checked != layout.current.period
        let columns =
            GuoLayout.identity + [
                .init(SitesText.Column.score, width: 9), .init(SitesText.Column.level, width: 13),
                .init(SitesText.Column.inspection, width: 20),
                .init(SitesText.Column.attention, width: 19),
            ]
            + advice.map {
                .init(
                    "\($0.code). \(SitesText.caption(of: $0))", group: SitesText.adviceTitle,
                    width: 9, isUpright: true)
            }
        var page = layout.page(
            SitesText.Tab.guo, title: SitesText.guoTitle,
            help: [
                "\(SitesText.subtitle(round)).",
                isOlder ? SitesText.isOlder(than: layout.current.period) : nil,
                SitesText.base(tally), SitesText.guoHelp,
            ].compactMap(\.self).joined(separator: " "), columns: columns)
        precondition(page.row == Self.headerRow, "the table begins below the title")
        let header = page.row
        page.addHeader(numbered: false)
        putTotals(round, on: &page)
        let numbers = page.row
        page.addNumbers()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        page.freeze(leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: header)
        layout.addRows(to: &page) { put($0, round, on: &$1) }
        page.sheet.filter = CellRange(
            rows: numbers...rows.upperBound, columns: 0...columns.count - 1)
        page.sheet.conditionalFormats = formats(round)
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func empty() -> SheetDocument {
        var page = layout.page(
            SitesText.Tab.guo, title: SitesText.guoTitle, columns: GuoLayout.identity)
        page.addLine(SitesText.noRound, Theme.plain)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private var rows: ClosedRange<Int> { layout.memberRows(from: Self.firstRow) }

    private func own(_ column: Int) -> String {
        CellRange(rows: rows, columns: column...column).absolute
    }

    private func putTotals(_ round: SiteRound, on page: inout TablePage) {
        layout.putTotalCaption(SitesText.totalCaption, on: &page)
        let inns = layout.entries.map(\.status.organization.inn)
        let tally = round.tally(of: inns)
        let scores = own(Self.scoreColumn)
        let counted = SitesText.counted(own(Self.stateColumn))
        let scored = "COUNTIFS(\(counted),\(scores),\">=0\")"
        page.put(
            .computed(
                "IF(\(scored)=0,\"-\",SUMIFS(\(scores),\(counted))/\(scored))",
                tally.mean?.asDouble),
            Self.scoreColumn, Theme.totalled(tally.mean == nil ? Theme.dash : Theme.decimal))
        page.put(.blank, Self.levelColumn, Theme.total)
        page.put(
            .computed(
                "COUNTIF(\(own(Self.stateColumn)),\"\(SitesText.inspected)\")",
                Double(tally.scored)), Self.stateColumn, Theme.totalNumber)
        let attention = own(Self.attentionColumn)
        page.put(
            .computed(
                "COUNTIFS(\(counted),\(attention),\"\(SitesText.attention)\")",
                Double(tally.flagged)), Self.attentionColumn, Theme.totalNumber)
        for (index, item) in round.adviceCounts(of: inns).enumerated() {
            let column = Self.firstAdvice + index
            page.put(
                .computed("SUMIFS(\(own(column)),\(counted))", Double(item.count)), column,
                Theme.totalNumber)
        }
        page.endRow()
    }

    private func put(
        _ entry: GuoLayout.Entry, _ round: SiteRound, on page: inout TablePage
    ) {
        layout.putIdentity(of: entry, on: &page)
        let inn = entry.status.organization.inn
        let result = round.results[inn]
        page.put(
            result?.score.map { .number($0.asDouble) } ?? .text(GuoText.dash),
            Self.scoreColumn, result?.score == nil ? Theme.dash : Theme.decimal)
        let score = CellAddress.reference(page.row, Self.scoreColumn)
        page.put(
            .formula(round.levelFormula(of: score), cached: .text(result?.level ?? GuoText.dash)),
            Self.levelColumn, Theme.stateCell)
        page.put(
            .text(SitesText.state(of: result, counts: round.counts(inn))), Self.stateColumn,
            Theme.stateCell)
        page.put(
            result?.isFlagged == true ? .text(SitesText.attention) : .blank,
            Self.attentionColumn, Theme.stateCell)
        for (index, advice) in round.checklist.advice.enumerated() {
            let isGiven =
                result?.recommendations.contains { $0.code == advice.code && $0.isSent } ?? false
            page.put(
                isGiven ? .number(1) : .blank, Self.firstAdvice + index,
                Theme.number.with { $0.horizontal = .center })
        }
        page.endRow()
    }

    private func formats(_ round: SiteRound) -> [ConditionalFormat] {
        let levels = CellRange(rows: rows, columns: Self.levelColumn...Self.levelColumn)
        let attention = CellRange(rows: rows, columns: Self.attentionColumn...Self.attentionColumn)
        let states = CellRange(rows: rows, columns: Self.stateColumn...Self.stateColumn)
        return round.levels.map {
            ConditionalFormat(
                range: levels, rule: .equals($0.name), style: round.style(ofLevel: $0.name))
        } + [
            ConditionalFormat(
                range: attention, rule: .equals(SitesText.attention), style: Theme.error)
        ] + SiteRound.styles(ofStatesIn: states)
    }
}

extension SiteRound {
    /// The level that the score in a cell reaches, as a formula; without one what stands there.
    func levelFormula(of cell: String) -> String {
        let choice = levels.dropLast().reversed().reduce("\"\(levels.last?.name ?? "")\"") {
            "IF(\(cell)>=\($1.from),\"\($1.name)\",\($0))"
        }
        return "IF(ISNUMBER(\(cell)),\(choice),\(cell))"
    }

    /// The looks of the states of checks: what is no result yet stands out.
    static func styles(ofStatesIn range: CellRange) -> [ConditionalFormat] {
        [
            (SitesText.name(of: .disputed), Theme.warning),
            (SitesText.name(of: .incomplete), Theme.warning),
            (SitesText.unchecked, Theme.notice),
        ].map { ConditionalFormat(range: range, rule: .equals($0), style: $1) }
    }

    /// The look of a level: the highest is good, the lowest needs work.
    func style(ofLevel level: String?) -> CellStyle {
        guard let place = levels.firstIndex(where: { $0.name == level }) else {
            return Theme.stateCell
        }
        if place == 0 { return Theme.good }
        return place == levels.count - 1 ? Theme.error : Theme.warning
    }
}
