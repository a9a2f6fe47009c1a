import Forms
import Foundation
import Messages
import Spreadsheet
import TestSupport
import Testing
import Validation

// 1. Each way to understand a value has its words, and each severity its mark.
// 2. The line for a terminal has place, what was written, what it was taken for.
// 3. A long or broken text becomes one short line.
struct UnderstoodTextTests {
    private let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    private static let number = Finding.Place(
        sheet: "3_Кадры", cell: CellAddress(row: 11, column: 2), row: 304, column: 3)

    private func text(_ fact: Fact, _ severity: Severity? = nil) throws -> UnderstoodText {
        let finding = Finding(fact, at: Self.number, severity: severity)
        let values = UnderstoodValue.all(
            in: Submission(), findings: [finding], form: form, organization: nil)
        return UnderstoodText(try #require(values.first), form: form)
    }

    @Test(
        "1",
        arguments: [
            (.numberAsText(found: "1 234", read: 1234), "«1 234»", "число 1234", ""),
            (.numberAsText(found: "12 345", read: 12_345), "«12 345»", "число 12\u{A0}345", ""),
            (.percentRead(found: "45%", read: 45), "«45%»", "45\u{A0}%", "проверьте"),
            (
                .dateAsText(found: "15.6.26", read: CalendarDate(dayNumber: 20_619)), "«15.6.26»",
                "дата 15.06.2026", ""
            ),
            (.textFromNumber(found: "46000", read: "12-04"), "«46000»", "«12-04»", "проверьте"),
            (.textFromNumber(found: "1,5", read: "1,5"), "«1,5»", "текст «1,5»", "проверьте"),
            (.lettersPutRight(found: "дa", read: "да"), "«дa»", "«да» русскими буквами", ""),
            (
                .textTooLong(limit: 2000), "длинный текст",
                "первые 2\u{A0}000\u{A0}знаков, остальное не учтено", "исправьте"
            ),
            (
                .sheetRenamed(name: "3_Кадры", found: "Лист1"), "лист «Лист1»", "лист «3_Кадры»",
                "проверьте"
            ),
            (.notANumber(found: "12 чел."), "«12 чел.»", "не принято, нужно число", "исправьте"),
            (.dashForZero(found: "нет"), "«нет»", "не принято, нужно число или 0", "исправьте"),
            (.notWhole(found: "3,5"), "«3,5»", "не принято, нужно целое число", "исправьте"),
            (
                .ambiguousNumber(found: "1.234"), "«1.234»",
                "не принято, число читается неоднозначно", "исправьте"
            ),
            (
                .dateForNumber(found: "01.03.2026"), "«01.03.2026»",
                "не принято, нужно число, а это дата", "исправьте"
            ),
            (
                .notADate(found: "2025"), "«2025»", "не принято, нужна дата вида 15.06.2026",
                "исправьте"
            ),
            (
                .spreadsheetError(found: "#Н/Д"), "«#Н/Д»", "не принято, нужно само значение",
                "исправьте"
            ),
            (.externalReference, "формула", "не принято, нужно само значение", "исправьте"),
            (
                .notInList(found: "Совецкий", list: "…"), "«Совецкий»",
                "не принято, нужно значение из списка", "исправьте"
            ),
            (
                .notAWebAddress(found: "C:\\а.doc"), "«C:\\а.doc»",
                "не принято, нужен адрес страницы сайта", "исправьте"
            ),
            (.wrongINN(found: "123"), "«123»", "не принято, нужен ИНН из 10 цифр", "исправьте"),
            (
                .valueGivenUp(
                    version: "2025.1", row: 305, column: nil, caption: "Прочие", found: "5"),
                "«5»", "не учтено, в действующем бланке этого нет", ""
            ),
            (
                .filledCrossedOut(found: "5"), "«5»", "не учтено, эта ячейка не заполняется",
                "проверьте"
            ),
        ] as [(Fact, String, String, String)])
    func theWords(_ fact: Fact, _ written: String, _ meaning: String, _ mark: String) throws {
        let text = try text(fact)
        #expect(text.written == written)
        #expect(text.meaning == meaning)
        #expect(text.mark == mark)
    }

    @Test("1") func aPlaceThatIsGoneIsNamedAsItWas() throws {
        let fact = Fact.valueGivenUp(
            version: "2025.1", row: 305, column: nil, caption: "Прочие", found: "5")
        #expect(try text(fact).captions == "305. Прочие")
        #expect(
            try text(.notANumber(found: "?")).captions
                == "304. Наставляемые из числа педагогических работников МОУ, всего\nгр. 3. Всего (сумма граф 4–9)"
        )
    }

