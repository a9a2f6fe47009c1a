internal import CLibZip
internal import Glibc

extension ZipArchive {
    /// The bytes of an archive that holds files as they are, not packed, each of 1 January 1980; the
    /// same files give the same bytes.
    ///
    /// - Parameter files: the files by name; each name once.
    /// - Returns: the archive; nil when memory does not last, or a name cannot be one of an entry.
    public static func bytes(holding files: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
        guard let source = unsafe zip_source_buffer_create(nil, 0, 0, nil) else { return nil }
        // The archive is read from the source once it is closed, and closing it lets go of one.
        unsafe zip_source_keep(source)
        defer { unsafe zip_source_free(source) }
        guard let archive = unsafe zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
            unsafe zip_source_free(source)
            return nil
        }
        for file in files {
            guard unsafe add(file.name, file.bytes, to: archive) else {
                unsafe zip_discard(archive)
                return nil
            }
        }
        guard unsafe zip_close(archive) == 0 else {
            unsafe zip_discard(archive)
            return nil
        }
        return unsafe contents(of: source)
    }

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) -> Bool {
        // libzip reads the bytes when the archive is closed, and frees what malloc gave.
        guard let copy = unsafe malloc(max(1, bytes.count)) else { return false }
        unsafe UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
        guard let file = unsafe zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1)
        else {
            unsafe free(copy)
            return false
        }
        let index = unsafe zip_file_add(archive, name, file, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            unsafe zip_source_free(file)
            return false
        }
        let entry = zip_uint64_t(index)
        return unsafe zip_set_file_compression(archive, entry, ZIP_CM_STORE, 0) == 0
            && setFirstDay(ofEntry: entry, in: archive)
    }

    /// Gives an entry the first day that archives know, so that equal ones have equal bytes.
    static func setFirstDay(ofEntry entry: UInt64, in archive: OpaquePointer) -> Bool {
        let (midnight, firstDay): (zip_uint16_t, zip_uint16_t) = (0, 1 << 5 | 1)
        return unsafe zip_file_set_dostime(archive, entry, midnight, firstDay, 0) == 0
    }

    private static func contents(of source: OpaquePointer) -> [UInt8]? {
        var facts = unsafe zip_stat_t()
        guard unsafe zip_source_stat(source, &facts) == 0, unsafe zip_source_open(source) == 0
        else {
            return nil
        }
        defer { unsafe zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(unsafe facts.size))
        let read = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe zip_source_read(source, buffer.baseAddress, zip_uint64_t(buffer.count))
        }
        return read == bytes.count ? bytes : nil
    }
}
