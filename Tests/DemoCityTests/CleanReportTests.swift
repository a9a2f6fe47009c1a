import Forms
import Reports
import Spreadsheet
import Testing
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

    private func findings(
        _ organization: Organization, _ period: Period, daysBeforeDue: Int, correction: Int = 0
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
        return city.findings(in: reading, of: sending, period)
    }

    @Test(arguments: SmallCity.periods)
    func aCleanReportIsWithoutErrorsAndWarnings(_ period: Period) throws {
        // Every third institution, all types and districts and all days of arrival among them.
        let sample = city.organizations.enumerated().filter { $0.offset % 3 == 0 }
        let days = [0, 1, 3, 6, 9, 14, 22, -1, -12]
        let found = try sample.map { index, organization in
            try findings(organization, period, daysBeforeDue: days[index % days.count])
        }.joined().filter { $0.severity != .notice }
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

    @Test func aFewKindergartensHaveNobodyToMentor() throws {
        let idle = city.organizations.filter {
            !DemoReport.isActive($0, seed: SmallCity.seed)
        }
        #expect((2...12).contains(idle.count))
        for organization in idle {
            for period in SmallCity.periods {
                #expect(
                    try findings(organization, period, daysBeforeDue: 2).map(\.fact) == [])
            }
        }
    }

    @Test func codesOfPairsStayTheSameWithinASchoolYear() throws {
        func programmes(_ period: Period) throws -> [[FormValue?]] {
            let due = try city.due(period)
            return city.organizations.prefix(20).flatMap { organization in
                let submission = DemoReport.submission(
                    of: organization, form: city.form, period: period, due: due,
                    seed: SmallCity.seed)
                return (submission.registers[5] ?? []).map { row in
                    [502, 506, 510, 511, 512].map { row.entries[$0]?.value }
                }
            }
        }
        let autumn = try programmes(Period(year: 2026, half: .second))
        let spring = try programmes(Period(year: 2027, half: .first))
        #expect(autumn == spring)
        #expect(try programmes(Period(year: 2026, half: .first)) != autumn)
    }
}
