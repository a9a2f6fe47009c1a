import Forms
import Messages
import Spreadsheet
import TestSupport
import Testing

/// 1. Whatever is said to those who are no institution speaks of no ИНН and no МОУ.
/// 2. What is asked for is what their form has.
struct RespondentTextTests {
    @Test(
        "1: refusals",
        arguments: [
            Refusal.nobodysReport, .contradiction(inns: ["ГУО", "КИМЦ"]), .unfilled, .noPeriod,
            .notAnOffice(found: "Минобр", offices: ["КИМЦ", "ГУО"]),
        ])
    func refusals(_ refusal: Refusal) {
        for form in [SmallForm.ofOffices, SmallForm.ofPersons] {
            let sentence = RefusalText(refusal, form: form).sentence
            #expect(!sentence.contains("ИНН") && !sentence.contains("МОУ"))
            #expect(sentence.hasSuffix("."))
        }
    }

    @Test("1: an office that is not listed")
    func office() {
        let text = RefusalText(
            .notAnOffice(found: "Минобр", offices: ["КИМЦ", "ГУО"]), form: SmallForm.ofOffices)
        #expect(text.fact == "«Минобр» не заполняет «Форма М-7.2».")
        #expect(text.remedy == "В строке 7101 выберите из списка: КИМЦ, ГУО.")
    }

    @Test("2: no first report and correction where the form asks for neither")
    func corrections() {
        for form in [SmallForm.ofOffices, SmallForm.form] {
            for verdict in [Verdict.accepted, .acceptedWithRemarks, .returned] {
                let steps =
                    RemarksText.steps(after: verdict, [], form: form)
                    + ReceiptText.steps(after: verdict, isAllAsWritten: false, form: form)
                let asks = steps.contains { $0.contains("уточнённый") }
                #expect(!asks || form.id == "M61")
                #expect(steps.allSatisfy { !$0.contains("..") && !$0.contains(". .") })
            }
        }
        #expect(
            RemarksText.steps(after: .returned, [], form: SmallForm.form)
                .contains { $0.contains("уточнённый") })
    }

    @Test("1: names")
    func names() {
        let office = Organization(respondent: "КИМЦ", name: "КИМЦ")
        #expect(BlankText.name(of: office) == "КИМЦ")
        #expect(
            CommandText.blankName(SmallForm.ofOffices, office, Period(year: 2027, half: .first))
                == "Форма М-7.2 2027-1 КИМЦ.xlsx")
        #expect(
            CommandText.blankName(
                SmallForm.ofPersons, district: "Ленинский", Period(year: 2027, half: .first))
                == "Форма М-6.2 2027-1 Ленинский.xlsx")
    }

    @Test("1: the methodology says who answers and what is printed")
    func guide() {
        let offices = FormGuide(form: SmallForm.ofOffices).markdown
        #expect(offices.contains("- Отвечают: КИМЦ, ГУО."))
        let persons = FormGuide(form: SmallForm.ofPersons).markdown
        #expect(persons.contains("Печатает бланк, заполнять не нужно"))
        #expect(persons.contains("по строке на каждое МОУ"))
    }
}
