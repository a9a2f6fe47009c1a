public import Forms
public import Spreadsheet

/// One of the times at which an item of the road map is due: a window, a due date with the days
/// that lead to it, a year.
public struct RoadMapTerm: Hashable, Sendable {
    /// The days, the last of which still is in time.
    public var days: ClosedRange<CalendarDate>

    /// Makes a term.
    public init(days: ClosedRange<CalendarDate>) {
        self.days = days
    }

    /// The half-year in which it begins; a statement for this one or a later one tells of it.
    public var period: Period { Period(containing: days.lowerBound) }
}

extension Form {
    /// The half-years that the form is collected for.
    var periods: [Period] {
        years.flatMap { year in Half.allCases.map { Period(year: year, half: $0) } }
    }
}

extension RoadMapItem {
    /// All terms of an item, the earliest first; none for an item that runs all the time.
    ///
    /// - Parameters:
    ///   - form: the form whose reports some items are due with; its years are those of the map.
    ///   - rule: what becomes of a due date of reports on a day off. Windows stay as they are.
    /// - Returns: the terms.
    public func terms(form: Form, _ rule: WeekendRule) -> [RoadMapTerm] {
        let days: [ClosedRange<CalendarDate>] =
            switch timing {
            case .throughout: []
            case .once(let days): [days]
            case .onceAYear:
                form.years.compactMap { year in
                    guard let first = CalendarDate(year: year, month: 1, day: 1),
                        let last = CalendarDate(year: year, month: 12, day: 31)
                    else { return nil }
                    return first...last
                }
            case .withForm:
                form.periods.compactMap { period in
                    guard let first = period.days?.lowerBound,
                        let due = form.dueDate(of: period, rule), first <= due
                    else { return nil }
                    return first...due
                }
            case .yearly(let windows):
                form.years.flatMap { year in windows.compactMap { $0.days(in: year) } }
            }
        return days.sorted { $0.lowerBound < $1.lowerBound }.map { RoadMapTerm(days: $0) }
    }
}
