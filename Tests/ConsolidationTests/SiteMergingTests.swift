import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Consolidation

/// Several checkers of one round.
///
/// 1. Equal marks agree; different ones are a conflict with both marks, and leave no score.
/// 2. A workbook that settles outranks the others, column by column.
/// 3. The day of the check and what else is no opinion is of whoever looked last.
/// 4. A row that nobody filled in says nothing.
/// 5. While checkers disagree on the stop flag, one of them is enough for attention.
@Suite struct SiteMergingTests {
    private let first = CheckedCity.inns[0]
    private let second = CheckedCity.inns[1]

    // 1
    @Test func equalMarksAgree() throws {
        let round = try CheckedCity().round([
            CheckedCity.sheet("А", [CheckedCity.row(first)]),
            CheckedCity.sheet("Б", [CheckedCity.row(first, on: CheckedCity.july(12))]),
        ])
        let result = try #require(round.results[first])
        #expect(result.conflicts.isEmpty)
        #expect(result.score == 100)
        #expect(result.checkers == ["А", "Б"])
    }

    // 1
    @Test func differentMarksAreAConflictAndLeaveNoScore() throws {
        let round = try CheckedCity().round([
            CheckedCity.sheet("А", [CheckedCity.row(first), CheckedCity.row(second)]),
            CheckedCity.sheet("Б", [CheckedCity.row(first, all: "2", [6203: "0"])]),
        ])
        let result = try #require(round.results[first])
        #expect(result.standing == .disputed)
        #expect(result.score == nil)
        #expect(result.level == nil)
        #expect(result.values[6203] == nil)
        #expect(
            result.conflicts == [
                .init(
                    column: 6203, recommendation: nil,
                    marks: [
                        .init(checker: "А", value: .text("2")),
                        .init(checker: "Б", value: .text("0")),
                    ])
            ])
        #expect(round.results[second]?.score == 100)
    }

    // 2
    @Test func whoSettlesOutranksTheOthersColumnByColumn() throws {
        let settling: [Int: FormValue] = [6222: .text(first), 6203: .text("1")]
        let round = try CheckedCity().round([
            CheckedCity.sheet("сводный", settles: true, [settling]),
            CheckedCity.sheet("А", [CheckedCity.row(first)]),
            CheckedCity.sheet("Б", [CheckedCity.row(first, all: "2", [6203: "0"])]),
        ])
        let result = try #require(round.results[first])
        #expect(result.conflicts.isEmpty)
        #expect(result.values[6203] == .text("1"))
        #expect(result.points == 44)
        #expect(round.checkers.map(\.name) == ["А", "Б", "сводный"])
        #expect(round.checkers.map(\.settles) == [false, false, true])
    }

    // 2
    @Test func whoSettlesMayOverrideAMarkThatNobodyDisputes() throws {
        let round = try CheckedCity().round([
            CheckedCity.sheet("А", [CheckedCity.row(first)]),
            CheckedCity.sheet("сводный", settles: true, [CheckedCity.row(first, all: "0")]),
        ])
        #expect(round.results[first]?.score == 0)
    }

    // 3
    @Test func theDayIsOfWhoeverLookedLast() throws {
        let round = try CheckedCity().round([
            CheckedCity.sheet(
                "А",
                [
                    CheckedCity.row(
                        first, on: CheckedCity.july(20), updated: CheckedCity.july(1),
                        at: "https://a.ru")
                ]),
            CheckedCity.sheet(
                "Б", [CheckedCity.row(first, on: CheckedCity.july(5), at: "https://b.ru")]),
        ])
        let result = try #require(round.results[first])
        #expect(result.checkedOn == CheckedCity.july(20))
        #expect(result.values[6226] == .text("https://a.ru"))
        #expect(result.values[6217] == .date(CheckedCity.july(1)))
        #expect(result.conflicts.isEmpty)
    }

    // 4
    @Test func aRowThatNobodyFilledInSaysNothing() throws {
        let empty: [Int: FormValue] = [6222: .text(second), 6221: .text("МБОУ СШ № 2")]
        let round = try CheckedCity().round([
            CheckedCity.sheet("А", [CheckedCity.row(first), empty])
        ])
        #expect(round.results.keys.sorted() == [first])
        #expect(round.checkers.first?.institutions == 1)
        #expect(round.checkers.first?.days == CheckedCity.july(10)...CheckedCity.july(10))
    }

    // 5
    @Test func oneCheckerWhoSawItIsEnoughForAttention() throws {
        let sheets = [
            CheckedCity.sheet("А", [CheckedCity.row(first, flag: "да")]),
            CheckedCity.sheet("Б", [CheckedCity.row(first)]),
        ]
        let round = try CheckedCity().round(sheets)
        let result = try #require(round.results[first])
        #expect(result.isFlagged)
        #expect(result.conflicts.map(\.column) == [6218])
        #expect(result.score == 100)
        let settling: [Int: FormValue] = [6222: .text(first), 6218: .text("нет")]
        let settled = try CheckedCity().round(
            sheets + [CheckedCity.sheet("сводный", settles: true, [settling])])
        #expect(settled.results[first]?.isFlagged == false)
    }

    @Test func theRoundChecksTheReportsOfTheHalfYearBefore() throws {
        let july = try CheckedCity().round([])
        #expect(july.checked == Period(year: 2026, half: .first))
        let january = try CheckedCity().round([], Period(year: 2027, half: .first))
        #expect(january.checked == Period(year: 2026, half: .second))
        #expect(july.results.isEmpty)
    }

    @Test func aFormThatChecksNobodyHasNoRounds() throws {
        let city = try CheckedCity()
        let round = SiteRound(
            CheckedCity.round, form: city.checkedForm, sheets: [], checking: city.checkedForm,
            reports: [:], register: city.register)
        #expect(round == nil)
    }
}
