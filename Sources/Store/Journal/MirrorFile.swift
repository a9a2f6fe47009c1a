#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The open file of the mirror.
struct MirrorFile {
    /// Whether it was not there before.
    let isNew: Bool
    private let path: String
    private let descriptor: Int32

    /// Opens the file, and makes it, for the owner and the group only, where it is missing.
    init(_ path: String) throws(StoreError) {
        self.path = path
        let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC
        let old = open(path, flags)
        guard old < 0 else {
            descriptor = old
            isNew = false
            return
        }
        guard errno == ENOENT else { throw .mirror(step: .read, path: path, errno: errno) }
        let folder = Folder(containing: path)
        if mkdir(folder.path, 0o750) == 0 {
            guard chmod(folder.path, 0o750) == 0 else {
                throw .mirror(step: .protect, path: folder.path, errno: errno)
            }
            try Folder(containing: folder.path).sync()
        } else if errno != EEXIST {
            throw .mirror(step: .makeFolder, path: folder.path, errno: errno)
        }
        descriptor = open(path, flags | O_CREAT | O_EXCL, 0o640)
        guard descriptor >= 0 else { throw .mirror(step: .create, path: path, errno: errno) }
        isNew = true
        guard fchmod(descriptor, 0o640) == 0 else {
            throw .mirror(step: .protect, path: path, errno: errno)
        }
        try folder.sync()
    }

    func close() {
        // What was written is on the disk by then.
        _ = closeDescriptor(descriptor)
    }

    /// All its bytes.
    func content() throws(StoreError) -> [UInt8] {
        try Self.bytes(of: descriptor, path)
    }

    /// All bytes of a file; nil when it is not there.
    static func content(of path: String) throws(StoreError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno != ENOENT else { return nil }
            throw .mirror(step: .read, path: path, errno: errno)
        }
        defer { _ = closeDescriptor(descriptor) }
        return try bytes(of: descriptor, path)
    }

    /// Cuts the file off behind so many bytes and adds the lines of events, durably.
    func append(_ events: [JournalEvent], after size: Int) throws(StoreError) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw .mirror(step: .read, path: path, errno: errno)
        }
        let isLonger = Int(facts.st_size) > size
        guard isLonger || !events.isEmpty else { return }
        if isLonger, ftruncate(descriptor, off_t(size)) != 0 {
            throw .mirror(step: .write, path: path, errno: errno)
        }
        var bytes: [UInt8] = []
        for event in events {
            bytes += event.line.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        var done = 0
        while done < bytes.count {
            let step = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done,
                    off_t(size + done))
            }
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else { throw .mirror(step: .write, path: path, errno: errno) }
            done += step
        }
        guard fsync(descriptor) == 0 else {
            throw .mirror(step: .sync, path: path, errno: errno)
        }
    }

    private static func bytes(of descriptor: Int32, _ path: String) throws(StoreError) -> [UInt8] {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw .mirror(step: .read, path: path, errno: errno)
        }
        let size = Int(facts.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let step = pread(
                    descriptor, buffer.baseAddress?.advanced(by: count), size - count,
                    off_t(count))
                if step < 0 && errno == EINTR { continue }
                if step < 0 { failure = errno }
                guard step > 0 else { return }
                count += step
            }
        }
        guard failure == 0 else { throw .mirror(step: .read, path: path, errno: failure) }
        return bytes
    }
}

/// `close` of the system, under a name that ``MirrorFile`` does not have itself.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
