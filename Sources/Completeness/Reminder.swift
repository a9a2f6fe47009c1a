public import Spreadsheet

/// What an institution is to be reminded of on a day: only what it owes, and how pressing it is.
public struct Reminder: Hashable, Sendable {
    /// How near the due date is. A stage holds from its day until the next begins, so that a run
    /// between two of them still has the letter of the earlier one; the last stays.
    public enum Stage: Int, Hashable, Sendable, Codable, CaseIterable {
        /// Two weeks are left.
        case twoWeeksLeft = -14
        /// A week is left.
        case weekLeft = -7
        /// The due date is tomorrow or today.
        case lastDays = -1
        /// The due date has just passed.
        case justPassed = 1
        /// It passed a week ago.
        case weekLate = 7
        /// It passed two weeks ago or earlier.
        case twoWeeksLate = 14

        /// Whether the due date has passed.
        public var isLate: Bool { rawValue > 0 }
    }

    /// What is owed.
    public enum Debt: String, Hashable, Sendable, Codable {
        /// Nothing arrived.
        case report
        /// What arrived cannot be accepted yet.
        case correction
    }

    /// How pressing it is.
    public var stage: Stage
    /// What is owed.
    public var debt: Debt

    /// Finds out what an institution is to be reminded of; nil when it owes nothing or it is too
    /// early.
    ///
    /// - Parameters:
    ///   - status: where its report stands at the end of the day.
    ///   - day: the day.
    public init?(of status: ReportStatus, on day: CalendarDate) {
        switch status.state {
        case .waiting, .dueSoon, .overdue: debt = .report
        case .returned: debt = .correction
        case .notObliged, .acceptedInTime, .acceptedLate, .replaced, .unclear: return nil
        }
        let days = day.days(since: status.duty.due)
        guard let stage = Stage.allCases.last(where: { $0.rawValue <= days }) else { return nil }
        self.stage = stage
    }

    /// The day on which the stage began.
    public func begins(due: CalendarDate) -> CalendarDate { due.adding(days: stage.rawValue) }
}
