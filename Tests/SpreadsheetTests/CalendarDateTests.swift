import Spreadsheet
import Testing

struct CalendarDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (2026, 12, 15, 20_802), (2000, 2, 29, 11_016), (1900, 3, 1, -25_508),
        (2029, 12, 31, 21_914),
    ])
    func daysAreCountedFromTheEpoch(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(date.dayNumber == number)
        #expect(date.components == (year, month, day))
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for number in stride(from: -60_000, to: 90_000, by: 1) {
            let (year, month, day) = CalendarDate(dayNumber: number).components
            #expect(CalendarDate(year: year, month: month, day: day)?.dayNumber == number)
        }
    }

    @Test(arguments: [(2025, 2, 29), (1900, 2, 29), (2025, 13, 1), (2025, 4, 31), (2025, 1, 0)])
    func daysThatDoNotExistAreRefused(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test func theDeadlinesFallOnTheirWeekdays() throws {
        #expect(try #require(CalendarDate(iso: "2025-06-15")).weekday == 7)
        #expect(try #require(CalendarDate(iso: "2029-12-15")).weekday == 6)
        #expect(try #require(CalendarDate(iso: "2026-12-15")).weekday == 2)
    }

    @Test(arguments: ["2026-1-1", "26-01-01", "2026-01-01T00", "2026-01-32", "+026-01-01", ""])
    func otherSpellingsAreNotISODates(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func aDateIsWrittenForPeopleAndForMachines() throws {
        let date = try #require(CalendarDate(year: 2026, month: 6, day: 5))
        #expect(date.description == "2026-06-05")
        #expect(date.russian == "05.06.2026")
    }
}
