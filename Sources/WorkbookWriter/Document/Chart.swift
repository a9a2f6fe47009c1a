public import Spreadsheet

/// A chart and the place it covers.
public struct PlacedChart: Hashable, Sendable {
    /// The cells it covers.
    public var range: CellRange
    /// The chart.
    public var chart: Chart

    /// Puts a chart over a range of cells.
    public init(over range: CellRange, _ chart: Chart) {
        self.range = range
        self.chart = chart
    }
}

/// A native chart over cells of the same workbook.
public struct Chart: Hashable, Sendable {
    /// The kind of the chart.
    public enum Kind: Hashable, Sendable {
        /// Upright bars side by side.
        case columns
        /// Lying bars side by side.
        case bars
        /// Lying bars one after the other, adding up.
        case stackedBars
        /// Lying bars that divide 100 %.
        case sharedBars
        /// Lines.
        case lines
    }
    /// One row of values.
    public struct Series: Hashable, Sendable {
        /// Its name in the legend.
        public var name: String
        /// The sheet of the values.
        public var sheet: String
        /// The captions of the values.
        public var categories: CellRange
        /// The values.
        public var values: CellRange
        /// Its colour.
        public var color: Color
        /// Whether it is drawn as a line over the upright bars; impossible over lying ones.
        public var isLine = false
        /// Whether each value is written beside its bar.
        public var hasLabels = false
        /// Other colours for single points, by index; the series is then not in the legend.
        public var pointColors: [Int: Color] = [:]

        /// Makes a series.
        public init(
            name: String, sheet: String, categories: CellRange, values: CellRange, color: Color
        ) {
            self.name = name
            self.sheet = sheet
            self.categories = categories
            self.values = values
            self.color = color
        }
    }

    /// The kind.
    public var kind: Kind
    /// The message of the chart.
    public var title: String
    /// The rows of values.
    public var series: [Series]
    /// The number format of the values' axis.
    public var axisFormat: String?
    /// The greatest value of the axis; nil leaves it to the program. The axis begins at zero.
    public var axisMaximum: Double?
    /// Whether categories run from top to bottom in lying bars.
    public var readsDown = true

    /// Makes a chart.
    public init(kind: Kind, title: String, series: [Series]) {
        self.kind = kind
        self.title = title
        self.series = series
    }
}
