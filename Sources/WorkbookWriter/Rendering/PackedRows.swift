import CStream
import CXLSXWriter
import Glibc
import Packing
import ZipArchive

/// The rows of long tables, packed beside while the library writes them.
///
/// The library would write the rows of a sheet into one temporary file, copy them to another, and
/// pack them on the thread that writes once all sheets are written.
final class PackedRows {
    private let folder: String
    private var sheets: [SheetRows] = []
    private var finished: [ZipArchive.Gap] = []

    /// Begins with no sheet; the folder is for temporary files.
    init(folder: String) {
        self.folder = folder
    }

    /// Calls `body`, which writes a sheet, and takes the rows of it.
    ///
    /// - Parameters:
    ///   - sheet: the sheet, in constant memory and still without a row.
    ///   - number: its number among the sheets of the workbook, from 1.
    ///   - body: writes the sheet.
    /// - Throws: what `body` throws, or what keeps the rows from being packed.
    func collect(
        from sheet: UnsafeMutablePointer<lxw_worksheet>, number: Int,
        _ body: () throws(WriteError) -> Void
    ) throws(WriteError) {
        let path = "\(folder)/rows-\(number)"
        let packer = try WriteError.converting { () throws(PackError) in
            try BytePacker(path: path)
        }
        let rows = SheetRows(number: number, packer: packer)
        sheets.append(rows)
        try unsafe redirect(sheet, to: rows)
        try body()
        try WriteError.converting { () throws(PackError) in try rows.finish() }
    }

    /// Takes the rows of a sheet that the library has written without any.
    ///
    /// - Parameters:
    ///   - rows: the rows.
    ///   - number: the number of the sheet among those of the workbook, from 1.
    /// - Throws: what keeps them from being packed.
    func take(_ rows: PlainRows, number: Int) throws(WriteError) {
        guard !rows.markup.isEmpty else { return }
        let content = try WriteError.converting { () throws(PackError) in
            try PackedBytes(packing: rows.markup, isLast: false)
        }
        finished.append(SheetRows.gap(in: number, content))
    }

    /// Puts the rows into the workbook that the library has finished without them.
    func fill(file path: String) throws(WriteError) {
        if let late = sheets.first(where: \.isOverrun) {
            throw .refused(reason: "rows of sheet \(late.number) came after its end")
        }
        let gaps = (sheets.compactMap(\.packed) + finished).filter { $0.content.count > 0 }
        try WriteError.converting { () throws(PackError) in
            try ZipArchive.fill(gaps, inFile: path)
        }
    }

    private func redirect(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, to rows: SheetRows
    ) throws(WriteError) {
        let stream = unsafe stream_to(Unmanaged.passUnretained(rows).toOpaque()) {
            context, bytes, count in
            guard let context = unsafe context else { return 0 }
            let rows = unsafe Unmanaged<SheetRows>.fromOpaque(context).takeUnretainedValue()
            let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
            return rows.take(unsafe buffer.bindMemory(to: UInt8.self).span)
        }
        guard let stream = unsafe stream else { throw .outOfMemory }
        unsafe sheet_redirect_rows(sheet, stream)
    }
}

/// The rows of one sheet on their way.
private final class SheetRows {
    /// What the library writes around rows, even if it does not have them.
    private static let edges = (
        before: Array("<sheetData>".utf8), behind: Array("</sheetData>".utf8)
    )

    let number: Int
    private var packer: BytePacker?
    /// Whether bytes came when nobody took them any more.
    private(set) var isOverrun = false
    private(set) var packed: ZipArchive.Gap?

    init(number: Int, packer: BytePacker) {
        self.number = number
        self.packer = packer
    }

    /// Takes bytes; gives how many were taken, which are all or none, and then the system's number
    /// of the reason.
    func take(_ bytes: Span<UInt8>) -> Int {
        guard let packer else {
            isOverrun = true
            return 0
        }
        do {
            try packer.append(bytes)
            return bytes.count
        } catch {
            if case .file(_, let code) = error { errno = code } else { errno = ENOMEM }
            return 0
        }
    }

    /// Ends the rows.
    func finish() throws(PackError) {
        let content = try packer?.finish()
        packer = nil
        packed = content.map { Self.gap(in: number, $0) }
    }

    /// The place for the rows of a sheet.
    static func gap(in number: Int, _ content: PackedBytes) -> ZipArchive.Gap {
        .init(entry: "xl/worksheets/sheet\(number).xml", between: edges, content: content)
    }
}

extension WriteError {
    /// Runs what packs, and says in the words of this module why it failed.
    fileprivate static func converting<Value>(
        _ body: () throws(PackError) -> Value
    ) throws(WriteError) -> Value {
        do { return try body() } catch { throw WriteError(error) }
    }

    private init(_ error: PackError) {
        switch error {
        case .outOfMemory: self = .outOfMemory
        case .file(let path, let code):
            self = .cannotWrite(path: path, reason: Self.words(for: code))
        case .archive(let entry, let reason):
            self = .refused(reason: [entry, reason].compactMap(\.self).joined(separator: ": "))
        }
    }

    /// The system's own words for a number of its own.
    static func words(for code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
    }
}
