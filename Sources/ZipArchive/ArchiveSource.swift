internal import CLibZip
internal import Glibc

/// Where the bytes of an archive lie.
enum ArchiveSource {
    case memory([UInt8])
    case file(InputFile)

    var count: Int {
        switch self {
        case .memory(let bytes): bytes.count
        case .file(let file): file.count
        }
    }

    /// The bytes of a range that lies within the archive.
    func bytes(_ range: Range<Int>) throws(ZipError) -> [UInt8] {
        switch self {
        case .memory(let bytes): return Array(bytes[range])
        case .file(let file):
            let bytes = try file.bytes(range)
            guard bytes.count == range.count else { throw .truncated }
            return bytes
        }
    }
}

/// What libzip reads an archive from.
@safe
struct LibrarySource: ~Copyable {
    /// The bytes that have to outlive the archive; libzip does not copy them.
    let bytes: UnsafeMutableRawBufferPointer?
    /// The source, nil when it could not be made. Opening an archive takes it over.
    let pointer: OpaquePointer?

    init(_ source: ArchiveSource) {
        var reason = unsafe zip_error_t()
        unsafe zip_error_init(&reason)
        switch source {
        case .memory(let content):
            let bytes = UnsafeMutableRawBufferPointer.allocate(
                byteCount: content.count, alignment: 1)
            unsafe bytes.copyBytes(from: content)
            unsafe self.bytes = unsafe bytes
            unsafe pointer = unsafe zip_source_buffer_create(
                bytes.baseAddress, zip_uint64_t(bytes.count), 0, &reason)
        case .file(let file):
            unsafe bytes = nil
            // libzip closes what it was given.
            let copy = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0, let stream = unsafe fdopen(copy, "rb") else {
                if copy >= 0 { close(copy) }
                unsafe pointer = nil
                return
            }
            unsafe pointer = unsafe zip_source_filep_create(stream, 0, -1, &reason)
            if unsafe pointer == nil { unsafe fclose(stream) }
        }
    }
}
