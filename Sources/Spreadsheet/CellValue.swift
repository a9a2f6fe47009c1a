/// What a cell holds, as the reader delivers it.
public enum CellValue: Hashable, Sendable {
    /// A number whose format is not that of a date or a time.
    case number(Double)
    /// A text, never empty.
    case text(String)
    /// A boolean.
    case boolean(Bool)
    /// An error by its literal, such as "#DIV/0!".
    case error(String)
    /// A date, with a time of day where the cell has one.
    case date(DateTime)
    /// A time of day without a date, in milliseconds since midnight.
    case time(milliseconds: Int)
    /// A duration (formats with [h], [m], [s]) in milliseconds; may be negative.
    case duration(milliseconds: Int)
}
