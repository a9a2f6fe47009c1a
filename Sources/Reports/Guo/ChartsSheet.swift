import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Диаграммы»: some indicators by district, with the city's value as a line.
struct ChartsSheet {
    /// How many rows a chart and the gap below it take; two charts fit below each other on a page.
    private static let chartRows = 15

    let layout: GuoLayout
    let summary: SummarySheet

    private var indicators: [Indicator] {
        layout.current.computedIndicators.filter(\.isCharted)
    }

    func sheet() -> SheetDocument {
        let columns: [TablePage.Column] =
            [.init(GuoText.Column.district, width: 30)]
            + indicators.flatMap { indicator in
                [
                    .init(GuoText.ofDistrict, group: indicator.caption, width: 15),
                    .init(GuoText.Column.city, group: indicator.caption, width: 15),
                ]
            }
        var page = layout.page(
            GuoText.Tab.charts, title: GuoText.chartsTitle,
            help: layout.base + " " + GuoText.chartsHelp, columns: columns)
        guard !indicators.isEmpty, !layout.districts.isEmpty else { return page.sheet }
        let top = page.row
        let lines = (indicators.count + 1) / 2
        for _ in 0..<lines * Self.chartRows { page.skip(height: Theme.rowHeight) }
        page.skip()
        page.addHeader()
        let firstRow = page.row
        for (index, district) in layout.districts.enumerated() {
            page.put(.text(district), 0, Theme.caption)
            for (place, indicator) in indicators.enumerated() {
                put(indicator, group: index + 1, column: 1 + place * 2, on: &page)
                put(indicator, group: 0, column: 2 + place * 2, on: &page)
            }
            page.endRow()
        }
        placeCharts(of: firstRow...page.row - 1, from: top, on: &page)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private func put(
        _ indicator: Indicator, group: Int, column: Int, on page: inout TablePage
    ) {
        let source = summary.cell(of: indicator, group: group)
        let value =
            layout.consolidated.figure(of: indicator, in: layout.groups[group].group).value
        page.put(
            .computed("'\(GuoText.Tab.summary)'!\(source)", value), column,
            indicator.style(of: value))
    }

    /// Two charts side by side, so that the page stays readable.
    private func placeCharts(of rows: ClosedRange<Int>, from row: Int, on page: inout TablePage) {
        // The first column is as wide as two others.
        let halves = [
            0...max(indicators.count - 1, 0), indicators.count...max(indicators.count * 2, 1),
        ]
        for (place, indicator) in indicators.enumerated() {
            let top = row + place / 2 * Self.chartRows
            let area = CellRange(rows: top...top + Self.chartRows - 2, columns: halves[place % 2])
            page.sheet.charts.append(
                PlacedChart(over: area, chart(of: indicator, place, rows: rows)))
        }
    }

    private func chart(of indicator: Indicator, _ place: Int, rows: ClosedRange<Int>) -> Chart {
        func series(_ name: String, _ column: Int, _ color: Color) -> Chart.Series {
            Chart.Series(
                name: name, sheet: GuoText.Tab.charts,
                categories: CellRange(rows: rows, columns: 0...0),
                values: CellRange(rows: rows, columns: column...column), color: color)
        }
        var districts = series(
            GuoText.ofDistrict, 1 + place * 2, Theme.Palette.districts.first ?? Theme.Palette.ink)
        districts.hasLabels = true
        for (index, color) in Theme.Palette.districts.prefix(rows.count).enumerated() {
            districts.pointColors[index] = color
        }
        var city = series(GuoText.Column.city, 2 + place * 2, Theme.Palette.city)
        city.isLine = true
        let value = layout.consolidated.figure(of: indicator, in: .city).value
        var chart = Chart(
            kind: .columns, title: GuoText.indicatorChart(indicator, value),
            series: [districts, city])
        if indicator.unit == .share {
            chart.axisFormat = "0 %"
            let greatest = layout.groups.compactMap {
                layout.consolidated.figure(of: indicator, in: $0.group).value
            }.max()
            if let greatest, (0.7...1).contains(greatest) { chart.axisMaximum = 1 }
        }
        return chart
    }
}
