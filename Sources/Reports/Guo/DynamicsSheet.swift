import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Динамика»: reports, indicators, main numbers and documents of the city by half-year.
///
/// The reported half-year is computed from the other sheets. Of earlier ones the workbook holds
/// only sums, so these stand here as numbers, and every share is computed from them.
struct DynamicsSheet {
    enum Column {
        static let code = 0
        static let caption = 1
        static let unit = 2
        static let kind = 3
        static let firstPeriod = 4
    }

    /// What a half-year has in a row.
    enum Value {
        /// Nothing is on record of it.
        case unknown
        /// This half of a year does not give it.
        case notGiven
        /// A number, or «-» while there is none; computed where there is a formula.
        case number(Double?, formula: String?)
    }

    /// A row of the table.
    struct Line {
        var code = ""
        var caption: String
        var unit = ""
        var kind = ""
        var style: (Double?) -> CellStyle = { $0 == nil ? Theme.dash : Theme.number }
        var value: (Int) -> Value
    }

    private static let most = 10
    /// How many rows a chart and the gap below it take; three fit below each other on a page.
    static let chartRows = 10

    let layout: GuoLayout
    let timeliness: TimelinessSheet
    let summary: SummarySheet
    let institutions: InstitutionsSheet
    let documents: DocumentsSheet
    let lines: DynamicsLines
    /// The half-years from left to right.
    let periods: [Period]
    /// What is known of them, by half-year.
    let known: [Period: HalfYearSums]

    init(
        layout: GuoLayout, timeliness: TimelinessSheet, summary: SummarySheet,
        institutions: InstitutionsSheet, documents: DocumentsSheet
    ) {
        self.layout = layout
        self.timeliness = timeliness
        self.summary = summary
        self.institutions = institutions
        self.documents = documents
        let current = layout.current
        lines = DynamicsLines(form: current.form, indicators: current.indicators)
        let all = current.form.years.flatMap { year in
            Half.allCases.map { Period(year: year, half: $0) }
        }
        let last = max(all.firstIndex(of: current.period) ?? 0, Self.most - 1)
        periods = Array(all.prefix(last + 1).suffix(Self.most))
        var known: [Period: HalfYearSums] = [:]
        for sums in current.history where sums.period < current.period {
            known[sums.period] = sums
        }
        known[current.period] = HalfYearSums(current)
        self.known = known
    }

    /// The half-years of which something is known, from left to right.
    var recorded: [Period] { periods.filter { known[$0] != nil } }

    func isCurrent(_ place: Int) -> Bool { periods[place] == layout.current.period }

    func sheet() -> SheetDocument {
        var page = layout.page(
            GuoText.Tab.dynamics, title: DynamicsText.title,
            help: layout.base + " " + DynamicsText.help, columns: columns)
        // The captions stand above the charts, so that they stay in view over the table.
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: Column.unit, repeatingRowsFrom: header)
        let top = page.row
        precondition(top == Self.firstChartRow, "the charts stand below the captions")
        let charts = shownCharts
        for _ in 0..<Self.rows(of: charts) {
            page.skip(height: Theme.rowHeight)
        }
        if charts.isEmpty { page.addLine(DynamicsText.chartsLater, Theme.help) }
        page.skip()
        let places = putTable(on: &page)
        place(charts, at: places, from: top, on: &page)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private var columns: [TablePage.Column] {
        let width = max(
            10.5, TextMetrics.columnWidth(for: DynamicsText.noData, Theme.dash))
        return [
            .init(GuoText.Column.code, width: 8),
            .init(DynamicsText.line, width: 48),
            .init(GuoText.Column.unit, width: 6),
            .init(GuoText.methodKind, width: 15),
        ] + periods.map { .init("\($0)", width: width) }
    }

    private static let firstChartRow = 5

    /// Charts need more than one half-year.
    private var shownCharts: [Plan] { recorded.count > 1 ? charts : [] }

    private static func rows(of charts: [Plan]) -> Int { (charts.count + 1) / 2 * chartRows }

    /// The first row of the table: charts, or a sentence in their place, and a gap stand above.
    var firstRow: Int {
        let charts = shownCharts
        return Self.firstChartRow + Self.rows(of: charts) + (charts.isEmpty ? 1 : 0) + 1
    }

    // MARK: The table

    /// What a row of the table shows.
    enum Subject: Hashable {
        case heading(String)
        case reports(TimelinessSheet.Column)
        case acceptedShare
        case inTimeShare
        case base
        case indicator(Indicator)
        case cell(YearFigures.Line)
        case document(ValueKey)
        case numerators(Indicator)
        case denominators(Indicator)
    }

