internal import Spreadsheet
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
    /// The worksheets in the order of their tabs; chart, dialog and macro sheets and
    /// sheets whose part is absent are left out.
    public let sheets: [Sheet]
    /// Whether serial numbers count from 1904.
    public let is1904: Bool

    let package: Package
    let tables: BookTables
    let main: MainPart
    /// The filled cells of the sheets that were streamed, against the limit.
    var cellCount = 0

    /// Opens the workbook in a file.
    ///
    /// - Throws: ``WorkbookError``, every case but `noSheet`.
    public convenience init(path: String, limits: Limits = .large) throws(WorkbookError) {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path, limit: limits.fileSize) } catch {
            throw WorkbookError(error)
        }
        try self.init(bytes: bytes, limits: limits)
    }

    /// Opens the workbook that the bytes are.
    ///
    /// - Throws: ``WorkbookError``, every case but `unreadable` and `noSheet`.
    public init(bytes: [UInt8], limits: Limits = .large) throws(WorkbookError) {
        let kind = FileKind(sniffing: bytes)
        guard kind == .zip else { throw .notWorkbook(kind) }
        package = try Package(bytes, limits: limits)
        main = try MainPart(package)
        sheets = main.sheets
        is1904 = main.is1904
        tables = try main.tables(package)
    }

    /// The worksheet of that name, code point by code point; nil when there is none.
    public func sheet(named name: String) -> Sheet? {
        sheets.first { $0.name.unicodeScalars.elementsEqual(name.unicodeScalars) }
    }

    /// Streams the filled cells of a sheet in the order of the file.
    ///
    /// No cell is final before this function returns: when it throws, forget what was seen. A cell
    /// that the file holds twice comes twice, the last one counts. Memory does not grow with the
    /// sheet.
    ///
    /// - Throws: ``WorkbookError``.
    public func forEachCell(
        in sheet: Sheet, _ body: (borrowing StreamedCell) -> Void
    ) throws(WorkbookError) {
        _ = try stream(sheet) { (cell: borrowing StreamedCell) in
            switch cell.record.kind {
            case .nothing, .emptyText: break
            case .sharedText:
                if tables.texts.range(Int(cell.record.payload))?.isEmpty == false { body(cell) }
            case .number, .inlineText, .error, .boolean, .isoDate, .isoTime, .isoDuration:
                body(cell)
            }
        }
    }

    /// Streams all records of a sheet, formulas without a result included.
    func stream(
        _ sheet: Sheet, _ body: (borrowing StreamedCell) -> Void
    ) throws(WorkbookError) -> SheetEvents {
        let tables = tables
        let part = sheet.part
        let start = SheetEvents(limits: package.limits, cellCount: cellCount)
        let events = try package.parse(part, start) { (events) throws(WorkbookError) in
            if let rule = events.exceeded { throw .limitExceeded(rule, part: part) }
            let batch = events.takeBatch()
            guard let first = batch.records.first else { return events.recycle(batch) }
            var cell = StreamedCell(record: first, tables: tables, batch: batch)
            for record in batch.records {
                cell.record = record
                body(cell)
            }
        }
        guard events.isWorksheet else { throw .damaged(.content, part: part) }
        cellCount = events.cellCount
        return events
    }
}
