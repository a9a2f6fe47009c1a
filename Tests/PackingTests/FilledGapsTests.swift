import Foundation
import Packing
import Testing
import TestSupport
import ZipArchive

/// Bytes that are packed beside and put into an entry of an archive:
/// 1. they are unpacked as they were, between what stood around them,
/// 2. all other entries stay, and the same bytes give the same archive,
/// 3. what fails is told by its name, and the archive is as it was.
struct FilledGapsTests {
    private static let edges = (
        before: Array("<строки>".utf8), behind: Array("</строки>".utf8)
    )
    private static let others = [
        "первая": "раз & два", "последняя": String(repeating: "й", count: 500),
    ]

    /// A folder of the test's own with an archive of three entries, one of which has a gap.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "gaps-\(UUID().uuidString)")
        var archive: String { url.appending(path: "archive.zip").path }

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
            let gap = ZipBuilder.Part(
                "лист", "<лист><строки></строки></лист>")
            let first = ZipBuilder.Part("первая", FilledGapsTests.others["первая"] ?? "")
            let last = ZipBuilder.Part("последняя", FilledGapsTests.others["последняя"] ?? "")
            try Data(ZipBuilder([first, gap, last]).bytes()).write(to: URL(filePath: archive))
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        /// Packs pieces one after the other.
        func packed(_ pieces: [[UInt8]], name: String = "rows") throws -> PackedBytes {
            let packer = try BytePacker(path: url.appending(path: name).path)
            for piece in pieces { try packer.append(piece.span) }
            return try packer.finish()
        }

        func fill(_ content: PackedBytes, entry: String = "лист", before: String = "<строки>")
            throws
        {
            let gap = ZipArchive.Gap(
                entry: entry, between: (Array(before.utf8), Array("</строки>".utf8)),
                content: content)
            try ZipArchive.fill([gap], inFile: archive)
        }

        func entries() throws -> [(name: String, bytes: [UInt8])] {
            let limits = ZipLimits(
                fileSize: 1 << 26, entries: 10, entrySize: 1 << 26, totalSize: 1 << 27)
            let archive = try ZipArchive(bytes: [UInt8](data()), limits: limits)
            return try archive.entries.map { entry in
                var stream = try archive.stream(entry)
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    var span = buffer.mutableSpan
                    let count = try stream.read(into: &span)
                    if count == 0 { return (entry.name, bytes) }
                    bytes += buffer[..<count]
                }
            }
        }

        func data() throws -> Data { try Data(contentsOf: URL(filePath: archive)) }
    }

    /// Pieces of all kinds of sizes around those in which bytes are handed over.
    private static let contents: [[[UInt8]]] = {
        let stretch = 1 << 19
        var state: UInt64 = 1
        func noise(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
        }
        let row = Array("<строка номер=\"1\"><ячейка>да</ячейка></строка>".utf8)
        return [
            [], [[]], [[7]], [noise(stretch - 1)], [noise(stretch)], [noise(stretch + 1)],
            [noise(1), noise(stretch), noise(3)], [noise(3 * stretch + 5)],
            Array(repeating: row, count: 40_000), [noise(10), [], row, noise(200_000), row],
        ]
    }()

    @Test("1: the bytes come back between what stood around them", arguments: contents.indices)
    func comeBack(_ index: Int) throws {
        let (folder, pieces) = (try Folder(), Self.contents[index])
        let content = try folder.packed(pieces)
        #expect(content.count == pieces.reduce(0) { $0 + $1.count })
        try folder.fill(content)
        let entries = try folder.entries()
        #expect(entries.map(\.name) == ["первая", "лист", "последняя"])
        let expected =
            Array("<лист><строки>".utf8) + pieces.joined() + Array("</строки></лист>".utf8)
        #expect(entries[1].bytes == expected)
        for entry in [entries[0], entries[2]] {
            #expect(String(decoding: entry.bytes, as: UTF8.self) == Self.others[entry.name])
        }
    }

    @Test("1: bytes in memory and in a file are joined, and so are their checksums")
    func joined() throws {
        let (folder, whole) = (try Folder(), Array("начало середина конец".utf8))
        let middle = try folder.packed([Array("середина ".utf8)])
        let parts = [
            try PackedBytes(packing: Array("начало ".utf8), isLast: false), middle,
            try PackedBytes(packing: Array("конец".utf8), isLast: true),
        ]
        #expect(PackedBytes.checksum(of: parts) == ZipBuilder.checksum(whole))
        #expect(parts.reduce(0) { $0 + $1.count } == whole.count)
    }

    @Test("2: the same bytes in other pieces give the same archive") func same() throws {
        let archives = try [1, 1000, 700_000].map { size in
            let folder = try Folder()
            let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
            let pieces = stride(from: 0, to: bytes.count, by: size == 1 ? 77 : size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            try folder.fill(try folder.packed(size == 1 ? [bytes] : pieces))
            return try folder.data()
        }
        #expect(archives[0] == archives[1])
        #expect(archives[0] == archives[2])
    }

    @Test("3: a gap that is not there leaves the archive as it was") func noGap() throws {
        let folder = try Folder()
        let (before, content) = (try folder.data(), try folder.packed([[1, 2, 3]]))
        #expect(throws: PackError.archive(entry: "лист", reason: "there is no gap")) {
            try folder.fill(content, before: "<другое>")
        }
        #expect(throws: PackError.archive(entry: "нет такой", reason: "No such file")) {
            try folder.fill(content, entry: "нет такой")
        }
        #expect(try folder.data() == before)
    }

    @Test("3: packed bytes that are gone or cut leave the archive as it was", arguments: [0, 1])
    func gone(_ left: Int) throws {
        let folder = try Folder()
        let before = try folder.data()
        let content = try folder.packed([Array(repeating: 5, count: 100_000)])
        let file = folder.url.appending(path: "rows")
        try FileManager.default.removeItem(at: file)
        if left > 0 { try Data([0]).write(to: file) }
        #expect {
            try folder.fill(content)
        } throws: { error in
            guard case .archive(nil, let reason)? = error as? PackError else { return false }
            return reason.hasPrefix("Read error")
        }
        #expect(try folder.data() == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == left + 1)
    }

    @Test("3: an archive that is not there is told") func noArchive() throws {
        let folder = try Folder()
        let content = try folder.packed([[1]])
        try FileManager.default.removeItem(atPath: folder.archive)
        #expect(throws: PackError.self) { try folder.fill(content) }
        #expect(!FileManager.default.fileExists(atPath: folder.archive))
    }

    @Test("3: a folder that is not there and a disk that is full are told") func noRoom() throws {
        #expect(throws: PackError.file(path: "/nowhere/rows", code: ENOENT)) {
            _ = try BytePacker(path: "/nowhere/rows")
        }
        let packer = try BytePacker(path: "/dev/full")
        #expect(throws: PackError.file(path: "/dev/full", code: ENOSPC)) {
            for _ in 0..<100 { try packer.append([UInt8](repeating: 1, count: 100_000).span) }
            _ = try packer.finish()
        }
    }
}
