public import Spreadsheet

/// When a report reached КИМЦ, and how that is known.
public struct Arrival: Hashable, Sendable, Codable {
    /// How a day of arrival is known, the most trusted first.
    public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
        /// A person entered it in the journal.
        case journal
        /// The file lay in a sub-folder of `inbox/` named by the day.
        case datedFolder
        /// It came with a letter, which says when it was sent.
        case letter
        /// The moment the file was first seen stands for it.
        case firstSeen
    }

    /// The day in the workspace's time zone.
    public var date: CalendarDate
    /// How it is known.
    public var source: Source

    /// Makes an arrival.
    public init(date: CalendarDate, source: Source) {
        self.date = date
        self.source = source
    }
}
