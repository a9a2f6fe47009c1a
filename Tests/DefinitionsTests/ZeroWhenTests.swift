// 1. A sheet or a row says which answer makes its blank numbers 0; a row can say: none.
// 2. What is more than one answer, or has no number to make 0, is a mistake.
// 3. In the form of the institutions only counts of mentoring are 0 without it.
import Forms
import TestSupport
import Testing

@testable import Definitions

@Suite struct ZeroWhenTests {
    private static func form(_ edits: (String, String)...) throws -> Form {
        let yaml = edits.reduce(SmallForm.yaml) {
            $0.replacing($1.0, with: $1.1, maxReplacements: 1)
        }
        return try FormDefinition.load(yaml: yaml, file: "small.yaml")
    }

    private static let sheet = (
        "    required_while: r104 = \"да\"\n",
        "    required_while: r104 = \"да\"\n    zero_when: r104 = \"нет\"\n"
    )
    private static let answer = ZeroCondition(key: ValueKey(104), text: "нет", isEqual: true)

    @Test("1") func theWordOfASheetHoldsForItsRows() throws {
        let form = try Self.form(Self.sheet)
        #expect(
            form.zeroConditions == [
                ValueKey(201, 3): Self.answer, ValueKey(201, 4): Self.answer,
                ValueKey(202, 3): Self.answer,
            ])
    }

    @Test("1") func aRowSaysOtherwise() throws {
        let form = try Self.form(
            Self.sheet, ("{code: 202, ", "{code: 202, zero_when: never, "),
            ("{code: 201, ", "{code: 201, zero_when: r104 <> \"да\", "))
        let other = ZeroCondition(key: ValueKey(104), text: "да", isEqual: false)
        #expect(
            form.zeroConditions == [ValueKey(201, 3): other, ValueKey(201, 4): other])
        #expect(try Self.form().zeroConditions.isEmpty)
    }

    @Test("1") func aNumberThatIsNever0StaysBlank() throws {
        let form = try Self.form(
            Self.sheet,
            ("columns: 3, cells: {3: optional}", "columns: 3, min: 1, cells: {3: optional}"))
        #expect(form.zeroConditions[ValueKey(202, 3)] == nil)
        #expect(form.zeroConditions[ValueKey(201, 3)] != nil)
    }

    @Test("1", arguments: [true, false]) func anAnswerIsComparedAsRulesCompareIt(_ isEqual: Bool) {
        let condition = ZeroCondition(key: ValueKey(104), text: "Всё Нет", isEqual: isEqual)
        #expect(condition.holds(.text("все нет")) == isEqual)
        #expect(condition.holds(.text("да")) != isEqual)
        #expect(!condition.holds(nil))
    }

    private static func row(_ condition: String) -> (String, String) {
        ("{code: 201, item: '4.10', ", "{code: 201, item: '4.10', zero_when: '\(condition)', ")
    }

    private static let broken = [
        Broken(
            "more than one answer", row("").0, row("AND(r104 = \"нет\", half = 1)").1,
            .beyondZero, at: "'AND("),
        Broken("no answer", row("").0, row("r104 = \"\"").1, .beyondZero, at: "'r104"),
        Broken(
            "a number", row("").0, row("r110 > 1").1, .beyondZero, at: "'r110"),
        Broken(
            "the report before", row("").0, row("previous.r104 = \"нет\"").1, .beyondZero,
            at: "'previous"),
        Broken(
            "a row that is not there", row("").0, row("r999 = \"нет\"").1, .unknownRow(999),
            at: "'r999", offset: 1),
        Broken(
            "no row", row("").0, row("c3 = \"нет\"").1, .rowMissing(column: 3), at: "'c3",
            offset: 1),
        Broken(
            "a word that nobody can choose", row("").0, row("r104 = \"никогда\"").1,
            .notInList("никогда", list: ["да", "нет"], before: false), at: "\"никогда"),
        Broken(
            "a row without numbers", "{code: 104, ",
            "{code: 104, zero_when: 'r105 = \"нет\"', ", .noNumbers, at: "'r105"),
        Broken(
            "a register", "register: 5\n", "register: 5\n    zero_when: r104 = \"нет\"\n",
            .keysExclude("register", "zero_when"), at: "r104 = \"нет\""),
        Broken(
            "not an expression", row("").0, row("r104 =").1,
            .badExpression(.unexpectedEnd), at: "'r104 =", offset: 7),
    ]

    @Test("2", arguments: broken) func aMistakeIsFoundWhereItIs(_ broken: Broken) throws {
        let mistake = try #require(broken.mistake)
        #expect(throws: DefinitionError(file: "small.yaml", mistakes: [mistake])) {
            try FormDefinition.load(yaml: broken.yaml, file: "small.yaml")
        }
    }

    @Test("3") func withoutMentoringOnlyItsCountsAre0() throws {
        let form = try TestForm.m61()
        let rows = Set(form.zeroConditions.keys.map(\.row))
        #expect(
            rows
                == Set(304...318).union(401...407).union(411...418).union(602...604)
                .union(806...812).union([817]))
        #expect(
            Set(form.zeroConditions.values)
                == [ZeroCondition(key: ValueKey(121), text: "да", isEqual: false)])
        #expect(form.zeroConditions[ValueKey(406, 8)] == nil)
        #expect(form.zeroConditions[ValueKey(304, 9)] != nil)
    }
}
