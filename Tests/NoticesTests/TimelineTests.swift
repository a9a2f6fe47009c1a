import Completeness
import Forms
import Spreadsheet
import Testing

/// Arrivals by day: none is lost at either end, and only what is owed counts.
struct TimelineTests {
    private var city: NoticeCity

    init() throws { city = try NoticeCity() }

    @Test mutating func everyArrivalIsCountedOnce() throws {
        city.send(0, -80)
        city.send(1, -45)
        city.send(2, -3)
        city.send(3, 0)
        city.send(4, 2)
        city.send(5, 60)
        city.send(6, -1)
        city.reports[6].organization.exemption = "ремонт"
        city.send(7, 9)
        city.reports[7].organization.extensions = [
            .init(
                period: NoticeCity.period, until: NoticeCity.deadline.adding(days: 9), reason: "")
        ]
        let timeline = Timeline(try city.board(after: 70))
        let due = NoticeCity.deadline
        #expect(timeline.days.first?.date == due.adding(days: -45) && timeline.foldsEarlier)
        #expect(timeline.days.last?.date == due.adding(days: 45) && timeline.foldsLater)
        #expect(timeline.obliged == 11 && timeline.received == 7)
        #expect(timeline.receivedByDeadline == 4)
        #expect(timeline.days.map(\.count).reduce(0, +) == 7)
        #expect(timeline.days.map(\.late).reduce(0, +) == 2)
        #expect(timeline.days[54].inTime == 1, "an extension is in time after the general day")
        #expect(timeline.busiest?.date == due.adding(days: -45) && timeline.busiest?.count == 2)
        for (day, next) in zip(timeline.days, timeline.days.dropFirst()) {
            #expect(next.date == day.date.adding(days: 1))
            #expect(next.received == day.received.map { $0 + next.count })
        }
    }

    @Test mutating func daysToComeAreNotKnown() throws {
        city.send(0, -20)
        let timeline = Timeline(try city.board(after: -10))
        #expect(timeline.days.first?.date == NoticeCity.deadline.adding(days: -20))
        #expect(timeline.days.last?.date == NoticeCity.deadline)
        #expect(timeline.days.count { $0.received != nil } == 11)
        #expect(timeline.received == 1 && timeline.receivedByDeadline == 1)
        #expect(!timeline.foldsEarlier && !timeline.foldsLater)
    }

    @Test func nothingHasCome() throws {
        let timeline = Timeline(try city.board(after: -30))
        #expect(timeline.busiest == nil && timeline.received == 0)
        #expect(timeline.days.count == 15 && timeline.days.allSatisfy { $0.received == nil })
    }
}
