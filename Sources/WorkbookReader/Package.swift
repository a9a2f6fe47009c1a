internal import XMLStream
internal import ZipArchive

/// The parts of a workbook's package, read by name.
final class Package {
    /// Files up to this size are read at once, which takes fewer calls of the system.
    private static let smallSize = 1 << 20

    let archive: ZipArchive
    let limits: Limits
    let budget: TimeBudget
    /// The path of the file, for errors.
    let file: String?
    /// The names of entries that have escapes, by what they mean.
    private let encodedNames: [[UInt8]: String]

    /// Opens the package that the bytes are.
    convenience init(bytes: [UInt8], limits: Limits) throws(WorkbookError) {
        let kind = FileKind(sniffing: bytes)
        guard kind == .zip else { throw WorkbookError(.notWorkbook(kind)) }
        do {
            self.init(try ZipArchive(bytes: bytes, limits: limits.container), limits, file: nil)
        } catch { throw WorkbookError(error, file: nil) }
    }

    /// Opens the package in a file.
    convenience init(path: String, limits: Limits) throws(WorkbookError) {
        do {
            self.init(try Self.archive(at: path, limits), limits, file: path)
        } catch {
            throw WorkbookError(error.reason, at: .init(file: path, part: error.place.part))
        }
    }

    private static func archive(
        at path: String, _ limits: Limits
    ) throws(WorkbookError) -> ZipArchive {
        let bytes: [UInt8]
        do {
            let file = try InputFile(path, limit: limits.fileSize)
            let isSmall = file.count <= smallSize
            let isZip = FileKind(sniffing: try file.bytes(0..<min(file.count, 8))) == .zip
            if isZip, !isSmall { return try ZipArchive(file: file, limits: limits.container) }
            // Of other kinds some are told by what lies deeper in the file.
            bytes = try file.bytes()
            if isZip { return try ZipArchive(bytes: bytes, limits: limits.container) }
        } catch { throw WorkbookError(error, file: nil) }
        throw WorkbookError(.notWorkbook(FileKind(sniffing: bytes)))
    }

    private init(_ archive: ZipArchive, _ limits: Limits, file: String?) {
        var names: [[UInt8]: String] = [:]
        for entry in archive.entries where entry.name.utf8.contains(UInt8(ascii: "%")) {
            names[PercentEncoding.decode(entry.name.utf8)] = entry.name
        }
        encodedNames = names
        self.archive = archive
        self.limits = limits
        self.file = file
        budget = TimeBudget(limits.time)
    }

    /// Whether the package has the part.
    func has(_ part: String) -> Bool {
        archive.entry(named: part) != nil
    }

    /// The limits for the shared texts, the one thing that is kept in memory whole: they may not be
    /// larger than an honest file can make them. Texts of people shrink to a tenth, not a hundredth.
    var limitsOfTexts: Limits {
        var limits = limits
        limits.textSize = min(limits.textSize, max(64 << 20, 32 * archive.size))
        return limits
    }

    /// The size that a part claims to have; 0 when there is no such part.
    func size(of part: String) -> Int {
        archive.entry(named: part)?.size ?? 0
    }

    /// The first of the parts that the package has, or has under the name in the other spelling of
    /// blanks and letters: "%20" for " " or the other way round.
    func first(of parts: some Sequence<String>) -> String? {
        let parts = Array(parts)
        return parts.first(where: has) ?? parts.lazy.compactMap(respelled).first
    }

    private func respelled(_ part: String) -> String? {
        let decoded = PercentEncoding.decode(part.utf8)
        return encodedNames[decoded]
            ?? {
                let name = String(decoding: decoded, as: UTF8.self)
                return has(name) ? name : nil
            }()
    }

    /// The relationships of a part, or of the package when it is ""; none when there is no such part.
    func relationships(of part: String) throws(WorkbookError) -> Relationships {
        let path = Relationships.path(for: part)
        guard has(path) else { return Relationships([]) }
        let events = RelationshipEvents(part: part, limits: limits)
        return Relationships(try parse(path, events).targets)
    }

    /// Parses a whole part.
    func parse<Events: PartEvents>(
        _ part: String, _ events: Events
    ) throws(WorkbookError) -> Events {
        var reader = try PartReader(self, part, events, sheet: nil)
        while try reader.readPiece() {}
        return reader.withEvents { $0 }
    }

    /// The first bytes of a part, at most 64 KiB; none when there is no such part.
    func beginning(of part: String) throws(WorkbookError) -> [UInt8] {
        guard let entry = archive.entry(named: part) else { return [] }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        do {
            var source = try archive.stream(entry)
            var room = buffer.mutableSpan
            let count = try source.read(into: &room)
            return Array(buffer.prefix(count))
        } catch { throw WorkbookError(error, file: file) }
    }

    /// An error about the whole file.
    func failure(_ reason: WorkbookError.Reason, part: String? = nil) -> WorkbookError {
        WorkbookError(reason, at: .init(file: file, part: part))
    }

    /// Whether an entry holds macros.
    static func isMacros(_ name: String) -> Bool {
        name.utf8.count >= 14 && name.lowercased().hasSuffix("vbaproject.bin")
    }

    /// Whether an entry holds comments of a sheet.
    static func isComments(_ name: String) -> Bool {
        // Most names are told apart by their length or their ending.
        guard name.utf8.suffix(4).elementsEqual(".xml".utf8) || name.lowercased().hasSuffix(".xml")
        else { return false }
        let file = name.split { $0 == "/" || $0 == "\\" }.last?.lowercased() ?? ""
        return file.hasPrefix("comment") || file.hasPrefix("threadedcomment")
    }
}
