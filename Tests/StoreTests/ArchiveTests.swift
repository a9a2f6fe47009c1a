import Foundation
import Testing

@testable import Store

// What the archive promises:
// 1. Bytes go in under their hash, once, and come out as they were.
// 2. Only their owner can read them, and nobody can write to them by mistake.
// 3. What a run that died left behind is removed, and never taken for a file.
// 4. A file that was changed is noticed.

@Suite struct ArchiveTests {
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func promise1BytesComeOutAsTheyWentIn() throws {
        try withArchive { archive throws in
            let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
            let hash = try archive.store(bytes: bytes)
            #expect(archive.contains(hash))
            #expect(try archive.bytes(of: hash) == bytes)
            try archive.verify(hash)
        }
    }

    @Test func promise1TheNameIsTheHashInAFolderOfItsFirstDigits() throws {
        try withArchive { archive throws in
            #expect(try archive.store(bytes: Array("abc".utf8)) == Self.abc)
            #expect(
                FileManager.default.fileExists(
                    atPath: "\(archive.directory)/ba/\(Self.abc).xlsx"))
        }
    }

    @Test func promise1EqualBytesAreStoredOnce() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: [1, 2, 3])
            let inode = number(archive.path(of: hash), .systemFileNumber)
            #expect(try archive.store(bytes: [1, 2, 3]) == hash)
            #expect(number(archive.path(of: hash), .systemFileNumber) == inode)
            #expect(try archive.files() == [hash])
        }
    }

    @Test func promise1ABatchStoresEachOfItsFilesOnce() throws {
        try withArchive { archive throws in
            let files = (0..<300).map { HashedBytes([UInt8(truncatingIfNeeded: $0), 1]) }
            try archive.store(files)
            #expect(try archive.files() == Set(files.map(\.sha256)).sorted())
            for file in files { #expect(try archive.bytes(of: file.sha256) == file.bytes) }
            #expect(try archive.sweep() == 0)
        }
    }

    @Test func promise1AnEmptyFileIsAFileToo() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: [])
            #expect(try archive.bytes(of: hash).isEmpty)
        }
    }

    @Test func promise1AFileThatIsNotThereIsToldSo() throws {
        try withArchive { archive throws in
            #expect(!archive.contains(Self.abc))
            #expect(try archive.files() == [])
            #expect(throws: StoreError.notArchived(sha256: Self.abc)) {
                try archive.bytes(of: Self.abc)
            }
        }
    }

    @Test func promise2FilesAreReadOnlyAndForTheirOwner() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: [1])
            #expect(number(archive.path(of: hash), .posixPermissions) == 0o440)
            #expect(number(archive.directory, .posixPermissions) == 0o700)
            #expect(
                number("\(archive.directory)/\(hash.prefix(2))", .posixPermissions) == 0o700)
        }
    }

    @Test func promise3PartsOfARunThatDiedAreRemoved() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: Array("abc".utf8))
            let folder = "\(archive.directory)/ba"
            let part = "\(folder)/.svod-1-2.part"
            let foreign = "\(folder)/notes.part"
            for path in [part, foreign] {
                #expect(FileManager.default.createFile(atPath: path, contents: Data("ab".utf8)))
            }
            #expect(try archive.files() == [hash])
            #expect(try archive.sweep() == 1)
            #expect(!FileManager.default.fileExists(atPath: part))
            #expect(FileManager.default.fileExists(atPath: foreign))
            #expect(archive.contains(hash))
        }
    }

    @Test func promise3AFileThatWasLinkedButNotCleanedUpIsWhole() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: Array("abc".utf8))
            let part = "\(archive.directory)/ba/.svod-1-2.part"
            try FileManager.default.linkItem(atPath: archive.path(of: hash), toPath: part)
            #expect(try archive.store(bytes: Array("abc".utf8)) == hash)
            #expect(try archive.sweep() == 1)
            #expect(try archive.bytes(of: hash) == Array("abc".utf8))
        }
    }

    @Test func promise3AStepThatFailsLeavesNothing() throws {
        try withArchive { archive throws in
            // A file stands where the folder belongs.
            try FileManager.default.createDirectory(
                atPath: archive.directory, withIntermediateDirectories: true)
            #expect(
                FileManager.default.createFile(
                    atPath: "\(archive.directory)/ba", contents: Data()))
            #expect(throws: StoreError.self) { try archive.store(bytes: Array("abc".utf8)) }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: archive.directory) == ["ba"])
        }
    }

    @Test func promise4AChangedFileIsNoticed() throws {
        try withArchive { archive throws in
            let hash = try archive.store(bytes: Array("abc".utf8))
            let path = archive.path(of: hash)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try Data("abd".utf8).write(to: URL(fileURLWithPath: path))
            #expect(
                throws: StoreError.archiveDiffers(
                    sha256: hash,
                    found: "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9")
            ) {
                try archive.verify(hash)
            }
        }
    }

    private func withArchive(_ work: (Archive) throws -> Void) throws {
        try withFolder { folder in
            try work(Archive(directory: "\(folder)/archive"))
        }
    }

    private func number(_ path: String, _ key: FileAttributeKey) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[key] as? Int
    }
}
