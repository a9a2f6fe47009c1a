import Foundation
import Testing

@testable import Store

// What the mirror of the events promises:
// 1. It is brought level with the store, whatever a run that died left of it.
// 2. It is never brought back to a store that has less, or other events.
// 3. Its lines are the events, and it is for the owner and the group only.

@Suite struct MirrorTests {
    @Test func promise1EveryBeginningIsCompleted() throws {
        try withMirror { store, path throws in
            #expect(try Mirror.problem(of: path, against: store) == .mirrorShorter(lines: 6))
            #expect(try Mirror.level(store, to: path, at: 8) == nil)
            let whole = try bytes(path)
            for length in 0..<whole.count {
                try Data(whole[..<length]).write(to: URL(fileURLWithPath: path))
                #expect(try Mirror.level(store, to: path, at: 8) == nil, "\(length)")
                #expect(try bytes(path) == whole, "\(length)")
            }
        }
    }

    @Test func promise1ZerosThatAPowerCutLeftAreWrittenOver() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            let whole = try bytes(path)
            for first in stride(from: 0, to: whole.count, by: 7) {
                var torn = whole
                for index in first..<min(first + 40, torn.count) { torn[index] = 0 }
                try Data(torn).write(to: URL(fileURLWithPath: path))
                #expect(try Mirror.level(store, to: path, at: 8) == nil)
                #expect(try bytes(path) == whole)
            }
        }
    }

    @Test func promise1NewEventsAreAdded() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            try store.append([.clock(.init(latest: 2, now: 1))], at: 9)
            #expect(try Mirror.problem(of: path, against: store) == .mirrorShorter(lines: 1))
            #expect(try Mirror.level(store, to: path, at: 8) == nil)
            #expect(try Mirror.problem(of: path, against: store) == nil)
            let before = try FileManager.default.attributesOfItem(atPath: path)
            #expect(try Mirror.level(store, to: path, at: 8) == nil)
            let after = try FileManager.default.attributesOfItem(atPath: path)
            #expect(
                before[.modificationDate] as? Date == after[.modificationDate] as? Date,
                "what is level is not written")
        }
    }

    @Test func promise1TheFirstLineOfANewStoreTellsOfTheMirror() throws {
        try withFolder { folder in
            let store = try Store.inMemory()
            let path = "\(folder)/journal/events.jsonl"
            #expect(try Mirror.level(store, to: path, at: 8) == nil)
            #expect(try store.events().map(\.kind) == ["mirror"])
            #expect(try Mirror.problem(of: path, against: store) == nil)
        }
    }

    @Test func promise2AMirrorThatWasLostIsMissed() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            try FileManager.default.removeItem(atPath: path)
            #expect(try Mirror.problem(of: path, against: store) == .mirrorMissing)
            #expect(try Mirror.level(store, to: path, at: 9) == .mirrorMissing)
            #expect(try store.events().map(\.kind).suffix(2) == ["mirror", "mirror"])
            #expect(try Mirror.level(store, to: path, at: 10) == nil)
        }
    }

    @Test func promise2AStoreWithLessDoesNotCutIt() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            let whole = try bytes(path)
            let behind = try Store.inMemory()
            _ = try behind.record([Sample.file("a", Sample.submission(1))])
            #expect(try Mirror.level(behind, to: path, at: 8) == .mirrorLonger(lines: 4))
            #expect(try Mirror.problem(of: path, against: behind) == .mirrorLonger(lines: 4))
            #expect(try bytes(path) == whole)
        }
    }

    @Test func promise2AnotherStoreDoesNotWriteIntoIt() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            let whole = try bytes(path)
            let other = try Store.inMemory()
            for number in 0..<9 {
                _ = try other.record([Sample.file("other \(number)", Sample.submission())])
            }
            #expect(try Mirror.level(other, to: path, at: 8) == .mirrorDiffers(line: 7))
            #expect(try Mirror.problem(of: path, against: other) == .mirrorDiffers(line: 1))
            #expect(try bytes(path) == whole)
        }
    }

    @Test func promise3ItsLinesAreTheEvents() throws {
        try withMirror { store, path throws in
            _ = try Mirror.level(store, to: path, at: 8)
            let lines = String(decoding: try bytes(path), as: UTF8.self)
                .split(separator: "\n").map(String.init)
            let events = try store.events()
            #expect(lines == events.map(\.line))
            for (line, event) in zip(lines, events) {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                let facts = try #require(object as? [String: Any])
                #expect(facts["hash"] as? String == event.hash)
                #expect(facts["id"] as? Int == Int(event.id))
                #expect(facts["facts"] is [String: Any])
            }
        }
    }

    // The mask is the whole process's.
    @Test(.serialized, arguments: [0o000, 0o022, 0o077] as [mode_t])
    func promise3ItIsForOwnerAndGroupWhateverTheMask(mask: mode_t) throws {
        try withMirror { store, path throws in
            let old = umask(mask)
            defer { umask(old) }
            _ = try Mirror.level(store, to: path, at: 8)
            let manager = FileManager.default
            let file = try manager.attributesOfItem(atPath: path)
            let folder = try manager.attributesOfItem(
                atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
            #expect(file[.posixPermissions] as? Int == 0o640)
            #expect(folder[.posixPermissions] as? Int == 0o750)
        }
    }

    /// Does work with a store of six events and the path of a mirror that is not there.
    private func withMirror(_ work: (Store, String) throws -> Void) throws {
        try withFolder { folder in
            let store = try Store.inMemory()
            _ = try store.record([
                Sample.file("a", Sample.submission(1)), Sample.file("b", Sample.submission(2)),
            ])
            try work(store, "\(folder)/journal/events.jsonl")
        }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
