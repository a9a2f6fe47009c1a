import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Consolidation

/// The terms of recommendations, and what the round after says of them.
///
/// 1. Each recommendation has the term of the definition, counted from the round's last day.
/// 2. What was not fulfilled is overdue once the term ended before the day of the check, and only
///    then; a term that КИМЦ set counts for more.
/// 3. What was not sent in the round before does not come back as sent; where that round is on record,
///    neither does what it never proposed. Without a term nothing is said of one.
/// 4. What nobody marked is told from what was not fulfilled, and from what nobody could see.
@Suite struct SiteAdviceTermTests {
    private let inn = CheckedCity.inns[0]
    private let next = Period(year: 2027, half: .first)

    // 1
    @Test func eachRecommendationHasItsOwnTerm() throws {
        let july = try CheckedCity().result(
            CheckedCity.row(inn, all: "2", [6204: "1", 6210: "0"], flag: "да"))
        let terms = Dictionary(
            uniqueKeysWithValues: july.recommendations.map { ($0.code, $0.due) })
        #expect(
            terms == [
                "6304": CheckedCity.date(2026, 8, 30), "6305": CheckedCity.date(2026, 8, 30),
                "6309": CheckedCity.date(2026, 8, 1),
            ])
        let january = try CheckedCity().round(
            [
                CheckedCity.sheet(
                    "А",
                    [
                        CheckedCity.row(
                            inn, all: "2", [6204: "1"], on: CheckedCity.date(2027, 1, 14),
                            flag: "да")
                    ])
            ], next)
        #expect(
            january.results[inn]?.recommendations.map(\.due) == [
                CheckedCity.date(2027, 3, 2), CheckedCity.date(2027, 2, 1),
            ])
    }

    /// What becomes of 6304, of July 2026, when it is looked at in January.
    private func outcome(
        _ done: String?, due: CalendarDate? = nil,
        on day: CalendarDate? = CheckedCity.date(2027, 1, 14)
    ) throws -> SiteResult.Recommendation.Outcome? {
        let city = try CheckedCity()
        let before = try city.round([
            CheckedCity.sheet("А", [CheckedCity.row(inn, all: "2", [6204: "1"])]),
            CheckedCity.sheet(
                "сводный", settles: true, [], advice: [CheckedCity.advice(inn, "6304", due: due)]),
        ])
        let rows = day.map { [CheckedCity.row(inn, on: $0)] } ?? []
        let advice = done.map { [CheckedCity.advice(inn, "6304", earlier: true, done: $0)] } ?? []
        let round = try city.round(
            [CheckedCity.sheet("Б", rows, advice: advice)], next, before: before)
        let result = try #require(round.results[inn])
        #expect(result.earlier.map(\.code) == ["6304"])
        let outcome = try #require(result.earlier.first?.outcome)
        #expect(round.earlierCount(outcome) == 1)
        return outcome
    }

    // 2
    @Test func whatIsNotFulfilledIsOverdueOnceTheTermHasPassed() throws {
        #expect(try outcome("нет") == .overdue)
        #expect(try outcome("частично") == .overdue)
        #expect(try outcome("да") == .fulfilled)
        #expect(try outcome("нет", due: CheckedCity.date(2027, 1, 13)) == .overdue)
        #expect(try outcome("нет", due: CheckedCity.date(2027, 1, 14)) == .pending)
        #expect(try outcome("частично", due: CheckedCity.date(2027, 6, 1)) == .pending)
        #expect(try outcome("да", due: CheckedCity.date(2026, 8, 1)) == .fulfilled)
    }

    // 3
    @Test func whatWasNotSentDoesNotComeBackAsSent() throws {
        let city = try CheckedCity()
        let before = try city.round([
            CheckedCity.sheet("А", [CheckedCity.row(inn, all: "2", [6204: "1"])]),
            CheckedCity.sheet(
                "сводный", settles: true, [], advice: [CheckedCity.advice(inn, "6304", sent: "нет")]
            ),
        ])
        let withheld = try #require(before.results[inn]?.recommendations.first)
        #expect(!withheld.isSent)
        let sheet = CheckedCity.sheet(
            "Б", [CheckedCity.row(inn, on: CheckedCity.date(2027, 1, 14))],
            advice: [
                CheckedCity.advice(inn, "6304", earlier: true, done: "да"),
                CheckedCity.advice(inn, "6303", earlier: true, done: "нет"),
            ])
        let earlier = try #require(
            try city.round([sheet], next, before: before).results[inn]?.earlier)
        #expect(earlier.map(\.code) == ["6303", "6304"])
        #expect(earlier.map(\.outcome) == [.notGiven, .notGiven])
        #expect(earlier.map(\.isSent) == [false, false])
        #expect(earlier.map(\.done) == ["нет", "да"])
        #expect(earlier.map(\.due) == [nil, withheld.due])
        let ready = try #require(city.form.checklist?.advice.first { $0.code == "6303" }?.text)
        #expect(earlier.map(\.wording) == [.general(ready), withheld.wording])
        // Nobody spoke of it, so there is nothing to be told.
        let silent = try city.round([CheckedCity.sheet("Б", [])], next, before: before)
        #expect(silent.results[inn]?.earlier.isEmpty ?? true)
    }

    // 3
    @Test func withoutTheRoundBeforeTheRowItselfTells() throws {
        let term = CheckedCity.date(2026, 6, 30)
        let round = try CheckedCity().round([
            CheckedCity.sheet(
                "А", [CheckedCity.row(inn)],
                advice: [
                    CheckedCity.advice(inn, "6303", earlier: true, text: "Свой текст", done: "нет"),
                    CheckedCity.advice(inn, "6304", earlier: true, due: term, done: "нет"),
                    CheckedCity.advice(inn, "6305", earlier: true, sent: "нет", done: "нет"),
                    CheckedCity.advice(inn, "6308", earlier: true, done: "да"),
                ])
        ])
        let earlier = try #require(round.results[inn]?.earlier)
        #expect(earlier.map(\.outcome) == [.unfulfilled, .overdue, .notGiven, .fulfilled])
        #expect(earlier.map(\.isSent) == [true, true, false, true])
        #expect(earlier.map(\.due) == [nil, term, nil, nil])
        #expect(earlier[0].wording == .written("Свой текст"))
    }

    // 4
    @Test func whatNobodyMarkedIsNotTakenForUnfulfilled() throws {
        #expect(try outcome(nil) == .unmarked)
        #expect(try outcome(nil, on: nil) == .unseen)
        // A mark without a row of marks: the round's last day stands for the day of the check.
        #expect(try outcome("нет", on: nil) == .overdue)
        #expect(
            try outcome("нет", due: CheckedCity.date(2027, 1, 31), on: nil) == .pending)
    }

    @Test func whatIsRecommendedNowHasNoOutcome() throws {
        let result = try CheckedCity().result(CheckedCity.row(inn, all: "0"))
        #expect(!result.recommendations.isEmpty)
        #expect(result.recommendations.allSatisfy { $0.outcome == nil })
    }
}
