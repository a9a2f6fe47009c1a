import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// A row of «Динамика» that a chart may show.
enum ChartLine: Hashable {
    case accepted
    case inTime
    case indicator(String)
}

/// The charts of «Динамика»: one message each, only over half-years of which something is known.
extension DynamicsSheet {
    /// A chart before its cells have their places.
    struct Plan {
        var title: String
        var lines: [(name: String, line: ChartLine, color: Color)]
        var isShare: Bool
    }

    private func value(_ indicator: Indicator, _ period: Period) -> Double? {
        known[period]?.figures[indicator.code]?.value
    }

    var charts: [Plan] {
        guard let first = recorded.first, let last = recorded.last else { return [] }
        let (light, dark) = (Theme.Palette.quiet, Theme.Palette.city)
        let tally = known[last]?.tally
        var charts = [
            Plan(
                title: DynamicsText.reportsChart(
                    inTime: tally.flatMap {
                        $0.obliged == 0 ? nil : Double($0.inTime) / Double($0.obliged)
                    }, last),
                lines: [
                    (DynamicsText.acceptedShare, .accepted, dark),
                    (DynamicsText.inTimeShare, .inTime, light),
                ], isShare: true)
        ]
        // An outcome has no value in every other half-year.
        for indicator in lines.indicators
        where indicator.isCharted && indicator.unit == .share && indicator.kind != .outcome {
            charts.append(
                Plan(
                    title: DynamicsText.chart(
                        indicator, from: value(indicator, first), first,
                        to: value(indicator, last), last),
                    lines: [(indicator.caption, .indicator(indicator.code), dark)],
                    isShare: true))
        }
        let people = lines.indicators.filter { $0.unit == .people && !$0.hasDenominator }
        if !people.isEmpty {
            charts.append(
                Plan(
                    title: DynamicsText.peopleChart(
                        people.map { ($0.caption, value($0, last)) }, last),
                    lines: people.enumerated().map { index, indicator in
                        (
                            indicator.caption, .indicator(indicator.code),
                            index.isMultiple(of: 2) ? dark : light
                        )
                    }, isShare: false))
        }
        return charts
    }

    /// Writes the values that the charts show below the table, since a chart over a cell that says
    /// «нет данных» would fall to zero, and lays the charts out in two columns.
    func place(
        _ charts: [Plan], at places: [ChartLine: Int], from top: Int, on page: inout TablePage
    ) {
        guard !charts.isEmpty else { return }
        // What the charts are drawn from says nothing that the table does not.
        page.sheet.print.area = CellRange(
            rows: 0...page.row - 1, columns: 0...Column.firstPeriod + periods.count - 1)
        putHeading(DynamicsText.chartData, on: &page)
        let header = page.row
        for (index, period) in recorded.enumerated() {
            page.put(
                .text("\(period)"), Column.firstPeriod + index,
                Theme.rowCode.with { $0.isBold = true })
        }
        page.endRow()
        let columns = Column.firstPeriod...Column.firstPeriod + recorded.count - 1
        // Captions and numbers share the width of the sheet between two charts.
        let halves = [
            0...Column.unit + 1, Column.firstPeriod...Column.firstPeriod + periods.count - 1,
        ]
        for (index, plan) in charts.enumerated() {
            var series: [Chart.Series] = []
            for line in plan.lines {
                guard let source = places[line.line] else { continue }
                let row = page.row
                putCopy(of: source, line.name, isShare: plan.isShare, on: &page)
                var drawn = Chart.Series(
                    name: line.name, sheet: GuoText.Tab.dynamics,
                    categories: CellRange(rows: header...header, columns: columns),
                    values: CellRange(rows: row...row, columns: columns), color: line.color)
                // Labels of two lines that run close together would cover each other.
                drawn.hasLabels = plan.lines.count == 1
                series.append(drawn)
            }
            var chart = Chart(kind: .lines, title: plan.title, series: series)
            chart.axisFormat = plan.isShare ? "0 %" : Theme.Format.integer
            let greatest = series.compactMap { self.greatest(of: $0, on: page.sheet) }.max()
            if plan.isShare, let greatest, (0.7...1).contains(greatest) { chart.axisMaximum = 1 }
            let row = top + index / 2 * Self.chartRows
            page.sheet.charts.append(
                PlacedChart(
                    over: CellRange(
                        rows: row...row + Self.chartRows - 2, columns: halves[index % 2]), chart))
        }
    }

    private func greatest(of series: Chart.Series, on sheet: SheetDocument) -> Double? {
        series.values.columns.compactMap { column in
            let cell = CellAddress(row: series.values.rows.lowerBound, column: column)
            guard case .formula(_, .number(let value))? = sheet.cells[cell]?.content else {
                return nil
            }
            return value
        }.max()
    }

    private func putCopy(
        of row: Int, _ caption: String, isShare: Bool, on page: inout TablePage
    ) {
        page.put(.text(caption), Column.caption, Theme.caption)
        for (index, period) in recorded.enumerated() {
            let column = Column.firstPeriod + index
            guard let place = periods.firstIndex(of: period) else { continue }
            let source = CellAddress(row: row, column: Column.firstPeriod + place)
            switch page.sheet.cells[source]?.content {
            case .formula(_, .number(let value))?, .number(let value)?:
                page.put(
                    .computed(source.description, value), column,
                    isShare ? Theme.share : Theme.number)
            default:
                // «-» would be drawn as zero, an empty cell is a gap.
                page.put(.blank, column, Theme.number)
            }
        }
        page.endRow()
    }
}
