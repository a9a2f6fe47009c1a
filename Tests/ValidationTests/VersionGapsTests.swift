import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import Validation

/// What an older blank did not ask for is told when it is required: once a row or column, and only
/// where nothing stands that could be told at a cell.
struct VersionGapsTests {
    /// An older version without row 302, without column 6 and without column 517 of the register.
    private static let gaps = VersionGaps(
        version: "0",
        groups: [
            .fixed(ValueKey(302, 3)): .row(302), .fixed(ValueKey(302, 4)): .row(302),
            .fixed(ValueKey(302, 5)): .row(302), .fixed(ValueKey(302, 6)): .row(302),
            .fixed(ValueKey(301, 6)): .column(sheet: 3, number: 6),
            .fixed(ValueKey(304, 3)): .row(304),
            .register(sheet: 5, column: 517): .column(sheet: 5, number: 517),
        ])

    private func submission(_ states: [String]) -> Submission {
        var submission = SmallForm.submission(
            [ValueKey(103): .text("2460000000"), ValueKey(303): .number(1)],
            register: states.map { [502: .text("П-01"), 505: .number(1), 513: .text($0)] })
        for column in 3...5 {
            submission.entries[ValueKey(301, column)] = SmallForm.entry(.number(1))
        }
        submission.places = submission.places.filter { key, _ in
            Self.gaps.groups[.fixed(key)] == nil
        }
        for index in states.indices { submission.registers[5]?[index].places[517] = nil }
        return submission
    }

    private func findings(
        _ submission: Submission, gaps: VersionGaps? = gaps
    ) -> [Finding] {
        Validator(form: SmallForm.form())
            .findings(in: submission, context: SmallForm.context(), gaps: gaps)
    }

    @Test func aRowAndAColumnThatAreNewAreToldOnceEach() {
        let found = findings(submission(["завершена", "завершена"]))
        #expect(
            found == [
                Finding(
                    .absentFromVersion(version: "0", caption: "Графа 6"),
                    at: Finding.Place(sheet: "3_Кадры", column: 6)),
                Finding(
                    .absentFromVersion(version: "0", caption: "Строка 302"),
                    at: Finding.Place(sheet: "3_Кадры", row: 302)),
                Finding(
                    .absentFromVersion(version: "0", caption: "Графа 517"),
                    at: Finding.Place(sheet: "5_Пары", column: 517)),
            ])
        #expect(found.allSatisfy { $0.severity == .error })
    }

    @Test func whatIsNotRequiredIsNotMissed() {
        // Row 304 never is, column 517 only of programmes that are over.
        #expect(findings(submission(["реализуется"])).map(\.place.column) == [6, nil])
    }

    @Test func anEmptyCellOfTheFileIsToldAtItsPlace() {
        var submission = submission([])
        submission.entries[ValueKey(303)] = nil
        #expect(findings(submission).map(\.fact.code) == ["I11", "I11", "C03"])
    }

    @Test func nothingIsSaidOfWhatTheFileItselfHasLost() {
        #expect(findings(submission(["завершена"]), gaps: nil) == [])
    }

    @Test func whatIsNewCountsAsRequiredAndNotFilled() {
        let judgement = Validator(form: SmallForm.form())
            .judgement(of: submission([]), context: SmallForm.context())
        #expect(judgement.filled == 5)
        #expect(judgement.required == 10)
    }
}
