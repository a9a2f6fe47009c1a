import Glibc
import Hashing
internal import Store

/// The calls of the file system that the pipeline makes, by raw names and with durable writes.
public enum Disk {
    /// What stands in a folder.
    public struct Item: Hashable, Sendable {
        /// The name.
        public var name: RawPath
        /// What it is.
        public var kind: Kind

        /// What can stand in a folder.
        public enum Kind: Hashable, Sendable {
            /// A file.
            case file
            /// A folder.
            case folder
            /// A link or a device, which the program does not follow.
            case other
        }
    }

    /// What identifies the contents of a file without reading it.
    public struct Stamp: Hashable, Sendable {
        var device: UInt
        var inode: UInt
        /// How many bytes there are.
        public var size: Int
        /// When the contents were changed, in seconds since 1970.
        public var modified: Int
        /// The part of a second beyond that.
        public var modifiedNanoseconds: Int
        /// When anything of the file was changed, its name included.
        var changed: Int
        var changedNanoseconds: Int

        /// Whether it is the same file with the same contents, though perhaps under another name.
        func isOfSameContents(as other: Stamp) -> Bool {
            device == other.device && inode == other.inode && size == other.size
                && modified == other.modified && modifiedNanoseconds == other.modifiedNanoseconds
        }
    }

