import Spreadsheet

/// Reads the cells that take a day. Source: failure mode C08.
enum DateReading {
    /// A real date, a text that names a day, or the serial number of one; in the years that a
    /// report can speak of unless told otherwise.
    static func day(
        _ cell: SheetContents.Cell, shown: String, years: ClosedRange<Int> = Period.years
    ) -> CellReading.Result {
        let found = CellReading.quoted(shown)
        switch cell.value {
        case .date(let moment):
            return years.contains(moment.date.year)
                ? .value(.date(moment.date)) : .refused(.notADate(found: found))
        case .number(let number):
            guard let serial = Int(exactly: number), (1...100_000).contains(serial),
                case let day = CalendarDate(dayNumber: serial - CalendarDate.serialOfDayZero),
                years.contains(day.year)
            else { return .refused(.notADate(found: found)) }
            return .value(.date(day), .dateAsText(found: found, read: day))
        case .text(let text):
            guard let day = DateText.day(text), years.contains(day.year) else {
                return .refused(.notADate(found: found))
            }
            return .value(.date(day), .dateAsText(found: found, read: day))
        case .boolean, .error, .time, .duration:
            return .refused(.notADate(found: found))
        }
    }
}
