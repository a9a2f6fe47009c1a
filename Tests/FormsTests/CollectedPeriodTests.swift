import Forms
import Spreadsheet
import TestSupport
import Testing

/// The half-year that is collected on a day is the one whose due date is nearest.
struct CollectedPeriodTests {
    @Test(arguments: [
        ("2026-11-24", "2026-2"), ("2026-12-15", "2026-2"), ("2027-01-20", "2026-2"),
        ("2027-03-15", "2026-2"), ("2027-03-17", "2027-1"), ("2026-06-15", "2026-1"),
        ("2026-09-10", "2026-1"), ("2026-09-20", "2026-2"), ("2026-01-01", "2025-2"),
    ])
    func theNearestDueDateDecides(_ day: String, _ period: String) throws {
        let day = try #require(CalendarDate(iso: day))
        #expect(SmallForm.form.collectedPeriod(on: day) == Period(period))
    }
}