    @Test("1") func whatWasExplainedIsMarkedSo() throws {
        var finding = Finding(.percentRead(found: "45%", read: 45), at: Self.number)
        finding.explanation = "Так и есть"
        let values = UnderstoodValue.all(
            in: Submission(), findings: [finding], form: form, organization: nil)
        #expect(values.map { UnderstoodText($0, form: form).mark } == ["пояснено"])
    }

    @Test("1") func whatIsWithheldIsSaidToBe() throws {
        let text = try text(.textFromNumber(found: "79135554433", read: "79135554433"))
        #expect(text.written == "не повторяется" && text.meaning == "прочитано как текст")
    }

    @Test("2") func theLine() throws {
        #expect(
            try text(.notANumber(found: "12 чел.")).line
                == "Лист «3_Кадры», строка 304, графа 3 (ячейка C12): «12 чел.» → "
                + "не принято, нужно число (исправьте)")
        #expect(
            try text(.numberAsText(found: "7", read: 7)).line
                == "Лист «3_Кадры», строка 304, графа 3 (ячейка C12): «7» → число 7")
        #expect(
            try text(.sheetRenamed(name: "3_Кадры", found: "Лист1")).line
                == "Лист «Лист1» → лист «3_Кадры» (проверьте)")
    }

    @Test("2") func aTerminalGetsAtMostFiftyLines() throws {
        #expect(
            RunText.understood([], form: form) == ["Все значения прочитаны так, как записаны."])
        let findings = (0..<60).map { _ in Finding(.notANumber(found: "много"), at: Self.number) }
        let values = UnderstoodValue.all(
            in: Submission(), findings: findings, form: form, organization: nil)
        let lines = RunText.understood(values, form: form)
        #expect(lines.count == 52)
        #expect(lines.first == "Мы поняли так:" && lines.last == "  … и ещё 10")
    }

    @Test("3") func aLongTextIsQuotedInOneShortLine() throws {
        let text = try text(.notANumber(found: "много\nслов " + String(repeating: "и", count: 99)))
        #expect(text.written.count == 62)
        #expect(text.written.hasPrefix("«много слов и") && text.written.hasSuffix("и…»"))
    }
}

/// 1. The first version of a report decides whether it is late.
/// 2. How a day of arrival is known is said, with the time where it is that of the program.
/// 3. A refusal begins with its verdict and has a remedy among its steps.
struct ReceiptTextTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
    }

    @Test(
        "1",
        arguments: [
            ("2026-12-15", "2026-12-15", "15.12.2026, в срок"),
            ("2026-12-17", "2026-12-17", "15.12.2026, опоздание 2 дн."),
            (
                "2026-12-20", "2026-12-10",
                "15.12.2026; первый отчёт получен 10.12.2026, в срок; уточнение опозданием не считается"
            ),
            (
                "2026-12-20", "2026-12-16",
                "15.12.2026; первый отчёт получен 16.12.2026, опоздание 1 дн."
            ),
            ("2026-12-12", "2026-12-10", "15.12.2026, в срок"),
        ])
    func timeliness(_ day: String, _ first: String, _ words: String) {
        #expect(
            ReceiptText.timeliness(
                on: Self.day(day), first: Self.day(first), due: Self.day("2026-12-15")) == words)
    }

    @Test("2") func arrivals() {
        let words = Arrival.Source.allCases.map {
            ReceiptText.arrival(Arrival(date: Self.day("2026-12-15"), source: $0), at: "9:05")
        }
        #expect(
            words == [
                "15.12.2026, по журналу КИМЦ", "15.12.2026, по папке входящих КИМЦ",
                "15.12.2026 в 9:05, по дате отправки письма",
                "15.12.2026 в 9:05, когда файл увидела программа",
            ])
    }

    @Test("3") func refusals() throws {
        let form = try TestForm.m61()
        let due = Self.day("2026-12-15")
        #expect(
            ReceiptText.status(.password, form: form)
                == "Отклонён: файл защищён паролем, прочитать его нельзя.")
        #expect(
            ReceiptText.status(.notInRegister(inn: "2460000003"), form: form)
                == "Отклонён до выяснения: МОУ с ИНН 2460000003 нет в списке.")
        let steps = ReceiptText.steps(after: .password, on: due, due: due, form: form)
        #expect(
            steps == [
                "1. Снимите пароль на открытие и пришлите файл ещё раз.",
                "2. Файл, который не принят, отчётом не считается. Последний день сдачи – 15.12.2026.",
            ])
        let waiting = ReceiptText.steps(after: .nobodysReport, on: due, due: due, form: form)
        #expect(waiting.last?.hasSuffix("днём сдачи останется 15.12.2026.") == true)
    }
}
