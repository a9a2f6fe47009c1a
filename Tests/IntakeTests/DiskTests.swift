import Foundation
import Parallel
import Store
import Testing

@testable import Intake

/// 1. A published file is whole at any moment, and only for its owner and group.
/// 2. A file is removed only while it is the one that was read.
/// 3. What a dead run left is put right.
struct DiskTests {
    private let place: TemporaryWorkspace
    private var root: RawPath { place.workspace.root }

    init() throws {
        place = try TemporaryWorkspace()
    }

    @Test("1: the same bytes are not written again")
    func publishingTwiceWritesOnce() throws {
        let path = root.appending("a.xlsx")
        #expect(try Disk.publish([1, 2], at: path))
        #expect(try !Disk.publish([1, 2], at: path))
        #expect(try Disk.publish([1, 3], at: path))
        #expect(try Disk.publish([1], at: path))
        #expect(try Disk.bytes(of: path, limit: 10) == [1])
    }

    @Test("1: nobody else can read it")
    func modes() throws {
        let old = umask(0)
        defer { umask(old) }
        let path = root.appending("new/a.xlsx")
        try Disk.makeFolder(path.folder)
        try Disk.publish([1], at: path)
        let mode = { (path: RawPath) in
            try FileManager.default.attributesOfItem(atPath: path.display)[.posixPermissions]
                as? Int
        }
        #expect(try mode(path) == 0o640)
        #expect(try mode(path.folder) == 0o750)
    }

    @Test("1: many files can be published at once")
    func manyAtOnce() throws {
        let folder = root
        let results = Parallel.map(Array(0..<64)) { number in
            (try? Disk.publish([UInt8(number)], at: folder.appending("\(number).bin"))) ?? false
        }
        #expect(!results.contains(false))
        for number in 0..<64 {
            #expect(
                try Disk.bytes(of: root.appending("\(number).bin"), limit: 9) == [UInt8(number)])
        }
    }

    @Test("1: a copy of a file of many pieces takes the place of what was there, or of nothing")
    func copies() throws {
        let source = root.appending("source.xlsx")
        let path = root.appending("a.xlsx")
        let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Disk.publish(bytes, at: source)
        try Disk.publish([1], at: path)
        try Disk.put(copyOf: source, at: path)
        #expect(try Disk.bytes(of: path, limit: 1_000_000) == bytes)
        #expect(try Disk.sha256(of: path) == HashedBytes(bytes).sha256)
        #expect(throws: DiskError.self) {
            try Disk.put(copyOf: root.appending("absent.xlsx"), at: path)
        }
        #expect(try Disk.bytes(of: path, limit: 1_000_000) == bytes)
        let names = try Disk.items(of: root).map(\.name.display)
        #expect(!names.contains { $0.hasSuffix(".part") })
        #expect(throws: DiskError.self) { try Disk.sha256(of: root.appending("absent.xlsx")) }
    }

    @Test("1: where nothing can be written the old file stays, and the trouble is named")
    func refusedWriting() throws {
        let path = root.appending("missing/a.xlsx")
        #expect(throws: DiskError(.write, path, code: ENOENT)) { try Disk.publish([1], at: path) }
    }

    @Test("2: a newer file of the same name stays")
    func removal() throws {
        let path = try place.drop([1, 2, 3], "a.xlsx")
        let stamp = try #require(Disk.stamp(of: path))
        try place.drop([1, 2, 4], "a.xlsx")
        #expect(try !Disk.remove(path, stamped: stamp))
        #expect(try Disk.bytes(of: path, limit: 10) == [1, 2, 4])
        let newer = try #require(Disk.stamp(of: path))
        #expect(try Disk.remove(path, stamped: newer))
        #expect(try !Disk.remove(path, stamped: newer))
        #expect(try Disk.items(of: place.workspace.inbox).isEmpty)
    }

    @Test("3: a file that was claimed gets its name back, as earlier editions claimed it too")
    func claims() throws {
        for claimed in [".svod-claim/Ab12cD/a.xlsx", ".svod-claim/a.xlsx"] {
            try place.drop([7], claimed)
            #expect(try place.inbox() == ["a.xlsx"])
            let path = place.workspace.inbox.appending("a.xlsx")
            #expect(try Disk.bytes(of: path, limit: 9) == [7])
            try Disk.removeOwn(path)
        }
    }

    @Test("2, 3: while another file has the name, both are kept and the other can be removed")
    func claimsWithoutAName() throws {
        try place.drop([8], ".svod-claim/Ab12cD/a.xlsx")
        let path = try place.drop([7], "a.xlsx")
        #expect(try place.inbox() == ["a.xlsx"])
        #expect(try Disk.bytes(of: path, limit: 9) == [7])
        let stamp = try #require(Disk.stamp(of: path))
        #expect(try Disk.remove(path, stamped: stamp))
        #expect(try place.inbox() == ["a.xlsx"])
        #expect(try Disk.bytes(of: path, limit: 9) == [8])
    }

    @Test("2: a file that a program is writing to is known, where the system tells")
    func writers() throws {
        let path = try place.drop([7], "a.xlsx")
        #expect(!Disk.isBeingWritten(path))
        let writer = open(path.display, O_WRONLY)
        defer { close(writer) }
        #expect(Disk.isBeingWritten(path))
    }

    @Test("3: half-written files are swept, others are not")
    func sweeping() throws {
        for name in [".svod-Ab12cD.part", "a.part", ".svod-note.txt"] {
            try Disk.publish([1], at: root.appending("out/\(name)"), making: true)
        }
        try Disk.sweepParts(in: root.appending("out"))
        let left = try Disk.items(of: root.appending("out")).map(\.name.display)
        #expect(left == [".svod-note.txt", "a.part"])
    }

    @Test("2: one program works in a workspace at a time")
    func locking() throws {
        let first = try WorkspaceLock.take(in: place.workspace)
        #expect(first != nil)
        #expect(try WorkspaceLock.take(in: place.workspace) == nil)
        withExtendedLifetime(first) {}
    }
}

