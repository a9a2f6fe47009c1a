import Definitions
import Forms
import Messages
import Testing

@Suite struct MistakeTextTests {
    struct Case: CustomTestStringConvertible {
        let kind: Mistake.Kind
        let text: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Case(
            kind: .unknownKey("capton", allowed: ["caption", "code"]),
            text: "слово «capton» здесь ничего не значит. Возможно, имелось в виду «caption»."),
        Case(
            kind: .unknownKey("цвет", allowed: ["caption", "code"]),
            text: "слово «цвет» здесь ничего не значит. Здесь возможно: caption, code."),
        Case(
            kind: .badExpression(.unknownFunction("summ")),
            text: "функции «summ» нет. Возможно, имелось в виду «SUM»."),
        Case(
            kind: .unknownColumn(4, row: 303),
            text: "в строке 303 графа 4 не заполняется. "
                + "Исправьте номер графы или добавьте её в columns строки."),
        Case(
            kind: .duplicate(.row, "301"),
            text: "строка «301» уже есть. Дайте другой номер или другое имя."),
        Case(
            kind: .wrongType(.codes),
            text: "здесь должно стоять другое. Нужно: номера, например 3 или 3, 5-7."),
        Case(
            kind: .notYAML("mapping values are not allowed in this context"),
            text: "двоеточие стоит не на месте. "
                + "Если оно внутри текста, возьмите текст в кавычки '…'."),
        Case(
            kind: .notYAML("something new"),
            text: "файл нельзя прочитать как YAML. Проверьте отступы, кавычки и двоеточия."),
    ])
    func aMistakeIsToldWithPlaceFactAndRemedy(_ expected: Case) {
        let text = MistakeText(Mistake(expected.kind, line: 12, column: 7))
        #expect(text.sentence == "строка 12, знак 7: \(expected.text)")
    }

    @Test func eachMistakeOfAFileIsALineWithItsName() {
        let error = DefinitionError(
            file: "form.yaml",
            mistakes: [
                Mistake(.unknownRow(999), line: 3, column: 1),
                Mistake(.missingKey("check"), line: 9, column: 5),
            ])
        #expect(
            MistakeText.lines(of: error) == [
                "form.yaml, строка 3, знак 1: строки 999 в форме нет. "
                    + "Исправьте номер или опишите строку.",
                "form.yaml, строка 9, знак 5: в описании нет слова «check». Добавьте его.",
            ])
    }
}
