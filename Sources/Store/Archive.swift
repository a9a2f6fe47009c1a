#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import Hashing

/// Every file that was ever received, by the hash of its bytes: `ab/abcd….xlsx`.
///
/// A file is written beside, brought to the disk and only then linked to its name, so a name in
/// the archive always means whole bytes, whenever the power fails. Nothing is ever overwritten or
/// deleted; all is readable by the owner only.
public struct Archive: Sendable {
    /// The folder.
    public let directory: String

    /// Names the folder of an archive; it is made when the first file is stored.
    public init(directory: String) {
        self.directory = directory
    }

    /// Stores bytes and brings them to the disk.
    ///
    /// - Returns: their hash. Bytes that are there already are not written again.
    /// - Throws: ``StoreError/archive(step:path:errno:)``.
    @discardableResult
    public func store(bytes: [UInt8]) throws(StoreError) -> String {
        let file = HashedBytes(bytes)
        try store([file])
        return file.sha256
    }

    /// Stores many files and brings them to the disk: first all are written, then synced, then
    /// named, then each folder is synced once.
    ///
    /// - Throws: ``StoreError/archive(step:path:errno:)``; files that were named before the error
    ///   stay, whole.
    public func store(_ files: [HashedBytes]) throws(StoreError) {
        // Each part keeps a file open until it is synced.
        for first in stride(from: 0, to: files.count, by: 128) {
            try storeTogether(files[first..<min(first + 128, files.count)])
        }
    }

    private func storeTogether(_ files: ArraySlice<HashedBytes>) throws(StoreError) {
        var parts: [ArchivePart] = []
        var folders: Set<String> = []
        var known: Set<String> = []
        do throws(StoreError) {
            for file in files where known.insert(file.sha256).inserted {
                let folder = folder(of: file.sha256)
                folders.insert(folder.path)
                guard !contains(file.sha256) else { continue }
                if let above = try folder.makeUnsynced() { folders.insert(above.path) }
                parts.append(try ArchivePart(file, in: folder, as: path(of: file.sha256)))
            }
            for index in parts.indices { try parts[index].sync() }
            for index in parts.indices { try parts[index].publish() }
            // A file that was there already may have been named by a run that died before this.
            for folder in folders.sorted() { try Folder(folder).sync() }
        } catch {
            for index in parts.indices { parts[index].abandon() }
            throw error
        }
    }

    /// Whether the archive holds the file.
    public func contains(_ sha256: String) -> Bool {
        access(path(of: sha256), F_OK) == 0
    }

    /// Where the file stands, whether it is there or not.
    public func path(of sha256: String) -> String {
        "\(folder(of: sha256).path)/\(sha256).xlsx"
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``StoreError/notArchived(sha256:)``, ``StoreError/archive(step:path:errno:)``.
    public func bytes(of sha256: String) throws(StoreError) -> [UInt8] {
        let path = path(of: sha256)
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno != ENOENT else { throw .notArchived(sha256: sha256) }
            throw .archive(step: .read, path: path, errno: errno)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw .archive(step: .read, path: path, errno: errno)
        }
        let size = Int(facts.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let step = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if step < 0 && errno == EINTR { continue }
                if step < 0 { failure = errno }
                guard step > 0 else { return }
                count += step
            }
        }
        guard failure == 0 else { throw .archive(step: .read, path: path, errno: failure) }
        return bytes
    }

    /// Reads a file and compares its bytes with its hash.
    ///
    /// - Throws: ``StoreError/archiveDiffers(sha256:found:)``, and the errors of ``bytes(of:)``.
    public func verify(_ sha256: String) throws(StoreError) {
        let found = SHA256.hexadecimal(of: try bytes(of: sha256))
        guard found == sha256 else { throw .archiveDiffers(sha256: sha256, found: found) }
    }

    /// The hashes of all files that are archived, in ascending order.
    public func files() throws(StoreError) -> [String] {
        var files: [String] = []
        for folder in try folders() {
            for name in try folder.names() where name.hasSuffix(".xlsx") {
                files.append(String(name.dropLast(".xlsx".count)))
            }
        }
        return files.sorted()
    }

    /// Removes what runs that died left half-written.
    ///
    /// Only one process works with an archive at a time, so every part that lies there is stale.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    public func sweep() throws(StoreError) -> Int {
        var count = 0
        for folder in try folders() {
            for name in try folder.names() where ArchivePart.isPart(name) {
                let path = "\(folder.path)/\(name)"
                guard unlink(path) == 0 else {
                    throw .archive(step: .remove, path: path, errno: errno)
                }
                count += 1
            }
        }
        return count
    }

    private func folder(of sha256: String) -> Folder {
        Folder("\(directory)/\(sha256.prefix(2))")
    }

    private func folders() throws(StoreError) -> [Folder] {
        let names = try Folder(directory).names().filter { name in
            name.utf8.count == 2 && name.utf8.allSatisfy(Self.isHexadecimal)
        }
        return names.sorted().map { Folder("\(directory)/\($0)") }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
