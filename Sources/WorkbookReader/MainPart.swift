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
    /// The part with the shared texts.
    let sharedTexts: String?
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
            if let part = try Self.worksheet(target, package) {
                sheets.append(
                    Sheet(
                        name: sheet.name, visibility: sheet.visibility, part: part,
                        number: sheets.count))
            } else {
                let kind = target.map { OtherSheet.kind(ofType: $0.type) } ?? .nothing
                others.append(
                    OtherSheet(name: sheet.name, visibility: sheet.visibility, kind: kind))
            }
        }
        // Many tabs may claim one part, which would be unpacked once for each of them.
        var parts: Set<[UInt8]> = []
        let repeated = sheets.reduce(0) { size, sheet in
            parts.insert(Array(sheet.part.utf8)).inserted
                ? size : size + package.size(of: sheet.part)
        }
        guard repeated <= package.limits.totalSize / 32 else {
            throw package.failure(.limitExceeded(.totalSize))
        }
        self.sheets = sheets
        otherSheets = others
        definedNames = book.definedNames()
        is1904 = book.is1904
        hasExternalLinks = links.targets.contains { $0.type.hasPrefix("externalLink") }
        hasMacros = links.targets.contains { $0.type == "vbaProject" }
        sharedTexts = Self.part("sharedStrings", beside: path, links, package)
        styles = Self.part("styles", beside: path, links, package)
        customProperties = package.first(of: roots.parts(ofType: "custom-properties"))
        coreProperties = package.first(of: roots.parts(ofType: "core-properties"))
    }

    /// The part of a tab, if it has cells.
    private static func worksheet(
        _ target: Relationships.Target?, _ package: Package
    ) throws(WorkbookError) -> String? {
        guard let target, let part = package.first(of: [target.path]) else { return nil }
        if target.type == "worksheet" { return part }
        guard OtherSheet.kind(ofType: target.type) == .nothing else { return nil }
        // A type that nobody knows may still be a worksheet to its own program.
        let beginning = String(
            decoding: try package.beginning(of: part).prefix(4096), as: UTF8.self)
        return beginning.contains("<worksheet") || beginning.contains(":worksheet") ? part : nil
    }

    /// A part beside the main one, by its type; some programs forget to refer to it.
    private static func part(
        _ type: String, beside main: String, _ links: Relationships, _ package: Package
    ) -> String? {
        package.first(of: links.parts(ofType: type))
            ?? package.first(of: [
                Relationships.resolve(
                    Array("\(type).xml".utf8), in: Relationships.folder(of: main))
            ])
    }

    /// Reads the shared texts and the formats; a workbook may do without either.
    func tables(_ package: Package) throws(WorkbookError) -> BookTables {
        var texts = TextArena()
        if let part = sharedTexts {
            let events = SharedTextEvents(
                limits: package.limitsOfTexts, size: package.size(of: part))
            texts = try package.parse(part, events).texts
        }
        var formats: [NumberFormat] = []
        if let part = styles {
            formats = try package.parse(part, StyleEvents(limits: package.limits)).formats()
        }
        return BookTables(texts: texts, formats: formats, is1904: is1904)
    }

    /// The relationships of the package. Damaged ones count as none: the main part is then sought in
    /// its usual place, and whether that part is sound is checked for itself.
    private static func roots(of package: Package) throws(WorkbookError) -> Relationships {
        do { return try package.relationships(of: "") } catch {
            guard case .damaged = error.reason else { throw error }
            return Relationships([])
        }
    }

    /// Finds the main part through the relationships of the package.
    private static func path(
        in package: Package, _ roots: Relationships
    ) throws(WorkbookError) -> String {
        let named = Array(roots.parts(ofType: "officeDocument"))
        guard let path = package.first(of: named + [Self.usual]), !path.hasSuffix(".bin") else {
            throw try refusal(package, mainPart: named.first ?? Self.usual)
        }
        return path
    }

    /// Where the main part nearly always is.
    private static let usual = "xl/workbook.xml"

    /// Whether a zip archive is meant to be a workbook or a document like one.
    static func isLikely(in package: Package) -> Bool {
        package.has(Relationships.path(for: "")) || package.first(of: [usual]) != nil
    }

    /// Says what a package is that is no workbook.
    static func refusal(
        _ package: Package, mainPart: String = usual
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
