/// The parts that an input of the second mode describes.
///
/// The input is a list of records divided by the byte 0x1E, which no XML may hold. The first byte
/// of a record is the letter of a part, the others are its bytes. A part that the input does not
/// mention has a sound content; a record whose letter is unknown leaves the part away that it hits.
///
/// The byte 0x1D, which no XML may hold either, says where in a part the reader shall come to the
/// end of the piece that it reads at once; blanks after the first ">" bring that about.
public struct PartList {
    private struct Part {
        let letter: UInt8
        let entry: StoredZip.Entry
    }

    private static let divider: UInt8 = 0x1E
    private static let pieceEnd: UInt8 = 0x1D
    /// How much the reader unpacks at once.
    private static let pieceSize = 64 << 10

    private var entries: [StoredZip.Entry?]

    /// Reads the list of an input.
    public init(_ input: [UInt8]) {
        entries = Self.sound.map(\.entry)
        for record in input.split(separator: Self.divider) {
            guard let letter = record.first else { continue }
            let known = Self.sound.firstIndex { $0.letter == letter }
            let index = known ?? Int(letter) % Self.sound.count
            let name = String(decoding: Self.sound[index].entry.name, as: UTF8.self)
            entries[index] = known.map { _ in .init(name, Self.stretched(record.dropFirst())) }
        }
    }

    /// The archive that holds the parts.
    public func archive() -> [UInt8] {
        StoredZip(entries.compactMap(\.self)).bytes
    }

    /// The content of a part with blanks that bring the end of a piece where the input wants it.
    private static func stretched(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = Array(content)
        guard let end = bytes.firstIndex(of: pieceEnd) else { return bytes }
        bytes.remove(at: end)
        guard let tag = bytes.firstIndex(of: UInt8(ascii: ">")), tag < end, end < pieceSize else {
            return bytes
        }
        let blank: [UInt8]
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (0x3C, 0): blank = [0x20, 0]
        case (0xFE, 0xFF), (0, 0x3C): blank = [0, 0x20]
        default: blank = [0x20]
        }
        let place = blank == [0x20, 0] ? tag + 2 : tag + 1
        guard place <= end else { return bytes }
        let count = (pieceSize - end) / blank.count
        bytes.insert(contentsOf: repeatElement(blank, count: count).joined(), at: place)
        return bytes
    }

    private static func part(_ letter: Unicode.Scalar, _ name: String, _ text: String) -> Part {
        Part(letter: UInt8(ascii: letter), entry: .init(name, Array(text.utf8)))
    }

    private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private static func link(_ id: String, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }

    private static func links(_ content: String) -> String {
        "<Relationships xmlns=\"\(package)/relationships\">\(content)</Relationships>"
    }

    /// Every part that an input can set, with the content that it has otherwise.
    private static let sound: [Part] = [
        part("t", "[Content_Types].xml", "<Types xmlns=\"\(package)/content-types\"/>"),
        part(
            "o", "_rels/.rels",
            links(
                link("r1", "officeDocument", "xl/workbook.xml")
                    + link("r2", "custom-properties", "docProps/custom.xml")
                    + link("r3", "core-properties", "docProps/core.xml"))),
        part(
            "w", "xl/workbook.xml",
            "<workbook \(main) xmlns:r=\"\(office)\"><workbookPr date1904=\"0\"/><sheets>"
                + "<sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/>"
                + "<sheet name=\"Лист 2\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/></sheets>"
                + "<definedNames><definedName name=\"N\" localSheetId=\"1\">A!$A$1</definedName>"
                + "</definedNames></workbook>"),
        part(
            "r", "xl/_rels/workbook.xml.rels",
            links(
                link("r1", "worksheet", "worksheets/sheet1.xml")
                    + link("r2", "worksheet", "/xl/worksheets/sheet2.xml")
                    + link("r3", "sharedStrings", "sharedStrings.xml")
                    + link("r4", "styles", "styles.xml"))),
        part(
            "s", "xl/sharedStrings.xml",
            "<sst \(main)><si><t>one</t></si><si><t/></si>"
                + "<si><r><t>t</t></r><r><t>w_x006F_</t></r></si></sst>"),
        part(
            "y", "xl/styles.xml",
            "<styleSheet \(main)><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"0.0\"/></numFmts><cellXfs>"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                + "<xf numFmtId=\"21\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"),
        part(
            "1", "xl/worksheets/sheet1.xml",
            "<worksheet \(main)><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B1\" s=\"1\"><v>45000.5</v></c><c s=\"2\"><v>1.25</v></c></row>"
                + "<row><c t=\"s\"><v>2</v></c></row></sheetData></worksheet>"),
        part(
            "2", "xl/worksheets/sheet2.xml",
            "<worksheet \(main)><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
        part(
            "l", "xl/worksheets/_rels/sheet1.xml.rels",
            links(link("r1", "comments", "../comments1.xml"))),
        part(
            "c", "docProps/custom.xml", "<Properties><property name=\"a\">b</property></Properties>"
        ),
        part("p", "docProps/core.xml", "<coreProperties><title>a</title></coreProperties>"),
    ]
}
