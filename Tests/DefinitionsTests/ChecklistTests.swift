import Definitions
import Forms
import Foundation
import TestSupport
import Testing

/// Form М-6.2 as it is shipped, against the paper; and what is wrong in a checklist.
///
/// 1. The criteria, their weights and the rows of the report that speak of the same are the paper's.
/// 2. Marks, levels, the stop flag, comparisons and recommendations are the paper's.
/// 3. A mistake in a checklist is told with its place.
@Suite struct ChecklistTests {
    /// The paper's table: code, rows of the report, weight.
    private static let paper: [(Int, [Int], Int)] = [
        (6201, [201], 2), (6202, [202], 1), (6203, [203], 2), (6204, [204], 2), (6205, [205], 1),
        (6206, [206], 1), (6207, [207], 2), (6208, [208], 1), (6209, [209], 1), (6210, [210], 2),
        (6211, [211], 1), (6212, [212], 1), (6213, [213], 1), (6214, [214, 215], 1),
        (6215, [216, 217], 1), (6216, [113, 114], 3),
    ]

    private func checklist() throws -> Checklist {
        try #require(try TestForm.m62().checklist)
    }

    // 1
    @Test func theCriteriaAreThePapers() throws {
        let checklist = try checklist()
        #expect(checklist.checkedForm == "M61")
        #expect(checklist.criteria.map(\.column) == Self.paper.map(\.0))
        #expect(checklist.criteria.map(\.rows) == Self.paper.map(\.1))
        #expect(checklist.criteria.map(\.weight) == Self.paper.map(\.2))
    }

