import TestSupport
import Testing
import ZipArchive

/// 1. Entries are found however their names are spelled. 2. Bytes are delivered whole. 3. What is
/// unpacked is counted. 4. The directory is checked before it is believed.
struct ZipArchiveTests {
    private static let limits = ZipLimits(
        fileSize: 1 << 20, entries: 10, entrySize: 1 << 20, totalSize: 1 << 20)

    private func content(_ archive: ZipArchive, _ name: String) throws -> [UInt8] {
        var stream = try archive.stream(try #require(archive.entry(named: name)))
        var buffer = [UInt8](repeating: 0, count: 1000)
        var content: [UInt8] = []
        while true {
            var room = buffer.mutableSpan
            let count = try stream.read(into: &room)
            guard count > 0 else { return content }
            content += buffer.prefix(count)
        }
    }

    @Test(arguments: ["a/B.xml", "A/b.XML", "/a/b.xml", "a\\b.xml"])
    func anEntryIsFoundHoweverItsNameIsSpelled(name: String) throws {
        let bytes = ZipBuilder([.init("/a\\B.xml", "текст")]).bytes()
        let archive = try ZipArchive(bytes: bytes, limits: Self.limits)
        #expect(try content(archive, name) == Array("текст".utf8))
        #expect(archive.entry(named: "a/c.xml") == nil)
    }

    @Test func aStreamOutlivesItsArchive() throws {
        let bytes = [UInt8](repeating: 7, count: 5000)
        func open() throws -> ZipEntryStream {
            let archive = try ZipArchive(
                bytes: ZipBuilder([.init("a", bytes)]).bytes(), limits: Self.limits)
            return try archive.stream(try #require(archive.entry(named: "a")))
        }
        var stream = try open()
        var buffer = [UInt8](repeating: 0, count: 8000)
        var room = buffer.mutableSpan
        #expect(try stream.read(into: &room) == 5000)
        #expect(Array(buffer.prefix(5000)) == bytes)
    }

    @Test func unpackedBytesAreCounted() throws {
        var limits = Self.limits
        limits.totalSize = 5000
        let parts = [
            ZipBuilder.Part("a", [UInt8](repeating: 1, count: 3000)),
            .init("b", [UInt8](repeating: 1, count: 3000)),
        ]
        let archive = try ZipArchive(bytes: ZipBuilder(parts).bytes(), limits: limits)
        #expect(try content(archive, "a").count == 3000)
        #expect(throws: ZipError.limitExceeded(.totalSize, entry: "b")) {
            try content(archive, "b")
        }
        limits.entrySize = 2999
        let strict = try ZipArchive(bytes: ZipBuilder(parts).bytes(), limits: limits)
        #expect(throws: ZipError.limitExceeded(.entrySize, entry: "a")) { try content(strict, "a") }
    }

    @Test func tooManyEntriesAreRefused() {
        let parts = (0..<11).map { ZipBuilder.Part("\($0)", "") }
        #expect(throws: ZipError.limitExceeded(.entries, entry: nil)) {
            _ = try ZipArchive(bytes: ZipBuilder(parts).bytes(), limits: Self.limits)
        }
    }

    @Test func twoEntriesCannotShareBytes() throws {
        let parts: [ZipBuilder.Part] = [.init("a", "ааааааааааааааа"), .init("b", "б")]
        var bytes = ZipBuilder(parts).bytes()
        // The offset of the second entry stands in the last header of the directory.
        let header = try #require(
            bytes.indices.dropLast(3).last { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        bytes[header + 42] = 0
        var limits = Self.limits
        limits.acceptsOddNames = true
        #expect(throws: ZipError.overlappingEntries) {
            _ = try ZipArchive(bytes: bytes, limits: limits)
        }
        // Where no header is, no entry is.
        bytes[header + 42] = 5
        #expect(throws: ZipError.damagedDirectory) {
            _ = try ZipArchive(bytes: bytes, limits: Self.limits)
        }
    }

    @Test func aNameIsTheSameInTheDirectoryAndInTheEntry() throws {
        var bytes = ZipBuilder([.init("a", "text")]).bytes()
        // The name of the first entry stands behind its header.
        bytes[30] = UInt8(ascii: "b")
        #expect(throws: ZipError.oddName("a")) {
            _ = try ZipArchive(bytes: bytes, limits: Self.limits)
        }
        var limits = Self.limits
        limits.acceptsOddNames = true
        #expect(
            try content(try ZipArchive(bytes: bytes, limits: limits), "a") == Array("text".utf8))
    }

    @Test(arguments: ["../a", "a/..\\b", "a\u{0}b", "а\n", "", String(repeating: "x", count: 256)])
    func oddNamesAreRefused(name: String) throws {
        let bytes = ZipBuilder([.init(name, "text")]).bytes()
        #expect(throws: ZipError.oddName(name)) {
            _ = try ZipArchive(bytes: bytes, limits: Self.limits)
        }
        var limits = Self.limits
        limits.acceptsOddNames = true
        #expect(try ZipArchive(bytes: bytes, limits: limits).entries.map(\.name) == [name])
    }

    @Test func whatIsNoArchiveIsToldFromACutOne() {
        #expect(throws: ZipError.notZip) {
            _ = try ZipArchive(bytes: Array("просто текст".utf8), limits: Self.limits)
        }
        #expect(throws: ZipError.empty) { _ = try ZipArchive(bytes: [], limits: Self.limits) }
        let bytes = ZipBuilder([.init("a", "text")]).bytes()
        #expect(throws: ZipError.truncated) {
            _ = try ZipArchive(bytes: Array(bytes.dropLast(5)), limits: Self.limits)
        }
    }

    @Test func aFileThatIsNotThereHasTheCodeOfTheSystem() {
        #expect(throws: ZipError.unreadable(code: 2)) {
            _ = try InputFile("/no/such/file", limit: 10)
        }
    }
}
