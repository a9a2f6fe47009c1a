/// Looks over the directory at the end of an archive before the library does.
///
/// The library accepts any number of entries and entries that share bytes; both are tools of
/// attack. Source: APPNOTE.TXT, sections 4.3.12 and 4.3.16.
struct ZipDirectory {
    private static let endSize = 22
    private static let headerSize = 46
    private static let localHeaderSize = 30
    /// A count or an offset with this value stands in the zip64 records instead.
    private static let elsewhere16 = 0xFFFF
    private static let elsewhere32 = 0xFFFF_FFFF

    /// Checks the number of entries and that no two of them claim the same bytes.
    ///
    /// Archives with zip64 records pass unseen: the library reads those strictly.
    static func check(_ bytes: Span<UInt8>, limits: ZipLimits) throws(ZipError) {
        guard let end = endRecord(in: bytes) else {
            throw looksLikeZip(bytes) ? .truncated : .notZip
        }
        let count = short(bytes, end + 10)
        let size = long(bytes, end + 12)
        let offset = long(bytes, end + 16)
        guard count != elsewhere16, size != elsewhere32, offset != elsewhere32 else { return }
        guard count <= limits.entries else { throw .limitExceeded(.entries, entry: nil) }
        guard count > 0, offset + size <= end else { throw .damagedDirectory }
        try checkOverlap(bytes, directory: end - size, shift: end - size - offset, count: count)
    }

    /// Whether the bytes begin with a header of an entry or of the directory.
    static func looksLikeZip(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 4, bytes[0] == UInt8(ascii: "P"), bytes[1] == UInt8(ascii: "K") else {
            return false
        }
        return (bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 1 && bytes[3] == 2)
            || (bytes[2] == 5 && bytes[3] == 6)
    }

    /// Walks the directory and compares the ranges of neighbours; `shift` is how many foreign bytes
    /// precede the archive.
    private static func checkOverlap(
        _ bytes: Span<UInt8>, directory: Int, shift: Int, count: Int
    ) throws(ZipError) {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(count)
        var position = directory
        for _ in 0..<count {
            guard position + headerSize <= bytes.count, long(bytes, position) == 0x0201_4B50 else {
                throw .damagedDirectory
            }
            let packed = long(bytes, position + 20)
            let start = long(bytes, position + 42)
            if packed != elsewhere32, start != elsewhere32 {
                let first = start + shift
                let last = first + localHeaderSize + packed
                guard last <= directory else { throw .damagedDirectory }
                ranges.append(first..<last)
            }
            position +=
                headerSize + short(bytes, position + 28) + short(bytes, position + 30)
                + short(bytes, position + 32)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(ranges, ranges.dropFirst()) where one.upperBound > next.lowerBound {
            throw .overlappingEntries
        }
    }

    /// Where the end record begins: the last one whose comment fits into the file.
    private static func endRecord(in bytes: Span<UInt8>) -> Int? {
        var position = bytes.count - endSize
        let lowest = max(0, position - 0xFFFF)
        while position >= lowest {
            if long(bytes, position) == 0x0605_4B50,
                position + endSize + short(bytes, position + 20) <= bytes.count
            {
                return position
            }
            position -= 1
        }
        return nil
    }

    private static func short(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        Int(bytes[index]) | Int(bytes[index + 1]) << 8
    }

    private static func long(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        short(bytes, index) | short(bytes, index + 2) << 16
    }
}
