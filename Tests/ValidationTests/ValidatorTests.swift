import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import Validation

struct ValidatorTests {
    private func rule(
        _ check: String, when condition: String? = nil, scope: FormRule.Scope = .once,
        place: String? = nil, severity: Severity = .error, message: String = "", remedy: String = ""
    ) throws -> FormRule {
        FormRule(
            id: "R1", severity: severity, scope: scope, condition: condition.map(SmallForm.parsed),
            check: SmallForm.parsed(check),
            place: place.flatMap { SmallForm.parsed($0).references.first },
            message: try MessageTemplate(parsing: message),
            remedy: try MessageTemplate(parsing: remedy))
    }

    private func breaches(_ rule: FormRule, _ submission: Submission) -> [Finding] {
        Validator(form: SmallForm.form(rules: [rule]))
            .findings(in: submission, context: SmallForm.context())
            .filter { $0.fact != .empty }
    }

    private static let row301: [ValueKey: FormValue] = [
        ValueKey(301, 3): .number(12), ValueKey(301, 4): .number(4), ValueKey(301, 5): .number(6),
        ValueKey(301, 6): .number(1),
    ]

    @Test func aBreachTellsItsNumbersAndStandsAtTheFirstReference() throws {
        let rule = try rule(
            "c3 = SUM(c4:c6)", scope: .rows([301, 302]),
            message: "{row}: {c3}, а сумма {SUM(c4:c6)}",
            remedy: "Исправьте {column}{r304}")
        let findings = breaches(rule, SmallForm.submission(Self.row301))
        let fact = Fact.ruleBroken(
            id: "R1", arguments: [.number(301), .number(12), .number(11), nil, nil])
        let place = Finding.Place(
            sheet: "3_Кадры", cell: CellAddress(row: 4, column: 2), row: 301, column: 3)
        #expect(findings == [Finding(fact, at: place, severity: .error)])
    }

    @Test func aBlankResultIsNoBreach() throws {
        var values = Self.row301
        values[ValueKey(301, 3)] = nil
        let rule = try rule("r301.c3 = SUM(r301.c4:r301.c6)")
        #expect(breaches(rule, SmallForm.submission(values)).isEmpty)
    }

    @Test(arguments: [("r121 = \"да\"", 1), ("r121 = \"нет\"", 0), ("r303 > 0", 0)])
    func aRuleWaitsForItsCondition(condition: String, count: Int) throws {
        var values = Self.row301
        values[ValueKey(121)] = .text("да")
        let rule = try rule("r301.c3 = 0", when: condition, severity: .warning)
        let findings = breaches(rule, SmallForm.submission(values))
        #expect(findings.map(\.severity) == Array(repeating: .warning, count: count))
    }

    @Test func aRuleOverCellsIsAppliedToEachOfThem() throws {
        let rule = try rule("r301 <= 5", scope: .cells(rows: [301], columns: [3, 4, 5, 6]))
        let findings = breaches(rule, SmallForm.submission(Self.row301))
        #expect(findings.map(\.place.column) == [3, 5])
        let columns = try self.rule("r301 <= 5", scope: .columns([3, 4, 5, 6]))
        #expect(
            breaches(columns, SmallForm.submission(Self.row301)).map(\.place.row) == [301, 301])
    }

    @Test func aRegisterRuleNamesTheRow() throws {
        let submission = SmallForm.submission(register: [
            [502: .text("П-01"), 505: .number(1)], [502: .text("П-01"), 505: .number(2)],
            [502: .text("П-02"), 505: .number(3)],
        ])
        let rule = try rule(
            "COUNTIF(c502, c502) = 1", scope: .register(sheet: 5), message: "{c502}{row}")
        let findings = breaches(rule, submission)
        #expect(findings.map(\.place.ordinal) == [1, 2])
        #expect(
            findings.map(\.place.cell) == [
                CellAddress(row: 0, column: 502), CellAddress(row: 1, column: 502),
            ])
        #expect(
            findings.last?.fact == .ruleBroken(id: "R1", arguments: [.text("П-01"), .number(2)]))
    }

    @Test func theNamedPlaceGoesBeforeTheFirstReference() throws {
        let rule = try rule("previous.r301.c3 > r301.c4", place: "r302.c5")
        let previous = SmallForm.submission([ValueKey(301, 3): .number(1)])
        let findings = Validator(form: SmallForm.form(rules: [rule])).findings(
            in: SmallForm.submission(Self.row301), context: SmallForm.context(previous: previous))
        let breach = try #require(findings.first { $0.fact != .empty })
        #expect(breach.place.row == 302)
        #expect(breach.place.column == 5)
        let unplaced = try self.rule("previous.r301.c3 > r301.c4")
        let other = Validator(form: SmallForm.form(rules: [unplaced])).findings(
            in: SmallForm.submission(Self.row301), context: SmallForm.context(previous: previous))
        #expect(other.last?.place.column == 4)
    }

    @Test func aWholeColumnIsPlacedOnTheRegistersSheet() throws {
        let rule = try rule("COUNTIF(c502, \"П*\") = r303")
        let findings = breaches(
            rule, SmallForm.submission([ValueKey(303): .number(2)], register: []))
        #expect(findings.map(\.place) == [Finding.Place(sheet: "5_Пары", column: 502)])
    }

    @Test func anEmptyRequiredCellIsFoundWithItsAddress() {
        let findings = Validator(form: SmallForm.form()).findings(
            in: SmallForm.submission(Self.row301), context: SmallForm.context())
        #expect(findings.allSatisfy { $0.fact == .empty && $0.severity == .error })
        #expect(findings.map(\.place.row) == [103, 302, 302, 302, 302, 303])
        #expect(findings.last?.place.cell == CellAddress(row: 6, column: 2))
    }

    @Test func aCellThatWasNotUnderstoodIsNotEmpty() {
        var submission = SmallForm.submission(Self.row301)
        submission.entries[ValueKey(303)] = SmallForm.unreadable("пять")
        let findings = Validator(form: SmallForm.form()).findings(
            in: submission, context: SmallForm.context())
        #expect(!findings.contains { $0.place.row == 303 })
    }

    @Test func whatIsMissingFromTheFileIsCountedButNotFoundAgain() {
        var submission = SmallForm.submission(Self.row301)
        submission.places = submission.places.filter { $0.key.row < 200 }
        let validator = Validator(form: SmallForm.form())
        let findings = validator.findings(in: submission, context: SmallForm.context())
        #expect(findings.map(\.place.row) == [103])
        let judgement = validator.judgement(of: submission, context: SmallForm.context())
        #expect(judgement.required == 10)
        #expect(judgement.filled == 4)
    }

    @Test func aRegisterRequiresItsColumnsInEachFilledRow() {
        let submission = SmallForm.submission(register: [
            [502: .text("П-01"), 513: .text("завершена")], [505: .number(2)],
        ])
        let validator = Validator(form: SmallForm.form())
        let findings = validator.findings(in: submission, context: SmallForm.context())
            .filter { $0.place.ordinal != nil }
        #expect(findings.map(\.place.ordinal) == [1, 1, 2])
        #expect(findings.map(\.place.column) == [505, 517, 502])
        // 10 fixed cells, 3 in the first row, 2 in the second.
        #expect(validator.judgement(of: submission, context: SmallForm.context()).required == 15)
    }
}
