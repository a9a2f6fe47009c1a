import Forms
public import Spreadsheet

/// How the reports of a half-year came in, day by day: the first arrival of each that is owed.
public struct Timeline: Hashable, Sendable {
    /// A day and what came on it.
    public struct Day: Hashable, Sendable {
        /// The day.
        public var date: CalendarDate
        /// How many first versions came in time, each by its own due date.
        public var inTime = 0
        /// How many came late.
        public var late = 0
        /// How many had come by the end of the day; nil for days after that of the statement.
        public var received: Int?

        /// How many came on the day.
        public var count: Int { inTime + late }
    }

    /// How many days before the due date are shown at least, and around it at most.
    private static let (least, most) = (14, 45)

    /// The days without gaps, the due date among them.
    public let days: [Day]
    /// The general due date.
    public let deadline: CalendarDate
    /// How many owe a report.
    public let obliged: Int
    /// Whether the first day holds what came before it as well.
    public let foldsEarlier: Bool
    /// Whether the last day holds what came after it as well.
    public let foldsLater: Bool

    /// Counts the arrivals of a board.
    public init(_ board: Board) {
        let owed = board.statuses.filter(\.duty.isObliged)
        let arrivals = owed.compactMap { status in
            status.arrival.map { (day: $0.date, isInTime: status.isInTime) }
        }
        let due = board.deadline
        let earliest = min(arrivals.map(\.day).min() ?? due, due.adding(days: -Self.least))
        let first = max(earliest, due.adding(days: -Self.most))
        let last = min(max(board.day, due), due.adding(days: Self.most))
        var days = (first.dayNumber...last.dayNumber).map {
            Day(date: CalendarDate(dayNumber: $0))
        }
        for arrival in arrivals {
            let place = min(max(arrival.day, first), last).days(since: first)
            if arrival.isInTime { days[place].inTime += 1 } else { days[place].late += 1 }
        }
        var received = 0
        for place in days.indices where days[place].date <= board.day {
            received += days[place].count
            days[place].received = received
        }
        self.days = days
        deadline = due
        obliged = owed.count
        foldsEarlier = earliest < first
        foldsLater = (arrivals.map(\.day).max() ?? last) > last
    }

    /// How many had come by the end of the due date, or of the day of the statement before it.
    public var receivedByDeadline: Int {
        days.last { $0.date <= deadline && $0.received != nil }?.received ?? 0
    }

    /// How many have come in all.
    public var received: Int { days.compactMap(\.received).last ?? 0 }

    /// The first of the days on which most came; nil while nothing came.
    public var busiest: Day? {
        days.max { $0.count < $1.count || ($0.count == $1.count && $0.date > $1.date) }
            .flatMap { $0.count > 0 ? $0 : nil }
    }
}
