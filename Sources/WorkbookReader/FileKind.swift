/// What a file is by its bytes, whatever its name says.
public enum FileKind: Hashable, Sendable, CaseIterable {
    /// No bytes at all.
    case empty
    /// A zip archive; whether it is a workbook shows only inside.
    case zip
    /// An Excel workbook of 1997 to 2003 (.xls).
    case excel97
    /// An Office document that needs a password to be opened.
    case encrypted
    /// A letter saved by Outlook (.msg).
    case outlookLetter
    /// Another document of old Office programs.
    case oldOffice
    /// An OpenDocument spreadsheet (.ods).
    case openDocumentSpreadsheet
    /// Another OpenDocument file.
    case openDocument
    /// A binary Excel workbook (.xlsb).
    case binaryWorkbook
    /// A text document (.docx).
    case textDocument
    /// A presentation (.pptx).
    case presentation
    /// An archive of files: a zip that is no document.
    case zipArchive
    /// A RAR archive.
    case rar
    /// A 7z archive.
    case sevenZip
    /// A gzip stream.
    case gzip
    /// A PDF document.
    case pdf
    /// A picture.
    case image
    /// A web page, which some programs save under the name of a workbook.
    case html
    /// An XML document, such as an Excel 2003 XML table.
    case xml
    /// A Rich Text document.
    case richText
    /// A link in place of a file: a shortcut to a web page, or a text of nothing but addresses.
    case link
    /// None of these.
    case unknown

    /// Tells the kind from the bytes of a whole file.
    public init(sniffing bytes: [UInt8]) {
        self = Self.bySignature(bytes) ?? Self.byText(bytes)
    }

    private static let signatures: [([UInt8], FileKind)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0x50, 0x4B, 0x07, 0x08], .zip),
        (Array("Rar!".utf8), .rar),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        ([0x1F, 0x8B], .gzip),
        (Array("%PDF".utf8), .pdf),
        ([0xFF, 0xD8, 0xFF], .image),
        ([0x89, 0x50, 0x4E, 0x47], .image),
        (Array("GIF8".utf8), .image),
        (Array("BM".utf8), .image),
        ([0x49, 0x49, 0x2A, 0x00], .image),
        ([0x4D, 0x4D, 0x00, 0x2A], .image),
        (Array("{\\rtf".utf8), .richText),
        ([0x09, 0x08, 0x10, 0x00], .excel97),
        ([0x09, 0x08, 0x08, 0x00], .excel97),
        ([0x09, 0x04, 0x06, 0x00], .excel97),
        ([0x09, 0x02, 0x06, 0x00], .excel97),
        ([0x09, 0x00, 0x04, 0x00], .excel97),
    ]

    private static func bySignature(_ bytes: [UInt8]) -> FileKind? {
        guard !bytes.isEmpty else { return .empty }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return compound(bytes)
        }
        if bytes.starts(with: Array("RIFF".utf8)),
            bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        {
            return .image
        }
        // The family of HEIC pictures names itself after the size of the first box.
        if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return .image }
        return signatures.first { bytes.starts(with: $0.0) }?.1
    }

    /// Tells what lies in a compound file by the names of its streams.
    ///
    /// Directory entries are 128 bytes at multiples of 128: the name in UTF-16, then its length in
    /// bytes with the final zero. Source: MS-CFB, section 2.6.1.
    private static func compound(_ bytes: [UInt8]) -> FileKind {
        var kind = FileKind.oldOffice
        var position = 512
        while position + 128 <= bytes.count {
            switch streamName(bytes, at: position) {
            // A letter may hold a workbook, whose streams then show as well.
            case "__properties_version1.0": return .outlookLetter
            case "EncryptedPackage": kind = .encrypted
            case "Workbook", "Book": if kind != .encrypted { kind = .excel97 }
            default: break
            }
            position += 128
        }
        return kind
    }

    private static func streamName(_ bytes: [UInt8], at position: Int) -> String? {
        let length = Int(bytes[position + 64]) | Int(bytes[position + 65]) << 8
        guard length >= 10, length <= 64, bytes[position + 66] == 2 else { return nil }
        let units = (0..<(length / 2 - 1)).map { unit in
            UInt16(bytes[position + unit * 2]) | UInt16(bytes[position + unit * 2 + 1]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func byText(_ bytes: [UInt8]) -> FileKind {
        var start = bytes.prefix(4096).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            start = ArraySlice(start.dropFirst(2).filter { $0 != 0 })
        }
        let text = String(decoding: start, as: UTF8.self).lowercased()
        if bytes.count <= 4096, isLink(text) { return .link }
        guard text.hasPrefix("<") else { return .unknown }
        let isPage = text.hasPrefix("<html") || text.hasPrefix("<!doctype html")
        if isPage || text.contains("<html") || text.contains("<table") { return .html }
        return text.hasPrefix("<?xml") ? .xml : .html
    }

    /// Whether a whole text in small letters is a shortcut of Windows or macOS, or addresses alone.
    private static func isLink(_ text: String) -> Bool {
        if text.hasPrefix("[internetshortcut]") { return true }
        if text.hasPrefix("bplist00") { return text.contains("http") }
        if text.hasPrefix("<?xml") {
            return text.contains("<plist") && text.contains("<key>url</key>")
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        return !words.isEmpty
            && words.allSatisfy { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    }
}