extension Disk {
    fileprivate static func publish(_ bytes: [UInt8], at path: RawPath, making: Bool) throws {
        try makeFolder(path.folder)
        try publish(bytes, at: path)
    }
}

/// Names of files, ours and others'.
struct FileNameTests {
    @Test(arguments: [
        ("Демо СШ № 1.xlsx", "Демо СШ № 1.xlsx"),
        ("а/б\\в:г*д?е\"ж<з>и|к.xlsx", "а_б_в_г_д_е_ж_з_и_к.xlsx"),
        ("строка\nвторая.xlsx", "строка_вторая.xlsx"),
        ("xlsx.\u{202E}exe", "xlsx._exe"),
        (" . ", "_"),
        ("", "_"),
        ("МБОУ «Школа. № 5» .xlsx", "МБОУ «Школа. № 5».xlsx"),
    ])
    func namesAreMadeSafe(_ text: String, _ expected: String) {
        #expect(FileName.safe(text) == expected)
    }

    @Test func longNamesAreCutBeforeTheirEnding() {
        let name = FileName.safe(String(repeating: "ы", count: 300) + ".xlsx")
        #expect(name.utf8.count <= 200)
        #expect(name.hasSuffix("ы.xlsx"))
    }

    @Test func anEndingOfOursStaysWhole() {
        let ending = " 2460000003 2026-1 версия 12.xlsx"
        #expect(FileName.safe("МБОУ «Школа. № 5».", ending: ending) == "МБОУ «Школа. № 5»" + ending)
        #expect(FileName.safe("а/б.xlsx", ending: ending) == "а_б.xlsx" + ending)
        let long = FileName.safe(String(repeating: "ы", count: 300), ending: ending)
        #expect(long.utf8.count <= 200 && long.hasSuffix("ы" + ending))
        #expect(FileName.safe("", ending: ending) == "_" + ending)
    }
}
