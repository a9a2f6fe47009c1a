internal import CLibZip

/// A zip archive opened for reading, whole in memory.
///
/// The archive stays open as long as this value or a stream of one of its entries lives.
public struct ZipArchive {
    /// One entry as the directory of the archive describes it.
    public struct Entry: Hashable, Sendable {
        /// The name as it is written.
        public let name: String
        /// The unpacked size that the archive claims, in bytes.
        public let size: Int
        let index: Int
        let packedSize: Int
        let isEncrypted: Bool
        let isSupported: Bool
    }

    /// The entries in the order of the directory.
    public let entries: [Entry]
    private let limits: ZipLimits
    private let handle: Handle
    private let places: [String: Int]

    /// Opens an archive that is already in memory; the bytes are copied.
    ///
    /// - Throws: ``ZipError/notZip``, ``ZipError/truncated``, ``ZipError/damagedDirectory`` and the
    ///   other cases about a whole archive.
    public init(bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
        try self.init(copying: bytes.span, limits: limits)
    }

    private init(copying bytes: Span<UInt8>, limits: ZipLimits) throws(ZipError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.fileSize else { throw .limitExceeded(.fileSize, entry: nil) }
        try ZipDirectory.check(bytes, limits: limits)
        let handle = try Handle(copying: bytes)
        let entries = try handle.entries(limit: limits.entries)
        var places: [String: Int] = [:]
        places.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() {
            let isNew = places.updateValue(place, forKey: Self.key(entry.name)) == nil
            guard isNew || limits.acceptsDuplicates else {
                throw .duplicateEntry(entry.name)
            }
        }
        self.entries = entries
        self.limits = limits
        self.handle = handle
        self.places = places
    }

    /// The entry of that name, or nil.
    ///
    /// Letters are compared without case; a backslash counts as a slash and a leading slash as none,
    /// since writers of workbooks differ in all three.
    public func entry(named name: String) -> Entry? {
        places[Self.key(name)].map { entries[$0] }
    }

    /// Opens an entry for reading from its beginning.
    ///
    /// - Throws: ``ZipError/encrypted(entry:)``, ``ZipError/unsupportedMethod(entry:)``,
    ///   ``ZipError/damagedEntry(_:)``, ``ZipError/limitExceeded(_:entry:)``.
    public func stream(_ entry: Entry) throws(ZipError) -> ZipEntryStream {
        guard !entry.isEncrypted else { throw .encrypted(entry: entry.name) }
        guard entry.isSupported else { throw .unsupportedMethod(entry: entry.name) }
        guard entry.size <= limits.entrySize else {
            throw .limitExceeded(.entrySize, entry: entry.name)
        }
        return try ZipEntryStream(entry, in: handle, limits: limits)
    }

    private static func key(_ name: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "/"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
        }
        let slashes = bytes.prefix { $0 == UInt8(ascii: "/") }.count
        return String(decoding: bytes.dropFirst(slashes), as: UTF8.self)
    }
}
