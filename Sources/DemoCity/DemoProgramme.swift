import Spreadsheet

/// A programme of mentoring in an invented institution: the same in every report that tells of it.
struct DemoProgramme: Hashable {
    /// Its code, which no later programme takes again: "П-07".
    var code: String
    /// The row of the form whose caption is its form of mentoring.
    var form: Int
    /// The row of the form whose caption is its kind.
    var kind: Int
    /// How many are mentored in it; one in a pair.
    var mentees: Int
    /// The first day.
    var begins: CalendarDate
    /// The last day, planned and kept.
    var ends: CalendarDate
    /// Whether it ends after the June report, so that the one in December tells of it once more.
    var runsIntoSummer: Bool

    /// Whether it has ended on a day.
    func isOver(on day: CalendarDate) -> Bool { ends <= day }

    /// How much of its plan is done on a day, in percent.
    func progress(on day: CalendarDate) -> Int {
        if isOver(on: day) { return 100 }
        let share = 100 * day.days(since: begins) / ends.days(since: begins)
        return max(0, min(95, share / 5 * 5))
    }
}
