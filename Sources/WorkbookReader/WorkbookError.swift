public import Spreadsheet
internal import XMLStream
internal import ZipArchive

/// Why a workbook cannot be read, and where in it the reason lies.
public struct WorkbookError: Error, Hashable {
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
    public enum Trick: Hashable, Sendable, CaseIterable {
        /// A declaration of a document type.
        case documentType
        /// An encoding other than UTF-8 and UTF-16.
        case encoding
        /// Two entries of the archive with one name.
        case duplicateEntry
        /// An entry of the archive whose name leads out of it or cannot be read.
        case entryName
        /// Entries of the archive that share bytes.
        case overlappingEntries
        /// An encrypted entry of the archive.
        case encryptedEntry
        /// A packing method that workbooks do not use.
        case packingMethod
    }

    /// Why.
    public enum Reason: Hashable, Sendable {
        /// The file cannot be opened or read; the code is the system's `errno`.
        case unreadable(code: Int32)
        /// The file is something else, which its bytes tell.
        case notWorkbook(FileKind)
        /// The file is a workbook and is broken.
        case damaged(Damage)
        /// The file holds something that is refused for safety.
        case forbidden(Trick)
        /// A limit is exceeded.
        case limitExceeded(Limits.Rule)
        /// The workbook has no worksheet of that name.
        case noSheet(String)
    }

    /// Where; what is not known, or concerns the whole file, is nil.
    public struct Place: Hashable, Sendable {
        /// The path of the file, as it was given.
        public var file: String?
        /// The part of the package.
        public var part: String?
        /// The name of the sheet.
        public var sheet: String?
        /// The cell that was read last; the reason lies in it or behind it.
        public var cell: CellAddress?

        /// Makes a place; what is left out is not known.
        public init(
            file: String? = nil, part: String? = nil, sheet: String? = nil,
            cell: CellAddress? = nil
        ) {
            self.file = file
            self.part = part
            self.sheet = sheet
            self.cell = cell
        }
    }

    /// Why.
    public var reason: Reason
    /// Where.
    public var place: Place

    /// Makes an error.
    public init(_ reason: Reason, at place: Place = Place()) {
        self.reason = reason
        self.place = place
    }
}

extension WorkbookError: CustomStringConvertible {
    /// The facts for a log, as `damaged(checksum) in form.xlsx, xl/worksheets/sheet1.xml`.
    public var description: String {
        let places = [place.file, place.part, place.sheet, place.cell?.description]
        let known = places.compactMap(\.self).joined(separator: ", ")
        return known.isEmpty ? "\(reason)" : "\(reason) in \(known)"
    }
}

extension WorkbookError {
    init(_ error: ZipError, file: String?) {
        self.init(Reason(error), at: Place(file: file, part: error.entry))
    }
}

extension WorkbookError.Reason {
    init(_ error: ZipError) {
        self =
            switch error {
            case .unreadable(let code): .unreadable(code: code)
            case .empty: .notWorkbook(.empty)
            case .notZip, .damagedDirectory: .damaged(.container)
            case .truncated: .damaged(.truncated)
            case .duplicateEntry: .forbidden(.duplicateEntry)
            case .oddName: .forbidden(.entryName)
            case .overlappingEntries: .forbidden(.overlappingEntries)
            case .encrypted: .forbidden(.encryptedEntry)
            case .unsupportedMethod: .forbidden(.packingMethod)
            case .damagedEntry: .damaged(.packing)
            case .wrongChecksum: .damaged(.checksum)
            case .wrongSize: .damaged(.size)
            case .limitExceeded(let rule, _): .limitExceeded(Limits.Rule(rule))
            }
    }

    init(_ error: XMLError) {
        self =
            switch error {
            case .malformed(let line, _): .damaged(.markup(line: line))
            case .documentType: .forbidden(.documentType)
            case .encoding: .forbidden(.encoding)
            case .limitExceeded(let rule): .limitExceeded(Limits.Rule(rule))
            }
    }
}
