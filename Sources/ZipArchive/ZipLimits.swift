/// How much of a zip archive is read before it is refused.
///
/// Unpacked bytes are counted while unpacking; what the archive says of itself is not trusted.
public struct ZipLimits: Hashable, Sendable {
    /// What a limit is about.
    public enum Rule: Hashable, Sendable {
        /// The size of the file.
        case fileSize
        /// The number of entries.
        case entries
        /// The unpacked size of one entry.
        case entrySize
        /// The unpacked size of all entries that were read.
        case totalSize
        /// How many times larger an entry is than its packed bytes.
        case ratio
    }

    /// The largest file, in bytes.
    public var fileSize: Int
    /// The largest number of entries.
    public var entries: Int
    /// The largest unpacked entry, in bytes.
    public var entrySize: Int
    /// The most bytes unpacked from one archive.
    public var totalSize: Int
    /// The largest ratio of unpacked to packed bytes, for entries larger than ``ratioFloor``.
    public var ratio: Int
    /// Entries up to so many unpacked bytes may have any ratio.
    public var ratioFloor: Int
    /// Whether two entries may have one name; the last one counts then.
    public var acceptsDuplicates: Bool
    /// Whether names may be longer than 255 bytes, have control characters or the step "..", or
    /// differ between the directory and the entry.
    public var acceptsOddNames: Bool

    /// Makes a set of limits; sizes are in bytes.
    public init(
        fileSize: Int, entries: Int, entrySize: Int, totalSize: Int, ratio: Int = 200,
        ratioFloor: Int = 4 << 20, acceptsDuplicates: Bool = false, acceptsOddNames: Bool = false
    ) {
        self.fileSize = fileSize
        self.entries = entries
        self.entrySize = entrySize
        self.totalSize = totalSize
        self.ratio = ratio
        self.ratioFloor = ratioFloor
        self.acceptsDuplicates = acceptsDuplicates
        self.acceptsOddNames = acceptsOddNames
    }
}
