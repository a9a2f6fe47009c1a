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
        Case(
            kind: .replacement(.unknown("2025.2")),
            text: "описания версии «2025.2» нет. "
                + "Положите его в папку versions рядом с описанием формы."),
        Case(
            kind: .replacement(.circular("2026.1")),
            text: "версия «2026.1» заменяет сама себя. "
                + "Укажите прежнюю версию, описание которой лежит в папке versions."),
        Case(
            kind: .replacement(.otherForm(id: "M62")),
            text: "эта версия описывает другую форму: «M62». Исправьте id или положите "
                + "в папку versions описание прежней версии этой формы."),
        Case(
            kind: .replacement(.absent(.row, "305", version: "2025.2")),
            text: "строка «305»: в версии «2025.2» этого нет. "
                + "Слева пишется то, что было в прежней версии."),
        Case(
            kind: .replacement(.unknownValue("остановлена", list: "program_state")),
            text: "в списке «program_state» нет значения «остановлена». "
                + "Исправьте его или добавьте в список."),
        Case(
            kind: .replacement(.noSuccessor(.column, "5: 514")),
            text: "графа «5: 514» прежней версии: в форме этого больше нет. "
                + "Укажите, что стало вместо этого, или none, если ничего."),
        Case(
            kind: .replacement(
                .captionDiffers(.row, "319", old: "Члены совета", new: "Кураторы")),
            text: "строка «319» прежней версии называлась «Члены совета», теперь «Кураторы». "
                + "Если это одно и то же, так и напишите: слева и справа один номер. "
                + "Если нет, укажите новый номер или none."),
        Case(
            kind: .replacement(.sharedSuccessor(.row, "320")),
            text: "строка «320»: сюда переходит и другое из прежней версии. "
                + "Оставьте что-то одно, для остального укажите none."),
        Case(
            kind: .replacement(.typesDiffer(old: "r305.c3", new: "r320.c3")),
            text: "значения ячейки r305.c3 прежней версии не годятся для ячейки r320.c3. "
                + "Проверьте номера; если вид значения стал другим, укажите none."),
        Case(
            kind: .replacement(.splitRegister(5)),
            text: "графы реестра на листе 5 переходят на разные листы. "
                + "Все графы реестра переходят на один лист."),
        Case(
            kind: .replacement(.identityLost("inn")),
            text: "строка «inn» из раздела identity прежней версии не переходит в ту же строку "
                + "этой. Укажите её новый номер в rows."),
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
