/// What the directory of an archive says of one entry.
///
/// Source: APPNOTE.TXT, sections 4.3.12 and 4.5.3.
struct ZipRecord: Hashable, Sendable {
    /// The fixed part of a record.
    static let headerSize = 46
    private static let signature = 0x0201_4B50

    /// The name as it is written.
    let name: [UInt8]
    /// The name in UTF-8 as some programs add it to one in an older encoding; nil when none did, or
    /// when the name was changed afterwards.
    let unicodeName: [UInt8]?
    /// Whether the record says that the name is in UTF-8.
    let isUTF8: Bool
    /// Whether the entry needs a password.
    let isEncrypted: Bool
    /// How it is packed: 0 stored, 8 deflate.
    let method: Int
    /// The CRC-32 of the unpacked bytes.
    let checksum: Int
    /// How many bytes it takes in the archive.
    let packedSize: Int
    /// How many bytes it unpacks to.
    let size: Int
    /// Where its own header begins.
    let offset: Int

    /// Reads the record at `place` and moves `place` behind it; nil when there is none.
    init?(_ directory: [UInt8], at place: inout Int) {
        let fields = LittleEndian(directory)
        let start = place
        guard start + Self.headerSize <= directory.count, fields.long(start) == Self.signature
        else { return nil }
        let nameEnd = start + Self.headerSize + fields.short(start + 28)
        let extraEnd = nameEnd + fields.short(start + 30)
        let end = extraEnd + fields.short(start + 32)
        guard end <= directory.count else { return nil }
        var wide = WideFields(fields, nameEnd..<extraEnd)
        guard let size = wide.value(fields.long(start + 24)),
            let packedSize = wide.value(fields.long(start + 20)),
            let offset = wide.value(fields.long(start + 42))
        else { return nil }
        let name = Array(directory[(start + Self.headerSize)..<nameEnd])
        self.name = name
        unicodeName = Self.unicodeName(directory, extras: nameEnd..<extraEnd, of: name)
        // Bit 11 says UTF-8.
        isUTF8 = fields.short(start + 8) & 0x0800 != 0
        // Bit 0 says encrypted, bit 13 that the directory is masked.
        isEncrypted = fields.short(start + 8) & 0x2001 != 0
        method = fields.short(start + 10)
        checksum = fields.long(start + 16)
        self.size = size
        self.packedSize = packedSize
        self.offset = offset
        place = end
    }

    /// Reads the name that an extra field holds: a version, the checksum of the plain name, the name.
    ///
    /// Source: APPNOTE.TXT, section 4.6.9.
    private static func unicodeName(
        _ directory: [UInt8], extras: Range<Int>, of name: [UInt8]
    ) -> [UInt8]? {
        let fields = LittleEndian(directory)
        guard let field = ExtraFields(fields, extras).field(0x7075), field.count > 5,
            directory[field.lowerBound] == 1,
            fields.long(field.lowerBound + 1) == checksum(name)
        else { return nil }
        return Array(directory[(field.lowerBound + 5)..<field.upperBound])
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var checksum = Checksum()
        checksum.add(bytes.span)
        return checksum.value
    }

    /// The 64-bit fields of a record, used up in their order by those that do not fit 32 bits.
    private struct WideFields {
        private static let identifier = 1
        private let fields: LittleEndian
        private var range: Range<Int>

        init(_ fields: LittleEndian, _ extras: Range<Int>) {
            self.fields = fields
            range =
                ExtraFields(fields, extras).field(Self.identifier)
                ?? extras.upperBound..<extras.upperBound
        }

        /// The value of a field, from the wide fields when it says so; nil when they lack it.
        mutating func value(_ narrow: Int) -> Int? {
            guard narrow == LittleEndian.elsewhere32 else { return narrow }
            guard range.count >= 8 else { return nil }
            defer { range = (range.lowerBound + 8)..<range.upperBound }
            return fields.wide(range.lowerBound)
        }
    }
}
