import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import Validation

/// The numbers are those of the list at ``Evaluator``.
struct EvaluatorTests {
    /// 301: 10, 4, 6, –; 302: 0, 5 (not understood), –, –; 303: 2.5; 304: « Ёлка ».
    private static let submission: Submission = {
        var submission = SmallForm.submission(
            [
                ValueKey(102): .text("МАОУ СШ № 5"), ValueKey(121): .text("да"),
                ValueKey(301, 3): .number(10), ValueKey(301, 4): .number(4),
                ValueKey(301, 5): .number(6), ValueKey(302, 3): .number(0),
                ValueKey(303): .number(Decimal(25) / 10), ValueKey(304): .text(" Ёлка "),
            ],
            register: [
                [
                    502: .text("П-01"), 505: .number(1), 511: .date(SmallForm.day(2025, 9, 1)),
                    513: .text("завершена"), 517: .text("https://www.SH5.ru/p/1?x=2"),
                ],
                [
                    502: .text("П-02"), 505: .number(2), 511: .date(SmallForm.day(2025, 10, 1)),
                    512: .date(SmallForm.day(2026, 5, 31)), 513: .text("реализуется"),
                ],
                [502: .text("Г-01"), 505: .number(30), 511: .date(SmallForm.day(2025, 8, 15))],
            ])
        submission.entries[ValueKey(302, 4)] = SmallForm.unreadable("5 чел.")
        return submission
    }()

    private static let previous: Submission = SmallForm.submission(
        [ValueKey(301, 3): .number(8)],
        register: [[502: .text("П-01"), 505: .number(3), 513: .text("реализуется")]])

    private func value(
        _ text: String, _ scope: EvaluationScope = EvaluationScope(),
        previous: Submission? = Self.previous
    ) -> EvaluatedValue {
        Evaluator(
            index: FormIndex(SmallForm.form()), submission: Self.submission,
            context: SmallForm.context(previous: previous)
        ).value(of: SmallForm.parsed(text), in: scope)
    }

    private static let yes = EvaluatedValue.boolean(true)
    private static let no = EvaluatedValue.boolean(false)