    /// The rows in their order; the values stand above the sums that they are computed from.
    var subjects: [Subject] {
        let documents = lines.documents.map(Subject.document)
        return [.heading(DynamicsText.reports)]
            + [.obliged, .received, .accepted, .inTime].map(Subject.reports)
            + [.acceptedShare, .inTimeShare, .base, .heading(GuoText.indicatorsGroup)]
            + lines.indicators.map(Subject.indicator)
            + [.heading(DynamicsText.numbers)] + lines.cells.map(Subject.cell)
            + (documents.isEmpty ? [] : [.heading(DynamicsText.documents)]) + documents
            + [.heading(GuoText.arithmeticGroup)]
            + lines.indicators.filter(\.hasDenominator)
            .flatMap { [.numerators($0), .denominators($0)] }
    }

    /// Writes all sections and tells where the rows that charts show stand.
    private func putTable(on page: inout TablePage) -> [ChartLine: Int] {
        let first = page.row
        let subjects = subjects
        precondition(first == firstRow, "the table stands below the charts")
        let rows = Dictionary(
            subjects.enumerated().map { ($0.element, first + $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let obliged = rows[.reports(.obliged)] ?? first
        var places: [ChartLine: Int] = [:]
        for subject in subjects {
            switch subject {
            case .heading(let text): putHeading(text, on: &page)
            case .reports(let column): put(line(of: column), on: &page)
            case .acceptedShare:
                places[.accepted] = page.row
                put(share(DynamicsText.acceptedShare, of: \.accepted, 2, obliged), on: &page)
            case .inTimeShare:
                places[.inTime] = page.row
                put(share(DynamicsText.inTimeShare, of: \.inTime, 3, obliged), on: &page)
            case .base: putBase(obliged, on: &page)
            case .indicator(let indicator):
                places[.indicator(indicator.code)] = page.row
                put(line(of: indicator, sumsInRow: rows[.numerators(indicator)]), on: &page)
            case .cell(let cell): put(line(of: cell), on: &page)
            case .document(let key): put(line(ofDocument: key), on: &page)
            case .numerators(let indicator):
                put(sums(of: indicator, isNumerator: true), on: &page)
            case .denominators(let indicator):
                put(sums(of: indicator, isNumerator: false), on: &page)
            }
        }
        return places
    }

    func putHeading(_ text: String, on page: inout TablePage) {
        page.sheet.put(
            .text(text),
            over: CellRange(
                rows: page.row...page.row,
                columns: 0...Column.firstPeriod + periods.count - 1),
            Theme.heading)
        page.endRow()
    }

    private func put(_ line: Line, on page: inout TablePage) {
        page.put(.text(line.code), Column.code, Theme.rowCode)
        page.put(.text(line.caption), Column.caption, Theme.caption)
        page.put(.text(line.unit), Column.unit, Theme.rowCode)
        page.put(.text(line.kind), Column.kind, Theme.caption)
        for place in periods.indices {
            let column = Column.firstPeriod + place
            switch line.value(place) {
            case .unknown:
                page.put(.text(DynamicsText.noData), column, Theme.dash)
            case .notGiven:
                page.put(.text(Theme.cross), column, Theme.crossedOut)
            case .number(let value, let formula):
                let style = line.style(value)
                let content: CellContent =
                    formula.map { .computed($0, value) }
                    ?? value.map { .number($0) } ?? .text(GuoText.dash)
                page.put(content, column, isCurrent(place) ? Theme.totalled(style) : style)
            }
        }
        page.endRow()
    }

    /// How many reports the numbers of each half-year rest on, in words.
    private func putBase(_ firstReport: Int, on page: inout TablePage) {
        page.put(.blank, Column.code, Theme.rowCode)
        page.put(.text(DynamicsText.base), Column.caption, Theme.caption)
        page.put(.blank, Column.unit, Theme.rowCode)
        page.put(.blank, Column.kind, Theme.caption)
        for (place, period) in periods.enumerated() {
            let column = Column.firstPeriod + place
            guard let tally = known[period]?.tally else {
                page.put(.text(DynamicsText.noData), column, Theme.dash)
                continue
            }
            let obliged = CellAddress.reference(firstReport, column)
            let accepted = CellAddress.reference(firstReport + 2, column)
            let style = Theme.dash.with { $0.ink = Theme.Palette.ink }
            page.put(
                .formula(
                    "\(accepted)&\"\(DynamicsText.of)\"&\(obliged)",
                    cached: .text("\(tally.accepted)\(DynamicsText.of)\(tally.obliged)")),
                column, isCurrent(place) ? Theme.totalled(style) : style)
        }
        page.endRow()
    }
}
