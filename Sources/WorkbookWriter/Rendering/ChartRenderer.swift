import CXLSXWriter
import Spreadsheet

/// Fills a chart of the library.
@safe
struct ChartRenderer {
    /// How all charts look: quiet lines, dark words.
    private enum Look {
        static let font = "Arial"
        static let title = Color(0x1F2937)
        static let words = Color(0x4B5563)
        static let grid = Color(0xE5E7EB)
        static let axis = Color(0xBFC4CC)
        static let paper = Color(0xFFFFFF)
        static let gap: UInt16 = 60
    }

    private let chart: Chart
    private let pointer: UnsafeMutablePointer<lxw_chart>
    private let strings = CStrings()

    init(chart: Chart, pointer: UnsafeMutablePointer<lxw_chart>) {
        self.chart = chart
        unsafe self.pointer = pointer
    }

    /// Writes series, axes, title and legend.
    func render() throws(WriteError) {
        try addAllSeries()
        try setAxes()
        if chart.title.isEmpty {
            unsafe chart_title_off(pointer)
        } else {
            unsafe chart_title_set_name(pointer, Self.words(chart.title))
            var font = try unsafe font(size: 11, color: Look.title, isBold: true)
            unsafe chart_title_set_name_font(pointer, &font)
        }
        if chart.series.count == 1 {
            unsafe chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        } else {
            unsafe chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
            var font = try unsafe font(size: 9, color: Look.words)
            unsafe chart_legend_set_font(pointer, &font)
            try removeManyColored()
        }
        if chart.kind != .lines { unsafe chart_set_series_gap(pointer, Look.gap) }
        var border = Self.line(Look.grid, width: 0.75)
        unsafe chart_chartarea_set_line(pointer, &border)
    }

    /// Takes those series out of the legend that have a colour for each point: the one colour that
    /// stands there would be that of a single point.
    private func removeManyColored() throws(WriteError) {
        let ordered = ordered
        let places = ordered.indices.filter { !ordered[$0].pointColors.isEmpty }
        guard !places.isEmpty else { return }
        // The list ends with -1.
        var list = places.map { Int16($0) } + [-1]
        try LibraryError.check(unsafe chart_legend_delete_series(pointer, &list))
    }

    /// The series as the file has them: the columns or bars, and then the lines over them.
    private var ordered: [Chart.Series] {
        chart.series.filter { !$0.isLine } + chart.series.filter(\.isLine)
    }

    private func addAllSeries() throws(WriteError) {
        for series in ordered { try add(series, asLine: series.isLine || chart.kind == .lines) }
        let bars = chart.series.count { !$0.isLine }
        if chart.kind == .columns, bars > 0, bars < chart.series.count {
            unsafe sheet_draw_lines_from(pointer, UInt16(bars))
        }
    }

    private func add(_ series: Chart.Series, asLine: Bool) throws(WriteError) {
        guard let added = unsafe chart_add_series(pointer, nil, nil) else { throw .outOfMemory }
        unsafe setRanges(of: added, to: series)
        unsafe chart_series_set_name(added, Self.words(series.name))
        var line = Self.line(series.color, width: 2.25)
        var fill = Self.fill(series.color)
        if asLine {
            unsafe chart_series_set_line(added, &line)
            unsafe chart_series_set_marker_type(
                added,
                UInt8(
                    (series.isLine ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE).rawValue))
            unsafe chart_series_set_marker_size(added, 5)
            unsafe chart_series_set_marker_fill(added, &fill)
            unsafe chart_series_set_marker_line(added, &line)
        } else {
            unsafe chart_series_set_fill(added, &fill)
            try unsafe setPoints(of: added, to: series)
        }
        if series.hasLabels { try unsafe setLabels(of: added, to: series, asLine: asLine) }
    }

    private func setRanges(
        of added: UnsafeMutablePointer<lxw_chart_series>, to series: Chart.Series
    ) {
        let (names, values) = (series.categories, series.values)
        unsafe chart_series_set_categories(
            added, series.sheet, lxw_row_t(names.first.row), lxw_col_t(names.first.column),
            lxw_row_t(names.last.row), lxw_col_t(names.last.column))
        unsafe chart_series_set_values(
            added, series.sheet, lxw_row_t(values.first.row), lxw_col_t(values.first.column),
            lxw_row_t(values.last.row), lxw_col_t(values.last.column))
        // The library leaves names such as "2026" and "A1" without the apostrophes they need.
        let sheet = SheetName.quoted(series.sheet)
        unsafe sheet_replace(
            &added.pointee.categories.pointee.formula, "\(sheet)!\(names.absolute)")
        unsafe sheet_replace(
            &added.pointee.values.pointee.formula, "\(sheet)!\(values.absolute)")
    }

