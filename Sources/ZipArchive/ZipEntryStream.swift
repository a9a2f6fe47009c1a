internal import CLibZip

/// One entry of an archive being unpacked.
///
/// What it delivers counts only when ``isComplete``: the size and the checksum can be judged no
/// earlier than at the end.
@safe
public struct ZipEntryStream: ~Copyable {
    private let entry: ZipArchive.Entry
    private let archive: ZipArchive.Handle
    private let limits: ZipLimits
    /// From where libzip gives the bytes as they lie in the archive.
    private let pointer: OpaquePointer
    /// What unpacks them; nil for an entry that is not packed.
    private let inflater: Inflater?
    /// How many bytes of the archive were read.
    private var packedCount = 0
    /// Whether zlib has come to the end of the entry.
    private var isOver = false
    /// Whether all was delivered, and was what the archive had said; known at the latest when
    /// ``read(into:)`` has returned 0.
    public private(set) var isComplete = false
    /// How many bytes were delivered, and their CRC-32.
    private var count = 0
    private var checksum = Checksum()

    init(
        _ entry: ZipArchive.Entry, in archive: ZipArchive.Handle, limits: ZipLimits
    ) throws(ZipError) {
        let isPacked = entry.record.method != 0
        let inflater = isPacked ? archive.takeInflater() : nil
        guard inflater != nil || !isPacked,
            let pointer = unsafe zip_fopen_index(
                archive.pointer, zip_uint64_t(entry.index), zip_flags_t(ZIP_FL_COMPRESSED))
        else { throw .damagedEntry(entry.name) }
        self.entry = entry
        self.archive = archive
        self.limits = limits
        self.inflater = inflater
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe zip_fclose(pointer)
        if let inflater { archive.give(inflater) }
    }

    /// Unpacks the next bytes to the beginning of `buffer`.
    ///
    /// - Parameter buffer: where the bytes go; 64 KiB is a good size.
    /// - Returns: how many bytes were written; 0 when the entry has ended as the archive said.
    /// - Throws: ``ZipError/damagedEntry(_:)``, ``ZipError/wrongChecksum(entry:)``,
    ///   ``ZipError/wrongSize(entry:)``, ``ZipError/limitExceeded(_:entry:)``.
    public mutating func read(into buffer: inout MutableSpan<UInt8>) throws(ZipError) -> Int {
        let got: Int
        if let inflater {
            got = try unpack(inflater, into: &buffer)
        } else {
            got = try unsafe buffer.withUnsafeMutableBytes { room throws(ZipError) in
                try unsafe fetch(into: room)
            }
        }
        checksum.add(buffer.span.extracting(0..<got))
        try count(got)
        // What is wrong with the entry as a whole is told when nothing is left to be read.
        if got == 0 { try checkPromises() }
        isComplete = got == 0 || isOver && count == entry.size && hasPromisedChecksum
        return got
    }

    /// Unpacks more: as much as there is room for, unless the entry ends before.
    private mutating func unpack(
        _ inflater: Inflater, into buffer: inout MutableSpan<UInt8>
    ) throws(ZipError) -> Int {
        let packedSize = entry.record.packedSize
        if packedCount == 0, entry.size <= buffer.count, packedSize <= Inflater.wholeSize {
            inflater.reserve(packedSize)
            try refill(inflater)
            if packedCount == packedSize, let count = inflater.unpackWhole(into: &buffer) {
                isOver = true
                return count
            }
        }
        var count = 0
        while !isOver, count < buffer.count {
            if inflater.isEmpty, packedCount < packedSize { try refill(inflater) }
            let isLast = packedCount == packedSize
            var room = buffer._mutatingExtracting(count...)
            let (got, outcome) = inflater.unpack(isLast: isLast, into: &room)
            count += got
            switch outcome {
            case .end: isOver = true
            case .damaged: throw .damagedEntry(entry.name)
            case .more where got == 0 && isLast: throw .damagedEntry(entry.name)
            case .more: break
            }
        }
        return count
    }

    /// Puts in more packed bytes, of which there are some.
    private mutating func refill(_ inflater: Inflater) throws(ZipError) {
        let fetched = try unsafe inflater.refill { room throws(ZipError) in
            try unsafe fetch(into: room)
        }
        guard fetched > 0 else { throw .damagedEntry(entry.name) }
        packedCount += fetched
    }

    /// Reads bytes as they lie in the archive; none when there are no more.
    private func fetch(into room: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        let got = unsafe zip_fread(pointer, room.baseAddress, zip_uint64_t(room.count))
        guard got >= 0 else {
            // libzip sums up what is not packed.
            let code = unsafe zip_error_code_zip(zip_file_get_error(pointer))
            throw code == ZIP_ER_CRC ? .wrongChecksum(entry: entry.name) : .damagedEntry(entry.name)
        }
        return Int(got)
    }

    /// Counts what was delivered, against the limits.
    private mutating func count(_ got: Int) throws(ZipError) {
        guard got > 0 else { return }
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

    private var hasPromisedChecksum: Bool { checksum.value == entry.record.checksum }

    /// Compares what was delivered with what was promised.
    private func checkPromises() throws(ZipError) {
        guard hasPromisedChecksum else { throw .wrongChecksum(entry: entry.name) }
        guard count == entry.size else { throw .wrongSize(entry: entry.name) }
    }
}
