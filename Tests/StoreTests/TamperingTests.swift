import Foundation
import GRDB
import Testing

@testable import Store

// Whoever changes the store, its events or the mirror behind the program's back is seen:
// 1. any of several hundred random changes of a row, a line or a byte shows;
// 2. a chain that was made anew with fitting hashes shows against the mirror.

@Suite struct TamperingTests {
    @Test func promise1RandomChangesShow() throws {
        try withFolder { folder in
            let path = "\(folder)/svod.sqlite"
            let original = try Self.store(at: path)
            try original.close()
            let mirror = "\(folder)/journal/events.jsonl"
            for seed in 0..<300 as Range<UInt64> {
                var dice = Dice(seed: seed)
                let copy = try Self.copy(of: path, mirror: mirror, to: "\(folder)/\(seed)")
                let store = try Store(path: copy.store)
                let what =
                    dice.below(3) > 0
                    ? try Self.spoil(store, &dice) : try Self.spoil(mirror: copy.mirror, &dice)
                let problems =
                    try store.integrityProblems().map { "\($0)" }
                    + store.journalProblems().map { "\($0)" }
                    + [Mirror.problem(of: copy.mirror, against: store)].compactMap { $0 }
                    .map { "\($0)" }
                #expect(!problems.isEmpty, "seed \(seed): \(what)")
                try store.close()
                try FileManager.default.removeItem(atPath: "\(folder)/\(seed)")
            }
        }
    }

    @Test func promise1AStoreThatNobodyTouchedIsWell() throws {
        try withFolder { folder in
            let store = try Self.store(at: "\(folder)/svod.sqlite")
            #expect(try store.journalProblems() == [])
            #expect(
                try Mirror.problem(of: "\(folder)/journal/events.jsonl", against: store) == nil)
            try store.close()
        }
    }

    @Test func promise2AChainMadeAnewShowsAgainstTheMirror() throws {
        try withFolder { folder in
            let store = try Self.store(at: "\(folder)/svod.sqlite")
            try store.queue.write { db in
                let events = try Row.fetchAll(db, sql: "SELECT * FROM event ORDER BY id")
                try Self.dropTriggers(db)
                try db.execute(sql: "DELETE FROM event")
                for row in events {
                    guard let entry = try JournalEntry(kind: row["kind"], facts: row["facts"])
                    else { continue }
                    try EventTable(db: db).append(entry, at: (row["at"] as Int64) + 1)
                }
            }
            #expect(
                try Mirror.problem(of: "\(folder)/journal/events.jsonl", against: store)
                    == .mirrorDiffers(line: 1))
            try store.close()
        }
    }

    // MARK: A store to be spoilt

    private static func store(at path: String) throws -> Store {
        let store = try Store(path: path)
        try store.saveRegister([Sample.organization()], takenAt: 1)
        var dice = Dice(seed: 1)
        for number in 0..<6 {
            let received = Sample.received(dice.submission(), findings: dice.findings())
            _ = try store.record([
                Sample.file("\(number)", outcome: .submission(received)),
                Sample.file("x\(number)", outcome: .unclear(reason: "I04", candidates: ["1"])),
            ])
        }
        try store.setArrival(
            ofFile: Sample.hash("0"), to: Sample.day("2026-12-01"), enteredAt: 1_000)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        _ = try Mirror.level(store, to: "\(folder)/journal/events.jsonl", at: 2_000)
        return store
    }

    private static func copy(
        of store: String, mirror: String, to folder: String
    ) throws -> (store: String, mirror: String) {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try manager.copyItem(atPath: store, toPath: "\(folder)/svod.sqlite")
        try manager.copyItem(atPath: mirror, toPath: "\(folder)/events.jsonl")
        return ("\(folder)/svod.sqlite", "\(folder)/events.jsonl")
    }

    // MARK: Changes

    private static func dropTriggers(_ db: Database) throws {
        for name in ["event_follows", "event_stays", "event_is_kept"] {
            try db.execute(sql: "DROP TRIGGER \(name)")
        }
    }

    /// Changes or removes a row of the store; what was done.
    private static func spoil(_ store: Store, _ dice: inout Dice) throws -> String {
        let edits = [
            "event": ["at = at + 1", "kind = 'clock'", "facts = facts || ' '", "prev = hash"],
            "submission": [
                "filled = filled + 1", "correction = ifnull(correction, 0) + 1",
                "verdict = iif(verdict = 'returned', 'accepted', 'returned')",
                "version = version + 100", "inn = inn || '0'",
            ],
            "line": [
                "v3 = ifnull(v3, 0) || '0'", "kinds = kinds || '-'", "cells = '1:A1'",
                "row_code = row_code + 5000",
            ],
            "finding": ["severity = 'none'", "explanation = ifnull(explanation, '') || 'ы'"],
            "file": ["size = size + 1"],
            "arrival": ["arrival_date = '2027-01-01'", "arrival_source = 'journal'"],
            "journal": ["arrival_date = '2027-01-01'", "entered_at = entered_at - 1"],
        ]
        let table = edits.keys.sorted()[dice.below(edits.count)]
        let key = table == "line" || table == "finding" ? "submission_id" : "rowid"
        let identity = table == "file" ? "sha256" : key
        let choices = edits[table] ?? []
        let edit = choices[dice.below(choices.count)]
        let isRemoval = dice.below(4) == 0
        let place = dice.below(1_000)
        return try store.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            if table == "event" { try dropTriggers(db) }
            let keys = try DatabaseValue.fetchAll(
                db, sql: "SELECT \(identity) FROM \(table) ORDER BY 1")
            let key = keys[place % keys.count]
            let sql =
                isRemoval
                ? "DELETE FROM \(table) WHERE \(identity) = ?"
                : "UPDATE \(table) SET \(edit) WHERE \(identity) = ?"
            try db.execute(sql: sql, arguments: [key])
            return "\(sql) \(key)"
        }
    }

    /// Changes, doubles, swaps or removes lines or bytes of the mirror; what was done.
    private static func spoil(mirror path: String, _ dice: inout Dice) throws -> String {
        let url = URL(fileURLWithPath: path)
        var bytes = Array(try Data(contentsOf: url))
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let first = dice.below(lines.count - 2)
        let kind = dice.below(5)
        switch kind {
        case 0:
            bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(7))
        case 1:
            bytes.removeLast(1 + dice.below(bytes.count))
        case 2:
            lines.swapAt(first, first + 1)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        case 3:
            lines.remove(at: first)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        default:
            lines.insert(lines[first], at: first)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        }
        try Data(bytes).write(to: url)
        return "mirror, change \(kind)"
    }
}
