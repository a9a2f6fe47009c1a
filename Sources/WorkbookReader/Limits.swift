internal import XMLStream
internal import ZipArchive

/// How much of a workbook is read before it is refused.
///
/// Sizes are in bytes. Unpacked bytes are counted while unpacking; what a file says of itself is
/// not trusted.
public struct Limits: Hashable, Sendable {
    /// What a limit is about.
    public enum Rule: Hashable, Sendable, CaseIterable {
        /// The size of the file.
        case fileSize
        /// The number of entries in the archive.
        case entries
        /// The unpacked size of one part.
        case partSize
        /// The unpacked size of all parts that were read.
        case totalSize
        /// How many times larger a part is than its packed bytes.
        case ratio
        /// The bytes from "<" to ">".
        case tagSize
        /// Elements inside each other.
        case depth
        /// The bytes of all distinct names of elements and attributes in a part.
        case names
        /// The attributes of one tag.
        case attributes
        /// The namespaces that are in force where an element is.
        case namespaces
        /// The number of sheets.
        case sheets
        /// How far down cells are filled.
        case rows
        /// How far to the right cells are filled.
        case columns
        /// The filled cells of all sheets.
        case cells
        /// The bytes of one text.
        case textLength
        /// The number of shared texts.
        case sharedTexts
        /// The bytes of all shared texts.
        case textSize
        /// The number of cell styles.
        case styles
        /// The number of merged rectangles in a sheet.
        case merges
        /// The number of ranges that the data validations of a sheet apply to.
        case validations
        /// The number of defined names.
        case definedNames
        /// The number of document properties, or of relationships of one part, or the bytes of what
        /// one part tells beside cells and texts.
        case records
        /// The time that reading takes.
        case time
    }

    /// The largest file.
    public var fileSize = 20 << 20
    /// The most entries in the archive.
    public var entries = 500
    /// The largest unpacked part.
    public var partSize = 64 << 20
    /// The most bytes unpacked from one file.
    public var totalSize = 128 << 20
    /// How many times larger than its packed bytes a part above 4 MiB may be.
    public var ratio = 200
    /// The largest tag.
    public var tagSize = 64 << 10
    /// How deep elements may lie inside each other.
    public var depth = 64
    /// The most bytes of distinct names in a part.
    public var names = 256 << 10
    /// The most attributes in one tag.
    public var attributes = 256
    /// The most namespaces in force where an element is.
    public var namespaces = 64
    /// Whether names of entries may be longer than 255 bytes, have control characters or "..", or
    /// differ between the directory of the archive and the entry.
    public var acceptsOddEntryNames = false
    /// Whether the archive may have two entries of one name, the last of which counts. Programs
    /// differ in which one they read, which can be used to show a person another book.
    public var acceptsDuplicateEntries = false
    /// The most sheets.
    public var sheets = 64
    /// The most rows down to the last filled one, in each sheet.
    public var rows = 20_000
    /// The most columns up to the last filled one, in each sheet.
    public var columns = 256
    /// The most filled cells, over all sheets.
    public var cells = 200_000
    /// The longest text of a cell.
    public var textLength = 4 * 32_767
    /// The most shared texts.
    public var sharedTexts = 100_000
    /// All shared texts together; above 64 MiB they may also not be 32 times as large as the file.
    public var textSize = 16 << 20
    /// The most cell styles.
    public var styles = 65_490
    /// The most merged rectangles in a sheet.
    public var merges = 10_000
    /// The most ranges that the data validations of a sheet apply to.
    public var validations = 10_000
    /// The most defined names.
    public var definedNames = 5_000
    /// The most document properties, and the most relationships of one part.
    public var records = 5_000
    /// The most bytes of names, formulas, properties, links and formats that one part tells.
    public var recordSize = 16 << 20
    /// How long reading may take in all, pauses of the caller left out. The other limits keep any
    /// file far below it on any machine that is not about to fail.
    public var time = Duration.seconds(10)

    /// How many bytes of a part are unpacked before they are parsed; 512 at least. A part that is no
    /// larger is parsed in one go.
    public var pieceSize = 64 << 10
    /// The largest part, in bytes, that is unpacked and parsed in one go though it is larger.
    public var wholeSize = 1 << 20

    private init() {}

    /// For a form that a school sends: far above any honest form, far below harm.
    public static let form = Limits()

    /// For registers and foreign workbooks of any honest size.
    public static let large: Limits = {
        var limits = Limits()
        limits.fileSize = 1 << 30
        limits.entries = 10_000
        limits.partSize = 2 << 30
        limits.totalSize = 4 << 30
        limits.depth = 200
        limits.acceptsDuplicateEntries = true
        limits.acceptsOddEntryNames = true
        limits.sheets = 4096
        limits.rows = 1_048_576
        limits.columns = 16_384
        limits.cells = 100_000_000
        limits.textLength = 1 << 20
        limits.sharedTexts = 10_000_000
        limits.textSize = 1 << 30
        limits.styles = 1_000_000
        limits.merges = 1_000_000
        limits.validations = 1_000_000
        limits.definedNames = 100_000
        limits.records = 70_000
        limits.time = .seconds(600)
        return limits
    }()

    /// The size of a piece, whatever was asked for: units of UTF-16 are not divided, and the parser
    /// counts bytes in 32 bits.
    var soundPieceSize: Int { min(max(pieceSize, 512), 1 << 30) / 2 * 2 }

    /// The part of the limits that concerns the archive.
    var container: ZipLimits {
        ZipLimits(
            fileSize: fileSize, entries: entries, entrySize: partSize, totalSize: totalSize,
            ratio: ratio, acceptsDuplicates: acceptsDuplicateEntries,
            acceptsOddNames: acceptsOddEntryNames)
    }

    /// The part of the limits that concerns the markup.
    var markup: XMLLimits {
        XMLLimits(
            tagSize: tagSize, depth: depth, names: names, attributes: attributes,
            namespaces: namespaces)
    }
}

extension Limits.Rule {
    init(_ rule: ZipLimits.Rule) {
        self =
            switch rule {
            case .fileSize: .fileSize
            case .entries: .entries
            case .entrySize: .partSize
            case .totalSize: .totalSize
            case .ratio: .ratio
            }
    }

    init(_ rule: XMLLimits.Rule) {
        self =
            switch rule {
            case .tagSize: .tagSize
            case .depth: .depth
            case .names: .names
            case .attributes: .attributes
            case .namespaces: .namespaces
            }
    }
}
