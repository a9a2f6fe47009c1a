internal import Spreadsheet

/// The main part of a workbook and the parts that it names.
struct MainPart {
    let sheets: [Sheet]
    let is1904: Bool
    let hasExternalLinks: Bool
    let hasMacros: Bool
    /// The part with the custom properties.
    let customProperties: String?
    private let sharedTexts: String?
    private let styles: String?

    init(_ package: Package) throws(WorkbookError) {
        let roots = try Self.roots(of: package)
        let path = try Self.path(in: package, roots)
        let links = try package.relationships(of: path)
        let book = try package.parse(path, WorkbookEvents())
        guard book.isWorkbook else { throw try Self.refusal(package, mainPart: path) }
        guard book.sheets.count <= package.limits.sheets else {
            throw .limitExceeded(.sheets, part: path)
        }
        guard book.sheets.isEmpty || package.has(Relationships.path(for: path)) else {
            throw .damaged(.missing, part: Relationships.path(for: path))
        }
        var sheets: [Sheet] = []
        for sheet in book.sheets {
            guard let target = links.target(withID: sheet.relationship),
                target.type == "worksheet", package.has(target.path)
            else { continue }
            sheets.append(Sheet(name: sheet.name, visibility: sheet.visibility, part: target.path))
        }
        self.sheets = sheets
        is1904 = book.is1904
        hasExternalLinks = links.targets.contains { $0.type.hasPrefix("externalLink") }
        hasMacros = links.targets.contains { $0.type == "vbaProject" }
        sharedTexts = links.first(ofType: "sharedStrings")?.path
        customProperties = roots.first(ofType: "custom-properties")?.path
        styles = links.first(ofType: "styles")?.path
    }

    /// Reads the shared texts and the formats; a workbook may do without either.
    func tables(_ package: Package) throws(WorkbookError) -> BookTables {
        var texts = TextArena()
        if let part = sharedTexts, package.has(part) {
            let start = SharedTextEvents(limits: package.limits)
            texts = try package.parse(part, start) { (events) throws(WorkbookError) in
                if let rule = events.exceeded { throw .limitExceeded(rule, part: part) }
            }.texts
        }
        var formats: [NumberFormat] = []
        if let part = styles, package.has(part) {
            let limit = package.limits.styles
            formats = try package.parse(part, StyleEvents()) { (events) throws(WorkbookError) in
                if events.count > limit { throw .limitExceeded(.styles, part: part) }
            }.formats()
        }
        return BookTables(texts: texts, formats: formats, is1904: is1904)
    }

    /// The relationships of the package. Damaged ones count as none: the main part is then sought in
    /// its usual place, and whether that part is sound is checked for itself.
    private static func roots(of package: Package) throws(WorkbookError) -> Relationships {
        do { return try package.relationships(of: "") } catch {
            guard case .damaged = error else { throw error }
            return Relationships(targets: [])
        }
    }

    /// Finds the main part through the relationships of the package.
    private static func path(
        in package: Package, _ roots: Relationships
    ) throws(WorkbookError) -> String {
        let path = roots.first(ofType: "officeDocument")?.path ?? "xl/workbook.xml"
        guard package.has(path), !path.hasSuffix(".bin") else {
            throw try refusal(package, mainPart: path)
        }
        return path
    }

    /// Says what a package is that is no workbook.
    private static func refusal(
        _ package: Package, mainPart: String
    ) throws(WorkbookError) -> WorkbookError {
        let type = String(decoding: try package.beginning(of: "mimetype"), as: UTF8.self)
        if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") {
            return .notWorkbook(.openDocumentSpreadsheet)
        }
        if type.hasPrefix("application/vnd.oasis.opendocument") {
            return .notWorkbook(.openDocument)
        }
        if mainPart.hasSuffix("workbook.bin") || package.has("xl/workbook.bin") {
            return .notWorkbook(.binaryWorkbook)
        }
        if package.has("word/document.xml") { return .notWorkbook(.textDocument) }
        if package.has("ppt/presentation.xml") { return .notWorkbook(.presentation) }
        if package.has("[Content_Types].xml") { return .damaged(.missing, part: mainPart) }
        return .notWorkbook(.zipArchive)
    }
}