    @Test(
        arguments: [
            // 1. A blank is never 0.
            ("r301.c6", .blank), ("r301.c6 + 1", .blank), ("-r301.c6", .blank),
            ("r301.c6 = 0", .blank),
            ("r301.c6 < 5", .blank), ("r302.c3 = 0", yes), ("r301.c6 & \"x\"", .blank),
            ("r301.c3 - r301.c4 * 2", .number(2)), ("r999.c3", .blank), ("r303.c4", .blank),
            ("1 / 4 + 0.75", .number(1)), ("--3", .number(3)),
            // 2. Emptiness is always known.
            ("r301.c6 = \"\"", yes), ("r301.c6 <> \"\"", no), ("r301.c3 = \"\"", no),
            ("\"\" <> r301.c3", yes), ("r302.c4 = \"\"", no), ("ISBLANK(r301.c6)", yes),
            ("ISBLANK(r302.c3)", no), ("ISBLANK(r301.c6 + 1)", yes),
            // 3. Three-valued logic.
            ("AND(r301.c6 > 0, FALSE)", no), ("AND(r301.c6 > 0, TRUE)", .blank),
            ("AND(TRUE, 1 = 1)", yes),
            ("OR(r301.c6 > 0, TRUE)", yes), ("OR(r301.c6 > 0, FALSE)", .blank),
            ("OR(FALSE, 1 = 2)", no),
            ("NOT(r301.c6 > 0)", .blank), ("NOT(1 = 2)", yes), ("AND(1, TRUE)", .blank),
            // 4. IF.
            ("IF(r301.c6 > 0, 1, 2)", .blank), ("IF(1 = 1, 1, 2)", .number(1)),
            ("IF(1 = 2, 1, 2)", .number(2)),
            ("IF(1 = 2, 1)", .blank), ("IF(1 = 1, TRUE)", yes),
            // 5. Blanks are passed over.
            ("SUM(r301.c4:r301.c6)", .number(10)), ("SUM(r302.c5:r302.c6)", .blank),
            ("SUM(r301.c3, 5, r301.c6)", .number(15)), ("MIN(r301.c3:r301.c6)", .number(4)),
            ("MAX(r301.c3:r301.c6)", .number(10)), ("MIN(r302.c5:r302.c6)", .blank),
            ("COUNT(r301.c3:r301.c6)", .number(3)), ("COUNT(r302.c5:r302.c6)", .number(0)),
            ("COUNTA(r302.c3:r302.c6)", .number(2)),
            ("SUM(r301.c3:r303.c3)", .number(Decimal(125) / 10)),
            ("MAX(c511)", .date(SmallForm.day(2025, 10, 1))), ("MIN(c511, r301.c3)", .blank),
            // 6. What was not understood.
            ("r302.c4", .unreadable), ("r302.c4 + 1", .blank), ("r302.c4 > 0", .blank),
            ("ISBLANK(r302.c4)", no),
            ("SUM(r302.c3:r302.c6)", .blank), ("MAX(r302.c3:r302.c6)", .blank),
            ("COUNT(r302.c3:r302.c6)", .blank), ("COUNTIF(r302.c3:r302.c6, 0)", .blank),
            ("COUNTIF(r302.c3:r302.c6, \"<>\")", .number(2)),
            ("COUNTIF(r302.c3:r302.c6, \"\")", .number(2)),
            // 7. Comparison.
            ("r304 = \"елка\"", yes), ("r304 <> \"ЁЛКА\"", no), ("r121 = \"нет\"", no),
            ("r301.c3 = \"10\"", .blank),
            ("r121 = TRUE", .blank), ("\"а\" < \"Б\"", yes), ("TRUE = TRUE", yes),
            ("TRUE < FALSE", .blank),
            ("r301.c3 >= 10", yes), ("r301.c3 > 10", no), ("r301.c3 <= 9.99", no),
            ("0.1 + 0.2 = 0.3", yes),
            ("r301.c6 = r302.c6", .blank),
            // 8. Dates, and division by 0.
            ("due - today", .number(5)), ("due + 1", .date(SmallForm.day(2026, 6, 16))),
            ("due - 30", .date(SmallForm.day(2026, 5, 16))),
            ("1 + due", .date(SmallForm.day(2026, 6, 16))),
            ("due + 0.5", .blank), ("due + due", .blank), ("due > 5", .blank),
            ("due >= today", yes),
            ("r301.c3 / r302.c3", .blank), ("due + 99999999999", .blank),
            // 10. The report before.
            ("previous.r301.c3", .number(8)), ("r301.c3 - previous.r301.c3", .number(2)),
            ("previous.r301.c4", .blank), ("COUNTIF(previous.c502, \"П-01\")", .number(1)),
            ("SUM(previous.r301.c3:previous.r301.c6)", .number(8)),
            // Other functions.
            ("ABS(3 - 5)", .number(2)), ("ROUND(2.5, 0)", .number(3)),
            ("ROUND(-2.5, 0)", .number(-3)),
            ("ROUND(2.344, 2)", .number(Decimal(234) / 100)),
            ("ROUND(2.345, 2)", .number(Decimal(235) / 100)),
            ("ROUND(1250, -2)", .number(1300)), ("ROUND(r301.c6, 0)", .blank),
            ("LEFT(\"Привет\", 2)", .text("Пр")),
            ("LEFT(r301.c6, 1)", .blank), ("LEN(\"ёж\")", .number(2)), ("YEAR(due)", .number(2026)),
            ("DATE(2026, 2, 30)", .blank),
            ("DATE(year, 6 * half - 5, 1)", .date(SmallForm.day(2026, 1, 1))),
            ("EDATE(DATE(2026, 1, 31), 1)", .date(SmallForm.day(2026, 2, 28))),
            ("EDATE(DATE(2026, 1, 31), -2)", .date(SmallForm.day(2025, 11, 30))),
            ("HOST(\"https://www.Sub.site.ru/x\")", .text("sub.site.ru")),
            ("HOST(\"приказ\")", .blank),
            ("HOST(\"http://user@school.ru:8080?x\")", .text("school.ru")),
            ("HOST(r301.c3)", .blank),
            // Facts from outside.
            ("register.name = r102", yes), ("school_year_start", .date(SmallForm.day(2025, 9, 1))),
            ("half", .number(1)),
            ("COUNTIF(register.hosts, HOST(\"https://SH5.ru/a\"))", .number(1)),
            ("COUNTIF(register.hosts, \"sh5.gosuslugi.ru\")", .number(1)),
            ("COUNTIF(register.hosts, \"disk.yandex.ru\")", .number(0)),
            ("COUNTIF(register.hosts, HOST(r301.c6))", .blank),
        ] as [(String, EvaluatedValue)])
    func theFormEvaluates(text: String, expected: EvaluatedValue) {
        #expect(value(text) == expected)
    }