    /// What stands in a folder, ordered by the bytes of the names.
    ///
    /// - Throws: ``DiskError`` when the folder cannot be listed.
    public static func items(of folder: RawPath) throws(DiskError) -> [Item] {
        guard let directory = folder.withCString({ opendir($0) }) else {
            throw DiskError(.list, folder, code: errno)
        }
        defer { closedir(directory) }
        var items: [Item] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                guard errno == 0 else { throw DiskError(.list, folder, code: errno) }
                break
            }
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                RawPath(bytes: bytes.prefix { $0 != 0 })
            }
            guard name.bytes != Array(".".utf8), name.bytes != Array("..".utf8) else { continue }
            var facts = stat()
            let path = folder.appending(name)
            guard path.withCString({ lstat($0, &facts) }) == 0 else {
                // What was taken away meanwhile is not there; anything else is a disk that fails.
                guard errno == ENOENT else { throw DiskError(.list, path, code: errno) }
                continue
            }
            let kind: Item.Kind =
                switch facts.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                default: .other
                }
            items.append(Item(name: name, kind: kind))
        }
        return items.sorted { $0.name.bytes.lexicographicallyPrecedes($1.name.bytes) }
    }

    /// The bytes of a file, at most `limit` of them and one more, so that a longer one shows.
    ///
    /// - Throws: ``DiskError`` when the file cannot be read.
    public static func bytes(of path: RawPath, limit: Int) throws(DiskError) -> [UInt8] {
        try stampedBytes(of: path, limit: limit).bytes
    }

    /// The bytes of a file together with its stamp, both of the same open file.
    static func stampedBytes(
        of path: RawPath, limit: Int
    ) throws(DiskError) -> (bytes: [UInt8], stamp: Stamp) {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw DiskError(.read, path, code: errno) }
        let wanted = min(Int(facts.st_size), limit) + 1
        return (try bytes(of: descriptor, at: path, atMost: wanted), Stamp(facts))
    }

    /// The SHA-256 of a file, 64 hexadecimal digits in lower case; only a piece of it is ever in
    /// memory.
    ///
    /// - Throws: ``DiskError`` when the file cannot be read.
    public static func sha256(of path: RawPath) throws(DiskError) -> String {
        let hash = SHA256()
        try forEachPiece(of: path) { piece in
            hash.add(piece)
            return true
        }
        return hash.hexadecimal()
    }

    /// Reads a file piece by piece, until `body` returns false.
    private static func forEachPiece(
        of path: RawPath, _ body: ([UInt8]) -> Bool
    ) throws(DiskError) {
        let descriptor = try openForReading(path)
        defer { close(descriptor) }
        while true {
            let piece = try bytes(of: descriptor, at: path, atMost: 1 << 18)
            guard !piece.isEmpty, body(piece) else { return }
        }
    }

    private static func openForReading(_ path: RawPath) throws(DiskError) -> Int32 {
        let descriptor = path.withCString {
            open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        }
        guard descriptor >= 0 else { throw DiskError(.read, path, code: errno) }
        return descriptor
    }

    /// The next bytes of an open file: so many, unless it ends before.
    private static func bytes(
        of descriptor: Int32, at path: RawPath, atMost wanted: Int
    ) throws(DiskError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        guard failure == 0 else { throw DiskError(.read, path, code: failure) }
        return bytes
    }

    /// The stamp of whatever the path names now; nil when nothing is there.
    public static func stamp(of path: RawPath) -> Stamp? {
        var facts = stat()
        guard path.withCString({ lstat($0, &facts) }) == 0 else { return nil }
        return Stamp(facts)
    }

    /// Whether anything has that name.
    public static func exists(_ path: RawPath) -> Bool { stamp(of: path) != nil }

    /// Makes a folder and those above it, for the owner and the group only.
    ///
    /// - Throws: ``DiskError`` when it is not there afterwards.
    public static func makeFolder(_ path: RawPath) throws(DiskError) {
        // What the process masks, the group would lack.
        if path.withCString({ mkdir($0, 0o750) }) == 0 { return try protect(path, mode: 0o750) }
        let code = errno
        if code == EEXIST { return }
        guard code == ENOENT, path.folder != path else {
            throw DiskError(.makeFolder, path, code: code)
        }
        try makeFolder(path.folder)
        if path.withCString({ mkdir($0, 0o750) }) == 0 { return try protect(path, mode: 0o750) }
        guard errno == EEXIST else { throw DiskError(.makeFolder, path, code: errno) }
    }

    /// Says who may do what with a file or a folder.
    ///
    /// - Throws: ``DiskError`` when the system does not allow it.
    public static func protect(_ path: RawPath, mode: UInt32) throws(DiskError) {
        guard path.withCString({ chmod($0, mode) }) == 0 else {
            throw DiskError(.write, path, code: errno)
        }
    }

    /// Puts bytes under a name so that a reader sees the old file or the new one, never a part.
    ///
    /// - Returns: false when the file already holds just these bytes and nothing was written.
    /// - Throws: ``DiskError`` when the file could not be written; the old one is then untouched.
    @discardableResult
    public static func publish(_ bytes: [UInt8], at path: RawPath) throws(DiskError) -> Bool {
        let isNew = try put(bytes, at: path)
        if isNew { try synchronize(path.folder) }
        return isNew
    }

    /// Puts bytes under a name like ``publish(_:at:)``, except that the new name survives a power cut
    /// only after a call of ``synchronize(_:)``: one for a folder of many files.
    ///
    /// - Returns: false when the file already holds just these bytes and nothing was written.
    /// - Throws: ``DiskError`` when the file could not be written; the old one is then untouched.
    public static func put(_ bytes: [UInt8], at path: RawPath) throws(DiskError) -> Bool {
        if stamp(of: path)?.size == bytes.count,
            let old = try? Disk.bytes(of: path, limit: bytes.count), old == bytes
        {
            return false
        }
        try replace(path) { write(bytes, to: $0) }
        return true
    }

    /// Puts a copy of a file under a name like ``put(_:at:)``, whatever the name holds; only a piece
    /// of it is ever in memory.
    ///
    /// - Throws: ``DiskError`` when the one could not be read or the other not be written, which is
    ///   then untouched.
    public static func put(copyOf source: RawPath, at path: RawPath) throws(DiskError) {
        try replace(path) { descriptor throws(DiskError) in
            var failure: Int32 = 0
            try forEachPiece(of: source) { piece in
                failure = write(piece, to: descriptor)
                return failure == 0
            }
            return failure
        }
    }

    /// Writes a new file durably, which then takes the name; `write` returns the number of the error
    /// that the system reported, or 0.
    private static func replace(
        _ path: RawPath, _ write: (_ descriptor: Int32) throws(DiskError) -> Int32
    ) throws(DiskError) {
        let (descriptor, part) = makePart(in: path.folder)
        guard descriptor >= 0 else { throw DiskError(.write, path, code: errno) }
        var code: Int32 = 0
        do throws(DiskError) {
            code = try write(descriptor)
        } catch {
            close(descriptor)
            _ = part.withCString { unlink($0) }
            throw error
        }
        if code == 0, fchmod(descriptor, 0o640) != 0 || fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, part.withCString({ from in path.withCString { rename(from, $0) } }) != 0 {
            code = errno
        }
        guard code == 0 else {
            _ = part.withCString { unlink($0) }
            throw DiskError(.write, path, code: code)
        }
    }

    /// Opens a new file of a name that nobody else has; a negative descriptor when that failed.
    private static func makePart(in folder: RawPath) -> (descriptor: Int32, path: RawPath) {
        var name =
            folder.appending(partPrefix + "XXXXXX" + partSuffix).bytes
            .map(CChar.init(bitPattern:)) + [0]
        let descriptor = mkstemps(&name, Int32(partSuffix.utf8.count))
        return (descriptor, RawPath(bytes: name.dropLast().map(UInt8.init(bitPattern:))))
    }

    /// Removes what runs that died left half-written in a folder.
    ///
    /// - Throws: ``DiskError`` when the folder cannot be listed or a file not be removed.
    public static func sweepParts(in folder: RawPath) throws(DiskError) {
        guard stamp(of: folder) != nil else { return }
        for item in try items(of: folder) where item.kind == .file {
            let name = item.name.display
            guard name.hasPrefix(partPrefix), name.hasSuffix(partSuffix) else { continue }
            try removeOwn(folder.appending(item.name))
        }
    }

    private static let partPrefix = ".svod-"
    private static let partSuffix = ".part"

    /// Removes a file that the program itself made; nothing happens when it is not there.
    ///
    /// - Throws: ``DiskError`` when it is there and cannot be removed.
    public static func removeOwn(_ path: RawPath) throws(DiskError) {
        // A disk that cannot be written refuses to remove even what is not there.
        guard stamp(of: path) != nil else { return }
        guard path.withCString({ unlink($0) }) == 0 || errno == ENOENT else {
            throw DiskError(.remove, path, code: errno)
        }
    }

    /// Makes sure that the names in a folder survive a power cut.
    ///
    /// - Throws: ``DiskError`` when the disk does not promise it.
    public static func synchronize(_ folder: RawPath) throws(DiskError) {
        let descriptor = folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw DiskError(.write, folder, code: errno) }
        defer { close(descriptor) }
        // Network shares may refuse this; the file itself is safe by then.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw DiskError(.write, folder, code: errno)
        }
    }

    /// Writes everything; returns the number of the error, or 0.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            done += count
        }
        return 0
    }
}

extension Disk.Stamp {
    init(_ facts: stat) {
        self.init(
            device: UInt(facts.st_dev), inode: UInt(facts.st_ino), size: Int(facts.st_size),
            modified: facts.st_mtim.tv_sec, modifiedNanoseconds: facts.st_mtim.tv_nsec,
            changed: facts.st_ctim.tv_sec, changedNanoseconds: facts.st_ctim.tv_nsec)
    }
}
