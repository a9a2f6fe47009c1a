internal import CLibZip

/// One entry of an archive being unpacked.
///
/// What it delivers counts only after ``read(into:)`` has returned 0: the size and the checksum can
/// be judged no earlier.
@safe
public struct ZipEntryStream: ~Copyable {
    private let entry: ZipArchive.Entry
    private let archive: ZipArchive.Handle
    private let limits: ZipLimits
    private let pointer: OpaquePointer
    private var count = 0

    init(
        _ entry: ZipArchive.Entry, in archive: ZipArchive.Handle, limits: ZipLimits
    ) throws(ZipError) {
        guard
            let pointer = unsafe zip_fopen_index(archive.pointer, zip_uint64_t(entry.index), 0)
        else { throw .damagedEntry(entry.name) }
        self.entry = entry
        self.archive = archive
        self.limits = limits
        unsafe self.pointer = unsafe pointer
    }

    deinit { unsafe zip_fclose(pointer) }

    /// Unpacks the next bytes to the beginning of `buffer`.
    ///
    /// - Parameter buffer: where the bytes go; 64 KiB is a good size.
    /// - Returns: how many bytes were written; 0 when the entry has ended as the archive said.
    /// - Throws: ``ZipError/damagedEntry(_:)``, ``ZipError/wrongChecksum(entry:)``,
    ///   ``ZipError/wrongSize(entry:)``, ``ZipError/limitExceeded(_:entry:)``.
    public mutating func read(into buffer: inout MutableSpan<UInt8>) throws(ZipError) -> Int {
        let pointer = unsafe self.pointer
        let got = unsafe buffer.withUnsafeMutableBytes {
            unsafe zip_fread(pointer, $0.baseAddress, zip_uint64_t($0.count))
        }
        guard got >= 0 else {
            let code = unsafe zip_error_code_zip(zip_file_get_error(pointer))
            throw code == ZIP_ER_CRC ? .wrongChecksum(entry: entry.name) : .damagedEntry(entry.name)
        }
        try take(Int(got))
        return Int(got)
    }

    /// Counts what was unpacked, and at the end compares it with what was promised.
    private mutating func take(_ got: Int) throws(ZipError) {
        guard got > 0 else {
            guard count == entry.size else { throw .wrongSize(entry: entry.name) }
            return
        }
        count += got
        archive.count(count, of: entry)
        if count > limits.entrySize { throw .limitExceeded(.entrySize, entry: entry.name) }
        if archive.unpacked > limits.totalSize {
            throw .limitExceeded(.totalSize, entry: entry.name)
        }
        if count > limits.ratioFloor, count / limits.ratio > entry.record.packedSize {
            throw .limitExceeded(.ratio, entry: entry.name)
        }
        if count > entry.size { throw .wrongSize(entry: entry.name) }
    }
}
