import Spreadsheet
import TestSupport
import Testing

@testable import WorkbookReader

/// 1. What is no workbook is named. 2. What is damaged is refused. 3. Tools of attack are refused
/// quickly. 4. Limits hold.
struct HostileFileTests {
    private static let sound = WorkbookParts("<row><c><v>1</v></c></row>")

    /// An error in the sheet that the tests break.
    private static func inSheet(
        _ reason: WorkbookError.Reason, _ cell: String? = nil
    ) -> WorkbookError {
        WorkbookError(
            reason,
            at: .init(
                part: "xl/worksheets/sheet1.xml", sheet: "Лист1",
                cell: cell.flatMap { CellAddress($0) }))
    }

    /// Reads everything that the bytes hold.
    private func read(_ bytes: [UInt8], limits: Limits = .form) throws {
        _ = try WorkbookReader(bytes: bytes, limits: limits).contents()
    }

    /// The text as UTF-16 without a mark.
    private static func wide(_ text: String, isBigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }

    /// A sound workbook whose first sheet is the given document.
    private func book(withSheet document: [UInt8]) -> [UInt8] {
        var builder = Self.sound.builder()
        builder.parts[4].bytes = document
        return builder.bytes()
    }

    @Test(arguments: [
        ([], FileKind.empty),
        (Array("%PDF-1.7".utf8), .pdf),
        ([0xFF, 0xD8, 0xFF, 0xE0], .image),
        (Array("Rar!\u{1A}\u{7}".utf8), .rar),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        (Array("\u{FEFF}<!DOCTYPE html><html>".utf8), .html),
        (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), .xml),
        (Array("a;b;c".utf8), .unknown),
    ])
    func whatIsNoWorkbookIsNamed(bytes: [UInt8], kind: FileKind) {
        #expect(throws: WorkbookError(.notWorkbook(kind))) { try read(bytes) }
    }

    @Test(arguments: [
        "[InternetShortcut]\r\nURL=https://example.org/x\r\n",
        "\u{FEFF}https://example.org/x\r\nhttp://example.org/y\r\n",
        "<?xml version=\"1.0\"?><plist><dict><key>URL</key><string>https://example.org",
        "bplist00\u{1}SURL_http://example.org",
    ])
    func linksAreToldFromFiles(_ text: String) {
        #expect(FileKind(sniffing: Array(text.utf8)) == .link)
    }

    @Test func aTextWithALinkInItIsNoLink() {
        #expect(FileKind(sniffing: Array("see https://example.org/x".utf8)) == .unknown)
        let wide = [0xFF, 0xFE] + Self.wide("https://example.org/x", isBigEndian: false)
        #expect(FileKind(sniffing: wide) == .link)
    }

    @Test func compoundFilesAreToldApartByTheirStreams() {
        func compound(_ stream: String) -> [UInt8] {
            var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
            bytes += [UInt8](repeating: 0, count: 1024 - bytes.count)
            var entry = Self.wide(stream, isBigEndian: false)
            entry += [UInt8](repeating: 0, count: 64 - entry.count)
            entry += [UInt8(stream.utf16.count * 2 + 2), 0, 2]
            return bytes + entry + [UInt8](repeating: 0, count: 128 - entry.count)
        }
        #expect(throws: WorkbookError(.notWorkbook(.excel97))) { try read(compound("Workbook")) }
        #expect(throws: WorkbookError(.notWorkbook(.excel97))) { try read(compound("Book")) }
        #expect(throws: WorkbookError(.notWorkbook(.oldOffice))) {
            try read(compound("WordDocument"))
        }
        #expect(throws: WorkbookError(.notWorkbook(.encrypted))) {
            try read(compound("EncryptedPackage"))
        }
        let letter = compound("__properties_version1.0")
        #expect(throws: WorkbookError(.notWorkbook(.outlookLetter))) { try read(letter) }
        // A letter that a workbook is attached to shows the streams of both.
        #expect(throws: WorkbookError(.notWorkbook(.outlookLetter))) {
            try read(compound("Workbook") + letter.dropFirst(512))
        }
    }

    @Test func zipsThatAreNoWorkbookAreNamed() {
        let ods = ZipBuilder([
            .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            .init("content.xml", "<x/>"),
        ])
        #expect(throws: WorkbookError(.notWorkbook(.openDocumentSpreadsheet))) {
            try read(ods.bytes())
        }
        let archive = ZipBuilder([.init("форма 1.xlsx", "x"), .init("форма 2.xlsx", "y")])
        #expect(throws: WorkbookError(.notWorkbook(.zipArchive))) { try read(archive.bytes()) }
        let text = ZipBuilder([
            .init("[Content_Types].xml", "<x/>"), .init("word/document.xml", ""),
        ])
        #expect(throws: WorkbookError(.notWorkbook(.textDocument))) { try read(text.bytes()) }
    }

    @Test func aFileCutAnywhereIsRefused() {
        let bytes = Self.sound.bytes()
        for length in stride(from: 4, to: bytes.count, by: 7) {
            #expect(throws: WorkbookError(.damaged(.truncated))) {
                try read(Array(bytes.prefix(length)))
            }
        }
    }

    @Test func aWrongChecksumIsRefused() {
        var builder = Self.sound.builder()
        builder.parts[4].claimedChecksum = 1
        #expect(throws: Self.inSheet(.damaged(.checksum), "A1")) {
            try read(builder.bytes())
        }
    }

    @Test(arguments: [10, 100_000])
    func aWrongSizeIsRefused(claimed: Int) {
        var builder = Self.sound.builder()
        builder.parts[4].claimedSize = claimed
        #expect(throws: WorkbookError.self) { try read(builder.bytes()) }
    }

    @Test func twoEntriesOfOneNameAreRefused() {
        var builder = Self.sound.builder()
        builder.parts.append(.init("XL\\Workbook.xml", "<workbook/>"))
        #expect(
            throws: WorkbookError(
                .forbidden(.duplicateEntry), at: .init(part: "XL\\Workbook.xml"))
        ) {
            try read(builder.bytes())
        }
    }

    @Test func anEncryptedEntryIsRefused() {
        var builder = Self.sound.builder()
        builder.parts[4].flags = 1
        #expect(
            throws: Self.inSheet(.forbidden(.encryptedEntry))
        ) { try read(builder.bytes()) }
    }

    @Test func aSheetWithoutItsPartIsNotListed() throws {
        var builder = WorkbookParts("<row/>", "<row/>").builder()
        builder.parts.remove(at: 4)
        let names = try WorkbookReader(bytes: builder.bytes()).sheets.map(\.name)
        #expect(names == ["Лист2"])
    }

    @Test func aBillionLaughsAreRefusedInAnyEncoding() {
        let laughs =
            "<!DOCTYPE worksheet [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>"
        let wide = [0xFF, 0xFE] + Self.wide(laughs, isBigEndian: false)
        for document in [Array(laughs.utf8), wide] {
            #expect(
                throws: Self.inSheet(.forbidden(.documentType))
            ) { try read(book(withSheet: document)) }
        }
    }

    @Test func otherEncodingsAreRefused() {
        let document = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet/>"
        #expect(throws: Self.inSheet(.forbidden(.encoding))) {
            try read(book(withSheet: Array(document.utf8)))
        }
    }

    @Test func aTagOfManyAttributesIsRefusedBeforeItIsParsed() {
        let attributes = (0..<200_000).map { "a\($0)=\">\"" }.joined(separator: " ")
        let document = "<worksheet><sheetData \(attributes)/></worksheet>"
        let wide = [0xFE, 0xFF] + Self.wide(document, isBigEndian: true)
        for bytes in [Array(document.utf8), wide] {
            #expect(
                throws: Self.inSheet(.limitExceeded(.tagSize))
            ) { try read(book(withSheet: bytes)) }
        }
    }

    @Test func aLongTextIsNoTag() throws {
        let text = String(repeating: "text = 'x' > \"y\" ", count: 5000)
        let sheet = "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
        try read(WorkbookParts(sheet).bytes())
    }

    @Test func deepNestingIsRefused() {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(throws: Self.inSheet(.limitExceeded(.depth))) {
            try read(book(withSheet: Array(deep.utf8)))
        }
    }

    @Test func manyNamesAreRefused() {
        let names = (0..<50_000).map { "<n\($0)/>" }.joined()
        var limits = Limits.form
        limits.names = 64 << 10
        #expect(throws: Self.inSheet(.limitExceeded(.names))) {
            try read(
                book(withSheet: Array("<worksheet>\(names)</worksheet>".utf8)), limits: limits)
        }
    }

    @Test func namespacesAndAttributesWithoutNumberAreRefused() {
        func expect(_ rule: Limits.Rule, _ document: String) {
            #expect(throws: Self.inSheet(.limitExceeded(rule))) {
                try read(book(withSheet: Array(document.utf8)))
            }
        }
        func spaces(_ count: Int, _ depth: Int) -> String {
            (0..<count).map { " xmlns:p\($0)=\"u\(depth)\"" }.joined()
        }
        expect(.namespaces, "<worksheet\(spaces(65, 0))/>")
        let nested = (0..<5).map { "<a\(spaces(60, $0))>" }.joined()
        expect(.namespaces, "<worksheet>\(nested)</worksheet>")
        let attributes = (0..<300).map { " a\($0)=\"\"" }.joined()
        expect(.attributes, "<worksheet><sheetData\(attributes)/></worksheet>")
    }

    @Test func namespacesOfNeighboursDoNotAddUp() throws {
        let space = "xmlns:p=\"u\" p:a=\"\""
        let cells = String(repeating: "<c \(space)><v>1</v></c>", count: 200)
        try read(WorkbookParts("<row>\(cells)</row><row>\(cells)</row>").bytes())
    }

    @Test func aFormulaOfOpenBracketsTakesOnePass() throws {
        // Each bracket once began a search to the end: this took minutes.
        let formula = String(repeating: "+[", count: 15_000)
        let cells = String(repeating: "<c><f>\(formula)</f><v>1</v></c>", count: 200)
        let contents = try WorkbookReader(bytes: WorkbookParts("<row>\(cells)</row>").bytes())
            .contents()
        #expect(contents.sheets.first?.externalFormulas.isEmpty == true)
    }

    @Test func tabsThatShareAPartDoNotMultiplyIt() {
        var builder = Self.sound.builder()
        let tabs = (0..<60).map { "<sheet name=\"\($0)\" r:id=\"rId1\"/>" }.joined()
        builder.parts[2].bytes = Array(
            String(decoding: builder.parts[2].bytes, as: UTF8.self)
                .replacing("</sheets>", with: tabs + "</sheets>").utf8)
        var limits = Limits.form
        limits.totalSize = 4000
        #expect(throws: WorkbookError(.limitExceeded(.totalSize))) {
            try read(builder.bytes(), limits: limits)
        }
    }

    @Test func textsAreCountedWhileTheyAreRead() {
        func expect(_ rule: Limits.Rule, _ texts: String, _ change: (inout Limits) -> Void) {
            var limits = Limits.form
            change(&limits)
            let error = WorkbookError(
                .limitExceeded(rule), at: .init(part: "xl/sharedStrings.xml"))
            #expect(throws: error) {
                try read(WorkbookParts("<row/>", sharedTexts: texts).bytes(), limits: limits)
            }
        }
        expect(.textLength, "<si><t>1234567</t></si>") { $0.textLength = 6 }
        expect(.textLength, "<si><t>1234</t><t>567</t></si>") { $0.textLength = 6 }
        expect(.textSize, "<si><t>1234</t></si><si><t>567</t></si>") { $0.textSize = 6 }
        expect(.sharedTexts, "<si/><si/><si/>") { $0.sharedTexts = 2 }
    }

    @Test func namesOfSheetsAndRecordsHaveLimits() {
        var builder = Self.sound.builder()
        builder.parts[2].bytes = Array(
            String(decoding: builder.parts[2].bytes, as: UTF8.self)
                .replacing("Лист1", with: String(repeating: "Л", count: 600)).utf8)
        #expect(
            throws: WorkbookError(.limitExceeded(.textLength), at: .init(part: "xl/workbook.xml"))
        ) { try read(builder.bytes()) }
        var limits = Limits.form
        limits.records = 0
        #expect(throws: WorkbookError(.limitExceeded(.records), at: .init(part: "_rels/.rels"))) {
            try read(Self.sound.bytes(), limits: limits)
        }
        limits = .form
        limits.recordSize = 20
        #expect(throws: WorkbookError(.limitExceeded(.records), at: .init(part: "_rels/.rels"))) {
            try read(Self.sound.bytes(), limits: limits)
        }
        limits = .form
        limits.validations = 2
        let wide = "<dataValidations><dataValidation sqref=\"A1 B2 C3\"/></dataValidations>"
        #expect(throws: Self.inSheet(.limitExceeded(.validations))) {
            let parts = WorkbookParts("<row/>", afterCells: wide)
            let book = try WorkbookReader(bytes: parts.bytes(), limits: limits)
            _ = try book.details(of: book.sheets[0])
        }
    }

    @Test func timeHasALimit() {
        var limits = Limits.form
        limits.time = .zero
        #expect(throws: WorkbookError(.limitExceeded(.time), at: .init(part: "_rels/.rels"))) {
            try read(Self.sound.bytes(), limits: limits)
        }
    }

    @Test func brokenMarkupLeavesNothing() {
        let document = "<worksheet><sheetData>\n<row><c><v>1</v></c></row></sheetData>"
        #expect(
            throws: Self.inSheet(.damaged(.markup(line: 2)), "A1")
        ) { try read(book(withSheet: Array(document.utf8))) }
    }

    @Test func limitsOfTheGridHold() {
        func expect(
            _ rule: Limits.Rule, at cell: String?, _ cells: String,
            _ change: (inout Limits) -> Void
        ) {
            var limits = Limits.form
            change(&limits)
            #expect(throws: Self.inSheet(.limitExceeded(rule), cell)) {
                try read(WorkbookParts(cells).bytes(), limits: limits)
            }
        }
        expect(.rows, at: "A3", "<row><c r=\"A3\"><v>1</v></c></row>") { $0.rows = 2 }
        expect(.columns, at: "C1", "<row><c r=\"C1\"><v>1</v></c></row>") { $0.columns = 2 }
        expect(.cells, at: "B1", "<row><c><v>1</v></c><c><v>2</v></c></row>") { $0.cells = 1 }
        expect(.partSize, at: nil, String(repeating: "<row/>", count: 1000)) {
            $0.partSize = 5000
        }
    }

    @Test func styledCellsWithoutContentAreNoMatterHowManyTheyAre() throws {
        var limits = Limits.form
        limits.rows = 2
        try read(
            WorkbookParts("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>").bytes(),
            limits: limits)
    }
}
