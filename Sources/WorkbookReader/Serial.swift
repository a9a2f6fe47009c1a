internal import Spreadsheet

/// Turns serial numbers into dates and times, with integers only.
///
/// Source: ECMA-376 part 1, §18.17.4.
enum Serial {
    /// What a serial number stands for.
    enum Moment: Hashable {
        case date(DateTime)
        case time(milliseconds: Int)
        /// 29 February 1900, which never was: Excel's serial 60.
        case phantom(milliseconds: Int)
    }

    private static let day = 86_400_000
    /// The serial that the 1904 system calls 0.
    private static let shift1904 = 1462
    /// 1 January of the year 10000.
    private static let end = 2_958_466.0
    /// 30 December 1899 in days since 1970: the base from 1 March 1900 on.
    private static let base = -CalendarDate.serialOfDayZero

    /// The milliseconds since 1970 at which the calendar of spreadsheets ends.
    static let endOfCalendar = (Int(end) + base) * day

    /// The moment of a serial; nil when no date has it.
    static func moment(_ serial: Double, is1904: Bool) -> Moment? {
        guard serial >= 0, serial < end else { return nil }
        if serial < 1 { return .time(milliseconds: min(milliseconds(days: serial), day - 1)) }
        let days = is1904 ? serial + Double(shift1904) : serial
        guard days < end else { return nil }
        let total = milliseconds(days: days)
        guard total < Int(end) * day else { return nil }
        let (number, rest) = total.quotientAndRemainder(dividingBy: day)
        if number == 60 { return .phantom(milliseconds: rest) }
        let date = CalendarDate(dayNumber: base + number + (number < 60 ? 1 : 0))
        return .date(DateTime(date: date, milliseconds: rest))
    }

    /// A number of days as milliseconds, rounded; nil when it is too large to be a duration.
    static func duration(_ days: Double) -> Int? {
        abs(days) < 1e9 ? milliseconds(days: days) : nil
    }

    /// A date and time from milliseconds since 1970.
    static func dateTime(milliseconds: Int) -> DateTime {
        let rest = (milliseconds % day + day) % day
        let date = CalendarDate(dayNumber: (milliseconds - rest) / day)
        return DateTime(date: date, milliseconds: rest)
    }

    private static func milliseconds(days: Double) -> Int {
        Int((days * Double(day)).rounded())
    }
}
