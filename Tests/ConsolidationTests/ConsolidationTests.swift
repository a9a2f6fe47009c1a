// 1. A share is the sum of the numerators over the sum of the denominators.
// 2. A blank is not 0: an institution without a needed value is left out.
// 3. An empty denominator leaves the institution out, and gives no value when all are empty.
// 4. An indicator of all that owe counts those without an accepted report as a no.
// 5. Over a year stocks are not added up, flows are.
import Consolidation
import Definitions
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite struct ConsolidationTests {
    private static let due = CalendarDate(dayNumber: 20_000)
    private static let period = Period(year: 2026, half: .first)

    private static func member(
        _ values: [ValueKey: FormValue]?, district: String = "Советский"
    ) -> Consolidated.Member {
        let source = CellSource(sheet: "1", cell: CellAddress(row: 0, column: 0))
        return .init(
            organization: Organization(
                inn: "1", name: "1", fullName: "1", kind: "школа", district: district),
            submission: values.map {
                ReportValues(
                    Submission(
                        entries: $0.mapValues { Entry(value: $0, typed: "", source: source) }))
            },
            due: due)
    }

    private static func staff(_ all: Decimal?, _ mentors: Decimal?) -> [ValueKey: FormValue] {
        var values: [ValueKey: FormValue] = [:]
        values[ValueKey(301)] = all.map { .number($0) }
        values[ValueKey(309)] = mentors.map { .number($0) }
        return values
    }

    private static func indicators() throws -> [Indicator] {
        let file = TestForm.packageRoot.appendingPathComponent("templates/indicators.yaml")
        return try IndicatorsFile.indicators(
            from: String(contentsOf: file, encoding: .utf8), for: TestForm.m61())
    }

    private static func indicator(_ code: String) throws -> Indicator {
        try #require(try indicators().first { $0.code == code })
    }

    private static func city(_ members: [Consolidated.Member]) -> Consolidated {
        Consolidated(period: period, members: members)
    }

    @Test func aShareIsNeverAMeanOfShares() throws {
        let city = Self.city([Self.member(Self.staff(10, 5)), Self.member(Self.staff(90, 9))])
        let figure = city.figure(of: try Self.indicator("6403"), in: .city)
        #expect(figure.numerator == 14)
        #expect(figure.denominator == 100)
        #expect(figure.value == 0.14)
    }

    @Test func aBlankLeavesTheInstitutionOut() throws {
        let city = Self.city([
            Self.member(Self.staff(10, 5)), Self.member(Self.staff(90, nil)),
            Self.member(Self.staff(nil, 3)), Self.member(nil),
        ])
        let figure = city.figure(of: try Self.indicator("6403"), in: .city)
        #expect(figure == Figure(numerator: 5, denominator: 10, members: 1))
        #expect(city.sum(of: ValueKey(302), in: .city) == nil)
        #expect(city.sum(of: ValueKey(301), in: .city) == 100)
    }

    @Test func anEmptyDenominatorGivesNoValue() throws {
        let none = Self.city([Self.member(Self.staff(0, 0))])
        #expect(none.figure(of: try Self.indicator("6403"), in: .city).value == nil)
        let some = Self.city([Self.member(Self.staff(0, 3)), Self.member(Self.staff(10, 1))])
        #expect(some.figure(of: try Self.indicator("6403"), in: .city).value == 0.1)
    }

    @Test func whoeverOwesAReportIsInTheBaseOfWorkingSystems() throws {
        let city = Self.city([
            Self.member([ValueKey(121): .text("да")]),
            Self.member([ValueKey(121): .text("нет, не внедрена")]), Self.member(nil),
            Self.member(nil),
        ])
        #expect(city.figure(of: try Self.indicator("6419"), in: .city).value == 0.25)
    }

    @Test func publicationOnTheDueDayIsInTime() throws {
        let city = Self.city(
            [0, 1].map { Self.member([ValueKey(115): .date(Self.due.adding(days: $0))]) })
        #expect(city.figure(of: try Self.indicator("6420"), in: .city).numerator == 1)
    }

    @Test func documentsThatAreNotNeededLeaveTheBase() throws {
        let city = Self.city([
            Self.member([
                ValueKey(201): .text("да"), ValueKey(202): .text("нет"),
                ValueKey(203): .text("не требуется"), ValueKey(204): .text("да"),
            ])
        ])
        let figure = city.figure(of: try Self.indicator("6415"), in: .city)
        #expect(figure == Figure(numerator: 2, denominator: 3, members: 1))
    }

    @Test func aDistrictCountsItsOwnInstitutions() throws {
        let city = Self.city([
            Self.member(Self.staff(10, 5), district: "Ленинский"), Self.member(Self.staff(90, 9)),
        ])
        let figure = city.figure(
            of: try Self.indicator("6403"), in: .district("Ленинский"))
        #expect(figure.value == 0.5)
    }

    @Test func overAYearFlowsAreAddedUpAndStocksAreNot() throws {
        func half(_ half: Half, trained: Decimal, all: Decimal) -> Consolidated {
            Consolidated(
                period: Period(year: 2026, half: half),
                members: [
                    Self.member([
                        ValueKey(605): .number(trained), ValueKey(301): .number(all),
                        ValueKey(309): .number(all), ValueKey(807): .number(trained),
                        ValueKey(806): .number(all),
                    ])
                ])
        }
        let year = try #require(
            YearFigures([
                half(.second, trained: 3, all: 50), half(.first, trained: 2, all: 40),
            ]))
        let covered = try #require(year.figure(of: try Self.indicator("6423"), in: .city))
        #expect(covered.value == 0.1)
        let mentors = try #require(year.figure(of: try Self.indicator("6422а"), in: .city))
        #expect(mentors.value == 50)
        let outcome = try #require(year.figure(of: try Self.indicator("6412"), in: .city))
        #expect(outcome.value == 0.05)
    }

    @Test func everyIndicatorOfTheTableIsUnderstood() throws {
        let indicators = try Self.indicators()
        #expect(indicators.count == 25)
        #expect(indicators.filter { $0.numerator == nil }.map(\.code) == [])
        #expect(indicators.filter { !$0.isComputed(in: .second) }.count == 4)
    }
}
