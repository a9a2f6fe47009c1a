/// Why a zip archive, or one entry of it, cannot be read.
public enum ZipError: Error, Equatable {
    /// The file cannot be opened or read; the code is the system's `errno`.
    case unreadable(code: Int32)
    /// The file has no bytes.
    case empty
    /// The bytes do not begin like a zip archive.
    case notZip
    /// The archive begins well and has no end: it was cut off.
    case truncated
    /// The table of entries contradicts itself or the file.
    case damagedDirectory
    /// Two entries have the same name, letters compared without case, and the limits forbid it.
    case duplicateEntry(String)
    /// An entry has a name that leads out of the archive, that nobody can read, or that is another
    /// one where the entry lies, and the limits forbid it.
    case oddName(String)
    /// Two entries claim the same bytes of the file.
    case overlappingEntries
    /// The entry is encrypted.
    case encrypted(entry: String)
    /// The entry is packed by a method other than stored and deflate.
    case unsupportedMethod(entry: String)
    /// The packed bytes of the entry cannot be unpacked.
    case damagedEntry(String)
    /// The unpacked bytes have another checksum than the archive says.
    case wrongChecksum(entry: String)
    /// The entry unpacks to another number of bytes than the archive says.
    case wrongSize(entry: String)
    /// A limit is exceeded; the entry is nil when the limit is one of the whole archive.
    case limitExceeded(ZipLimits.Rule, entry: String?)
}

extension ZipError {
    /// The name of the entry that the error is about; nil when it is about the whole archive.
    public var entry: String? {
        switch self {
        case .duplicateEntry(let name), .oddName(let name), .damagedEntry(let name),
            .encrypted(entry: let name), .unsupportedMethod(entry: let name),
            .wrongChecksum(entry: let name), .wrongSize(entry: let name):
            name
        case .limitExceeded(_, let name): name
        case .unreadable, .empty, .notZip, .truncated, .damagedDirectory, .overlappingEntries: nil
        }
    }
}
