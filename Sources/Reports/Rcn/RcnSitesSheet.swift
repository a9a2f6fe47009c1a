import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Мониторинг_сайтов»: the levels of the sites of the city and its districts, and what is
/// recommended how often; no institution is named.
struct RcnSitesSheet {
    private typealias Caption = SitesText.Column

    enum Column {
        static let caption = 0
        static let base = 1
        static let scored = 2
        static let sum = 3
        static let mean = 4
        static let firstLevel = 5
    }

    let layout: RcnLayout
    /// The round; nil while there was none.
    let round: SiteRound?

    func sheet() -> SheetDocument {
        let levels = round?.levels ?? []
        let columns: [TablePage.Column] =
            [
                .init(Caption.group, width: 58), .init(Caption.base, width: 14),
                .init(Caption.scored, width: 12), .init(Caption.sum, width: 13),
                .init(Caption.mean, width: 12),
            ] + levels.map { .init(Caption.level($0.name), width: 14) }
        var page = layout.page(
            SitesText.Tab.rcn, title: SitesText.rcnTitle,
            help: round.map { help($0) } ?? SitesText.noRound, columns: columns)
        guard let round else { return page.sheet.opened(at: CellAddress(row: 0, column: 0)) }
        let header = page.row
        page.addHeader()
        page.freeze(leftOf: 1, repeatingRowsFrom: header)
        let first = page.row
        putGroups(round, on: &page)
        page.skip()
        putAdvice(round, on: &page)
        page.sheet.print.fitsHeight = true
        return page.sheet.opened(at: CellAddress(row: first, column: 0))
    }

    private func help(_ round: SiteRound) -> String {
        let period = layout.figures.latest.period
        return [
            "\(SitesText.subtitle(round)).",
            round.checked == period ? nil : SitesText.isOlder(than: period),
            SitesText.base(round.tally(of: inns(in: nil))), SitesText.rcnHelp,
            RcnText.smallHelp(layout.threshold),
        ].compactMap(\.self).joined(separator: " ")
    }

    private func inns(in district: String?) -> [String] {
        layout.board.statuses.map(\.organization)
            .filter { district == nil || $0.district == district }.map(\.inn)
    }

    // MARK: The city and its districts

    private func putGroups(_ round: SiteRound, on page: inout TablePage) {
        let districts = layout.board.districts
        let tallies = districts.map { round.tally(of: inns(in: $0)) }
        let marks = SiteMarks(
            base: tallies.map(\.base), scored: tallies.map(\.scored),
            levels: tallies.map(\.levels), threshold: layout.threshold)
        putCity(
            round.tally(of: inns(in: nil)), rows: page.row + 1...page.row + districts.count,
            hidden: hidden(marks), on: &page)
        for (index, district) in districts.enumerated() {
            let tally = tallies[index]
            page.put(.text(district), Column.caption, Theme.caption)
            layout.put(Double(tally.base), marks.base[index], Column.base, on: &page)
            layout.put(Double(tally.scored), marks.scored[index], Column.scored, on: &page)
            putMean(tally, isShown: marks.scored[index] == .number, on: &page)
            for (place, count) in tally.levels.enumerated() {
                layout.put(
                    Double(count), marks.levels[index][place], Column.firstLevel + place, on: &page)
            }
            page.endRow()
        }
    }

    /// The columns in which something is hidden, so that no sum of them can be a formula.
    private func hidden(_ marks: SiteMarks) -> Set<Int> {
        var hidden: Set<Int> = []
        if marks.base.contains(where: { $0 != .number }) { hidden.insert(Column.base) }
        if marks.scored.contains(where: { $0 != .number }) {
            hidden.formUnion([Column.scored, Column.sum])
        }
        for levels in marks.levels {
            for (place, mark) in levels.enumerated() where mark != .number {
                hidden.insert(Column.firstLevel + place)
            }
        }
        return hidden
    }

    private func putCity(
        _ tally: SiteRound.Tally, rows: ClosedRange<Int>, hidden: Set<Int>,
        on page: inout TablePage
    ) {
        func put(_ value: Double, _ column: Int, _ style: CellStyle) {
            let sum = "SUM(\(CellRange(rows: rows, columns: column...column)))"
            page.put(
                hidden.contains(column) || rows.isEmpty ? .number(value) : .computed(sum, value),
                column, Theme.totalled(style))
        }
        page.put(.text(GuoText.Column.city), Column.caption, Theme.total)
        put(Double(tally.base), Column.base, Theme.number)
        put(Double(tally.scored), Column.scored, Theme.number)
        put(tally.sum.asDouble, Column.sum, Theme.decimal)
        page.put(
            mean(inRow: page.row, tally), Column.mean,
            Theme.totalled(tally.mean == nil ? Theme.dash : Theme.decimal))
        for (place, count) in tally.levels.enumerated() {
            put(Double(count), Column.firstLevel + place, Theme.number)
        }
        page.endRow()
    }

    private func mean(inRow row: Int, _ tally: SiteRound.Tally) -> CellContent {
        let scored = CellAddress.reference(row, Column.scored)
        let sum = CellAddress.reference(row, Column.sum)
        return .computed("IF(\(scored)=0,\"-\",\(sum)/\(scored))", tally.mean?.asDouble)
    }

    /// The mean of one or two sites would tell their scores.
    private func putMean(
        _ tally: SiteRound.Tally, isShown: Bool, on page: inout TablePage
    ) {
        guard isShown else {
            page.put(.text(RcnText.withheld), Column.sum, Theme.dash)
            page.put(.text(RcnText.withheld), Column.mean, Theme.dash)
            return
        }
        page.put(.number(tally.sum.asDouble), Column.sum, Theme.decimal)
        page.put(
            mean(inRow: page.row, tally), Column.mean,
            tally.mean == nil ? Theme.dash : Theme.decimal)
    }

    // MARK: Recommendations

    /// How many sites break the law on personal data is not РЦН's to know.
    func shownAdvice(_ round: SiteRound) -> [(advice: Checklist.Advice, count: Int)] {
        round.adviceCounts(of: inns(in: nil)).filter { advice, _ in
            guard case .condition(let condition, _) = advice.trigger else { return true }
            return condition != round.checklist.stop
        }
    }

    private func putAdvice(_ round: SiteRound, on page: inout TablePage) {
        page.put(.text(SitesText.adviceHeading), Column.caption, Theme.header)
        page.put(.text(Caption.count), Column.base, Theme.header)
        page.endRow()
        for (advice, count) in shownAdvice(round) {
            page.put(
                .text("\(advice.code). \(SitesText.caption(of: advice))"), Column.caption,
                Theme.caption)
            let isSmall = (1..<max(layout.threshold, 1)).contains(count)
            layout.put(Double(count), isSmall ? .small : .number, Column.base, on: &page)
            page.endRow()
        }
    }
}

/// What is shown of the sites of each district.
struct SiteMarks {
    let base: [SmallCounts.Shown]
    let scored: [SmallCounts.Shown]
    let levels: [[SmallCounts.Shown]]

    /// Decides for counts by district; the levels of a district add up to its sites with a score.
    init(base: [Int], scored: [Int], levels: [[Int]], threshold: Int) {
        self.base = SmallCounts.shown(of: base, threshold: threshold)
        self.scored = SmallCounts.shown(of: scored, threshold: threshold)
        let alone = SmallCounts.shown(ofTable: levels, threshold: threshold)
        // A row that is shown would tell the total that is hidden beside it.
        self.levels = zip(self.scored, alone).map { total, row in
            total == .number ? row : row.map { _ in .withheld }
        }
    }
}
