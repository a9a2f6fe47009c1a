/// A workbook written down as the XML of its parts, for tests of the reader.
public struct WorkbookParts: Sendable {
    /// The markup between `<sheetData>` and `</sheetData>` of the sheets, in their order.
    public var sheets: [String]
    /// The markup inside of `<sst>`; nil for no such part.
    public var sharedTexts: String?
    /// The markup inside of `<styleSheet>`; nil for no such part.
    public var styles: String?
    /// What stands after `</sheetData>` in every sheet.
    public var afterCells = ""
    /// The attributes of `<workbookPr>`.
    public var properties = ""
    /// The markup inside of `<Properties>` of the custom properties; nil for no such part.
    public var customProperties: String?
    /// Further parts.
    public var others: [ZipBuilder.Part] = []

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package =
        "http://schemas.openxmlformats.org/package/2006/relationships"

    /// Makes a workbook of sheets; the first is called "Лист1".
    public init(
        _ sheets: String..., sharedTexts: String? = nil, styles: String? = nil,
        afterCells: String = "", properties: String = ""
    ) {
        self.sheets = sheets
        self.sharedTexts = sharedTexts
        self.styles = styles
        self.afterCells = afterCells
        self.properties = properties
    }

    /// The archive that the workbook is.
    public func bytes() -> [UInt8] { builder().bytes() }

    /// The parts, to be changed before the archive is made.
    public func builder() -> ZipBuilder {
        var links = ""
        var list = ""
        var parts: [ZipBuilder.Part] = []
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            list += "<sheet name=\"Лист\(number)\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
            links += Self.link("rId\(number)", "worksheet", "worksheets/sheet\(number).xml")
            parts.append(
                ZipBuilder.Part(
                    "xl/worksheets/sheet\(number).xml",
                    "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(sheet)</sheetData>"
                        + afterCells + "</worksheet>"))
        }
        if let sharedTexts {
            links += Self.link("rIdT", "sharedStrings", "sharedStrings.xml")
            parts.append(
                ZipBuilder.Part(
                    "xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(sharedTexts)</sst>"))
        }
        if let styles {
            links += Self.link("rIdS", "styles", "styles.xml")
            parts.append(
                ZipBuilder.Part(
                    "xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"))
        }
        var roots = Self.link("rId1", "officeDocument", "xl/workbook.xml")
        if let customProperties {
            roots += Self.link("rId2", "custom-properties", "docProps/custom.xml")
            parts.append(ZipBuilder.Part("docProps/custom.xml", Self.custom(customProperties)))
        }
        let book =
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">"
            + "<workbookPr \(properties)/><sheets>\(list)</sheets></workbook>"
        let first = [
            ZipBuilder.Part("[Content_Types].xml", "<Types/>"),
            ZipBuilder.Part("_rels/.rels", Self.links(roots)),
            ZipBuilder.Part("xl/workbook.xml", book),
            ZipBuilder.Part("xl/_rels/workbook.xml.rels", Self.links(links)),
        ]
        return ZipBuilder(first + parts + others)
    }

    private static func custom(_ properties: String) -> String {
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
            + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
            + properties + "</Properties>"
    }

    private static func link(_ id: String, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }

    private static func links(_ content: String) -> String {
        "<Relationships xmlns=\"\(package)\">\(content)</Relationships>"
    }
}
