import FoundationEssentials
import Forms
import Spreadsheet

/// Faults of several cells that agree with each other.
extension Filling {
    /// Ends the last programme on a day, with so much of its plan done.
    mutating func end(on day: CalendarDate, percent: Int) {
        let register = DemoReport.registerSheet
        let column = form.sheets.first { $0.number == register }?.column(513)
        let states = form.choices(of: column?.cell)
        guard let over = states.first(where: { $0.hasPrefix("завершена") }) else { return }
        put(513, .text(over), inLastRowOf: register)
        put(514, .date(day), inLastRowOf: register)
        put(515, .number(Decimal(percent)), inLastRowOf: register)
    }

    /// Leaves half of the experienced teachers, but nobody less than mentor or are mentored.
    mutating func halveStaff() {
        var total = count(301, 4)
        for column in 5...9 {
            let rest = max(
                count(301, column) / 2, count(304, column) + count(309, column))
            put(301, column, rest)
            total += rest
        }
        put(301, total)
        for row in [302, 605, 606, 607, 608, 609] { put(row, min(count(row, 3), total)) }
    }

    private func count(_ row: Int, _ column: Int) -> Int {
        submission.count(at: ValueKey(row, column)) ?? 0
    }
}
