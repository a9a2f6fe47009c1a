/// A day and a time of that day, without a zone, as a spreadsheet stores it.
public struct DateTime: Hashable, Sendable {
    /// The day.
    public var date: CalendarDate
    /// Milliseconds since midnight, 0 to 86 399 999.
    public var milliseconds: Int

    /// Makes a moment; midnight unless told otherwise.
    public init(date: CalendarDate, milliseconds: Int = 0) {
        precondition((0..<86_400_000).contains(milliseconds), "a time lies within its day")
        self.date = date
        self.milliseconds = milliseconds
    }
}
