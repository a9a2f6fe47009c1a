internal import Glibc

/// Reads files whole.
public enum FileBytes {
    /// The bytes of a regular file.
    ///
    /// - Parameters:
    ///   - path: where the file is.
    ///   - limit: the largest file that is read, in bytes; a larger one is refused unread.
    /// - Returns: the bytes.
    /// - Throws: ``ZipError/unreadable(code:)``, ``ZipError/limitExceeded(_:entry:)``.
    public static func read(_ path: String, limit: Int) throws(ZipError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(code: errno) }
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .unreadable(code: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(code: facts.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        guard facts.st_size <= limit else { throw .limitExceeded(.fileSize, entry: nil) }
        let size = Int(facts.st_size)
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                guard let start = buffer.baseAddress else { return }
                let got = unsafe Glibc.read(descriptor, start + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else { throw .unreadable(code: failure) }
        return bytes
    }
}
