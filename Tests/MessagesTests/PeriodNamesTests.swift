import Forms
import Messages
import Spreadsheet
import TestSupport
import Testing

/// A period is told by the words of its form wherever a person reads it.
struct PeriodNamesTests {
    private let july = Period(year: 2026, half: .second)
    private let january = Period(year: 2027, half: .first)
    private let due = CalendarDate(dayNumber: 0)

    @Test func aFormThatHasWordsIsToldByThem() throws {
        let form = try TestForm.m62()
        let person = Organization(respondent: "а", name: "методист А")
        #expect(CompletenessText.name(of: january, in: form) == "январь 2027 года")
        let texts = [
            BlankText.subtitle(form: form, organization: nil, period: july, due: due),
            ReceiptText.report(july, form: form),
            RemarksText.subtitle(form: form, organization: person, period: july),
            RunText.head(july, form: form, deadline: due, on: due),
            CommandText.blanks(1, prefilled: 0, form, july, at: ""),
            BlankText.Reference.heading(july, form),
            FindingText(
                Finding(.otherPeriod(found: "\(july)", collected: "\(january)")), form: form
            ).sentence,
        ]
        for text in texts {
            #expect(text.contains("июль 2026 года") && !text.contains("полугоди"), "\(text)")
        }
        let guide = FormGuide(form: form).markdown
        #expect(guide.contains("- Отчёт за январь сдаётся не позднее 31\u{A0}января"))
    }

    @Test func aFormWithoutWordsIsToldByHalfYears() throws {
        let form = try TestForm.m61()
        #expect(ReceiptText.report(july, form: form) == "Отчёт за второе полугодие 2026 года.")
        #expect(ReceiptText.report(january, form: form) == "Отчёт за первое полугодие 2027 года.")
    }
}
