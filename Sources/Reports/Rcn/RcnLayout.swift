import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// What the sheets of the РЦН workbook share.
struct RcnLayout {
    let year: Int
    let form: Form
    let indicators: [Indicator]
    let figures: YearFigures
    let previous: YearSums?
    let board: Board
    let threshold: Int
    /// Whether figures may still change.
    let isPreliminary: Bool

    /// The periods that the figures rest on.
    var periods: [Period] { figures.halves.map(\.period) }

    /// The year; of one that is not over the half that is.
    var yearName: String { RcnText.year(year, upTo: figures.latest.period.half) }

    /// Whether an indicator can be compared with the year before: flows only of as many half-years.
    func isComparable(_ indicator: Indicator) -> Bool {
        guard let previous, indicator.kind == .flow else { return true }
        return periods.map(\.half) == previous.periods.map(\.half)
    }

    /// The indicators that the form gives.
    var computed: [Indicator] { indicators.filter { $0.numerator != nil } }

    /// How many reports the figures rest on, in words.
    var base: String {
        let latest = GuoText.base(
            figures.latest.accepted(in: .city), of: figures.latest.obliged(in: .city))
        return periods.count > 1 ? latest + " " + RcnText.reporting(figures.reporting) : latest
    }

    /// The lines of counts: every cell that some indicator adds up, once.
    var lines: [YearFigures.Line] {
        var lines: [YearFigures.Line] = []
        for line in computed.flatMap(\.lines) where !lines.contains(line) { lines.append(line) }
        return lines.sorted { ($0.key, $0.kind.rawValue) < ($1.key, $1.kind.rawValue) }
    }

    /// Why indicators have no value that are made of the scores of sites; nil when they have one.
    var unscored: String? {
        let codes = computed.filter {
            $0.asksForScore && figures.figure(of: $0, in: .city)?.value == nil
        }.map(\.code)
        return codes.isEmpty ? nil : RcnText.unscored(codes, figures.latest.period)
    }

    /// A sheet with its tab, footer, columns and title.
    func page(
        _ name: String, title: String, help: String? = nil, columns: [TablePage.Column],
        tab: Color = Theme.Palette.readTab
    ) -> TablePage {
        var page = TablePage(name: name, tab: tab, footer: RcnText.footer(form, yearName))
        page.setColumns(columns)
        page.addTitle(
            title,
            GuoText.marked(RcnText.subtitle(form, yearName), preliminary: isPreliminary), help: help
        )
        return page
    }

    /// The caption of a line of counts.
    func caption(of line: YearFigures.Line) -> String {
        let row = form.row(line.key.row)
        let column = form.sheet(ofRow: line.key.row)?.column(line.key.column)
        return RcnText.line(
            line.key, row: row?.caption ?? "", column: column?.caption ?? "",
            isAlone: row?.cells.values.count { $0.kind.isNumber } == 1)
    }
}
