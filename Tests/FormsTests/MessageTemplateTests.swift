import Forms
import Testing

struct MessageTemplateTests {
    @Test func wordsAndValuesAreToldApart() throws {
        let template = try MessageTemplate(
            parsing: "В строке {row}, графа {column} указано {r304.c3}, сумма {SUM(c4:c9)}.")
        #expect(
            template.pieces == [
                .words("В строке "), .row, .words(", графа "), .column, .words(" указано "),
                .value(try Expression(parsing: "r304.c3")), .words(", сумма "),
                .value(try Expression(parsing: "SUM(c4:c9)")), .words("."),
            ])
        #expect(template.values.count == 2)
    }

    @Test(arguments: ["{{a}} {IF(r1 = \"}\", \"{\", r2)}", "без значений", "", "{row}{column}"])
    func whatIsPrintedIsReadBackEqual(text: String) throws {
        let template = try MessageTemplate(parsing: text)
        #expect(template.description == text)
        #expect(try MessageTemplate(parsing: template.description) == template)
    }

    @Test(
        arguments: [
            ("указано {r1.c3", .unmatchedBrace, 8), ("a } b", .unmatchedBrace, 2),
            ("сумма {1 + } шт.", .unexpectedEnd, 11), ("{с3}", .unknownName("с3"), 1),
            ("{}", .unexpectedEnd, 1),
        ] as [(String, ExpressionError.Kind, Int)])
    func aMistakeIsCountedFromTheStartOfTheSentence(
        text: String, kind: ExpressionError.Kind, position: Int
    ) {
        #expect(throws: ExpressionError(kind, at: position)) { try MessageTemplate(parsing: text) }
    }
}
