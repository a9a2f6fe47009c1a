import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Draws a chart over its cells.
    func write(_ placed: PlacedChart, sheets: Set<String>) throws(WriteError) {
        let place = WriteError.Place.range(sheet: document.name, placed.range)
        let chart = placed.chart
        let isLying = chart.kind.isLying
        guard (1...255).contains(chart.series.count) else { throw .seriesCount(place) }
        if isLying, chart.series.contains(where: \.isLine) { throw .lineOverLyingBars(place) }
        for series in chart.series where !sheets.contains(series.sheet) {
            throw .noSheet(series.sheet, at: place)
        }
        for words in [chart.title] + chart.series.map(\.name)
        where EncodedText.holdsForbidden(words) {
            throw .forbiddenCharacter(place)
        }
        guard let pointer = unsafe workbook_add_chart(workbook, UInt8(chart.kind.code.rawValue))
        else { throw .outOfMemory }
        let renderer = unsafe ChartRenderer(chart: chart, pointer: pointer)
        try renderer.render()
        let strings = CStrings()
        var options = unsafe lxw_chart_options()
        let range = placed.range
        unsafe options.x_scale =
            Double(SheetGeometry.pixelWidth(of: range, in: document)) / 480
        unsafe options.y_scale =
            Double(SheetGeometry.pixelHeight(of: range, in: document)) / 288
        unsafe options.description = try strings.copy(chart.title)
        try LibraryError.check(
            unsafe worksheet_insert_chart_opt(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column), pointer,
                &options))
    }
}

extension Chart.Kind {
    /// Whether the bars lie.
    var isLying: Bool {
        switch self {
        case .bars, .stackedBars, .sharedBars: true
        case .columns, .lines: false
        }
    }

    /// Whether bars stand one after the other.
    var isStacked: Bool { self == .stackedBars || self == .sharedBars }

    /// The library's name.
    var code: lxw_chart_type {
        switch self {
        case .columns: LXW_CHART_COLUMN
        case .bars: LXW_CHART_BAR
        case .stackedBars: LXW_CHART_BAR_STACKED
        case .sharedBars: LXW_CHART_BAR_STACKED_PERCENT
        case .lines: LXW_CHART_LINE
        }
    }
}
