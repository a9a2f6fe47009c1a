import Forms
import Messages
import Testing

/// 1. Cells and values. 2. Reckoning. 3. Conditions. 4. Functions. 5. Counting. 6. Rules.
struct ExpressionTextTests {
    struct Case: CustomTestStringConvertible {
        let expression: String
        let words: String
        var testDescription: String { expression }

        init(_ expression: String, _ words: String) {
            self.expression = expression
            self.words = words
        }
    }

    @Test(arguments: cells + reckoning + conditions + functions + counting)
    func anExpressionIsSaidInRussian(_ expected: Case) throws {
        let words = ExpressionText.words(for: try Expression(parsing: expected.expression))
        #expect(words.replacing("\u{A0}", with: " ") == expected.words)
    }

    static let cells = [
        Case("r304.c3", "стр. 304 гр. 3"),
        Case("r121", "стр. 121"),
        Case("c513", "гр. 513"),
        Case("previous.r301.c3", "стр. 301 гр. 3 в прошлом отчёте"),
        Case("previous.c511", "гр. 511 в прошлом отчёте"),
        Case("12345.5", "12 345,5"),
        Case("\"да\"", "«да»"),
        Case("register.district", "район в списке КИМЦ"),
        Case("school_year_start", "1 сентября этого учебного года"),
    ]

    static let reckoning = [
        Case("c3 + c4 - c5", "гр. 3 + гр. 4 − гр. 5"),
        Case("c3 - (c4 - c5)", "гр. 3 − (гр. 4 − гр. 5)"),
        Case("c3 - (c4 + c5)", "гр. 3 − (гр. 4 + гр. 5)"),
        Case("c3 + (c4 - c5)", "гр. 3 + гр. 4 − гр. 5"),
        Case("3 * (r309.c3 + r317)", "3 × (стр. 309 гр. 3 + стр. 317)"),
        Case("c3 / (c4 * c5)", "гр. 3 / (гр. 4 × гр. 5)"),
        Case("c3 / c4 / c5", "гр. 3 / гр. 4 / гр. 5"),
        Case("-c3 * 2", "−гр. 3 × 2"),
        Case("-(c3 + 1)", "−(гр. 3 + 1)"),
        Case("due - 30", "срок сдачи − 30 дн."),
        Case("c511 + 14", "гр. 511 + 14"),
        Case("r112 & \"/\"", "стр. 112 с «/» в конце"),
    ]

    static let conditions = [
        Case("r304 <= r301", "стр. 304 ≤ стр. 301"),
        Case("r316.c3 <> 0", "стр. 316 гр. 3 ≠ 0"),
        Case("c5 = \"\"", "гр. 5 не заполнена"),
        Case("\"\" <> c5", "гр. 5 заполнена"),
        Case("ISBLANK(r121)", "стр. 121 не заполнена"),
        Case("NOT(ISBLANK(c5))", "гр. 5 заполнена"),
        Case("ISBLANK(c3 + c4)", "значение (гр. 3 + гр. 4) неизвестно"),
        Case("half = 2", "отчёт за 2-е полугодие"),
        Case("AND(c3 > 1, c4 > 2, c5 > 3)", "гр. 3 > 1, гр. 4 > 2 и гр. 5 > 3"),
        Case("AND(c3 > 1, AND(c4 > 2, c5 > 3))", "гр. 3 > 1, гр. 4 > 2 и гр. 5 > 3"),
        Case("AND(c3 > 1, OR(c4 > 2, c5 > 3))", "гр. 3 > 1 и (гр. 4 > 2 или гр. 5 > 3)"),
        Case("OR(AND(c3 > 1, c4 > 2), c5 > 3)", "(гр. 3 > 1 и гр. 4 > 2) или гр. 5 > 3"),
        Case(
            "OR(c513 = \"завершена\", c513 = \"завершена досрочно\")",
            "гр. 513 = «завершена» или «завершена досрочно»"),
        Case(
            "AND(OR(LEFT(c502, 2) = \"П-\", LEFT(c502, 2) = \"Г-\"), LEN(c502) >= 4)",
            "(гр. 502 начинается с «П-» или «Г-») и число знаков в гр. 502 ≥ 4"),
        Case("NOT(c3 > c4)", "гр. 3 ≤ гр. 4"),
        Case(
            "NOT(OR(r207.c3 = \"да\", r210.c3 = \"да\"))",
            "стр. 207 гр. 3 ≠ «да» и стр. 210 гр. 3 ≠ «да»"),
        Case("NOT(previous.unchanged)", "хотя бы одно число не такое, как в прошлом отчёте"),
        Case(
            "IF(r109 = \"первичный\", r110 = 0, r110 >= 1)",
            "если стр. 109 = «первичный», то стр. 110 = 0, иначе стр. 110 ≥ 1"),
        Case(
            "LEFT(r107, 1) = IF(half = 1, \"1\", \"2\")",
            "первый знак стр. 107 = («1», если отчёт за 1-е полугодие, иначе «2»)"),
        Case("(c3 > 1) = TRUE", "(гр. 3 > 1) = верно"),
    ]

