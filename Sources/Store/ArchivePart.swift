#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file of the archive on its way to its name.
///
/// The steps go in this order; after an error `abandon` removes what is half done, and the bytes
/// have to be stored from the start: Linux forgets the pages of a sync that failed.
struct ArchivePart {
    private let part: String
    private let name: String
    private var descriptor: Int32
    private var isOnDisk = true

    /// Writes the bytes beside their name.
    init(_ file: HashedBytes, in folder: Folder, as name: String) throws(StoreError) {
        self.name = name
        part = "\(folder.path)/.svod-\(getpid())-\(UInt64.random(in: 0 ... .max)).part"
        descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .archive(step: .create, path: part, errno: errno) }
        do throws(StoreError) {
            try fill(with: file.bytes)
        } catch {
            abandon()
            throw error
        }
    }

    /// Whether a file of that name is a part.
    static func isPart(_ name: String) -> Bool {
        name.hasPrefix(".svod-") && name.hasSuffix(".part")
    }

    /// Brings the bytes to the disk.
    mutating func sync() throws(StoreError) {
        guard fsync(descriptor) == 0 else {
            throw .archive(step: .sync, path: part, errno: errno)
        }
        let closed = descriptor
        descriptor = -1
        guard close(closed) == 0 else { throw .archive(step: .sync, path: part, errno: errno) }
    }

    /// Gives the file its name; another run may have done so.
    mutating func publish() throws(StoreError) {
        guard link(part, name) == 0 || errno == EEXIST else {
            throw .archive(step: .link, path: name, errno: errno)
        }
        guard unlink(part) == 0 else {
            throw .archive(step: .remove, path: part, errno: errno)
        }
        isOnDisk = false
    }

    /// Removes what is half done.
    mutating func abandon() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if isOnDisk { unlink(part) }
        isOnDisk = false
    }

    private func fill(with bytes: [UInt8]) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let step = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else { throw .archive(step: .write, path: part, errno: errno) }
            done += step
        }
        guard fchmod(descriptor, 0o440) == 0 else {
            throw .archive(step: .protect, path: part, errno: errno)
        }
    }
}
