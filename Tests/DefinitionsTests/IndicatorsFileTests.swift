import Definitions
import Forms
import Testing

/// The table of indicators is checked against the form, and every mistake is told at once.
@Suite struct IndicatorsFileTests {
    private static let table = """
        indicators:
          - code: "1"
            caption: Доля наставников
            unit: share
            kind: stock
            numerator: r201.c4
            denominator: r201.c3 + r202
          - code: "2"
            caption: Ответы
            unit: units
            base: obliged
            kind: flow
            numerator: COUNTIF(r104:r104, "да")
        """

    private func form() throws -> Form {
        try FormDefinition.load(yaml: SmallForm.yaml, file: "small.yaml")
    }

    @Test func aSoundTableIsRead() throws {
        let indicators = try IndicatorsFile.indicators(from: Self.table, for: try form())
        #expect(indicators.map(\.code) == ["1", "2"])
        #expect(indicators[0].denominator == .added(.cell(ValueKey(201)), .cell(ValueKey(202))))
        #expect(indicators[1].base == .obliged)
    }

    struct Wrong: CustomTestStringConvertible {
        let testDescription: String
        let right: String
        let wrong: String
        let kind: Mistake.Kind
        let line: Int
        let column: Int
    }

    @Test(arguments: [
        Wrong(
            testDescription: "a code that is taken", right: "\"2\"", wrong: "\"1\"",
            kind: .duplicate(.indicator, "1"), line: 8, column: 11),
        Wrong(
            testDescription: "an unknown unit", right: "unit: units", wrong: "unit: unit",
            kind: .unknownWord("unit", allowed: ["share", "units", "people", "points"]), line: 10,
            column: 11),
        Wrong(
            testDescription: "a word that is not there", right: "    caption: Ответы\n", wrong: "",
            kind: .missingKey("caption"), line: 8, column: 5),
        Wrong(
            testDescription: "a cell that is not there", right: "r201.c3 +", wrong: "r209.c3 +",
            kind: .unknownRow(209), line: 7, column: 18),
        Wrong(
            testDescription: "a crossed-out cell", right: "+ r202", wrong: "+ r202.c4",
            kind: .unknownColumn(4, row: 202), line: 7, column: 28),
        Wrong(
            testDescription: "a formula that breaks off", right: "r201.c3 + r202",
            wrong: "r201.c3 +", kind: .badExpression(.unexpectedEnd), line: 7, column: 27),
        Wrong(
            testDescription: "a day that is added up", right: "r201.c4", wrong: "r108",
            kind: .notAmount(.date), line: 6, column: 16),
        Wrong(
            testDescription: "a choice that is not there", right: "\"да\"", wrong: "\"ага\"",
            kind: .notInList("ага", list: ["да", "нет"], before: false), line: 13, column: 35),
        Wrong(
            testDescription: "more than indicators may", right: "r201.c4", wrong: "r201.c4 * 2",
            kind: .beyondIndicators, line: 6, column: 16),
    ])
    func aMistakeIsFoundWhereItIs(_ wrong: Wrong) throws {
        let yaml = Self.table.replacing(wrong.right, with: wrong.wrong, maxReplacements: 1)
        let mistake = Mistake(wrong.kind, line: wrong.line, column: wrong.column)
        let form = try form()
        #expect(throws: DefinitionError(file: "i.yaml", mistakes: [mistake])) {
            _ = try IndicatorsFile.indicators(from: yaml, for: form, file: "i.yaml")
        }
    }

    @Test func allMistakesAreToldAtOnce() throws {
        let yaml = Self.table.replacing("kind: stock", with: "kind: stocks")
            .replacing("r201.c4", with: "r301.c4").replacing("caption:", with: "captoin:")
        let review = IndicatorsFile.review(yaml: yaml, for: try form())
        // Two captions are missing and two words unknown, with one kind and one row.
        #expect(review.mistakes.count == 6)
        #expect(review.mistakes == review.mistakes.sorted())
    }
}