    static let functions = [
        Case("r304.c3 = SUM(r304.c4:r304.c9)", "стр. 304 гр. 3 = сумма (стр. 304 гр. 4 – гр. 9)"),
        Case("SUM(r401.c3:r406.c3)", "сумма (стр. 401 – стр. 406 гр. 3)"),
        Case("SUM(r401:r406)", "сумма (стр. 401 – стр. 406)"),
        Case("SUM(c4:c9, r317) * 2", "сумма (гр. 4 – гр. 9; стр. 317) × 2"),
        Case("SUM(current.c506)", "сумма гр. 506 по программам этого учебного года"),
        Case("MIN(r304.c3, r309.c3)", "наименьшее из (стр. 304 гр. 3; стр. 309 гр. 3)"),
        Case("MAX(r401:r406) > 5", "наибольшее из (стр. 401 – стр. 406) > 5"),
        Case("ABS(r805 - r301.c4) <= 1", "разница между стр. 805 и стр. 301 гр. 4 ≤ 1"),
        Case(
            "5 * ABS(r805 - r801) <= r801", "5 × (разница между стр. 805 и стр. 801) ≤ стр. 801"),
        Case("ROUND(c3 / c4, 1)", "(гр. 3 / гр. 4) с округлением до 1 знака после запятой"),
        Case("LEFT(c502, 2) <> \"П-\"", "гр. 502 не начинается с «П-»"),
        Case("LEFT(c502, 3) = \"П-\"", "первые 3 знака гр. 502 = «П-»"),
        Case("c7 <= DATE(year, 6, 30)", "гр. 7 ≤ 30 июня года сбора"),
        Case("DATE(2026, 6, 15)", "15 июня 2026 г."),
        Case("r108 >= DATE(year, 6 * half - 5, 1)", "стр. 108 ≥ первый день полугодия"),
        Case(
            "r108 < EDATE(DATE(year, 6 * half - 5, 1), 6)",
            "стр. 108 < первый день следующего полугодия"),
        Case("c4 >= EDATE(r108, -60)", "гр. 4 ≥ стр. 108 − 5 лет"),
        Case("EDATE(due, 1)", "срок сдачи + 1 месяц"),
        Case("YEAR(r108) = year", "год от стр. 108 = год сбора"),
        Case("HOST(c6)", "сайт из гр. 6"),
    ]

    static let counting = [
        Case("COUNT(c4:c9) = 6", "гр. 4 – гр. 9 заполнены"),
        Case("COUNT(r305.c3:r308.c3) = 4", "стр. 305 – стр. 308 гр. 3 заполнены"),
        Case(
            "COUNT(c4:c9) = 5",
            "(количество ячеек (гр. 4 – гр. 9), где значение – число или дата) = 5"),
        Case("COUNTA(register.hosts) > 0", "в списке КИМЦ указаны адреса сайтов МОУ"),
        Case(
            "COUNTIF(register.hosts, HOST(c6)) > 0",
            "сайт из гр. 6 есть среди адресов сайтов МОУ в списке КИМЦ"),
        Case(
            "COUNTIF(c502, c502) = 1",
            "гр. 502 этой строки встречается в гр. 502 строк реестра один раз"),
        Case(
            "COUNTIF(r201.c6:r218.c6, c6) <= 1",
            "гр. 6 этой строки встречается в (стр. 201 – стр. 218 гр. 6) не больше одного раза"),
        Case(
            "COUNTIF(c502, previous.c502) >= 1",
            "гр. 502 в прошлом отчёте есть в гр. 502 строк реестра"),
        Case(
            "COUNTIF(c502, c502)",
            "сколько раз гр. 502 этой строки встречается в гр. 502 строк реестра"),
        Case(
            "r407.c3 = COUNTIF(current.c502, \"П-*\")",
            "стр. 407 гр. 3 = количество программ этого учебного года, где гр. 502 начинается с «П-»"
        ),
        Case(
            "COUNTIF(current.c502, \"П*\") + 1 > 5",
            "(количество программ этого учебного года, где гр. 502 начинается с «П») + 1 > 5"),
        Case(
            "COUNTIFS(c502, \"<>\", c505, \">=2\")",
            "количество строк реестра, где гр. 502 заполнена и гр. 505 ≥ 2"),
        Case(
            "COUNTIF(c511, \">=\" & school_year_start)",
            "количество строк реестра, где гр. 511 ≥ 1 сентября этого учебного года"),
        Case(
            "COUNTIF(r201.c3:r218.c3, \"да\")",
            "количество ячеек (стр. 201 – стр. 218 гр. 3), где значение = «да»"),
        Case(
            "SUMIFS(current.c506, current.c513, \"завершена*\")",
            "сумма гр. 506 по программам этого учебного года, где гр. 513 начинается с «завершена»"),
        Case(
            "COUNTA(current.c502) = 0", "нет программ этого учебного года, где гр. 502 заполнена"),
        Case(
            "OR(c3 > 0, COUNTA(current.c502) > 0, c4 > 0)",
            "гр. 3 > 0, (есть программы этого учебного года, где гр. 502 заполнена) или гр. 4 > 0"),
    ]

    @Test("6: a rule is a sentence")
    func aRuleIsASentence() throws {
        let condition = try Expression(parsing: "r121 = \"да\"")
        let check = try Expression(parsing: "r319.c3 >= 1")
        let choice = try Expression(parsing: "IF(half = 1, r806 > 0)")
        let said = [
            ExpressionText.sentence(if: nil, then: check),
            ExpressionText.sentence(if: condition, then: check),
            ExpressionText.sentence(if: condition, then: choice),
        ].map { $0.replacing("\u{A0}", with: " ") }
        #expect(
            said == [
                "Стр. 319 гр. 3 ≥ 1.", "Если стр. 121 = «да», то стр. 319 гр. 3 ≥ 1.",
                "Если стр. 121 = «да», то: если отчёт за 1-е полугодие, то стр. 806 > 0.",
            ])
    }
}
