/// A zip archive opened for reading.
///
/// The archive stays open as long as this value or a stream of one of its entries lives.
public struct ZipArchive {
    /// One entry as the directory of the archive describes it.
    public struct Entry: Hashable, Sendable {
        /// The name as it is written; bytes that are not UTF-8 are repaired.
        public let name: String
        /// The unpacked size that the archive claims, in bytes.
        public var size: Int { record.size }
        /// The bytes of the name as the archive has it.
        public var nameBytes: [UInt8] { record.name }
        /// The bytes of the name in UTF-8, if the archive holds such a name: beside one in an older
        /// encoding, or as the only one, which it then says.
        public var unicodeName: [UInt8]? {
            record.unicodeName ?? (record.isUTF8 ? record.name : nil)
        }
        let index: Int
        let record: ZipRecord
    }

    /// The entries in the order of the directory.
    public let entries: [Entry]
    /// The size of the archive in bytes.
    public let size: Int
    private let limits: ZipLimits
    private let handle: Handle
    /// The entries by what tells their names apart, as bytes: Strings compare by what they look like.
    private let places: [[UInt8]: Int]

    /// Opens an archive that is already in memory; the bytes are copied.
    ///
    /// - Throws: ``ZipError/notZip``, ``ZipError/truncated``, ``ZipError/damagedDirectory`` and the
    ///   other cases about a whole archive.
    public init(bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
        try self.init(.memory(bytes), limits: limits)
    }

    /// Opens an archive that is a file; its entries are read from there as they are asked for.
    ///
    /// - Throws: ``ZipError/notZip``, ``ZipError/truncated``, ``ZipError/damagedDirectory`` and the
    ///   other cases about a whole archive.
    public init(file: InputFile, limits: ZipLimits) throws(ZipError) {
        try self.init(.file(file), limits: limits)
    }

    private init(_ source: ArchiveSource, limits: ZipLimits) throws(ZipError) {
        guard source.count > 0 else { throw .empty }
        guard source.count <= limits.fileSize else { throw .limitExceeded(.fileSize, entry: nil) }
        size = source.count
        let records = try ZipDirectory(source, limits: limits).records
        handle = try Handle(source, count: records.count)
        var entries: [Entry] = []
        var places: [[UInt8]: Int] = [:]
        entries.reserveCapacity(records.count)
        places.reserveCapacity(records.count)
        for (index, record) in records.enumerated() {
            let name = String(decoding: record.name, as: UTF8.self)
            guard limits.acceptsOddNames || Self.isPlain(record.name) else {
                throw .oddName(name)
            }
            let isNew = places.updateValue(index, forKey: Self.key(record.name)) == nil
            guard isNew || limits.acceptsDuplicates else { throw .duplicateEntry(name) }
            entries.append(Entry(name: name, index: index, record: record))
        }
        self.entries = entries
        self.places = places
        self.limits = limits
    }

    /// The entry of that name, or nil.
    ///
    /// Letters are compared without case; a backslash counts as a slash and a leading slash as none,
    /// since writers of workbooks differ in all three.
    public func entry(named name: String) -> Entry? {
        places[Self.key(name.utf8)].map { entries[$0] }
    }

    /// Opens an entry for reading from its beginning.
    ///
    /// - Throws: ``ZipError/encrypted(entry:)``, ``ZipError/unsupportedMethod(entry:)``,
    ///   ``ZipError/damagedEntry(_:)``, ``ZipError/limitExceeded(_:entry:)``.
    public func stream(_ entry: Entry) throws(ZipError) -> ZipEntryStream {
        guard !entry.record.isEncrypted else { throw .encrypted(entry: entry.name) }
        guard [0, 8].contains(entry.record.method) else {
            throw .unsupportedMethod(entry: entry.name)
        }
        guard entry.size <= limits.entrySize else {
            throw .limitExceeded(.entrySize, entry: entry.name)
        }
        guard handle.agrees(with: entry) else { throw .damagedEntry(entry.name) }
        return try ZipEntryStream(entry, in: handle, limits: limits)
    }

    /// Whether a name is one that a program gives to a part: short, inside of the archive, and
    /// without characters that nobody sees.
    private static func isPlain(_ name: [UInt8]) -> Bool {
        guard (1...255).contains(name.count), name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return false
        }
        let steps = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        return !steps.contains { $0.elementsEqual("..".utf8) }
    }

    private static func key(_ name: some Collection<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(name.count)
        for byte in name {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "/"):
                if !key.isEmpty { key.append(UInt8(ascii: "/")) }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
            default: key.append(byte)
            }
        }
        return key
    }
}