    // 2
    @Test func marksAndLevelsAreThePapers() throws {
        let checklist = try checklist()
        #expect(checklist.marks.map(\.value) == ["0", "1", "2", "н/п"])
        #expect(checklist.marks.map(\.points) == [0, 1, 2, nil])
        #expect(checklist.bestPoints == 2)
        #expect(checklist.levels.map(\.name) == ["высокий", "средний", "низкий"])
        #expect(checklist.levels.map(\.from) == [85, 60, 0])
        #expect(checklist.stopColumns == [6218])
        #expect(
            checklist.comparisons.filter { $0.severity == .warning }.map(\.id)
                == ["V01", "V01.3", "V02"])
        #expect(checklist.advice.map(\.code) == (6301...6312).map(String.init))
        // Personal data are taken off the site at once; there are 30 days for all else.
        #expect(checklist.advice.map(\.days) == (6301...6312).map { $0 == 6309 ? 1 : 30 })
    }

    // 2
    @Test func aRecommendationWithoutATermHasTheUsualOne() throws {
        let yaml = try TestForm.m62Text().replacing("    days: 30\n", with: "    days: 14\n")
        let review = try FormDefinition.review(
            yaml: yaml, file: "form-6.2.yaml", beside: [try TestForm.m61()])
        let days = try #require(review.form?.checklist).advice.map(\.days)
        #expect(days == (6301...6312).map { $0 == 6309 ? 1 : 14 })
    }

    // 2
    @Test func theFormIsCollectedInJanuaryAndJulyFromWhoeverNamesHimself() throws {
        let form = try TestForm.m62()
        #expect(form.id == "M62")
        #expect(form.respondents == .persons)
        #expect(form.deadlines[.first] == Form.Deadline(month: 1, day: 31))
        #expect(form.deadlines[.second] == Form.Deadline(month: 7, day: 31))
        let sheet = try #require(form.sheets.first { $0.number == 2 })
        #expect(sheet.isPerInstitution)
        #expect(sheet.keyColumn == 6222)
        for criterion in try checklist().criteria {
            #expect(
                form.choices(of: sheet.column(criterion.column)?.cell) == ["0", "1", "2", "н/п"])
        }
    }

    @Test func thePeriodsAreTheRoundsMonths() throws {
        let form = try TestForm.m62()
        #expect(form.periodNames == [.first: "январь", .second: "июль"])
        #expect(try TestForm.m61().periodNames.isEmpty)
    }

    @Test func thereIsNoAdviceAboutTheShippedForm() throws {
        let review = try FormDefinition.review(
            yaml: try TestForm.m62Text(), file: "form-6.2.yaml", beside: [try TestForm.m61()])
        #expect(review.mistakes == [])
    }

    @Test func aFileSaysWhichFormItChecks() throws {
        let names = FormDefinition.names(in: try TestForm.m62Text())
        #expect(names.id == "M62")
        #expect(names.checked == "M61")
        #expect(FormDefinition.names(in: try TestForm.m61Text()).checked == nil)
        #expect(FormDefinition.names(in: "a: [").id == nil)
    }

    // 3
    struct Wrong: CustomTestStringConvertible {
        let testDescription: String
        let right: String
        let wrong: String
        let kind: Mistake.Kind

        init(_ what: String, _ right: String, _ wrong: String, _ kind: Mistake.Kind) {
            testDescription = what
            (self.right, self.wrong, self.kind) = (right, wrong, kind)
        }
    }

    @Test(arguments: [
        Wrong("a form that is not there", "  form: M61", "  form: M60", .unknownForm("M60")),
        Wrong(
            "a sheet that is none", "checklist:\n  form: M61\n  sheet: 2",
            "checklist:\n  form: M61\n  sheet: 7", .unknownRegister(7)),
        Wrong(
            "a weight of nothing", "{column: 6201, weight: 2,", "{column: 6201, weight: 0,",
            .outOfBounds(1...1000)),
        Wrong(
            "a weight below nothing", "{column: 6201, weight: 2,", "{column: 6201, weight: -1,",
            .outOfBounds(1...1000)),
        Wrong(
            "a criterion twice", "{column: 6202, weight: 1,", "{column: 6201, weight: 1,",
            .duplicate(.criterion, "6201")),
        Wrong(
            "a column that is not there", "{column: 6202, weight", "{column: 6299, weight",
            .unknownColumn(6299, row: nil)),
        Wrong(
            "a column without marks", "{column: 6202, weight", "{column: 6217, weight",
            .wrongType(.markColumn)),
        Wrong("a row that the report does not have", "rows: 202,", "rows: 299,", .unknownRow(299)),
        Wrong(
            "a mark that the list does not have", "'2': 2, н/п", "'3': 3, '2': 2, н/п",
            .notInList("3", list: ["0", "1", "2", "н/п"], before: false)),
        Wrong(
            "a mark that is worth nothing known", "marks: {'0': 0, '1': 1,", "marks: {'0': 0,",
            .markWithoutPoints("1")),
        Wrong(
            "a term longer than a year", "days: 1, text:", "days: 366, text:",
            .outOfBounds(0...365)),
        Wrong(
            "a term before the round", "days: 1, text:", "days: -1, text:", .outOfBounds(0...365)),
        Wrong(
            "nothing that means fulfilled", "    fulfilled: c6337 = \"да\"\n", "",
            .missingKey("fulfilled")),
        Wrong("marks without points", "'1': 1, '2': 2,", "'1': 0, '2': 0,", .noPoints),
        Wrong(
            "two levels from one score", "{name: средний, from: 60}", "{name: средний, from: 85}",
            .duplicate(.level, "85")),
        Wrong("a level above the greatest score", "from: 85", "from: 185", .outOfBounds(0...100)),
        Wrong(
            "no lowest level", "{name: низкий, from: 0}", "{name: низкий, from: 10}",
            .noLowestLevel),
        Wrong("a comparison twice", "id: V01.1", "id: V01", .duplicate(.comparison, "V01")),
        Wrong(
            "a recommendation twice", "code: '6302', when", "code: '6301', when",
            .duplicate(.recommendation, "6301")),
        Wrong(
            "a comparison that is not there", "comparison: V01,", "comparison: V09,",
            .unknownWord("V09", allowed: ["V01", "V01.1", "V01.2", "V01.3", "V02", "V03"])),
        Wrong(
            "a recommendation that cannot be chosen", "code: '6312', when", "code: '6313', when",
            .notInList("6313", list: (6301...6312).map(String.init), before: false)),
        Wrong(
            "a day in a cell for something else", "began: r105", "began: r103",
            .wrongType(.dateCell)),
        Wrong("a day in no cell", "ended: r106", "ended: r199", .unknownRow(199)),
        Wrong(
            "two periods of one name", "{1: январь, 2: июль}", "{1: июль, 2: июль}",
            .duplicate(.period, "июль")),
        Wrong(
            "a period without a name", "{1: январь, 2: июль}", "{1: январь}", .missingKey("2")),
        Wrong(
            "a criterion that is none", "criteria: '6202-6206, 6208, 6209'",
            "criteria: '6202, 6219'", .unknownCriterion(6219)),
        Wrong(
            "a cell that the report does not have", "checked.r816 > 0", "checked.r899 > 0",
            .unknownRow(899)),
        Wrong(
            "a mark outside criteria", "when: c6201 = \"1\"", "when: mark = \"1\"",
            .belongsElsewhere("mark")),
        Wrong(
            "the checked report outside the checklist", "check: c6225 <= today",
            "check: c6225 <= checked.r115", .belongsElsewhere("checked.")),
        Wrong(
            "a score outside indicators", "check: r105 <= r106", "check: score > 1",
            .belongsElsewhere("score")),
    ])
    func aMistakeIsTold(_ wrong: Wrong) throws {
        let yaml = try TestForm.m62Text()
        #expect(yaml.contains(wrong.right))
        let review = try FormDefinition.review(
            yaml: yaml.replacing(wrong.right, with: wrong.wrong, maxReplacements: 1),
            file: "form-6.2.yaml", beside: [try TestForm.m61()])
        #expect(review.form == nil)
        #expect(review.mistakes.contains { $0.kind == wrong.kind }, "\(review.mistakes)")
    }

    @Test func aWordThatTheReportCannotHoldIsTold() throws {
        let yaml = try TestForm.m62Text().replacing(
            "COUNTIF(checked.c3, \"нет\") > 0", with: "COUNTIF(checked.c3, \"никогда\") > 0")
        let review = try FormDefinition.review(
            yaml: yaml, file: "form-6.2.yaml", beside: [try TestForm.m61()])
        #expect(
            review.mistakes.contains {
                if case .notInList("никогда", _, before: false) = $0.kind { true } else { false }
            })
    }
}
