#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder of the disk, made for its owner only.
struct Folder {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The folder that a file lies in.
    init(containing file: String) {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            self.init(".")
            return
        }
        self.init(slash == file.startIndex ? "/" : String(file[..<slash]))
    }

    /// Makes the folder, and those above it that are missing; it may be there already.
    func make() throws(StoreError) {
        if let above = try makeUnsynced() { try above.sync() }
    }

    /// The same, but leaves it to the caller to bring the name to the disk.
    ///
    /// - Returns: the folder that has a new name in it and is to be synced; nil for none.
    func makeUnsynced() throws(StoreError) -> Folder? {
        if mkdir(path, 0o700) == 0 { return Folder(containing: path) }
        switch errno {
        case EEXIST:
            return nil
        case ENOENT where Folder(containing: path).path != path:
            try Folder(containing: path).make()
            return try makeUnsynced()
        default:
            throw .archive(step: .makeFolder, path: path, errno: errno)
        }
    }

    /// Brings the folder's list of names to the disk.
    func sync() throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .archive(step: .sync, path: path, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw .archive(step: .sync, path: path, errno: errno)
        }
    }

    /// The names in the folder; empty when there is no such folder.
    func names() throws(StoreError) -> [String] {
        guard let listing = opendir(path) else {
            guard errno != ENOENT else { return [] }
            throw .archive(step: .listFolder, path: path, errno: errno)
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
