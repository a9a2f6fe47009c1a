import Foundation
import Forms
import GRDB
import Testing

@testable import Store

// What the file of a store promises:
// 1. Its owner alone can read it, and the files that SQLite puts beside it.
// 2. What was confirmed is on the disk: synchronous is FULL, references are checked.
// 3. It is made from nothing, opened again, and refused when a later program wrote it.
// 4. Its values can be counted in SQL.
// 5. A second look waits for nobody who writes, and sees what was confirmed.

@Suite struct StoreFileTests {
    @Test func promise1TheFilesAreForTheirOwnerOnly() throws {
        try withFolder { folder in
            let store = try Store(path: "\(folder)/state/inner/svod.sqlite")
            try store.saveRegister([Sample.organization()], takenAt: 1)
            #expect(mode("\(folder)/state") == 0o700)
            #expect(mode("\(folder)/state/inner") == 0o700)
            for name in ["svod.sqlite", "svod.sqlite-wal", "svod.sqlite-shm"] {
                #expect(mode("\(folder)/state/inner/\(name)") == 0o600, "\(name)")
            }
            try store.close()
        }
    }

    @Test func promise1AFileThatIsOpenToAllIsClosedToThem() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            try Store(path: path).close()
            try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
            try Store(path: path).close()
            #expect(mode(path) == 0o660)
        }
    }

    @Test func promise2TheDatabaseIsDurableAndChecksReferences() throws {
        try withFolder { folder in
            let store = try Store(path: "\(folder)/svod.sqlite")
            let (level, references, journal) = try store.queue.read { db in
                (
                    try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                    try Int.fetchOne(db, sql: "PRAGMA foreign_keys"),
                    try String.fetchOne(db, sql: "PRAGMA journal_mode")
                )
            }
            #expect(level == 2)
            #expect(references == 1)
            #expect(journal == "wal")
            try store.close()
        }
    }

    @Test func promise5ASecondLookWaitsForNobodyWhoWrites() throws {
        try withStore(.file) { store in
            let look = try store.reader()
            _ = try store.record([Sample.file("a", Sample.submission())])
            #expect(try look.latestVersion(of: Sample.report)?.number == 1)
            try store.write { db in
                try db.execute(sql: "UPDATE submission SET version = 7")
                #expect(try look.latestVersion(of: Sample.report)?.number == 1)
            }
            #expect(try look.latestVersion(of: Sample.report)?.number == 7)
        }
    }

    @Test func promise2AClosedStoreIsOneFile() throws {
        try withFolder { folder in
            let store = try Store(path: "\(folder)/svod.sqlite")
            _ = try store.record([Sample.file("a", Sample.submission())])
            try store.close()
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder) == ["svod.sqlite"])
        }
    }

    @Test func promise3WhatWasRecordedIsThereAfterReopening() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            let first = try Store(path: path)
            try first.saveRegister([Sample.organization()], takenAt: 1)
            _ = try first.record([Sample.file("a", Sample.submission())])
            let before = try first.contents()
            try first.close()
            let second = try Store(path: path)
            #expect(try second.contents() == before)
            #expect(try second.integrityProblems().isEmpty)
            try second.close()
        }
    }

    @Test func promise3TheSchemaIsMadeFromNothing() throws {
        let queue = try DatabaseQueue()
        #expect(try queue.read { try Schema.migrator.appliedMigrations($0) } == [])
        try Schema.migrator.migrate(queue)
        #expect(
            try queue.read { try Schema.migrator.appliedMigrations($0) }
                == ["v1", "v2", "v3", "v4"])
        let tables = try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?
                    AND name NOT LIKE 'sqlite%' ORDER BY name
                    """, arguments: ["grdb_migrations"])
        }
        #expect(
            tables == [
                "arrival", "event", "explanation", "file", "finding", "journal", "line", "look",
                "organization", "publication", "register_snapshot", "submission",
            ])
    }

    @Test func promise3AStoreOfALaterProgramIsRefused() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            let store = try Store(path: path)
            try store.queue.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('v999')")
            }
            try store.close()
            #expect(throws: StoreError.newerSchema(path: path)) { try Store(path: path) }
        }
    }

    @Test func promise3AFileThatIsNoDatabaseIsRefused() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            try Data(repeating: 65, count: 4_096).write(to: URL(fileURLWithPath: path))
            #expect {
                try Store(path: path)
            } throws: { error in
                guard case .damaged? = error as? StoreError else { return false }
                return true
            }
        }
    }

    @Test func promise3ARowWithoutItsParentIsAProblem() throws {
        let store = try Store.inMemory()
        #expect(try store.integrityProblems() == [])
        try store.queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    INSERT INTO finding VALUES (7, 0, 'C03', 'error', NULL, NULL, 1, 1, 1, '{}', NULL);
                    """)
        }
        #expect(try store.integrityProblems().count == 1)
    }

    @Test func promise4ASumByDistrictCountsTheVersionsThatCount() throws {
        let store = try Store.inMemory()
        try store.saveRegister(
            [Sample.organization(), Sample.organization("2")], takenAt: 1)
        let other = Sample.received(Sample.submission(Decimal(string: "0.5") ?? 0), inn: "2")
        _ = try store.record([
            Sample.file("a", Sample.submission(10)), Sample.file("b", Sample.submission(12)),
            Sample.file("c", outcome: .submission(other)),
        ])
        let sums = try store.queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT district, sum(v3) AS total FROM current_line
                    WHERE form_id = 'M61' AND year = 2026 AND half = 2 AND row_code = 304
                    GROUP BY district ORDER BY district
                    """)
        }
        #expect(sums.map { $0["district"] as String } == ["Советский"])
        #expect(sums.map { $0["total"] as Double } == [12.5])
    }

    private func mode(_ path: String) -> Int? {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return facts?[.posixPermissions] as? Int
    }
}