    @Test(arguments: [
        ("COUNTIF(c513, \"завершена\")", 1), ("COUNTIF(c513, \"ЗАВЕРШЕНА \")", 1),
        ("COUNTIF(c513, \"<>завершена\")", 1),
        ("COUNTIF(c513, \"\")", 1), ("COUNTIF(c513, \"<>\")", 2), ("COUNTIF(c502, \"П*\")", 2),
        ("COUNTIF(c502, \"?-01\")", 2), ("COUNTIF(c502, \"П~*\")", 0), ("COUNTIF(c502, \"*1\")", 2),
        ("COUNTIF(c505, \">=2\")", 2), ("COUNTIF(c505, \"<>2\")", 2),
        ("COUNTIF(c505, \">\" & 1)", 2),
        ("COUNTIF(c505, 30)", 1), ("COUNTIF(c511, \">=\" & school_year_start)", 2),
        ("COUNTIFS(c502, \"П*\", c511, \"<\" & DATE(2025, 10, 1))", 1),
        ("COUNTIFS(c502, \"П*\", c512, \"\")", 1), ("SUMIFS(c505, c502, \"П*\")", 3),
        ("SUMIFS(c505, c502, \"Я*\")", 0), ("SUM(c505)", 33), ("COUNTA(c513)", 2),
        ("COUNTA(c517)", 1),
    ])
    func aRegisterIsCountedAsInExcel(text: String, expected: Int) {
        #expect(value(text) == .number(Decimal(expected)))
    }

    @Test func aColumnMeansTheRowInARegisterRuleAndTheWholeColumnInACriterion() throws {
        let rows = try #require(Self.submission.registers[5])
        let scope = EvaluationScope(register: (5, rows[1]))
        #expect(value("c505", scope) == .number(2))
        #expect(value("c512 - c511", scope) == .number(242))
        #expect(value("SUM(c505)", scope) == .number(2))
        #expect(value("MIN(c511:c512)", scope) == .date(SmallForm.day(2025, 10, 1)))
        #expect(value("COUNTIF(c502, c502)", scope) == .number(1))
        #expect(value("COUNTIFS(previous.c502, c502)", scope) == .number(0))
        #expect(value("SUMIFS(previous.c505, previous.c502, \"П-01\")", scope) == .number(3))
    }

    @Test func aRowOfARegisterFindsItsLikeInTheReportBefore() throws {
        let rows = try #require(Self.submission.registers[5])
        let first = EvaluationScope(register: (5, rows[0]))
        #expect(value("previous.c505", first) == .number(3))
        #expect(value("previous.c513 = c513", first) == Self.no)
        // П-02 is new.
        #expect(value("previous.c505", EvaluationScope(register: (5, rows[1]))) == .blank)
        #expect(value("COUNTIF(previous.c502, c502)", first) == .number(1))
    }

