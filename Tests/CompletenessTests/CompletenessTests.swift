// 1. The last day is in time as a whole; the day after is one day late.
// 2. An extension moves the day for one institution, never to an earlier one.
// 3. Exempt, closed and not yet founded institutions owe nothing as of the deadline.
// 4. A day off moves the due date only as the weekend rule says.
// 5. The first arrival counts for timeliness, the last accepted version for content.
// 6. What arrived after the day of the statement is not known yet.
import Completeness
import Forms
import Spreadsheet
import TestSupport
import Testing

@Suite struct CompletenessTests {
    private static let period = Period(year: 2026, half: .first)

    fileprivate struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var organization: Organization = CompletenessTests.school()
        var arrival: String?
        var verdict = Verdict.accepted
        var day = "2026-06-20"
        var state: ReportState
        var daysLate: Int
    }

    fileprivate static func school(
        exemption: String? = nil, from: String? = nil, to: String? = nil, until: String? = nil
    ) -> Organization {
        Organization(
            inn: "2460000000", name: "СШ № 1", fullName: "СШ № 1", kind: "школа",
            district: "Советский", validFrom: from.flatMap { CalendarDate(iso: $0) },
            validTo: to.flatMap { CalendarDate(iso: $0) }, successor: to.map { _ in "2460000001" },
            exemption: exemption,
            extensions: until.flatMap { CalendarDate(iso: $0) }.map {
                [.init(period: period, until: $0, reason: "пожар")]
            } ?? [])
    }

    private static func day(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(iso: text))
    }

    private static func version(
        _ number: Int, _ day: CalendarDate, _ verdict: Verdict
    ) -> Report.Version {
        Report.Version(
            number: number, arrival: Arrival(date: day, source: .journal),
            submission: Submission(), findings: [], verdict: verdict, filledCells: 9,
            requiredCells: 10)
    }

    private static func report(
        of organization: Organization, arrived: CalendarDate?, _ verdict: Verdict
    ) -> Report {
        guard let arrived else { return Report(organization: organization) }
        let version = version(1, arrived, verdict)
        return Report(
            organization: organization, firstArrival: version.arrival, latest: version,
            accepted: verdict.counts ? version : nil)
    }

    private static let cases: [Case] = [
        Case(
            testDescription: "1: on the deadline", arrival: "2026-06-15", state: .acceptedInTime,
            daysLate: 0),
        Case(
            testDescription: "1: a day after", arrival: "2026-06-16", state: .acceptedLate,
            daysLate: 1),
        Case(
            testDescription: "1: nothing on the deadline", day: "2026-06-15", state: .dueSoon,
            daysLate: 0),
        Case(
            testDescription: "1: nothing a day after", day: "2026-06-16", state: .overdue,
            daysLate: 1),
        Case(
            testDescription: "1: eight days before", day: "2026-06-07", state: .waiting,
            daysLate: 0),
        Case(
            testDescription: "1: seven days before", day: "2026-06-08", state: .dueSoon,
            daysLate: 0),
        Case(
            testDescription: "2: within the extension",
            organization: school(until: "2026-06-25"), arrival: "2026-06-25",
            day: "2026-06-30", state: .acceptedInTime, daysLate: 0),
        Case(
            testDescription: "2: after the extension",
            organization: school(until: "2026-06-25"), arrival: "2026-06-28",
            day: "2026-06-30", state: .acceptedLate, daysLate: 3),
        Case(
            testDescription: "2: an extension to an earlier day",
            organization: school(until: "2026-06-01"), arrival: "2026-06-15",
            state: .acceptedInTime, daysLate: 0),
        Case(
            testDescription: "3: exempt", organization: school(exemption: "ремонт"),
            state: .notObliged, daysLate: 0),
        Case(
            testDescription: "3: merged before the deadline",
            organization: school(to: "2026-06-14"), state: .notObliged, daysLate: 0),
        Case(
            testDescription: "3: merged on the day after the deadline",
            organization: school(to: "2026-06-15"), state: .overdue, daysLate: 5),
        Case(
            testDescription: "3: founded after the deadline",
            organization: school(from: "2026-06-16"), state: .notObliged, daysLate: 0),
        Case(
            testDescription: "5: returned", arrival: "2026-06-10", verdict: .returned,
            state: .returned, daysLate: 0),
        Case(
            testDescription: "6: arrived later", arrival: "2026-06-14", day: "2026-06-13",
            state: .dueSoon, daysLate: 0),
    ]

    @Test(arguments: cases)
    private func aReportStands(_ example: Case) throws {
        let form = try TestForm.m61()
        let report = Self.report(
            of: example.organization, arrived: try example.arrival.map(Self.day), example.verdict)
        let board = try #require(
            Board([report], of: Self.period, form: form, on: try Self.day(example.day)))
        #expect(board.statuses[0].state == example.state)
        #expect(board.statuses[0].daysLate == example.daysLate)
    }

    @Test(arguments: [
        (WeekendRule.none, "2025-06-15"), (.nextWorkingDay, "2025-06-16"),
        (.previousWorkingDay, "2025-06-13"),
    ])
    func theWeekendRuleMovesTheSundayOf2025(rule: WeekendRule, due: String) throws {
        let form = try TestForm.m61()
        #expect(
            form.dueDate(of: Period(year: 2025, half: .first), rule) == CalendarDate(iso: due))
    }

    @Test func theFirstArrivalCountsThoughALaterVersionIsAccepted() throws {
        let first = try Self.day("2026-06-14")
        let accepted = Self.version(2, try Self.day("2026-06-18"), .accepted)
        let report = Report(
            organization: Self.school(),
            firstArrival: Arrival(date: first, source: .journal), latest: accepted,
            accepted: accepted)
        let board = try #require(
            Board(
                [report], of: Self.period, form: try TestForm.m61(), on: try Self.day("2026-06-20")
            ))
        #expect(board.statuses[0].state == .acceptedInTime)
        #expect(board.statuses[0].counted?.number == 2)
    }

    @Test func aReturnedUpdateLeavesTheAcceptedVersionInForce() throws {
        let accepted = Self.version(1, try Self.day("2026-06-10"), .accepted)
        let returned = Self.version(2, try Self.day("2026-06-12"), .returned)
        let report = Report(
            organization: Self.school(), firstArrival: accepted.arrival, latest: returned,
            accepted: accepted)
        let board = try #require(
            Board(
                [report], of: Self.period, form: try TestForm.m61(), on: try Self.day("2026-06-20")
            ))
        #expect(board.statuses[0].state == .acceptedInTime)
        #expect(board.statuses[0].hasReturnedUpdate)
        #expect(board.statuses[0].counted?.number == 1)
    }

    @Test func publicationIsJudgedApartFromArrival() throws {
        let form = try TestForm.m61()
        var version = Self.version(1, try Self.day("2026-06-10"), .accepted)
        version.submission.entries[try #require(form.identity.published)] = Entry(
            value: .date(try Self.day("2026-06-17")), typed: "17.06.2026",
            source: CellSource(sheet: "1_Титул", cell: CellAddress(row: 0, column: 0)))
        let report = Report(
            organization: Self.school(), firstArrival: version.arrival, latest: version,
            accepted: version)
        let board = try #require(
            Board([report], of: Self.period, form: form, on: try Self.day("2026-06-20")))
        #expect(board.statuses[0].daysLate == 0)
        #expect(board.statuses[0].publicationDaysLate == 2)
    }

    @Test func ratesAreOfThoseThatOweAReport() throws {
        let form = try TestForm.m61()
        let day = try Self.day("2026-06-20")
        let reports = [
            Self.report(
                of: Self.school(), arrived: try Self.day("2026-06-15"), .accepted),
            Self.report(
                of: Self.school(), arrived: try Self.day("2026-06-19"), .returned),
            Self.report(of: Self.school(), arrived: nil, .accepted),
            Self.report(
                of: Self.school(exemption: "ремонт"), arrived: try Self.day("2026-06-01"),
                .accepted),
        ]
        let tally = try #require(Board(reports, of: Self.period, form: form, on: day)).total
        #expect(tally.registered == 4)
        #expect(tally.obliged == 3)
        #expect(tally.received == 2)
        #expect(tally.accepted == 1)
        #expect(tally.inTime == 1)
        #expect(tally.late == 1)
        #expect(tally.returned == 1)
        #expect(tally.overdue == 1)
        #expect(tally.filledCells == 18)
        #expect(tally.requiredCells == 20)
    }

    @Test func theCityIsTheSumOfItsDistrictsAndOfItsTypes() throws {
        let form = try TestForm.m61()
        var reports: [Report] = []
        for (index, district) in form.choices(at: form.identity.district).enumerated() {
            var organization = Self.school()
            organization.district = district
            organization.kind = form.choices(at: form.identity.kind)[index]
            reports.append(Report(organization: organization))
        }
        var stray = Self.school()
        stray.district = "Неизвестный"
        reports.append(Report(organization: stray))
        let board = try #require(
            Board(reports, of: Self.period, form: form, on: try Self.day("2026-06-20")))
        #expect(board.byDistrict.reduce(0) { $0 + $1.tally.obliged } == board.total.obliged)
        #expect(board.byKind.reduce(0) { $0 + $1.tally.obliged } == board.total.obliged)
        #expect(board.districts.last == "Неизвестный")
    }
}
