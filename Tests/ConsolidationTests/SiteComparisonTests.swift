import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Consolidation

/// What reports and sites say differently, and what is recommended.
///
/// 1. V01: «да» in the report and 0 on the site; V01.1: 1; V01.2: «нет» and found.
/// 2. V02: published later than seen, or more than 3 days before.
/// 3. V03: the file in time and the publication late, and the reverse.
/// 4. Each recommendation is proposed where its trigger holds, and not where it just does not.
/// 5. A workbook that settles edits, adds and withholds recommendations.
/// 6. What became of a recommendation is told in the round after.
@Suite struct SiteComparisonTests {
    private let inn = CheckedCity.inns[0]
    private static let due = CheckedCity.date(2026, 6, 15)

    private func told(
        _ row: [Int: FormValue], _ report: [ValueKey: FormValue]?, arrived: CalendarDate? = nil
    ) throws -> [String] {
        var city = try CheckedCity()
        if let report { city.report(inn, report, arrived: arrived) }
        return try city.result(row).differences.map(\.id)
    }

    // 1
    @Test(arguments: [
        ("да", "0", ["V01"]), ("да", "1", ["V01.1"]), ("да", "2", []), ("да", "н/п", []),
        ("нет", "0", []), ("нет", "1", ["V01.2"]), ("нет", "2", ["V01.2"]), ("нет", "н/п", []),
        ("не требуется", "0", []), ("не требуется", "2", []),
    ])
    func whatTheReportClaimsIsHeldAgainstTheSite(
        _ said: String, _ mark: String, _ ids: [String]
    ) throws {
        let found = try told(
            CheckedCity.row(inn, all: "2", [6205: mark]), [ValueKey(205): .text(said)])
        #expect(found == ids)
    }

    // 1
    @Test func aCriterionOfTwoRowsIsToldOnce() throws {
        let row = CheckedCity.row(inn, all: "2", [6214: "0"])
        let both: [ValueKey: FormValue] = [ValueKey(214): .text("да"), ValueKey(215): .text("да")]
        #expect(try told(row, both) == ["V01"])
        let one: [ValueKey: FormValue] = [ValueKey(214): .text("нет"), ValueKey(215): .text("да")]
        #expect(try told(row, one) == ["V01"])
        // Something is found, and one of the two rows said so.
        #expect(try told(CheckedCity.row(inn), one) == [])
        var city = try CheckedCity()
        city.report(inn, both)
        #expect(try city.result(row).differences.first?.criterion == 6214)
    }

    // 1
    @Test func aLinkToTheMonitoringThatIsNotThereIsTold() throws {
        let row = CheckedCity.row(inn, all: "2", [6216: "0"])
        #expect(try told(row, [ValueKey(113): .text("https://school1.ru/m")]) == ["V01.3"])
        #expect(try told(row, [ValueKey(201): .text("да")]) == [])
        #expect(try told(row, nil) == [])
    }

    // 2
    @Test(arguments: [(0, false), (1, true), (4, true), (-1, false), (-3, false), (-4, true)])
    func theDayOfPublicationIsHeldAgainstTheDaySeen(_ days: Int, _ isTold: Bool) throws {
        let seen = CheckedCity.date(2026, 6, 10)
        let row = CheckedCity.row(inn, updated: seen)
        let found = try told(row, [ValueKey(115): .date(seen.adding(days: days))])
        #expect(found == (isTold ? ["V02"] : []))
        #expect(try told(CheckedCity.row(inn), [ValueKey(115): .date(seen)]) == [])
    }

    // 3
    @Test(arguments: [
        (0, 0, false), (0, 1, true), (1, 0, true), (1, 1, false), (-5, 30, true),
    ])
    func oneInTimeAndTheOtherLateIsTold(
        _ arrival: Int, _ publication: Int, _ isTold: Bool
    ) throws {
        let found = try told(
            CheckedCity.row(inn), [ValueKey(115): .date(Self.due.adding(days: publication))],
            arrived: Self.due.adding(days: arrival))
        #expect(found == (isTold ? ["V03"] : []))
    }

    // 4
    struct Trigger: CustomTestStringConvertible {
        let code: String
        let trips: [Int: String]
        let justNot: [Int: String]
        var testDescription: String { code }
    }

    @Test(arguments: [
        Trigger(code: "6301", trips: [6201: "0"], justNot: [6201: "1"]),
        Trigger(code: "6302", trips: [6201: "1"], justNot: [6201: "2"]),
        Trigger(code: "6303", trips: [6202: "0"], justNot: [6202: "1"]),
        Trigger(code: "6303", trips: [6206: "0"], justNot: [6207: "0"]),
        Trigger(code: "6303", trips: [6209: "0"], justNot: [6210: "0"]),
        Trigger(code: "6304", trips: [6204: "1"], justNot: [6204: "0"]),
        Trigger(code: "6305", trips: [6210: "0"], justNot: [6210: "1"]),
        Trigger(code: "6306", trips: [6207: "0"], justNot: [6207: "н/п"]),
        Trigger(code: "6307", trips: [6208: "0"], justNot: [6208: "1"]),
        Trigger(code: "6308", trips: [6216: "0"], justNot: [6216: "1"]),
    ])
    func aRecommendationIsProposedWhereItsTriggerHolds(_ trigger: Trigger) throws {
        func codes(_ marks: [Int: String]) throws -> [String] {
            try CheckedCity().result(CheckedCity.row(inn, all: "2", marks)).recommendations
                .filter { $0.isProposed && $0.isSent }.map(\.code)
        }
        #expect(try codes(trigger.trips).contains(trigger.code))
        #expect(try !codes(trigger.justNot).contains(trigger.code))
    }

