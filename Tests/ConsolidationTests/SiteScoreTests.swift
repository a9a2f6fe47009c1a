import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Consolidation

/// The score of a site.
///
/// 1. It is sum(weight x points) / sum(2 x weight over applicable) x 100, exact.
/// 2. What does not apply counts neither above nor below; where nothing applies there is no score.
/// 3. A criterion without a mark leaves no score: a blank is no 0.
/// 4. The levels begin at 85, 60 and 0, both sides of each border.
/// 5. The stop flag does not lower the score.
@Suite struct SiteScoreTests {
    private let inn = CheckedCity.inns[0]
    /// The weights of the paper, written down once more.
    private let weights: [Int: Int] = [
        6201: 2, 6202: 1, 6203: 2, 6204: 2, 6205: 1, 6206: 1, 6207: 2, 6208: 1, 6209: 1, 6210: 2,
        6211: 1, 6212: 1, 6213: 1, 6214: 1, 6215: 1, 6216: 3,
    ]

    // 1
    @Test(
        arguments: [
            ("2", [:], 46, 46), ("0", [:], 0, 46), ("1", [:], 23, 46),
            ("2", [6216: "0"], 40, 46), ("2", [6216: "1", 6201: "1"], 41, 46),
            ("0", [6207: "2", 6212: "1"], 5, 46),
            ("2", [6208: "н/п"], 44, 44), ("1", [6216: "н/п", 6201: "2"], 22, 40),
        ] as [(String, [Int: String], Int, Int)])
    func itIsTheWeightedShare(
        _ mark: String, _ others: [Int: String], _ points: Int, _ possible: Int
    ) throws {
        let result = try CheckedCity().result(CheckedCity.row(inn, all: mark, others))
        #expect(result.standing == .scored)
        #expect(result.points == points)
        #expect(result.possible == possible)
        #expect(result.score == Decimal(points * 100) / Decimal(possible))
    }

    // 1, 2
    @Test func everyMarkCountsWithItsOwnWeight() throws {
        for column in CheckedCity.criteria {
            let city = try CheckedCity()
            let weight = try #require(weights[column])
            let one = try city.result(CheckedCity.row(inn, all: "0", [column: "1"]))
            #expect(one.points == weight)
            let none = try city.result(CheckedCity.row(inn, all: "0", [column: "н/п"]))
            #expect(none.possible == 46 - 2 * weight)
        }
    }

    // 2
    @Test func whereNothingAppliesThereIsNoScore() throws {
        let result = try CheckedCity().result(CheckedCity.row(inn, all: "н/п"))
        #expect(result.standing == .notApplicable)
        #expect(result.score == nil)
        #expect(result.level == nil)
    }

    // 3
    @Test func aBlankIsNoNought() throws {
        var row = CheckedCity.row(inn)
        row[6210] = nil
        let result = try CheckedCity().result(row)
        #expect(result.standing == .incomplete)
        #expect(result.score == nil)
    }

    // 4
    @Test func theLevelsBeginWhereThePaperSays() throws {
        let checklist = try #require(try CheckedCity().form.checklist)
        let step = Decimal(sign: .plus, exponent: -20, significand: 1)
        #expect(checklist.level(ofScore: 100) == "высокий")
        #expect(checklist.level(ofScore: 85) == "высокий")
        #expect(checklist.level(ofScore: 85 - step) == "средний")
        #expect(checklist.level(ofScore: 60) == "средний")
        #expect(checklist.level(ofScore: 60 - step) == "низкий")
        #expect(checklist.level(ofScore: 0) == "низкий")
    }

    // 4: 24 of 40 is 60 exactly, 34 of 40 is 85 exactly.
    @Test func aScoreOnTheBorderReachesTheLevel() throws {
        let city = try CheckedCity()
        let middle = try city.result(
            CheckedCity.row(inn, all: "1", [6216: "н/п", 6201: "2", 6203: "2"]))
        #expect(middle.score == 60)
        #expect(middle.level == "средний")
        let high = try city.result(
            CheckedCity.row(inn, all: "2", [6216: "н/п", 6201: "1", 6203: "0"]))
        #expect(high.score == 85)
        #expect(high.level == "высокий")
        let below = try city.result(
            CheckedCity.row(inn, all: "2", [6216: "н/п", 6201: "1", 6203: "0", 6202: "1"]))
        #expect(below.level == "средний")
    }

    // 5
    @Test func theStopFlagDoesNotLowerTheScore() throws {
        let city = try CheckedCity()
        let clean = try city.result(CheckedCity.row(inn))
        let flagged = try city.result(CheckedCity.row(inn, flag: "да"))
        #expect(!clean.isFlagged)
        #expect(flagged.isFlagged)
        #expect(clean.score == flagged.score)
    }

    @Test func theMeanIsTheSumOverTheCount() throws {
        let city = try CheckedCity()
        let (first, second, third) = (
            CheckedCity.inns[0], CheckedCity.inns[1], CheckedCity.inns[2]
        )
        let round = try city.round([
            CheckedCity.sheet(
                "А",
                [
                    CheckedCity.row(first), CheckedCity.row(second, all: "1"),
                    CheckedCity.row(third, all: "н/п"),
                ])
        ])
        let tally = round.tally(of: CheckedCity.inns)
        #expect(tally.base == 3)
        #expect(tally.checked == 3)
        #expect(tally.scored == 2)
        #expect(tally.sum == 150)
        #expect(tally.mean == 75)
        #expect(tally.levels == [1, 0, 1])
        #expect(round.tally(of: [third]).mean == nil)
    }

    @Test func whoOwedNoReportIsInNoFigureAndKeepsItsScore() throws {
        var city = try CheckedCity()
        let (first, second) = (CheckedCity.inns[0], CheckedCity.inns[1])
        city.reports[second]?.due = nil
        let round = try city.round([
            CheckedCity.sheet(
                "А",
                [
                    CheckedCity.row(first),
                    CheckedCity.row(second, all: "0", flag: "да"),
                ])
        ])
        #expect(round.results[second]?.score == 0)
        let tally = round.tally(of: CheckedCity.inns)
        #expect(tally.base == 2 && tally.checked == 1 && tally.mean == 100)
        #expect(tally.flagged == 0 && tally.levels == [1, 0, 0])
        #expect(round.adviceCounts(of: CheckedCity.inns).allSatisfy { $0.count == 0 })
    }
}
