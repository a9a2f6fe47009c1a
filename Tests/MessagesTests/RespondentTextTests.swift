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

    @Test("1: files of a form are named after who answers, his district and the form")
    func files() {
        let period = Period(year: 2026, half: .second)
        let office = Organization(respondent: "КИМЦ", name: "КИМЦ")
        let person = Organization(
            respondent: "методиста@советский", name: "методист А", district: "Советский")
        func receipt(_ form: Form, _ organization: Organization) -> String {
            let name = CommandText.receiptName(form, organization, period, version: 1)
            return name.name + name.ending
        }
        #expect(receipt(SmallForm.ofOffices, office) == "КИМЦ М-7.2 2026-2 версия 1.xlsx")
        #expect(
            receipt(SmallForm.ofPersons, person)
                == "методист А, Советский район, М-6.2 2026-2 версия 1.xlsx")
        #expect(
            CommandText.remarksName(SmallForm.ofPersons, person, period)
                == "методист А, Советский район, М-6.2 за 2026-2.xlsx")
    }

    @Test("2: a book that is none of several forms is told which there are")
    func unknownForm() {
        let forms = [SmallForm.form, SmallForm.ofOffices, SmallForm.ofPersons]
        let alone = RefusalText(.notThisForm, form: SmallForm.form, among: [SmallForm.form])
        #expect(alone.fact == "Это не «\(SmallForm.form.shortTitle)».")
        let fact = RefusalText(.notThisForm, form: SmallForm.form, among: forms).fact
        #expect(forms.allSatisfy { fact.contains("«\($0.shortTitle)»") })
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
