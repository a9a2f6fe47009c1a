import Foundation
import GRDB
import Testing

@testable import Store

// What a copy of the store promises:
// 1. It is the store as it was at a commit, whatever another program is writing meanwhile.
// 2. It is for its owner only, and one file once it is closed.
// 3. Files of the archive are taken over whole.

@Suite struct BackupTests {
    @Test func promise1ACopyIsTakenAtACommit() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            let writer = try Store(path: path)
            for number in 0..<12 {
                _ = try writer.record([Sample.file("\(number)", Sample.submission(12))])
                let before = try writer.contents()
                let copy = "\(folder)/copy \(number).sqlite"
                try writer.queue.inTransaction(.immediate) { db in
                    let events = EventTable(db: db)
                    try events.append(.clock(.init(latest: 2, now: 1)), at: 9)
                    try db.execute(sql: "DELETE FROM arrival")
                    let reader = try Store(path: path)
                    try reader.backup(to: copy)
                    try reader.queue.close()
                    return .rollback
                }
                let restored = try Store(path: copy)
                #expect(try restored.contents() == before)
                #expect(try restored.integrityProblems() == [])
                #expect(try restored.journalProblems() == [])
                try restored.close()
            }
            try writer.close()
        }
    }

    @Test func promise2ACopyIsOneFileForItsOwner() throws {
        try withFolder { folder in
            let store = try Store.inMemory()
            _ = try store.record([Sample.file("a", Sample.submission())])
            try store.backup(to: "\(folder)/copy/svod.sqlite")
            let facts = try FileManager.default.attributesOfItem(
                atPath: "\(folder)/copy/svod.sqlite")
            #expect(facts[.posixPermissions] as? Int == 0o600)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: "\(folder)/copy")
                    == ["svod.sqlite"])
        }
    }

    @Test func promise3FilesAreTakenOverWhole() throws {
        try withFolder { folder in
            let (old, new) = (
                Archive(directory: "\(folder)/a"), Archive(directory: "\(folder)/b")
            )
            let sha256 = try old.store(bytes: [1, 2, 3])
            for _ in 0..<2 { #expect(try new.adopt(sha256, from: old) == 3) }
            try new.verify(sha256)
            #expect(try new.files() == [sha256])
            #expect(throws: StoreError.notArchived(sha256: Sample.hash("x"))) {
                try new.adopt(Sample.hash("x"), from: old)
            }
        }
    }
}
