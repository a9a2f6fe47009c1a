internal import Spreadsheet

/// The main part of a workbook and the parts that it names.
struct MainPart {
    let sheets: [Sheet]
    let otherSheets: [OtherSheet]
    let definedNames: [DefinedName]
    let is1904: Bool
    let hasExternalLinks: Bool
    let hasMacros: Bool
    /// The part with the custom properties.
    let customProperties: String?
    /// The part with the core properties.
    let coreProperties: String?
    private let sharedTexts: String?
    private let styles: String?

    init(_ package: Package) throws(WorkbookError) {
        let roots = try Self.roots(of: package)
        let path = try Self.path(in: package, roots)
        let links = try package.relationships(of: path)
        let book = try package.parse(path, WorkbookEvents(limits: package.limits))
        guard book.isWorkbook else { throw try Self.refusal(package, mainPart: path) }
        guard book.sheets.isEmpty || package.has(Relationships.path(for: path)) else {
            throw package.failure(.damaged(.missing), part: Relationships.path(for: path))
        }
        var sheets: [Sheet] = []
        var others: [OtherSheet] = []
        for sheet in book.sheets {
            let target = links.target(withID: sheet.relationship)
            if let target, target.type == "worksheet", package.has(target.path) {
                sheets.append(
                    Sheet(name: sheet.name, visibility: sheet.visibility, part: target.path))
            } else {
                let kind = target.map { OtherSheet.kind(ofType: $0.type) } ?? .nothing
                others.append(
                    OtherSheet(name: sheet.name, visibility: sheet.visibility, kind: kind))
            }
        }
        self.sheets = sheets
        otherSheets = others
        definedNames = book.definedNames()
        is1904 = book.is1904
        hasExternalLinks = links.targets.contains { $0.type.hasPrefix("externalLink") }
        hasMacros = links.targets.contains { $0.type == "vbaProject" }
        sharedTexts = links.first(ofType: "sharedStrings")?.path
        customProperties = roots.first(ofType: "custom-properties")?.path
        coreProperties = roots.first(ofType: "core-properties")?.path
        styles = links.first(ofType: "styles")?.path
    }

    /// Reads the shared texts and the formats; a workbook may do without either.
    func tables(_ package: Package) throws(WorkbookError) -> BookTables {
        var texts = TextArena()
        if let part = sharedTexts, package.has(part) {
            texts = try package.parse(part, SharedTextEvents(limits: package.limits)).texts
        }
        var formats: [NumberFormat] = []
        if let part = styles, package.has(part) {
            formats = try package.parse(part, StyleEvents(limits: package.limits)).formats()
        }
        return BookTables(texts: texts, formats: formats, is1904: is1904)
    }

    /// The relationships of the package. Damaged ones count as none: the main part is then sought in
    /// its usual place, and whether that part is sound is checked for itself.
    private static func roots(of package: Package) throws(WorkbookError) -> Relationships {
        do { return try package.relationships(of: "") } catch {
            guard case .damaged = error.reason else { throw error }
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
        let openDocument = "application/vnd.oasis.opendocument"
        let kind: FileKind
        if type.hasPrefix(openDocument + ".spreadsheet") {
            kind = .openDocumentSpreadsheet
        } else if type.hasPrefix(openDocument) {
            kind = .openDocument
        } else if mainPart.hasSuffix("workbook.bin") || package.has("xl/workbook.bin") {
            kind = .binaryWorkbook
        } else if package.has("word/document.xml") {
            kind = .textDocument
        } else if package.has("ppt/presentation.xml") {
            kind = .presentation
        } else if package.has("[Content_Types].xml") {
            return package.failure(.damaged(.missing), part: mainPart)
        } else {
            kind = .zipArchive
        }
        return package.failure(.notWorkbook(kind))
    }
}
