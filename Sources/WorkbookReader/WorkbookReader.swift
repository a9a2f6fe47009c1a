public import Spreadsheet
internal import ZipArchive

/// An Excel workbook (.xlsx, .xlsm) opened for reading.
///
///     let book = try WorkbookReader(path: "form.xlsx", limits: .form)
///     for sheet in book.sheets {
///         try book.forEachCell(in: sheet) { cell in print(cell.address, cell.text ?? "") }
///     }
///
/// Opening reads everything but the sheets. Sheets are streamed. A workbook belongs to one task.
public final class WorkbookReader {
    /// The worksheets in the order of their tabs.
    public let sheets: [Sheet]
    /// The other tabs: charts, dialogs, macros, and sheets whose part is absent.
    public let otherSheets: [OtherSheet]
    /// The names of ranges and formulas in the order of the file.
    public let definedNames: [DefinedName]
    /// Whether serial numbers count from 1904.
    public let is1904: Bool
    /// Whether the package carries macros; they are never read.
    public let hasMacros: Bool
    /// Whether the package refers to other workbooks; they are never followed.
    public let hasExternalLinks: Bool

    let package: Package
    let tables: BookTables
    let main: MainPart
    /// The filled cells of the sheets that were streamed, against the limit; a sheet may be streamed
    /// several times.
    private var cellCounts: [Int]
    private var cellCount = 0

    /// Opens the workbook in a file; a large one stays there and is read as it is asked for.
    ///
    /// - Throws: ``WorkbookError``, every reason but `noSheet`.
    public convenience init(path: String, limits: Limits = .large) throws(WorkbookError) {
        try self.init(Package(path: path, limits: limits))
    }

    /// Opens the workbook that the bytes are.
    ///
    /// - Throws: ``WorkbookError``, every reason but `unreadable` and `noSheet`.
    public convenience init(bytes: [UInt8], limits: Limits = .large) throws(WorkbookError) {
        try self.init(Package(bytes: bytes, limits: limits))
    }

    private init(_ package: Package) throws(WorkbookError) {
        self.package = package
        main = try MainPart(package)
        sheets = main.sheets
        cellCounts = Array(repeating: 0, count: sheets.count)
        otherSheets = main.otherSheets
        definedNames = main.definedNames
        is1904 = main.is1904
        hasExternalLinks = main.hasExternalLinks
        hasMacros = main.hasMacros || package.archive.entries.contains { Package.isMacros($0.name) }
        tables = try main.tables(package)
    }

    /// The worksheet of that name, code point by code point.
    ///
    /// - Returns: the sheet; of several with one name the first.
    /// - Throws: ``WorkbookError`` with the reason `noSheet`.
    public func sheet(named name: String) throws(WorkbookError) -> Sheet {
        let sheet = sheets.first { $0.name.unicodeScalars.elementsEqual(name.unicodeScalars) }
        guard let sheet else { throw package.failure(.noSheet(name)) }
        return sheet
    }

    /// Streams the filled cells of a sheet in the order of the file: the fastest way.
    ///
    /// No cell is final before this function returns: when it throws, forget what was seen. A cell
    /// that the file holds twice comes twice, the last one counts. Memory does not grow with the
    /// sheet.
    ///
    /// - Throws: ``WorkbookError``.
    public func forEachCell(
        in sheet: Sheet, _ body: (borrowing StreamedCell) -> Void
    ) throws(WorkbookError) {
        let tables = tables
        _ = try stream(sheet) { (cell: borrowing StreamedCell) in
            if tables.isFilled(cell.record) { body(cell) }
        }
    }

    /// Begins to read a sheet row by row.
    ///
    /// - Throws: ``WorkbookError``.
    public func rows(of sheet: Sheet) throws(WorkbookError) -> RowReader {
        RowReader(try reader(of: sheet), sheet, of: self)
    }

    /// What a sheet holds beside its cells; reads the whole sheet.
    ///
    /// - Throws: ``WorkbookError``.
    public func details(of sheet: Sheet) throws(WorkbookError) -> SheetDetails {
        var reader = try reader(of: sheet, collectsValidations: true)
        while let batch = try reader.next() { reader.recycle(batch) }
        let events = reader.events
        try finish(events, sheet)
        let links = try package.relationships(of: sheet.part)
        return SheetDetails(
            merges: events.merges, hiddenRows: Set(events.hiddenRows).sorted(),
            hiddenColumns: Set(events.hiddenColumns).sorted(),
            validations: events.validations?.validations ?? [],
            hasComments: links.targets.contains { Self.isComments($0.type) })
    }

    /// Streams all records of a sheet, formulas without a result included.
    func stream(
        _ sheet: Sheet, _ body: (borrowing StreamedCell) -> Void
    ) throws(WorkbookError) -> SheetEvents {
        var reader = try reader(of: sheet)
        while let batch = try reader.next() {
            var cell = StreamedCell(record: batch.records[0], tables: tables, batch: batch)
            for record in batch.records {
                cell.record = record
                body(cell)
            }
            reader.recycle(batch)
        }
        let events = reader.events
        try finish(events, sheet)
        return events
    }

    /// Judges a sheet that was read to its end, and counts its cells.
    func finish(_ events: SheetEvents, _ sheet: Sheet) throws(WorkbookError) {
        guard events.isSheet else {
            throw WorkbookError(
                .damaged(.content),
                at: .init(file: package.file, part: sheet.part, sheet: sheet.name))
        }
        cellCount += events.cellCount - cellCounts[sheet.number]
        cellCounts[sheet.number] = events.cellCount
    }

    private func reader(
        of sheet: Sheet, collectsValidations: Bool = false
    ) throws(WorkbookError) -> SheetReader {
        var limits = package.limits
        limits.cells -= cellCount - cellCounts[sheet.number]
        let events = SheetEvents(limits: limits, collectsValidations: collectsValidations)
        return SheetReader(try PartReader(package, sheet.part, events, sheet: sheet.name))
    }

    private static func isComments(_ type: String) -> Bool {
        type == "comments" || type == "threadedComment"
    }
}
