import Forms
import Testing

/// Every piece of an expression knows where it stands in its text.
struct LocatedExpressionTests {
    @Test func eachPieceStandsWhereItIsWritten() throws {
        let text = "AND( r108 >= due - 30,SUM(c4:c9)=-(c3+ 1) & \"ж\")"
        var found: [String] = []
        let characters = Array(text)
        try LocatedExpression(parsing: text).forEach { piece in
            found.append(String(characters[piece.position...].prefix(4)))
        }
        #expect(
            found == [
                "AND(", "r108", "r108", "due ", "due ", "30,S", "SUM(", "SUM(", "c4:c", "c4:c",
                "c9)=", "-(c3", "-(c3", "(c3+", "c3+ ", "1) &", "\"ж\")",
            ])
    }

    @Test(arguments: ["r304.c3 = SUM(r304.c4:r304.c9)", "IF(half = 1, -c3, 2) / 5"])
    func theTreeIsThatOfTheExpression(_ text: String) throws {
        #expect(try LocatedExpression(parsing: text).expression == Expression(parsing: text))
    }

    @Test func placesInASentenceAreCountedFromItsStart() throws {
        let sentence = "{{в}} строке {row}: {r304.c3 + 1} и {column}"
        let pieces = try MessageTemplate.located(sentence)
        #expect(pieces.map(\.position) == [0, 13, 18, 20, 33, 36])
        #expect(pieces.compactMap(\.value).map(\.position) == [21])
        #expect(pieces.compactMap(\.value).flatMap(\.parts).map(\.position) == [21, 31])
    }
}
