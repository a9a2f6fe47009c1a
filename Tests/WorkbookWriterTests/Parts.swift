import Spreadsheet
import WorkbookWriter
import ZipArchive

/// The parts of a written workbook as text.
struct Parts {
    private let archive: ZipArchive

    /// Writes the document.
    init(of document: WorkbookDocument) throws {
        archive = try ZipArchive(
            bytes: WorkbookFile.bytes(of: document),
            limits: ZipLimits(
                fileSize: 1 << 24, entries: 200, entrySize: 1 << 24, totalSize: 1 << 26))
    }

    /// Writes a document of one sheet.
    init(of sheet: SheetDocument) throws {
        try self.init(of: Sample.document([sheet]))
    }

    /// The names of the parts.
    var names: [String] { archive.entries.map(\.name) }

    /// The text of a part; nil when there is no such part.
    subscript(name: String) -> String? {
        get throws {
            guard let entry = archive.entry(named: name) else { return nil }
            var stream = try archive.stream(entry)
            var text: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                var span = buffer.mutableSpan
                let count = try stream.read(into: &span)
                if count == 0 { return String(decoding: text, as: UTF8.self) }
                text += buffer[..<count]
            }
        }
    }

    /// The first sheet.
    var sheet: String { get throws { try self["xl/worksheets/sheet1.xml"] ?? "" } }
    /// The workbook part.
    var workbook: String { get throws { try self["xl/workbook.xml"] ?? "" } }
}
