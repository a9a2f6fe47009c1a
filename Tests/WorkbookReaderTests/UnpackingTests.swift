import Packing
import TestSupport
import Testing
import ZipArchive

/// 1. What was packed comes out, whatever its size and that of the pieces. 2. Entries may be read
/// side by side and again. 3. Bytes that are missing, strange or too many are noticed.
struct UnpackingTests {
    private static let limits = ZipLimits(
        fileSize: 4 << 20, entries: 10, entrySize: 4 << 20, totalSize: 64 << 20)

    /// Bytes that hardly get smaller.
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 42
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    /// Words, as sheets are full of them.
    private static func words(_ count: Int) -> [UInt8] {
        Array(noise(count / 8 + 1).flatMap { "слово \($0 & 15);".utf8 }.prefix(count))
    }

    private func part(_ name: String, _ bytes: [UInt8]) throws -> ZipBuilder.Part {
        var part = ZipBuilder.Part(name, bytes)
        guard case .memory(let packed) = try PackedBytes(packing: bytes, isLast: true).place else {
            Issue.record("bytes in memory are packed in memory")
            return part
        }
        part.packed = packed
        return part
    }

    private func archive(_ parts: ZipBuilder.Part...) throws -> ZipArchive {
        try ZipArchive(bytes: ZipBuilder(parts).bytes(), limits: Self.limits)
    }

    private func stream(_ archive: ZipArchive, _ name: String) throws -> ZipEntryStream {
        try archive.stream(try #require(archive.entry(named: name)))
    }

    /// The next piece of an entry, at most so many bytes.
    private func piece(_ stream: inout ZipEntryStream, _ size: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: size)
        var room = buffer.mutableSpan
        let count = try stream.read(into: &room)
        return Array(buffer.prefix(count))
    }

    private func content(_ archive: ZipArchive, _ name: String, by size: Int) throws -> [UInt8] {
        var stream = try stream(archive, name)
        var content: [UInt8] = []
        while true {
            let piece = try piece(&stream, size)
            guard !piece.isEmpty else { return content }
            content += piece
        }
    }

    @Test(arguments: [0, 1, 1000, 65_535, 65_536, 65_537, 300_000], [7, 65_536, 300_001])
    func whatWasPackedComesOut(count: Int, size: Int) throws {
        for bytes in [Self.noise(count), Self.words(count), [UInt8](repeating: 7, count: count)] {
            let archive = try archive(part("a", bytes))
            #expect(try content(archive, "a", by: size) == bytes)
            // Once more, by what unpacked it before.
            #expect(try content(archive, "a", by: size) == bytes)
        }
    }

    @Test func entriesMayBeReadSideBySide() throws {
        let (one, two) = (Self.words(200_000), Self.noise(200_000))
        let archive = try archive(part("1", one), part("2", two))
        var first = try stream(archive, "1")
        var second = try stream(archive, "2")
        var (ofFirst, ofSecond): ([UInt8], [UInt8]) = ([], [])
        while ofFirst.count < one.count || ofSecond.count < two.count {
            ofFirst += try piece(&first, 10_000)
            ofSecond += try piece(&second, 7000)
        }
        #expect(ofFirst == one)
        #expect(ofSecond == two)
        // One that is left in the middle leaves nothing behind for the next.
        var left = try stream(archive, "1")
        _ = try piece(&left, 10_000)
        _ = consume left
        #expect(try content(archive, "2", by: 65_536) == two)
    }

    @Test func anEntryCutAnywhereIsDamaged() throws {
        let whole = try part("a", Self.words(3000))
        let packed = try #require(whole.packed)
        for count in 0..<packed.count {
            var cut = whole
            cut.packed = Array(packed.prefix(count))
            let archive = try archive(cut)
            #expect(throws: ZipError.damagedEntry("a"), "\(count) of \(packed.count) bytes") {
                try content(archive, "a", by: 65_536)
            }
            #expect(throws: ZipError.damagedEntry("a")) { try content(archive, "a", by: 100) }
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let whole = try part("a", Self.words(3000))
        let packed = try #require(whole.packed)
        for place in packed.indices {
            var changed = whole
            changed.packed?[place] ^= 0x10
            let archive = try archive(changed)
            #expect(throws: ZipError.self, "byte \(place)") {
                try content(archive, "a", by: 65_536)
            }
        }
    }

    @Test func bytesBehindTheEndDoNotMatter() throws {
        var long = try part("a", Self.words(3000))
        long.packed? += Self.noise(100_000)
        #expect(try content(try archive(long), "a", by: 1000) == long.bytes)
    }

    @Test(arguments: [0, 2999, 3001, 100_000])
    func anotherSizeThanTheOnePromisedIsRefused(claimed: Int) throws {
        var part = try part("a", Self.words(3000))
        part.claimedSize = claimed
        let archive = try archive(part)
        #expect(throws: ZipError.wrongSize(entry: "a")) { try content(archive, "a", by: 65_536) }
    }

    @Test func anotherChecksumThanTheOnePromisedIsRefused() throws {
        var part = try part("a", Self.words(3000))
        part.claimedChecksum = 1
        let archive = try archive(part)
        #expect(throws: ZipError.wrongChecksum(entry: "a")) {
            try content(archive, "a", by: 65_536)
        }
    }
}
