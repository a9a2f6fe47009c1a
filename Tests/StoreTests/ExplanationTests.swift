import Forms
import FoundationEssentials
import GRDB
import Spreadsheet
import Testing

@testable import Store

// 1. Explanations come back with the finding they answer and, all of them, with the submission.
// 2. A store of the schema before is brought up, and what it held is told as before.
// 3. The version that arrived last is told, and none while nothing arrived.
@Suite struct ExplanationTests {
    private static var findings: [Finding] {
        var findings = [
            Finding(.rowsHidden), Finding(.empty, at: .init(row: 304, column: 4)),
            Finding(
                .ruleBroken(id: "R311", arguments: [.number(1)]),
                at: .init(row: 314, column: 3), severity: .warning),
        ]
        findings[0].explanation = ""
        findings[2].explanation = "Выплата с января;\nприказ № 12 ' \" \u{1F600}"
        return findings
    }

    private static var submission: Submission {
        var submission = Sample.submission()
        submission.explanations = [
            Explanation(
                key: RemarkKey(code: "R311", place: "314:3"), text: "Выплата с января",
                source: Sample.cell("H12", sheet: "Замечания")),
            Explanation(
                key: RemarkKey(code: "R999"), text: "ни к чему",
                source: Sample.cell("E7", sheet: "Проверка")),
        ]
        return submission
    }

    private func file(_ word: String, _ submission: Submission, _ findings: [Finding])
        -> ReceivedFile
    {
        Sample.file(
            word, outcome: .submission(Sample.received(submission, findings: findings)))
    }

    @Test("1") func whatWasWrittenComesBack() throws {
        let store = try Store.inMemory()
        try store.saveRegister([Sample.organization()], takenAt: 1)
        _ = try store.record([file("a", Self.submission, Self.findings)])
        let reports = try store.reports(period: Sample.period, formID: "M61")
        let version = try #require(reports.first?.latest)
        #expect(version.findings == Self.findings)
        #expect(version.submission.explanations == Self.submission.explanations)
        let again = try store.versions(of: Sample.report)
        #expect(again.map(\.findings) == [Self.findings])
    }

    @Test("1") func equalContentWithANewExplanationIsANewVersion() throws {
        let store = try Store.inMemory()
        let results = try store.record([
            file("a", Sample.submission(), Self.findings),
            file("b", Self.submission, Self.findings), file("b", Self.submission, Self.findings),
        ])
        #expect(results.map(\.result) == [.version(1), .version(2), .seenBefore(version: 2)])
    }

    @Test("2") func aStoreOfTheFirstSchemaIsBroughtUp() throws {
        let queue = try DatabaseQueue()
        try Schema.migrator.migrate(queue, upTo: "v1")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO file VALUES ('ab', 1, 1);
                    INSERT INTO submission VALUES (
                        1, '\(Sample.inn)', 2026, 2, 'M61', '2026.1', 1, 'ab', 'returned', NULL,
                        0, NULL, NULL, 1, 2, 0, 0);
                    INSERT INTO arrival VALUES (
                        1, 'ab', 'a.xlsx', '2026-12-10', 'journal', 1, 'version', NULL, NULL,
                        '\(Sample.inn)', 2026, 2, 'M61', 1);
                    INSERT INTO finding VALUES (
                        1, 0, 'C03', 'error', '3_Кадры', 'D12', 304, 4, NULL, '{"empty":{}}');
                    """)
        }
        try Schema.migrator.migrate(queue)
        let version = try queue.read { db in
            var reader = try SubmissionReader(db)
            let header = try #require(try reader.headers(where: "id = ?", [1]).first)
            return try reader.version(
                header, arrival: Arrival(date: Sample.day("2026-12-10"), source: .journal))
        }
        let place = Finding.Place(
            sheet: "3_Кадры", cell: CellAddress("D12"), row: 304, column: 4)
        #expect(version.findings == [Finding(.empty, at: place)])
        #expect(version.submission.explanations.isEmpty)
    }

    @Test("3") func theLatestVersionIsTold() throws {
        let store = try Store.inMemory()
        #expect(try store.latestVersion(of: Sample.report) == nil)
        _ = try store.record([
            file("a", Sample.submission(), []), file("b", Self.submission, Self.findings),
        ])
        let latest = try #require(try store.latestVersion(of: Sample.report))
        #expect(latest.number == 2)
        #expect(latest.findings.map(\.explanation) == Self.findings.map(\.explanation))
    }
}
