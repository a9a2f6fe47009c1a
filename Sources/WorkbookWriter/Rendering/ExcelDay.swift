import Spreadsheet

/// Days as numbers of the file format's 1900 system.
enum ExcelDay {
    /// The number of the day, 1 for 1 January 1900; nil outside of 1900-9999.
    ///
    /// The format counts a 29 February 1900 that never was, so days before March 1900 have
    /// numbers less by one. Source: ECMA-376 part 1, §18.17.4.1.
    static func number(of date: CalendarDate) -> Double? {
        guard (1900...9999).contains(date.year) else { return nil }
        let number = date.dayNumber + CalendarDate.serialOfDayZero
        return Double(number > 60 ? number : number - 1)
    }
}
