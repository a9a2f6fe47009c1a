internal import XMLStream
internal import ZipArchive

/// Why a workbook cannot be read.
public enum WorkbookError: Error, Equatable {
    /// What is broken.
    public enum Damage: Hashable, Sendable {
        /// The file ends before its end.
        case truncated
        /// The zip archive contradicts itself.
        case container
        /// A part cannot be unpacked.
        case packing
        /// A part has another checksum than promised.
        case checksum
        /// A part has another size than promised.
        case size
        /// A part is not well-formed XML from this line on, one-based.
        case markup(line: Int)
        /// A part that the workbook refers to is absent.
        case missing
        /// A part is something else than what the workbook takes it for.
        case content
    }

    /// What no workbook from an honest program has.
    public enum Trick: Hashable, Sendable {
        /// A declaration of a document type.
        case documentType
        /// An encoding other than UTF-8 and UTF-16.
        case encoding
        /// Two entries of the archive with one name.
        case duplicateEntry
        /// Entries of the archive that share bytes.
        case overlappingEntries
        /// An encrypted entry of the archive.
        case encryptedEntry
        /// A packing method that workbooks do not use.
        case packingMethod
    }

    /// The file cannot be opened or read; the code is the system's `errno`.
    case unreadable(code: Int32)
    /// The file is something else, which its bytes tell.
    case notWorkbook(FileKind)
    /// The file is a workbook and is broken; the part is nil when it is the whole file.
    case damaged(Damage, part: String?)
    /// The file holds something that is refused for safety.
    case forbidden(Trick, part: String?)
    /// A limit is exceeded; the part is nil when it is the whole file.
    case limitExceeded(Limits.Rule, part: String?)
    /// The workbook has no such worksheet.
    case noSheet(String)
}

extension WorkbookError {
    init(_ error: ZipError) {
        self =
            switch error {
            case .unreadable(let code): .unreadable(code: code)
            case .empty: .notWorkbook(.empty)
            case .notZip: .damaged(.container, part: nil)
            case .truncated: .damaged(.truncated, part: nil)
            case .damagedDirectory: .damaged(.container, part: nil)
            case .duplicateEntry(let name): .forbidden(.duplicateEntry, part: name)
            case .overlappingEntries: .forbidden(.overlappingEntries, part: nil)
            case .encrypted(let entry): .forbidden(.encryptedEntry, part: entry)
            case .unsupportedMethod(let entry): .forbidden(.packingMethod, part: entry)
            case .noEntry(let name): .damaged(.missing, part: name)
            case .damagedEntry(let name): .damaged(.packing, part: name)
            case .wrongChecksum(let entry): .damaged(.checksum, part: entry)
            case .wrongSize(let entry): .damaged(.size, part: entry)
            case .limitExceeded(let rule, let entry):
                .limitExceeded(Limits.Rule(rule), part: entry)
            }
    }

    init(_ error: XMLError, part: String) {
        self =
            switch error {
            case .malformed(let line, _): .damaged(.markup(line: line), part: part)
            case .documentType: .forbidden(.documentType, part: part)
            case .encoding: .forbidden(.encoding, part: part)
            case .limitExceeded(let rule): .limitExceeded(Limits.Rule(rule), part: part)
            }
    }
}
