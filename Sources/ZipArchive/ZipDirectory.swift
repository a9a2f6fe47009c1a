internal import Glibc

/// Reads the directory of an archive before the library does.
///
/// The library accepts any number of entries, and entries that share bytes; both are tools of
/// attack. Source: APPNOTE.TXT, sections 4.3.7 and 4.3.14 to 4.3.16.
struct ZipDirectory {
    private static let endSize = 22
    private static let wideLocatorSize = 20
    private static let wideEndSize = 56
    private static let localHeaderSize = 30
    private static let endSignature = 0x0605_4B50
    /// How many end records may stand at the end of a file. Comments and packed entries may hold
    /// some; the library reads a whole directory for each of them.
    private static let endLimit = 8

    /// The entries, in the order of the directory.
    let records: [ZipRecord]

    private let source: ArchiveSource
    private let limits: ZipLimits

    /// Reads the directory and checks that its entries lie in the archive, apart from each other, and
    /// are called there as they are here.
    ///
    /// - Throws: ``ZipError/notZip``, ``ZipError/truncated``, ``ZipError/damagedDirectory``,
    ///   ``ZipError/overlappingEntries``, ``ZipError/oddName(_:)``,
    ///   ``ZipError/limitExceeded(_:entry:)``.
    init(_ source: ArchiveSource, limits: ZipLimits) throws(ZipError) {
        self.source = source
        self.limits = limits
        guard let end = try Self.endRecord(in: source) else {
            throw try Self.looksLikeZip(source) ? .truncated : .notZip
        }
        let extent = try Self.extent(source, end)
        guard extent.count <= limits.entries else { throw .limitExceeded(.entries, entry: nil) }
        guard extent.count > 0, extent.range.upperBound <= end else { throw .damagedDirectory }
        // Nobody needs a kilobyte for a name; the rest would be read for nothing.
        guard extent.range.count <= limits.entries * 1024 else {
            throw .limitExceeded(.entries, entry: nil)
        }
        let directory = try source.bytes(extent.range)
        var records: [ZipRecord] = []
        records.reserveCapacity(extent.count)
        var place = 0
        for _ in 0..<extent.count {
            guard let record = ZipRecord(directory, at: &place) else { throw .damagedDirectory }
            records.append(record)
        }
        self.records = records
        try checkRanges(before: extent.range.lowerBound)
    }

    /// Compares the bytes that neighbours claim, their own headers included.
    private func checkRanges(before directory: Int) throws(ZipError) {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(records.count)
        for record in records {
            let start = record.offset
            guard start <= directory - Self.localHeaderSize else { throw .damagedDirectory }
            let nameEnd = start + Self.localHeaderSize + record.name.count
            let bytes = try source.bytes(start..<min(nameEnd, directory))
            let header = LittleEndian(bytes)
            guard header.long(0) == 0x0403_4B50 else { throw .damagedDirectory }
            let data = start + Self.localHeaderSize + header.short(26) + header.short(28)
            guard data <= directory, record.packedSize <= directory - data else {
                throw .damagedDirectory
            }
            // Some programs read the one name and some the other.
            let isSame =
                header.short(26) == record.name.count
                && bytes[Self.localHeaderSize...].elementsEqual(record.name)
            guard isSame || limits.acceptsOddNames else {
                throw .oddName(String(decoding: record.name, as: UTF8.self))
            }
            ranges.append(start..<data + record.packedSize)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(ranges, ranges.dropFirst()) where one.upperBound > next.lowerBound {
            throw .overlappingEntries
        }
    }

    /// How many entries the directory has, and where it lies.
    private static func extent(
        _ source: ArchiveSource, _ end: Int
    ) throws(ZipError) -> (count: Int, range: Range<Int>) {
        let record = LittleEndian(try source.bytes(end..<end + endSize))
        // Archives on several disks went out with the disks.
        let disks = [record.short(4), record.short(6)]
        guard disks.allSatisfy({ $0 == 0 || $0 == LittleEndian.elsewhere16 }) else {
            throw .damagedDirectory
        }
        var count = record.short(10)
        var size = record.long(12)
        var offset = record.long(16)
        if let wide = try wideRecord(source, end) {
            let fields = LittleEndian(try source.bytes(wide..<wide + wideEndSize))
            guard fields.long(0) == 0x0606_4B50, let entries = fields.wide(32),
                let bytes = fields.wide(40), let start = fields.wide(48)
            else { throw .damagedDirectory }
            (count, size, offset) = (entries, bytes, start)
        }
        guard size <= source.count, offset <= source.count - size else { throw .damagedDirectory }
        return (count, offset..<offset + size)
    }

    /// Where the zip64 end record lies; nil when there is none.
    private static func wideRecord(_ source: ArchiveSource, _ end: Int) throws(ZipError) -> Int? {
        guard end >= wideLocatorSize else { return nil }
        let locator = LittleEndian(try source.bytes(end - wideLocatorSize..<end))
        guard locator.long(0) == 0x0706_4B50 else { return nil }
        guard let place = locator.wide(8), place <= source.count - wideEndSize else {
            throw .damagedDirectory
        }
        return place
    }

    /// Where the end record begins: the last one whose comment fits into the file.
    private static func endRecord(in source: ArchiveSource) throws(ZipError) -> Int? {
        let start = max(0, source.count - endSize - 0xFFFF)
        let tail = try source.bytes(start..<source.count)
        let fields = LittleEndian(tail)
        var found: Int?
        var count = 0
        for place in places(of: 0x50, in: tail)
        where place + endSize <= tail.count && fields.long(place) == endSignature {
            count += 1
            let end = place + endSize + fields.short(place + 20)
            if end <= tail.count { found = start + place }
        }
        guard count <= endLimit else { throw .damagedDirectory }
        return found
    }

    /// Where a byte stands; there may be a few hundred of 64 KiB.
    private static func places(of byte: UInt8, in bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            var place = 0
            while place < bytes.count,
                let next = unsafe memchr(start + place, Int32(byte), bytes.count - place)
            {
                place = unsafe UnsafeRawPointer(next) - start
                places.append(place)
                place += 1
            }
        }
        return places
    }

    /// Whether the bytes begin with a header of an entry or of the directory.
    private static func looksLikeZip(_ source: ArchiveSource) throws(ZipError) -> Bool {
        guard source.count >= 4 else { return false }
        let signature = LittleEndian(try source.bytes(0..<4)).long(0)
        return [0x0403_4B50, 0x0201_4B50, 0x0605_4B50].contains(signature)
    }
}
