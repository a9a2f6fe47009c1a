import Definitions
import Messages
import Testing

/// What the check of a definition prints.
struct ReviewTextTests {
    private func lines(_ text: String, line: Int = 1, column: Int) -> [String] {
        ReviewText.lines(
            of: [Mistake(.divisionByZero, line: line, column: column)], in: text, file: "ф.yaml")
    }

    @Test func aMistakeIsPrintedWithItsLineAndAMarkUnderThePlace() {
        #expect(
            lines("rules:\n  - check: r304 / 0 > 1\n", line: 2, column: 12) == [
                "ф.yaml:2:12: ошибка: на 0 делить нельзя. Исправьте делитель.",
                "    - check: r304 / 0 > 1",
                "             ^",
            ])
    }

    struct Line: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let column: Int
        let marked: String
    }

    @Test(arguments: [
        Line(testDescription: "Russian letters", text: "х: «Ёлка» r1", column: 11, marked: "r1"),
        Line(
            testDescription: "й as two scalars", text: "и\u{306}и\u{306}: r1", column: 7,
            marked: "r1"),
        Line(testDescription: "a tab", text: "\t- при\tr1", column: 8, marked: "r1"),
        Line(testDescription: "a wide letter", text: "漢 r1", column: 3, marked: "r1"),
        Line(testDescription: "the indentation", text: "      r1", column: 3, marked: "r1"),
        Line(testDescription: "the end of the line", text: "    r1", column: 7, marked: ""),
        Line(testDescription: "beyond the end", text: "r1", column: 40, marked: ""),
        Line(
            testDescription: "a long line", text: String(repeating: "ы", count: 300) + "r1 и ещё",
            column: 301, marked: "r1"),
    ])
    func theMarkStandsUnderThePlace(_ line: Line) {
        let shown = lines(line.text, column: line.column)
        #expect(shown.count == 3)
        let wide = shown[1].contains("漢") ? 1 : 0
        let blanks = shown[2].dropLast().count - wide
        #expect(shown[1].dropFirst(blanks).hasPrefix(line.marked))
        #expect(shown[2].last == "^")
        #expect(shown[1].count <= 110)
        // A tab above is a tab below.
        let above = shown[1].prefix(blanks).count { $0 == "\t" }
        #expect(shown[2].count { $0 == "\t" } == above)
    }

    @Test func aPlaceOutsideTheFileHasNoExcerpt() {
        #expect(lines("a", line: 7, column: 1).count == 1)
    }

    struct Count: CustomTestStringConvertible {
        let mistakes: Int
        let advice: Int
        let text: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Count(mistakes: 0, advice: 0, text: "Ошибок нет."),
        Count(mistakes: 0, advice: 1, text: "Ошибок нет, 1 совет."),
        Count(mistakes: 0, advice: 22, text: "Ошибок нет, 22 совета."),
        Count(mistakes: 1, advice: 0, text: "1 ошибка."),
        Count(mistakes: 3, advice: 5, text: "3 ошибки, 5 советов."),
        Count(mistakes: 11, advice: 0, text: "11 ошибок."),
    ])
    func theCountsHaveTheirEndings(_ count: Count) {
        let mistakes =
            Array(repeating: Mistake(.divisionByZero, line: 1, column: 1), count: count.mistakes)
            + Array(
                repeating: Mistake(.alwaysHolds(.when), line: 1, column: 1), count: count.advice)
        let closing = ReviewText.closing(mistakes).replacing("\u{A0}", with: " ")
        #expect(closing.hasPrefix(count.text))
    }
}
