import FoundationEssentials
import Forms
import Spreadsheet
import Store
import TestSupport
import Testing

@testable import Intake

/// 1. Whose report it is and of when is taken from the marks in the file, never from its name.
/// 2. What contradicts itself or is silent is left to a person, with proposals.
/// 3. What a person decided goes before what the file says.
/// 4. What is no workbook is refused by what it is.
/// 5. The report before is compared in the codes of today.
struct ExaminerTests {
    private func examine(
        _ marks: IntakeSample.Marks, name: String = "отчёт.xlsx", decision: Decision = Decision(),
        register: [Organization]? = IntakeSample.register
    ) throws -> Examiner.Result {
        try IntakeSample.examiner(register).examine(
            try IntakeSample.form(marks), name: name, arrived: IntakeSample.today,
            decision: decision, earlier: { (_, _) -> Report.Version? in nil },
            previous: { (_, _) -> Submission? in nil })
    }

    private func report(
        _ marks: IntakeSample.Marks, decision: Decision = Decision(),
        register: [Organization]? = IntakeSample.register
    ) throws -> ReceivedSubmission {
        let result = try examine(marks, decision: decision, register: register)
        guard case .report(let report) = result else { throw Unexpected(result: result) }
        return report
    }

    private func refusal(
        _ marks: IntakeSample.Marks, name: String = "отчёт.xlsx"
    ) throws -> (Refusal, [String]) {
        let result = try examine(marks, name: name)
        guard case .refused(let refusal, let candidates, _) = result else {
            throw Unexpected(result: result)
        }
        return (refusal, candidates)
    }

    private struct Unexpected: Error { var result: Examiner.Result }

    @Test("1: three marks that agree decide", arguments: ["2026-2", nil])
    func agreement(servicePeriod: String?) throws {
        var marks = IntakeSample.Marks()
        marks.period = servicePeriod
        let report = try report(marks)
        #expect(report.inn == IntakeSample.school)
        #expect(report.period == IntakeSample.period)
        #expect(report.submission.number(301) == 54)
        #expect(!report.findings.contains { $0.fact.code.hasPrefix("I") })
    }

    @Test("1: one mark is enough")
    func theTitleSheetAloneDecides() throws {
        var marks = IntakeSample.Marks()
        marks.inn = nil
        marks.period = nil
        #expect(try report(marks).inn == IntakeSample.school)
    }

