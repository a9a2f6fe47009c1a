internal import Glibc

/// A regular file opened for reading.
///
/// All looks at it go through one open file, so that nobody can put another in its place in between.
@safe
public final class InputFile {
    /// The size in bytes when the file was opened.
    public let count: Int
    let descriptor: Int32

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - path: where the file is.
    ///   - limit: the largest file that is opened, in bytes.
    /// - Throws: ``ZipError/unreadable(code:)``, ``ZipError/limitExceeded(_:entry:)``.
    public init(_ path: String, limit: Int) throws(ZipError) {
        // A pipe in the place of a file must not make the reader wait.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(code: errno) }
        self.descriptor = descriptor
        var facts = stat()
        let isKnown = unsafe fstat(descriptor, &facts) == 0
        count = isKnown ? Int(facts.st_size) : 0
        guard isKnown else { throw .unreadable(code: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(code: facts.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        guard count <= limit else { throw .limitExceeded(.fileSize, entry: nil) }
    }

    deinit { close(descriptor) }

    /// Reads a range of the file.
    ///
    /// - Parameter range: what to read; all of it by default.
    /// - Returns: the bytes, fewer than asked for if the file has become shorter.
    /// - Throws: ``ZipError/unreadable(code:)``.
    public func bytes(_ range: Range<Int>? = nil) throws(ZipError) -> [UInt8] {
        let range = range ?? 0..<count
        let descriptor = descriptor
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                guard let start = buffer.baseAddress else { return }
                let place = off_t(range.lowerBound + count)
                let got = unsafe pread(descriptor, start + count, range.count - count, place)
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