    private func setPoints(
        of added: UnsafeMutablePointer<lxw_chart_series>, to series: Chart.Series
    ) throws(WriteError) {
        guard let last = series.pointColors.keys.max(), last >= 0, last < 65_535 else { return }
        var fills = (0...last).map {
            Self.fill(series.pointColors[$0] ?? series.color)
        }
        let code = unsafe fills.withUnsafeMutableBufferPointer { fills in
            var points = unsafe fills.indices.map { index in
                unsafe lxw_chart_point(
                    line: nil, fill: fills.baseAddress.map { unsafe $0 + index }, pattern: nil)
            }
            return unsafe points.withUnsafeMutableBufferPointer { points in
                var list: [UnsafeMutablePointer<lxw_chart_point>?] = unsafe points.indices.map {
                    index in unsafe points.baseAddress.map { unsafe $0 + index }
                }
                unsafe list.append(nil)
                return unsafe chart_series_set_points(added, &list)
            }
        }
        try LibraryError.check(code)
    }

    private func setLabels(
        of added: UnsafeMutablePointer<lxw_chart_series>, to series: Chart.Series, asLine: Bool
    ) throws(WriteError) {
        unsafe chart_series_set_labels(added)
        let position =
            asLine
            ? LXW_CHART_LABEL_POSITION_ABOVE
            : chart.kind.isStacked
                ? LXW_CHART_LABEL_POSITION_CENTER : LXW_CHART_LABEL_POSITION_OUTSIDE_END
        unsafe chart_series_set_labels_position(added, UInt8(position.rawValue))
        let color =
            chart.kind.isStacked && series.color.isDark ? Look.paper : Look.title
        var font = try unsafe font(size: 8, color: color)
        unsafe chart_series_set_labels_font(added, &font)
        if series.isLine {
            var paper = Self.fill(Look.paper)  // the columns behind may be dark
            unsafe chart_series_set_labels_fill(added, &paper)
        }
        // The axis of shared bars counts per cent, their labels count whatever the cells do.
        if let format = chart.axisFormat, chart.kind != .sharedBars {
            unsafe chart_series_set_labels_num_format(added, format)
        }
    }

    private func setAxes() throws(WriteError) {
        let across = unsafe chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_X)
        let upright = unsafe chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_Y)
        let categories = unsafe chart.kind.isLying ? upright : across
        let values = unsafe chart.kind.isLying ? across : upright
        var font = try unsafe font(size: 9, color: Look.words)
        var axisLine = Self.line(Look.axis, width: 0.75)
        var grid = Self.line(Look.grid, width: 0.75)
        var nothing = lxw_chart_line()
        nothing.none = 1
        let noTicks = UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue)
        unsafe chart_axis_set_num_font(categories, &font)
        unsafe chart_axis_set_num_font(values, &font)
        unsafe chart_axis_set_major_tick_mark(categories, noTicks)
        unsafe chart_axis_set_major_tick_mark(values, noTicks)
        unsafe chart_axis_set_line(categories, &axisLine)
        unsafe chart_axis_major_gridlines_set_visible(categories, 0)
        unsafe chart_axis_set_line(values, &nothing)
        unsafe chart_axis_major_gridlines_set_visible(values, 1)
        unsafe chart_axis_major_gridlines_set_line(values, &grid)
        unsafe chart_axis_set_min(values, 0)
        if let maximum = chart.axisMaximum, maximum.isFinite, maximum > 0 {
            unsafe chart_axis_set_max(values, maximum)
        }
        if chart.kind == .sharedBars { unsafe chart_axis_set_major_unit(values, 0.25) }
        if let format = chart.axisFormat { unsafe chart_axis_set_num_format(values, format) }
        guard chart.kind.isLying, chart.readsDown else { return }
        unsafe chart_axis_set_reverse(categories)
        unsafe chart_axis_set_crossing_max(categories)
    }

    private func font(size: Double, color: Color, isBold: Bool = false) throws(WriteError)
        -> lxw_chart_font
    {
        var font = unsafe lxw_chart_font()
        unsafe font.name = try strings.copy(Look.font)
        unsafe font.size = size
        unsafe font.color = color.code
        unsafe font.bold = isBold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
        return unsafe font
    }

    private static func line(_ color: Color, width: Float) -> lxw_chart_line {
        var line = lxw_chart_line()
        line.color = color.code
        line.width = width
        return line
    }

    private static func fill(_ color: Color) -> lxw_chart_fill {
        var fill = lxw_chart_fill()
        fill.color = color.code
        return fill
    }

    /// The words of a chart; a leading "=" would make a formula of them, so a space goes before.
    private static func words(_ text: String) -> String {
        text.hasPrefix("=") ? " " + text : text
    }
}

extension Color {
    /// Whether white letters are read better on the colour than dark ones.
    var isDark: Bool {
        let (red, green, blue) = (rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF)
        return (red * 299 + green * 587 + blue * 114) / 1000 < 140
    }
}
