import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import Testing
import WorkbookReader
import WorkbookWriter

@testable import DemoCity

// 1. Some institutions explain every warning of their returned form, some none.
// 2. Who is asked nothing sends nothing.
struct DemoAnswerTests {
    private let city: SmallCity

    init() throws { city = try SmallCity() }

    private func returned(
        to organization: Organization, _ severity: Severity
    ) throws -> WorkbookDocument {
        let period = SmallCity.periods[0]
        let due = try city.due(period)
        let findings = [ValueKey(314), ValueKey(407)].map {
            Finding(
                .ruleBroken(id: "R311", arguments: [.number(1), .number(2)]),
                at: .init(row: $0.row, column: $0.column), severity: severity)
        }
        let version = Report.Version(
            number: 1, arrival: Arrival(date: due, source: .journal), submission: Submission(),
            findings: findings, verdict: Verdict(findings: findings), filledCells: 0,
            requiredCells: 0)
        return ReturnedForm(form: city.form).document(
            for: organization, version: version,
            on: .init(
                collected: period, reported: period, due: due, created: DateTime(date: due)))
    }

    @Test func mostExplainEveryWarning() throws {
        var answers = 0
        for organization in city.organizations.prefix(10) {
            let document = try returned(to: organization, .warning)
            guard
                let answered = DemoAnswer.answered(
                    document, by: organization, seed: SmallCity.seed)
            else { continue }
            answers += 1
            let contents = try WorkbookReader(bytes: try WorkbookFile.bytes(of: answered))
                .contents()
            let explanations = FormImport(form: city.form).read(contents).submission.explanations
            #expect(explanations.map(\.key.text) == ["R311 314:3", "R311 407:3"])
            #expect(explanations.allSatisfy { $0.text.count > 20 })
        }
        #expect((4...9).contains(answers))
    }

    @Test func whoIsAskedNothingSendsNothing() throws {
        for organization in city.organizations.prefix(10) {
            let document = try returned(to: organization, .error)
            let answer = DemoAnswer.answered(document, by: organization, seed: SmallCity.seed)
            #expect(answer.map(\.sheets.count) == nil)
        }
    }
}
