/// Builds small zip archives in memory, parts stored unless a test packs them, so that tests can
/// describe a workbook by the text of its parts, and break it on purpose.
public struct ZipBuilder: Sendable {
    /// One part of the archive.
    public struct Part: Sendable {
        /// The name of the entry.
        public var name: String
        /// What it holds.
        public var bytes: [UInt8]
        /// The same as DEFLATE packs it; nil when the entry is stored.
        public var packed: [UInt8]?
        /// The unpacked size to claim; nil for the true one.
        public var claimedSize: Int?
        /// The checksum to claim; nil for the true one.
        public var claimedChecksum: UInt32?
        /// The general purpose flags; bit 0 says that the entry is encrypted.
        public var flags: UInt16 = 0
        /// The name as the archive has it; nil for the name in UTF-8.
        public var nameBytes: [UInt8]?
        /// The extra fields in the directory.
        public var extra: [UInt8] = []

        /// Makes a part that tells the truth.
        public init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        /// Makes a part of text in UTF-8.
        public init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// The parts in their order; names may repeat.
    public var parts: [Part]

    /// Makes a builder of the parts.
    public init(_ parts: [Part] = []) {
        self.parts = parts
    }

    /// The bytes of the archive.
    public func bytes() -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let offset = archive.count
            let common = Self.common(part)
            let name = part.nameBytes ?? Array(part.name.utf8)
            archive += Self.little(0x0403_4B50, 4) + common + Self.little(0, 2) + name
            archive += part.packed ?? part.bytes
            directory += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + common
            directory += Self.little(part.extra.count, 2)
            directory += [UInt8](repeating: 0, count: 10) + Self.little(offset, 4)
            directory += name + part.extra
        }
        let start = archive.count
        archive += directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4)
        archive += Self.little(parts.count, 2) + Self.little(parts.count, 2)
        archive += Self.little(directory.count, 4) + Self.little(start, 4) + Self.little(0, 2)
        return archive
    }

    /// The fields that the header of an entry and the directory share, up to the length of the name.
    private static func common(_ part: Part) -> [UInt8] {
        var header = little(20, 2) + little(Int(part.flags), 2)
        header += little(part.packed == nil ? 0 : 8, 2)
        header += little(0, 2) + little(0x21, 2)
        header += little(Int(part.claimedChecksum ?? checksum(part.bytes)), 4)
        header += little((part.packed ?? part.bytes).count, 4)
        header += little(part.claimedSize ?? part.bytes.count, 4)
        return header + little(part.nameBytes?.count ?? part.name.utf8.count, 2)
    }

    /// A number in so many bytes, the lowest first.
    public static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }

    /// The CRC-32 of the bytes.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }
}
