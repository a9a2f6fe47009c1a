import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

// 1. A warning is answered by the explanation of its code and place; errors and notices by none.
// 2. Without a place, an explanation answers all warnings of the code that have none of their own.
// 3. A row of a register is known by its key, so that sorting does no harm; by its number where
//    its key is none.
// 4. An explanation with personal data in it does not count.
// 5. The version before goes on answering the same fact at the same place, and nothing else.
struct ExplanationMatchingTests {
    private let form: Form
    private let matching: ExplanationMatching

    init() {
        var form = SmallForm.form
        form.sheets[3].keyColumn = 502
        self.form = form
        matching = ExplanationMatching(form: form)
    }

    private static let source = CellSource(sheet: "Замечания", cell: CellAddress(row: 9, column: 7))

    private func submission(
        keys: [String] = ["П-01", "П-02", "Г-01"], _ explanations: (String, String)...
    ) throws -> Submission {
        var submission = Submission()
        submission.registers[5] = keys.enumerated().map { index, key in
            let entry = Entry(value: .text(key), typed: key, source: Self.source)
            return RegisterRow(ordinal: index + 1, entries: [502: entry])
        }
        submission.explanations = try explanations.enumerated().map { index, pair in
            var source = Self.source
            source.cell.row += index
            return Explanation(
                key: try #require(RemarkKey(pair.0)), text: pair.1, source: source)
        }
        return submission
    }

    private func broken(
        _ id: String, _ row: Int, _ column: Int, _ severity: Severity = .warning,
        numbers: Decimal...
    ) -> Finding {
        Finding(
            .ruleBroken(id: id, arguments: numbers.map { .number($0) }),
            at: .init(row: row, column: column), severity: severity)
    }

    private func entry(_ id: String, _ ordinal: Int, _ column: Int) -> Finding {
        Finding(
            .ruleBroken(id: id, arguments: []),
            at: .init(sheet: "5_Программы", column: column, ordinal: ordinal), severity: .warning)
    }

    @Test("1")
    func onlyTheWarningThatIsMeantIsAnswered() throws {
        let findings = [
            broken("R311", 302, 3), broken("R311", 303, 3), broken("R312", 302, 3),
            broken("R301", 302, 3, .error), broken("R305", 302, 3, .notice),
        ]
        let answers = try submission(
            ("R311 302:3", "а"), ("R301 302:3", "б"), ("R305 302:3", "в"), ("R999 302:3", "г"))
        let explained = matching.explained(findings, in: answers)
        #expect(explained.map(\.explanation) == ["а", nil, nil, nil, nil])
        #expect(explained.map(\.fact) == findings.map(\.fact))
        #expect(Verdict(findings: explained) == .returned)
        #expect(Verdict(findings: explained.filter { $0.severity != .error }) != .accepted)
        #expect(Verdict(findings: [explained[0]]) == .accepted)
    }

    @Test("2")
    func aPlaceGoesBeforeNone() throws {
        let findings = [
            broken("R311", 302, 3), broken("R311", 303, 3),
            Finding(.otherFormVersion(found: "1", current: "2")),
        ]
        let answers = try submission(
            ("R311", "вообще"), ("R311 303:3", "здесь"), ("R311 303:3", "ещё раз"),
            ("I02", "старый"))
        #expect(
            matching.explained(findings, in: answers).map(\.explanation)
                == ["вообще", "здесь", "старый"])
    }

    @Test("3")
    func aRowIsKnownByItsKey() throws {
        let answers = [("R503 502=П-02:515", "вторая"), ("R504 502=г-01:515", "группа")]
        let sorted = try submission(keys: ["Г-01", "П-02", "П-01"], answers[0], answers[1])
        let findings = [entry("R503", 2, 515), entry("R503", 3, 515), entry("R504", 1, 515)]
        #expect(
            matching.explained(findings, in: sorted).map(\.explanation)
                == ["вторая", nil, "группа"])
        // A Latin letter in place of the Russian one is the same key for people.
        let latin = try submission(keys: ["П-01", "п–02"], ("R503 502=П-02:515", "да"))
        #expect(matching.explained([entry("R503", 2, 515)], in: latin)[0].explanation == "да")
    }

    @Test(
        "3: what is no code is never repeated in a key",
        arguments: [
            ("П-02", "502=П-02:515"), ("Иванова А.П.", "#1:515"), ("Иванова", "#1:515"),
            ("+7 913 555-44-33", "#1:515"), ("89135554433", "#1:515"), ("a1@b.ru", "#1:515"),
        ])
    func keysOfRows(_ value: String, _ place: String) throws {
        let key = RemarkKey(
            of: entry("R503", 1, 515), in: try submission(keys: [value]), form: form)
        #expect(key.text == "R503 \(place)")
        #expect(RemarkKey(key.text) == key)
    }

    @Test("3: places of every size have a key that is read back")
    func otherKeys() throws {
        let places: [(Finding, String)] = [
            (broken("R1", 302, 3), "R1 302:3"),
            (Finding(.rowMissing(code: 302, caption: ""), at: .init(row: 302)), "S04 302:"),
            (
                Finding(.ruleBroken(id: "H03", arguments: []), at: .init(column: 502)),
                "H03 :502"
            ),
            (Finding(.rowsHidden, at: .init(sheet: "3_Кадры")), "S09 @3"),
            (
                Finding(.sheetRenamed(name: "3_Кадры", found: "Лист"), at: .init(sheet: "Лист")),
                "S02 @3"
            ),
            (Finding(.otherFormVersion(found: "1", current: "2")), "I02"),
        ]
        for (finding, text) in places {
            let key = RemarkKey(of: finding, in: try submission(), form: form)
            #expect(key.text == text)
            #expect(RemarkKey(text) == key)
        }
    }

    @Test("4")
    func personalDataMakesAnExplanationVoid() throws {
        let answers = try submission(("R311 302:3", "Иванова А.П. отказалась"), ("R312", "ясно"))
        let found = Finding(
            .personName, at: .init(sheet: Self.source.sheet, cell: Self.source.cell))
        let findings = [broken("R311", 302, 3), broken("R312", 302, 3), found]
        #expect(
            matching.explained(findings, in: answers).map(\.explanation) == [nil, "ясно", nil])
    }

    @Test("5")
    func anExplanationGivenOnceIsNotAskedForAgain() throws {
        var earlier = Report.Version(
            number: 1, arrival: Arrival(date: CalendarDate(dayNumber: 0), source: .journal),
            submission: try submission(keys: ["П-01", "П-02"]),
            findings: [
                broken("R311", 302, 3, numbers: 3, 5), broken("R312", 302, 3, numbers: 1),
                entry("R503", 2, 515), broken("R9", 303, 3, .error),
            ], verdict: .returned, filledCells: 0, requiredCells: 0)
        for index in earlier.findings.indices { earlier.findings[index].explanation = "\(index)" }
        let now = try submission(keys: ["П-02", "П-03"])
        let findings = [
            broken("R311", 302, 3, numbers: 3, 5), broken("R312", 302, 3, numbers: 2),
            broken("R311", 303, 3, numbers: 3, 5), entry("R503", 1, 515), entry("R503", 2, 515),
            broken("R9", 303, 3, .error),
        ]
        let carried = matching.carriedOver(to: findings, in: now, from: earlier)
        #expect(carried.map(\.explanation) == ["0", nil, nil, "2", nil, nil])
        var given = findings
        given[0].explanation = "новое"
        #expect(
            matching.carriedOver(to: given, in: now, from: earlier)[0].explanation == "новое")
    }
}