    @Test func aRowOfTheReportBeforeIsLookedForInThisOne() throws {
        let row = try #require(Self.previous.registers[5]?.first)
        let scope = EvaluationScope(previous: (5, row))
        #expect(value("previous.c505", scope) == .number(3))
        #expect(value("COUNTIF(c502, previous.c502)", scope) == .number(1))
    }

    @Test func currentRowsAreThoseOfTheRegistersCondition() throws {
        var submission = Self.submission
        submission.registers[5]?[0].entries[512] = SmallForm.entry(
            .date(SmallForm.day(2025, 8, 31)))
        func value(_ text: String, of submission: Submission) -> EvaluatedValue {
            Evaluator(
                index: FormIndex(SmallForm.form()), submission: submission,
                context: SmallForm.context(previous: nil)
            ).value(of: SmallForm.parsed(text))
        }
        #expect(value("SUM(c505)", of: submission) == .number(33))
        #expect(value("SUM(current.c505)", of: submission) == .number(32))
        #expect(value("COUNTIFS(current.c502, \"П*\")", of: submission) == .number(1))
        #expect(
            value("SUMIFS(current.c505, current.c502, \"Г*\")", of: submission) == .number(30))
        // Whether a row is current cannot be told, so nor can what the current rows add up to.
        submission.registers[5]?[1].entries[512] = SmallForm.unreadable("весной")
        #expect(value("SUM(current.c505)", of: submission) == .blank)
        #expect(value("COUNTIFS(current.c502, \"П*\")", of: submission) == .blank)
        #expect(value("SUM(c505)", of: submission) == .number(33))
    }

    @Test func numbersAreUnchangedWhenAllOfThemAreThoseOfTheReportBefore() {
        var same = SmallForm.submission([ValueKey(301, 3): .number(8)])
        func isUnchanged(_ submission: Submission, _ previous: Submission?) -> EvaluatedValue {
            Evaluator(
                index: FormIndex(SmallForm.form()), submission: submission,
                context: SmallForm.context(previous: previous)
            ).value(of: SmallForm.parsed("previous.unchanged"))
        }
        #expect(isUnchanged(same, Self.previous) == Self.yes)
        same.entries[ValueKey(304, 3)] = SmallForm.entry(.text("другое"))
        #expect(isUnchanged(same, Self.previous) == Self.yes)
        same.entries[ValueKey(301, 4)] = SmallForm.entry(.number(0))
        #expect(isUnchanged(same, Self.previous) == Self.no)
        #expect(isUnchanged(same, nil) == .blank)
        #expect(isUnchanged(SmallForm.submission(), SmallForm.submission()) == .blank)
    }

    @Test func aRuleForRowsKnowsTheirCaptions() {
        #expect(value("row.caption", EvaluationScope(row: 304)) == .text("Строка 304"))
        #expect(value("row.caption") == .blank)
    }

    @Test func aMissingRowOrColumnIsTheCurrentOne() {
        #expect(value("c4", EvaluationScope(row: 301)) == .number(4))
        #expect(value("SUM(c4:c6)", EvaluationScope(row: 301)) == .number(10))
        #expect(value("r301", EvaluationScope(column: 5)) == .number(6))
        #expect(value("r301", EvaluationScope(row: 302, column: 4)) == .number(4))
        #expect(value("SUM(r301:r303)", EvaluationScope(column: 3)) == .number(Decimal(125) / 10))
        // Row 303 has one column only, row 301 several.
        #expect(value("r303", EvaluationScope(column: 4)) == .number(Decimal(25) / 10))
        #expect(value("r301") == .blank)
        #expect(value("c4") == .blank)
    }

    @Test func withoutAReportBeforeNothingCanBeTold() {
        #expect(value("previous.r301.c3 = 8", previous: nil) == .blank)
        #expect(value("COUNTIF(previous.c502, \"П-01\")", previous: nil) == .number(0))
    }
}
