import Forms
import Messages
import TestSupport
import Testing

/// The methodology of the shipped form says all that its definition says.
struct FormGuideTests {
    let form: Form
    let lines: [String]

    init() throws {
        form = try TestForm.m61()
        lines = FormGuide(form: form).markdown.replacing("\u{A0}", with: " ")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func itBeginsWithWhatTheFormIsAndWhenItIsDue() {
        #expect(lines.first == "# Форма М-6.1: методика")
        #expect(lines.contains { $0.contains("не позднее 15 июня") })
        #expect(lines.contains { $0.contains("не позднее 15 декабря") })
    }

    @Test func everyRowAndEveryColumnOfARegisterHasItsLine() {
        let first = Set(lines.filter { $0.hasPrefix("| ") }.map { $0.split(separator: " ")[1] })
        for row in form.sheets.flatMap(\.rows) { #expect(first.contains("\(row.code)")) }
        for sheet in form.sheets where sheet.isRegister {
            for column in sheet.columns { #expect(first.contains("\(column.number)")) }
        }
    }

    @Test func theChecklistIsDescribed() throws {
        let form = try TestForm.m62()
        let checklist = try #require(form.checklist)
        let guide = FormGuide(form: form).markdown.replacing("\u{A0}", with: " ")
        let lines = guide.split(separator: "\n").map(String.init)
        for criterion in checklist.criteria {
            #expect(
                lines.contains {
                    $0.hasPrefix("| \(criterion.column) | ")
                        && $0.contains(" | \(criterion.weight) | ")
                })
        }
        for comparison in checklist.comparisons {
            #expect(lines.count { $0.hasPrefix("**\(comparison.id). ") } == 1)
        }
        for advice in checklist.advice {
            #expect(lines.count { $0.hasPrefix("| \(advice.code) | ") } == 1)
        }
        for begin in [
            "- Баллы за отметку: «0» – 0, «1» – 1, «2» – 2, «н/п» – критерий не учитывается.",
            "- Уровни по баллу: высокий – от 85, средний – от 60, низкий – от 0.",
            "- Вес 3: мониторинг и аналитическая справка. Вес 2: раздел «Наставничество», ",
            "- «Требует внимания», если гр. 6218 = «да»; на балл это не влияет.",
        ] {
            #expect(lines.contains { $0.hasPrefix(begin) }, "\(begin)")
        }
        #expect(!FormGuide(form: self.form).markdown.contains("## Чек-лист"))
    }

    @Test func everyRuleIsThereOnceWithItsMessageAndRemedy() {
        for rule in form.rules {
            let heads = ["**\(rule.id). ", "**\(rule.id).** "]
            #expect(lines.count { heads.contains(where: $0.hasPrefix) } == 1, "\(rule.id)")
        }
        #expect(lines.count { $0.hasPrefix("- Сообщение: ") } == form.rules.count)
        #expect(lines.count { $0.hasPrefix("- Что сделать: ") } == form.rules.count)
    }

    @Test(arguments: [
        "| 104 | Район города | значение списка district | да |",
        "| 112 | Раздел «Наставничество» на официальном сайте МОУ | адрес страницы в интернете. "
            + "Новый бланк берёт значение из прошлого отчёта. | если стр. 121 = «да» |",
        "| 205 | Программа наставничества МОУ (п. 1.3) | 3–8 | гр. 4, 5: необязательна |",
        "| 301 | Педагогические работники, всего | 3–9 | гр. 3–9: обязательна всегда |",
        "| 514 | Фактическое окончание | дата "
            + "| если гр. 513 = «завершена» или «завершена досрочно» |",
        "- Строка узнаётся в прошлом отчёте по гр. 502.",
        "- Программы этого учебного года – строки, где гр. 514 не заполнена или гр. 514 ≥ 1 "
            + "сентября этого учебного года.",
        "- Из прошлого отчёта в новый бланк переходят строки, где гр. 513 = «реализуется», "
            + "«продлена» или «приостановлена».",
        "- **district**: Железнодорожный; Кировский; Ленинский; Октябрьский; Свердловский; "
            + "Советский; Центральный.",
        "Строки 301, 304, 309. Если гр. 4 – гр. 9 заполнены, то гр. 3 = сумма (гр. 4 – гр. 9).",
        "- Сообщение: В графе 3 указано ‹гр. 3›, а сумма граф 4–9 равна ‹сумма (гр. 4 – гр. 9)›.",
        "Графы 3–9. Стр. 304 ≤ стр. 301.",
    ])
    func itSaysInWordsWhatTheDefinitionSays(_ line: String) {
        #expect(lines.contains(line))
    }

    @Test func everyLineOfATableHasAsManyCellsAsItsHead() {
        var width: Int?
        for line in lines {
            guard line.hasPrefix("|") else {
                width = nil
                continue
            }
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(bars == width ?? bars, "\(line)")
            width = bars
        }
    }

    @Test func whatMarkdownTakesForItsOwnIsEscaped() throws {
        var form = form
        form.title = "Доли <b> и *звёзды* | столбцы [1]"
        let guide = FormGuide(form: form).markdown
        #expect(guide.contains("Доли \\<b\\> и \\*звёзды\\* \\| столбцы \\[1\\]."))
    }
}
