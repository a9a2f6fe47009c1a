import Forms
import Reports
import Spreadsheet
import Testing
import Validation
import WorkbookWriter

@testable import DemoCity

/// What nobody spoilt is accepted, whoever sends it and when.
struct CleanReportTests {
    private let city: SmallCity
    private let layout: BlankLayout

    init() throws {
        city = try SmallCity()
        layout = BlankLayout(form: city.form)
    }

    /// What is found in a report, judged with and without the one of the half-year before.
    private func findings(
        _ organization: Organization, _ period: Period, daysBeforeDue: Int,
        daysBeforeDueBefore: Int = 0, correction: Int = 0
    ) throws -> [Finding] {
        let due = try city.due(period)
        let sending = Sending(
            organization: organization, neighbour: organization, due: due,
            day: due.adding(days: -daysBeforeDue), correction: correction)
        let submission = DemoReport.submission(
            of: organization, form: city.form, period: period, due: due, sent: sending.day,
            correction: correction, seed: SmallCity.seed)
        let document = layout.document(
            organization: organization, period: period, due: due,
            created: DateTime(date: due), values: submission)
        let reading = try city.reading(try WorkbookFile.bytes(of: document))
        #expect(reading.identity.resolve() == .agreed(inn: organization.inn, period: period))
        let previous = try city.previous(
            of: organization, before: period, daysBeforeDue: daysBeforeDueBefore)
        let alone = city.findings(in: reading, of: sending, period, after: nil)
        guard let previous else { return alone }
        return alone + city.findings(in: reading, of: sending, period, after: previous)
    }

    @Test(arguments: SmallCity.periods)
    func nothingIsFoundInACleanReport(_ period: Period) throws {
        // Every third institution, all types and districts and all days of arrival among them.
        let sample = city.organizations.enumerated().filter { $0.offset % 3 == 0 }
        let days = [0, 1, 3, 6, 9, 14, 22, -1, -12]
        let found = try sample.map { index, organization in
            try findings(
                organization, period, daysBeforeDue: days[index % days.count],
                daysBeforeDueBefore: days[(index / 2 + 4) % days.count])
        }.joined()
        #expect(Set(found.map(\.fact)) == [])
    }

    @Test(arguments: [2025, 2027, 2029])
    func otherYearsAreAsClean(_ year: Int) throws {
        for half in Half.allCases {
            for organization in city.organizations.prefix(3) {
                let period = Period(year: year, half: half)
                let found = try findings(organization, period, daysBeforeDue: 2, correction: 1)
                #expect(found.map(\.fact) == [])
            }
        }
    }

    @Test func noReportOfAllTheYearsContradictsTheOneBefore() throws {
        let sample = city.organizations.enumerated().filter { $0.offset % 16 == 5 }.map(\.element)
        for organization in sample + city.organizations.filter({ $0.validFrom != nil }) {
            var period = Period(year: 2025, half: .first)
            while period.year <= 2029 {
                let due = try city.due(period)
                let context = ValidationContext(
                    period: period, due: due, today: due, organization: organization,
                    previous: try city.previous(of: organization, before: period))
                let submission = DemoReport.submission(
                    of: organization, form: city.form, period: period, due: due,
                    seed: SmallCity.seed)
                let found = city.validator.findings(in: submission, context: context)
                #expect(found.map(\.fact) == [], "\(organization.name) \(period)")
                period = period.next
            }
        }
    }

    @Test func aFewKindergartensHaveNobodyToMentor() throws {
        let idle = city.organizations.filter {
            DemoMentoring(of: $0, in: SmallCity.periods[1], seed: SmallCity.seed) == .nobody
        }
        #expect((2...12).contains(idle.count))
        for organization in idle {
            for period in SmallCity.periods {
                #expect(
                    try findings(organization, period, daysBeforeDue: 2).map(\.fact) == [])
            }
        }
    }

    @Test func whoHasNotBegunToMentorIsAsClean() throws {
        let period = Period(year: 2025, half: .first)
        let waiting = city.organizations.filter {
            DemoMentoring(of: $0, in: period, seed: SmallCity.seed) == .notIntroduced
        }
        #expect(waiting.count > 10)
        for organization in waiting {
            // Those that begin with the school year have no programmes of the one before.
            for period in [period, period.next, Period(year: 2026, half: .second)] {
                #expect(
                    try findings(organization, period, daysBeforeDue: 2).map(\.fact) == [])
            }
        }
    }

    @Test func aProgrammeStaysTheSameUntilItsEndAndItsCodeIsNotTakenAgain() throws {
        // All that is told of a programme but its number, its state and its progress.
        func programmes(_ organization: Organization, _ period: Period) throws -> [[FormValue?]] {
            let submission = DemoReport.submission(
                of: organization, form: city.form, period: period, due: try city.due(period),
                seed: SmallCity.seed)
            return (submission.registers[5] ?? []).map { row in
                Array(502...512).map { row.entries[$0]?.value }
            }
        }
        let running = city.organizations.filter {
            DemoMentoring(of: $0, in: SmallCity.periods[0], seed: SmallCity.seed) == .runs
        }
        for organization in running.prefix(20) {
            let spring = try programmes(organization, Period(year: 2026, half: .first))
            let autumn = try programmes(organization, Period(year: 2026, half: .second))
            let next = try programmes(organization, Period(year: 2027, half: .first))
            let finished = autumn.filter(spring.contains)
            #expect(!finished.isEmpty && finished.count < spring.count)
            #expect(next == autumn.filter { !finished.contains($0) })
            #expect(Set(next.map(\.[0])).isDisjoint(with: spring.map(\.[0])))
        }
    }
}
