import Forms
import Foundation
import GRDB
import Spreadsheet
import Testing

@testable import Store

// What the journal of events promises:
// 1. What changed the store is in it, in the same transaction; what changed nothing is not.
// 2. It is only ever added to.
// 3. It holds nothing personal.
// 4. A store that is older gets the events of what it knows.

@Suite struct JournalTests {
    @Test func promise1EachFileHasItsEvents() throws {
        let store = try Store.inMemory()
        let finding = Finding(
            .ruleBroken(id: "R301", arguments: []), at: .init(row: 304, column: 3),
            severity: .warning)
        let received = Sample.received(findings: [finding, finding])
        _ = try store.record([
            Sample.file("a", outcome: .submission(received)),
            Sample.file("b", outcome: .unclear(reason: "I06", candidates: ["1", "2"])),
        ])
        #expect(
            try entries(of: store) == [
                .arrival(.init(Sample.hash("a"), size: 1, arrival("2026-12-10"))),
                .identity(.init(Sample.hash("a"), Sample.report)),
                .verdict(
                    .init(
                        Sample.report, version: 1, sha256: Sample.hash("a"), .acceptedWithRemarks,
                        [finding, finding].map { .init($0) }, content: content(of: 1, in: store))),
                .arrival(.init(Sample.hash("b"), size: 1, arrival("2026-12-10"))),
                .identity(.init(Sample.hash("b"), reason: "I06", candidates: ["1", "2"])),
            ])
        #expect(try store.events().map(\.id) == [1, 2, 3, 4, 5])
        #expect(try store.events().allSatisfy { $0.at == 1_000 })
        #expect(try store.journalProblems() == [])
    }

    @Test func promise1WhatChangesNothingIsNoEvent() throws {
        let store = try Store.inMemory()
        let batch = [
            Sample.file("a", Sample.submission()),
            Sample.file("b", outcome: .unreadable(reason: "F06")),
        ]
        _ = try store.record(batch)
        let before = try store.events()
        for _ in 0..<3 { _ = try store.record(batch) }
        #expect(try store.events() == before)
    }

    @Test func promise1ASourceThatIsTrustedMoreIsAnEvent() throws {
        let store = try Store.inMemory()
        let received = ReceivedFile.Outcome.submission(Sample.received())
        _ = try store.record([Sample.file("a", outcome: received)])
        _ = try store.record([Sample.file("a", .datedFolder, outcome: received)])
        let sources = try entries(of: store).compactMap { entry in
            if case .arrival(let seen) = entry { seen.source } else { nil }
        }
        #expect(sources == [.firstSeen, .datedFolder])
        #expect(try store.journalProblems() == [])
    }

    @Test func promise1DecisionsOfPersonsAreEvents() throws {
        let store = try Store.inMemory()
        var file = Sample.file("a", Sample.submission())
        file.decision = .init(inn: Sample.inn, period: nil, way: .folder)
        _ = try store.record([file])
        _ = try store.record([file])
        try store.setArrival(ofFile: file.sha256, to: Sample.day("2026-12-01"), enteredAt: 2_000)
        try store.setArrival(of: Sample.report, to: Sample.day("2026-12-02"), enteredAt: 3_000)
        let decisions = try entries(of: store).filter { $0.kind == "decision" }
        #expect(
            decisions == [
                .decision(.init(sha256: file.sha256, inn: Sample.inn, way: .folder)),
                .decision(.init(sha256: file.sha256, day: "2026-12-01", way: .command)),
                .decision(
                    .init(
                        inn: Sample.inn, period: "2026-2", form: "M61", day: "2026-12-02",
                        way: .command)),
            ])
        #expect(try store.journalProblems() == [])
    }

    @Test func promise1AFailedBatchLeavesNoEvent() throws {
        let store = try Store.inMemory()
        var broken = Sample.submission()
        broken.entries[ValueKey(304, 99)] = broken.entries[ValueKey(304, 3)]
        let batch = [Sample.file("a", Sample.submission()), Sample.file("b", broken)]
        #expect(throws: StoreError.columnOutOfRange(row: 304, column: 99)) {
            try store.record(batch)
        }
        #expect(try store.events() == [])
    }

    @Test func promise1TheLastExportOfEachBookIsKnown() throws {
        let store = try Store.inMemory()
        let first = JournalEntry.Exported(.guo, of: "2026-2", sha256: Sample.hash("1"))
        let other = JournalEntry.Exported(.rcn, of: "2026", sha256: Sample.hash("2"))
        let second = JournalEntry.Exported(.guo, of: "2026-2", sha256: Sample.hash("3"))
        try store.append([.export(first), .export(other)], at: 5)
        try store.append([.export(second)], at: 6)
        try store.append([], at: 7)
        #expect(try store.lastExports() == [second, other])
        #expect(try store.events().map(\.at) == [5, 5, 6])
    }

    @Test func promise1AnEventOfALaterProgramIsPassedOver() throws {
        #expect(try JournalEntry(kind: "weather", facts: "{}") == nil)
        for entry in [
            JournalEntry.start(.init(files: 1, versions: 2)),
            .mirror(.init(events: 3)), .clock(.init(latest: 2, now: 1)),
        ] {
            #expect(try JournalEntry(kind: entry.kind, facts: entry.facts()) == entry)
        }
    }

    @Test(
        arguments: [
            "UPDATE event SET at = 1", "DELETE FROM event", "DELETE FROM event WHERE id = 3",
            "INSERT OR REPLACE INTO event VALUES (3, 1, 'start', '{}', '', '')",
            "INSERT INTO event VALUES (9, 1, 'start', '{}', '', '')",
        ])
    func promise2AnEventStaysAsItIs(sql: String) throws {
        try withStore(.file) { store throws in
            _ = try store.record([Sample.file("a", Sample.submission())])
            let before = try store.events()
            #expect(throws: DatabaseError.self) {
                try store.queue.write { db in try db.execute(sql: sql) }
            }
            #expect(try store.events() == before)
        }
    }

    @Test func promise3NothingPersonalIsInTheEvents() throws {
        let canary = "Прокопенкова"
        let store = try Store.inMemory()
        var submission = Sample.submission()
        for row in 117...119 {
            submission.entries[ValueKey(row, 3)] = Entry(
                value: .text("\(canary) \(row)"), typed: "\(canary) \(row)",
                source: Sample.cell("C\(row)", sheet: canary))
        }
        submission.explanations = [
            Explanation(
                key: RemarkKey(code: "R301"), text: canary, source: Sample.cell("F9"))
        ]
        var finding = Finding(
            .notANumber(found: canary), at: .init(sheet: canary, row: 304, column: 3))
        finding.explanation = canary
        var received = Sample.received(submission, findings: [finding])
        received.reportKind = canary
        _ = try store.record([
            Sample.file("a", name: "\(canary).xlsx", outcome: .submission(received)),
            Sample.file(
                "b", name: "\(canary) 2.xlsx",
                outcome: .unclear(reason: "I04", candidates: [canary, Sample.inn])),
            Sample.file("c", name: "\(canary) 3.xlsx", outcome: .unreadable(reason: "F06")),
        ])
        try store.setArrival(
            ofFile: Sample.hash("a"), to: Sample.day("2026-12-01"), enteredAt: 2)
        let lines = try store.events().map(\.line).joined(separator: "\n")
        #expect(!lines.contains(canary))
        #expect(!lines.contains("\\u"), "no letter is hidden behind its number")
        #expect(lines.contains(Sample.inn))
    }

    @Test func promise4AnOlderStoreGetsTheEventsOfWhatItKnows() throws {
        let old = try DatabaseQueue()
        try Schema.migrator.migrate(old, upTo: "v2")
        try old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO file VALUES ('aa', 7, 5), ('bb', 8, 6);
                    INSERT INTO submission VALUES (1, '2463000001', 2026, 2, 'M61', '2026.1', 1,
                        'aa', 'accepted', NULL, NULL, NULL, NULL, 1, 2, 0, 0);
                    INSERT INTO finding VALUES (1, 0, 'R301', 'warning', NULL, NULL, 304, 3, NULL,
                        '{}', 'так и есть');
                    INSERT INTO arrival VALUES
                        (1, 'aa', 'а.xlsx', '2026-12-10', 'firstSeen', 5, 'version', NULL, NULL,
                            '2463000001', 2026, 2, 'M61', 1),
                        (2, 'bb', 'б.xlsx', '2026-12-11', 'firstSeen', 6, 'unclear', 'I04',
                            '["2463000002"]', NULL, NULL, NULL, NULL, NULL);
                    INSERT INTO journal VALUES (1, 9, '2026-12-09', 'aa', NULL, NULL, NULL, NULL);
                    """)
        }
        try Schema.migrator.migrate(old)
        let store = try Store.inMemory()
        try old.backup(to: store.queue)
        #expect(
            try store.events().map(\.kind) == [
                "start", "arrival", "identity", "arrival", "identity", "verdict", "decision",
            ])
        #expect(try entries(of: store).first == .start(.init(files: 2, versions: 1)))
        #expect(try store.journalProblems() == [])
    }

    private func entries(of store: Store) throws -> [JournalEntry] {
        try store.events().compactMap { try $0.entry() }
    }

    private func content(of submission: Int64, in store: Store) throws -> String {
        try store.queue.read { db in try VersionDigest(db).digest(of: submission) }
    }

    private func arrival(_ day: String) -> Arrival {
        Arrival(date: Sample.day(day), source: .firstSeen)
    }
}