    @Test("1: the half-year put down by mistake is told, and the report is nobody else's")
    func anotherHalfOnTheTitleSheetIsAFinding() throws {
        var marks = IntakeSample.Marks()
        marks.half = "1 (срок 15 июня)"
        let report = try report(marks)
        #expect(report.period == IntakeSample.period)
        #expect(
            report.findings.contains {
                $0.fact == .otherPeriod(found: "2026-1", collected: "2026-2")
                    && $0.place.row == 107
            })
        #expect(report.verdict == .returned)
    }

    @Test("1: a report for a half-year that is not collected stays with its half-year")
    func lastHalfYearsFormIsReturned() throws {
        var marks = IntakeSample.Marks()
        marks.period = "2026-1"
        marks.half = "1 (срок 15 июня)"
        let report = try report(marks)
        #expect(report.period == Period(year: 2026, half: .first))
        #expect(
            report.findings.map(\.fact).contains(
                .otherPeriod(found: "2026-1", collected: "2026-2")))
    }

    @Test("2: marks that name two institutions decide nothing")
    func contradictingMarks() throws {
        var marks = IntakeSample.Marks()
        marks.titleINN = IntakeSample.kindergarten
        let (refusal, candidates) = try refusal(marks)
        let both = [IntakeSample.school, IntakeSample.kindergarten].sorted()
        #expect(refusal == .contradiction(inns: both))
        #expect(candidates == both)
    }

    @Test("2: a name that is clearly another institution's contradicts the ИНН")
    func neighboursBlankUnderTheRightName() throws {
        var marks = IntakeSample.Marks()
        marks.name = "Детский сад 61"
        let (refusal, candidates) = try refusal(marks)
        #expect(
            refusal
                == .otherName(inn: IntakeSample.school, named: [IntakeSample.kindergarten]))
        #expect(candidates == [IntakeSample.kindergarten, IntakeSample.school])
        let decided = try report(marks, decision: Decision(inn: IntakeSample.school))
        #expect(decided.inn == IntakeSample.school)
        marks.name = "Школа имени основателя"
        #expect(try report(marks).inn == IntakeSample.school)
    }

    @Test("1: on last half-year's blank the title sheet was put right")
    func lastHalfYearsBlankFilledAgain() throws {
        var marks = IntakeSample.Marks()
        marks.period = "2026-1"
        let report = try report(marks)
        #expect(report.period == IntakeSample.period)
        #expect(!report.findings.contains { $0.fact.code == "I03" })
    }

    @Test("2: names propose, they do not decide")
    func namesOnlyPropose() throws {
        var marks = IntakeSample.Marks()
        marks.inn = nil
        marks.titleINN = nil
        let byName = try refusal(marks)
        #expect(byName.0 == .nobodysReport)
        #expect(byName.1.first == IntakeSample.school)
        marks.name = ""
        let byFile = try refusal(marks, name: "Детский сад 61 отчёт.xlsx")
        #expect(byFile.1 == [IntakeSample.kindergarten])
    }

    @Test("2: an institution that the register lacks is left to a person")
    func notInTheRegister() throws {
        let stranger = try #require(INN.completing("007777777"))
        var marks = IntakeSample.Marks()
        marks.inn = stranger
        marks.titleINN = stranger
        #expect(try refusal(marks).0 == .notInRegister(inn: stranger))
        #expect(try report(marks, register: nil).inn == stranger)
    }

    @Test("2: without a half-year nothing is guessed")
    func noPeriod() throws {
        var marks = IntakeSample.Marks()
        marks.period = nil
        marks.half = nil
        #expect(try refusal(marks).0 == .noPeriod)
        marks.period = "2025-1"
        marks.half = "2 (срок 15 декабря)"
        marks.year = 2025
        #expect(try refusal(marks).0 == .noPeriod)
    }

    @Test("2: another form is not this form")
    func anotherForm() throws {
        var marks = IntakeSample.Marks()
        marks.formID = "M62"
        #expect(try refusal(marks).0 == .notThisForm)
    }

    @Test("3: a decision settles a contradiction and a silence")
    func decisions() throws {
        var marks = IntakeSample.Marks()
        marks.titleINN = IntakeSample.kindergarten
        let decided = try report(
            marks, decision: Decision(inn: IntakeSample.kindergarten))
        #expect(decided.inn == IntakeSample.kindergarten)
        marks.period = nil
        marks.half = nil
        let earlier = Period(year: 2026, half: .first)
        let dated = try report(
            marks, decision: Decision(inn: IntakeSample.school, period: earlier))
        #expect(dated.period == earlier)
        #expect(!dated.findings.contains { $0.fact.code == "I03" })
    }

    @Test("1: a merged institution is told where to report")
    func mergedInstitution() throws {
        var register = IntakeSample.register
        register[0].validTo = IntakeSample.today.adding(days: -5)
        register[0].successor = IntakeSample.kindergarten
        let report = try report(IntakeSample.Marks(), register: register)
        #expect(
            report.findings.contains {
                $0.fact
                    == .reorganised(
                        name: "МАОУ СШ № 1", on: IntakeSample.today.adding(days: -4),
                        successor: "МБДОУ № 61")
            })
    }

    @Test(
        "4: what is no workbook is named",
        arguments: [
            ([], Refusal.emptyFile),
            (Array("%PDF-1.7".utf8), .notASpreadsheet(.pdf)),
            ([0xFF, 0xD8, 0xFF, 0xE0], .notASpreadsheet(.picture)),
            (Array("<html><table>".utf8), .notASpreadsheet(.webPage)),
            (Array("{\\rtf1".utf8), .notASpreadsheet(.document)),
            (Array("Rar!\u{1A}\u{7}".utf8), .archive),
            (Array("просто текст".utf8), .notASpreadsheet(.other)),
            (Array("https://example.org/x".utf8), .link),
            ([0x09, 0x08, 0x10, 0x00], .oldFormat),
            (Array("PK\u{3}\u{4}".utf8), .damaged),
        ])
    func refusals(_ bytes: [UInt8], _ expected: Refusal) throws {
        let result = try IntakeSample.examiner().examine(
            bytes, name: "x.xlsx", arrived: IntakeSample.today,
            earlier: { (_, _) -> Report.Version? in nil },
            previous: { (_, _) -> Submission? in nil }
        )
        guard case .refused(let refusal, let candidates, let findings) = result else {
            Issue.record("\(expected) was taken for a report")
            return
        }
        #expect(refusal == expected)
        #expect(candidates.isEmpty && findings.isEmpty)
    }

    @Test("5: a report before that is on record in the codes of an older version is translated")
    func theReportBeforeIsOfAnOlderVersion() throws {
        var form = OlderSmallForm.current
        let expression = try Forms.Expression(parsing: "previous.r303.c3 = 0")
        let message = try MessageTemplate(parsing: "{previous.r303.c3}")
        form.rules = [
            FormRule(
                id: "H01", severity: .notice, check: expression, message: message, remedy: message)
        ]
        let examiner = Examiner(
            form: form, register: IntakeSample.register, collected: IntakeSample.period,
            settings: Settings(), reader: OwnReader())
        let nine = Entry(
            value: .number(9), typed: "9",
            source: CellSource(sheet: "3_Кадры", cell: CellAddress(row: 1, column: 1)))
        let bytes = try IntakeSample.form()
        for (version, row) in [(OlderSmallForm.version, 305), (form.version, 303)] {
            let result = try examiner.examine(
                bytes, name: "", arrived: IntakeSample.today,
                earlier: { (_, _) -> Report.Version? in nil },
                previous: { (_, _) -> Submission? in
                    Submission(formVersion: version, entries: [ValueKey(row): nine])
                })
            guard case .report(let report) = result else { throw Unexpected(result: result) }
            let facts = report.findings.filter { $0.fact.code == "H01" }.map(\.fact)
            #expect(facts == [.ruleBroken(id: "H01", arguments: [.number(9), .number(9)])])
        }
    }

    @Test("2: what is wrong besides is told at once")
    func aFileWithoutAnOwnerIsJudgedAllTheSame() throws {
        var marks = IntakeSample.Marks()
        marks.inn = nil
        marks.titleINN = nil
        marks.year = 1900
        guard case .refused(_, _, let findings) = try examine(marks) else {
            Issue.record("nobody's report was taken")
            return
        }
        #expect(findings.contains { $0.fact.code == "C10" && $0.place.row == 106 })
    }
}
