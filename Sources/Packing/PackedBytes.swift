internal import CZlib

/// Bytes packed as a part of an entry of a zip archive: whole blocks of DEFLATE, which need nothing
/// that stands before them.
///
/// Source: RFC 1951.
public struct PackedBytes: Sendable {
    /// Where the packed bytes lie.
    public enum Place: Sendable {
        /// In memory.
        case memory([UInt8])
        /// In a file, from its beginning to its end.
        case file(String)
    }

    /// Where they lie.
    public let place: Place
    /// How many bytes they unpack to.
    public let count: Int
    /// How many packed bytes there are.
    public let packedCount: Int
    /// The CRC-32 of what they unpack to.
    public let checksum: UInt32

    init(place: Place, count: Int, packedCount: Int, checksum: UInt32) {
        self.place = place
        self.count = count
        self.packedCount = packedCount
        self.checksum = checksum
    }

    /// Packs bytes that are in memory.
    ///
    /// - Parameters:
    ///   - bytes: what is to be packed.
    ///   - isLast: whether nothing of the entry follows.
    /// - Throws: ``PackError/outOfMemory``.
    public init(packing bytes: [UInt8], isLast: Bool) throws(PackError) {
        var deflater = try Deflater()
        var packed: [UInt8] = []
        try deflater.pack(bytes, until: isLast ? .entry : .part) { piece throws(PackError) in
            unsafe piece.withUnsafeBufferPointer { unsafe packed.append(contentsOf: $0) }
        }
        self.init(
            place: .memory(packed), count: deflater.count, packedCount: deflater.packedCount,
            checksum: deflater.checksum)
    }

    /// The CRC-32 of what several parts unpack to, one after the other.
    ///
    /// - Parameter parts: the parts in their order.
    /// - Returns: the checksum; 0 of no parts.
    public static func checksum(of parts: [PackedBytes]) -> UInt32 {
        parts.reduce(0) { sum, part in
            UInt32(truncatingIfNeeded: crc32_combine(uLong(sum), uLong(part.checksum), part.count))
        }
    }
}

/// Why bytes could not be packed.
public enum PackError: Error, Hashable {
    /// Memory ran out.
    case outOfMemory
    /// A file could not be written or read; the system's number of the reason.
    case file(path: String, code: Int32)
    /// An archive does not hold what it was to hold, or could not be written; its entry, if one, and
    /// the library's own words.
    case archive(entry: String?, reason: String)
}
