public import Spreadsheet

/// What becomes of a due date that falls on a Saturday or Sunday. Public holidays are not known.
public enum WeekendRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// The day stays as it is.
    case none
    /// The Monday after.
    case nextWorkingDay
    /// The Friday before.
    case previousWorkingDay

    /// The day that counts instead of `day`.
    public func applied(to day: CalendarDate) -> CalendarDate {
        let daysIntoWeekend = day.weekday - 5
        guard daysIntoWeekend > 0 else { return day }
        switch self {
        case .none: return day
        case .nextWorkingDay: return day.adding(days: 3 - daysIntoWeekend)
        case .previousWorkingDay: return day.adding(days: -daysIntoWeekend)
        }
    }
}

extension Form {
    /// The last day on which a report of the period is in time.
    ///
    /// - Parameters:
    ///   - period: the half-year of collection.
    ///   - rule: what becomes of a day off.
    /// - Returns: nil when the form is not collected in that half of a year.
    public func dueDate(of period: Period, _ rule: WeekendRule = .none) -> CalendarDate? {
        guard let deadline = deadlines[period.half],
            let day = CalendarDate(
                year: period.year, month: deadline.month, day: deadline.day)
        else { return nil }
        return rule.applied(to: day)
    }

    /// The half-year whose due date is nearest to a day: the one that is being collected then.
    ///
    /// So a late report still belongs to its own half-year for three months after the due date.
    public func collectedPeriod(on day: CalendarDate) -> Period {
        let years = day.year - 1...day.year + 1
        let periods = years.flatMap { year in Half.allCases.map { Period(year: year, half: $0) } }
        let distances = periods.compactMap { period in
            dueDate(of: period).map { (period: period, days: abs($0.days(since: day))) }
        }
        return distances.min { $0.days < $1.days }?.period
            ?? Period(containing: day)
    }
}