    // 4
    @Test func theMissingDocumentsAreNamed() throws {
        let result = try CheckedCity().result(
            CheckedCity.row(inn, all: "2", [6202: "0", 6205: "0", 6207: "0"]))
        let advice = try #require(result.recommendations.first { $0.code == "6303" })
        guard case .ready(_, let arguments) = advice.wording else {
            Issue.record("the wording is the ready one")
            return
        }
        #expect(arguments == [.text("приказ о внедрении; программа наставничества")])
        #expect(advice.due == CheckedCity.date(2026, 8, 30))
    }

    // 4
    @Test func theFlagAndTheComparisonAreTriggersToo() throws {
        func codes(
            _ row: [Int: FormValue], _ report: [ValueKey: FormValue] = [:]
        ) throws -> [String] {
            var city = try CheckedCity()
            city.report(inn, report)
            return try city.result(row).recommendations.map(\.code)
        }
        #expect(try codes(CheckedCity.row(inn, flag: "да")) == ["6309"])
        #expect(try codes(CheckedCity.row(inn)) == [])
        let row = CheckedCity.row(inn, all: "2", [6212: "0"])
        #expect(try codes(row, [ValueKey(212): .text("да")]) == ["6311"])
        #expect(try codes(row, [ValueKey(212): .text("нет")]) == [])
        let cases = CheckedCity.row(inn, all: "2", [6211: "0"])
        #expect(try codes(cases, [ValueKey(816): .number(1)]) == ["6312"])
        #expect(try codes(cases, [ValueKey(816): .number(0)]) == [])
        #expect(try codes(cases) == [])
    }

    // 4
    @Test func aLinkOffTheSchoolsHostIsATrigger() throws {
        func codes(_ link: String?, at address: String? = nil) throws -> [String] {
            var city = try CheckedCity()
            city.report(inn, link.map { [ValueKey(203, 6): .text($0)] } ?? [:])
            return try city.result(CheckedCity.row(inn, at: address)).recommendations.map(\.code)
        }
        #expect(try codes("https://disk.example.ru/x") == ["6310"])
        #expect(try codes("https://school1.ru/x") == [])
        #expect(try codes("https://www.school1.ru/x", at: "https://school1.ru/n") == [])
        #expect(try codes(nil, at: "https://elsewhere.ru") == ["6310"])
        #expect(try codes(nil) == [])
    }

    // 5
    @Test func whoSettlesEditsAddsAndWithholds() throws {
        let row = CheckedCity.row(inn, all: "2", [6201: "0", 6216: "0", 6210: "0"])
        let until = CheckedCity.date(2026, 9, 1)
        let round = try CheckedCity().round([
            CheckedCity.sheet("А", [row]),
            CheckedCity.sheet(
                "сводный", settles: true, [],
                advice: [
                    CheckedCity.advice(inn, "6301", text: "Свой текст", due: until),
                    CheckedCity.advice(inn, "6305", sent: "нет"),
                    CheckedCity.advice(inn, "6312"),
                ]),
        ])
        let advice = try #require(round.results[inn]).recommendations
        #expect(advice.map(\.code) == ["6301", "6305", "6308", "6312"])
        #expect(advice[0].wording == .written("Свой текст"))
        #expect(advice[0].due == until)
        #expect(advice.map(\.isSent) == [true, false, true, true])
        #expect(advice.map(\.isProposed) == [true, true, true, false])
    }

    // 6
    @Test func whatBecameOfARecommendationIsToldInTheRoundAfter() throws {
        let city = try CheckedCity()
        let before = try city.round([
            CheckedCity.sheet(
                "А", [CheckedCity.row(inn, all: "2", [6201: "0", 6216: "0"])],
                advice: [CheckedCity.advice(inn, "6308", sent: "нет")])
        ])
        let next = Period(year: 2027, half: .first)
        let round = try city.round(
            [
                CheckedCity.sheet(
                    "А", [CheckedCity.row(inn, on: CheckedCity.date(2027, 1, 15))],
                    advice: [
                        CheckedCity.advice(inn, "6301", earlier: true, done: "да"),
                        CheckedCity.advice(inn, "6304", earlier: true, done: "частично"),
                    ])
            ], next, before: before)
        let result = try #require(round.results[inn])
        #expect(result.earlier.map(\.code) == ["6301", "6304"])
        #expect(result.earlier.map(\.done) == ["да", "частично"])
        #expect(result.recommendations.isEmpty)
        // Nobody came, and what was recommended is not forgotten.
        let unseen = try city.round([], next, before: before)
        #expect(unseen.results[inn]?.earlier.map(\.done) == [nil])
        #expect(unseen.results[inn]?.isChecked == false)
        #expect(unseen.tally(of: [inn]).checked == 0)
    }

    // 6
    @Test func differentMarksOfFulfilmentAreAConflict() throws {
        let sheets = ["да", "нет"].map { (done: String) in
            CheckedCity.sheet(
                "проверяющий \(done)", [],
                advice: [CheckedCity.advice(inn, "6301", earlier: true, done: done)])
        }
        let result = try #require(try CheckedCity().round(sheets).results[inn])
        #expect(result.conflicts.map(\.recommendation) == ["6301"])
        #expect(result.earlier.first?.done == nil)
        let settled = try CheckedCity().round(
            sheets + [
                CheckedCity.sheet(
                    "сводный", settles: true, [],
                    advice: [CheckedCity.advice(inn, "6301", earlier: true, done: "частично")])
            ])
        #expect(settled.results[inn]?.earlier.first?.done == "частично")
        #expect(settled.results[inn]?.conflicts == [])
    }
}
