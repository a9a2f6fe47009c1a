import Containers
import TestSupport
import Testing

/// Archives of forms:
/// 1. names are read in the encodings of Windows, 7-Zip and macOS;
/// 2. folders, locks and what systems leave are no files;
/// 3. folders are told and lead nowhere;
/// 4. what is wrong with one file harms no other;
/// 5. each limit is kept.
struct ArchiveTests {
    private typealias Part = ZipBuilder.Part

    private func members(_ parts: [ZipBuilder.Part]) throws -> [Member] {
        try Container(ZipBuilder(parts).bytes(), as: .archive).members
    }

    private func part(_ name: [UInt8], flags: UInt16 = 0) -> ZipBuilder.Part {
        var part = Part("", "a")
        part.nameBytes = name
        part.flags = flags
        return part
    }

    /// «Отчёт.xlsx» in cp866 and in windows-1251.
    private static let dos: [UInt8] = [0x8E, 0xE2, 0xE7, 0xF1, 0xE2] + Array(".xlsx".utf8)
    private static let windows: [UInt8] = [0xCE, 0xF2, 0xF7, 0xB8, 0xF2] + Array(".xlsx".utf8)
    private static let name = "Отчёт.xlsx"
    /// The same as macOS writes it.
    private static let apart = "Отче\u{308}т.xlsx"

    @Test("1") func namesAreRead() throws {
        let found = try members([
            part(Self.dos), part(Self.windows), part(Array(Self.name.utf8), flags: 0x0800),
            part(Array(Self.apart.utf8), flags: 0x0800), part(Array(Self.apart.utf8)),
        ])
        for member in found {
            #expect(member.name.map { Array($0.unicodeScalars) } == Array(Self.name.unicodeScalars))
            #expect(member.contents == .file([0x61]))
        }
        #expect(found.count == 5)
    }

    @Test("1") func aNameInUnicodeBesideAnotherCounts() throws {
        func extra(_ checked: [UInt8]) -> [UInt8] {
            let field =
                [1] + ZipBuilder.little(Int(ZipBuilder.checksum(checked)), 4) + Self.name.utf8
            // Another field before it, as archivers add for times.
            return ZipBuilder.little(0x5455, 2) + ZipBuilder.little(1, 2) + [0]
                + ZipBuilder.little(0x7075, 2) + ZipBuilder.little(field.count, 2) + field
        }
        var sound = part(Array("?????.xlsx".utf8))
        sound.extra = extra(Array("?????.xlsx".utf8))
        var renamed = part(Array("renamed.xlsx".utf8))
        renamed.extra = extra(Array("?????.xlsx".utf8))
        var empty = part(Array("empty.xlsx".utf8))
        empty.extra = ZipBuilder.little(0x7075, 2) + ZipBuilder.little(2, 2) + [1, 0]
        #expect(
            try members([sound, renamed, empty]).map(\.name)
                == [Self.name, "renamed.xlsx", "empty.xlsx"])
    }

    @Test("2") func litterIsTold() throws {
        let litter = [
            "__MACOSX/._form.xlsx", ".DS_Store", "a/Thumbs.db", "~$form.xlsx",
            ".~lock.form.xlsx#", "desktop.ini",
        ]
        let found = try members(
            [Part("a/", ""), Part("a/form.xlsx", "a")] + litter.map { Part($0, "x") })
        #expect(found.first == Member("form.xlsx", in: ["a"], .file([0x61])))
        #expect(found.dropFirst().map(\.contents) == litter.map { _ in .litter })
    }

    @Test("3") func foldersLeadNowhere() throws {
        let found = try members([
            Part("../../etc/form.xlsx", "a"), Part(#"C:\Формы\form.xlsx"#, "b"),
            Part("/form.xlsx", "c"), Part("..", "d"),
        ])
        #expect(found.map(\.name) == ["form.xlsx", "form.xlsx", "form.xlsx"])
        #expect(found.map(\.folders) == [["etc"], ["C:", "Формы"], []])
    }

    @Test("4") func oneFilesTroubleIsItsOwn() throws {
        var damaged = Part("damaged.xlsx", "abc")
        damaged.claimedChecksum = 1
        var short = Part("short.xlsx", "abc")
        short.claimedSize = 2
        var locked = Part("locked.xlsx", "abc")
        locked.flags = 1
        let found = try members([
            damaged, short, locked, Part("form.xlsx", "a"), Part("form.xlsx", "b"),
        ])
        #expect(
            found.map(\.contents) == [
                .damaged, .damaged, .locked, .file([0x61]), .file([0x62]),
            ])
    }

    private func refusal(_ parts: [ZipBuilder.Part], _ change: (inout ContainerLimits) -> Void)
        -> ContainerError?
    {
        var limits = ContainerLimits()
        change(&limits)
        do {
            _ = try Container(ZipBuilder(parts).bytes(), as: .archive, limits: limits)
            return nil
        } catch { return error }
    }

    @Test("5") func limitsOfTheArchiveAreKept() {
        let parts = (0..<5).map { Part("\($0).xlsx", "abcd") }
        #expect(refusal(parts) { $0.members = 5 } == nil)
        #expect(refusal(parts) { $0.members = 4 } == .tooManyMembers)
        #expect(refusal(parts) { $0.members = 1 } == .tooManyMembers)
        #expect(refusal(parts) { $0.totalSize = 20 } == nil)
        #expect(refusal(parts) { $0.totalSize = 19 } == .tooLarge)
        #expect(refusal(parts) { $0.archiveSize = 100 } == .tooLarge)
        #expect(throws: ContainerError.damaged) {
            try Container(Array(ZipBuilder(parts).bytes().dropLast(30)), as: .archive)
        }
    }

    @Test("5") func aFileThatIsTooLargeLeavesTheOthers() throws {
        var limits = ContainerLimits()
        limits.memberSize = 3
        let bytes = ZipBuilder([Part("large.xlsx", "abcd"), Part("form.xlsx", "abc")]).bytes()
        let found = try Container(bytes, as: .archive, limits: limits).members
        #expect(found.map(\.contents) == [.tooLarge, .file(Array("abc".utf8))])
    }
}
