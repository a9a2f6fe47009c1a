internal import Spreadsheet
internal import ZipArchive

extension WorkbookReader {
    /// How many bytes of lines are kept until the sheet turns out to be sound.
    private static let keptSize = 32 << 20
    /// How many bytes are written at once.
    private static let pieceSize = 256 << 10

    /// Writes the filled cells of a sheet in canonical form, a line each, every address once.
    ///
    /// Nothing is written of a sheet that cannot be read to its end. Memory does not grow with the
    /// sheet: one whose lines are many is read twice, first to see whether it is sound. Many cells
    /// that share one long text would make far more lines than the file has bytes; such sheets are
    /// refused as `totalSize`.
    ///
    /// - Parameters:
    ///   - sheet: the sheet.
    ///   - write: takes the lines as UTF-8, each with its line end, in pieces of any size.
    /// - Throws: ``WorkbookError``, or what `write` throws.
    public func writeCanonicalLines(
        of sheet: Sheet, to write: (Span<UInt8>) throws -> Void
    ) throws {
        let prefix = CanonicalCell.prefix(sheet: sheet.name)
        let sizeLimit = max(256 << 20, 64 * package.archive.size)
        var lines: [UInt8] = []
        var size = 0
        var order = CellOrder()
        try forEachCell(in: sheet) { cell in
            order.add(cell.address)
            size += prefix.count + CanonicalCell.leastSize + cell.textSize
            guard size <= sizeLimit, lines.count <= Self.keptSize else { return }
            CanonicalCell.append(cell, prefix: prefix, to: &lines)
        }
        guard size <= sizeLimit else { throw failure(.limitExceeded(.totalSize), in: sheet) }
        let isWhole = lines.count <= Self.keptSize
        guard let superseded = order.superseded() else {
            throw failure(.limitExceeded(.cells), in: sheet)
        }
        if isWhole {
            try write(Self.lines(lines, without: superseded).span)
        } else {
            lines = []
            try writeAgain(sheet, prefix, without: superseded, write)
        }
    }

    private static func lines(_ lines: [UInt8], without superseded: Set<Int>) -> [UInt8] {
        if superseded.isEmpty { return lines }
        var kept: [UInt8] = []
        kept.reserveCapacity(lines.count)
        let each = lines.split(separator: UInt8(ascii: "\n"))
        for (number, line) in each.enumerated() where !superseded.contains(number) {
            kept.append(contentsOf: line)
            kept.append(UInt8(ascii: "\n"))
        }
        return kept
    }

    private func failure(_ reason: WorkbookError.Reason, in sheet: Sheet) -> WorkbookError {
        WorkbookError(
            reason, at: .init(file: package.file, part: sheet.part, sheet: sheet.name))
    }

    private func writeAgain(
        _ sheet: Sheet, _ prefix: [UInt8], without superseded: Set<Int>,
        _ write: (Span<UInt8>) throws -> Void
    ) throws {
        var lines: [UInt8] = []
        var failure: (any Error)?
        var count = 0
        try forEachCell(in: sheet) { cell in
            defer { count += 1 }
            guard failure == nil, !superseded.contains(count) else { return }
            CanonicalCell.append(cell, prefix: prefix, to: &lines)
            guard lines.count >= Self.pieceSize else { return }
            do { try write(lines.span) } catch { failure = error }
            lines.removeAll(keepingCapacity: true)
        }
        if let failure { throw failure }
        try write(lines.span)
    }
}

/// Finds the cells that stand where a later one stands.
private struct CellOrder {
    /// How many cells of a sheet are told apart when they come in no order.
    private static let limit = 1 << 20

    /// Whether every cell came behind the one before, row by row.
    private var isAscending = true
    private var last = CellAddress(row: -1, column: -1)
    private var count = 0
    /// The addresses in the order of the file, 44 bits each, the first so many.
    private var addresses: [UInt64] = []

    mutating func add(_ address: CellAddress) {
        if address <= last { isAscending = false }
        last = address
        count += 1
        guard addresses.count < Self.limit else { return }
        addresses.append(UInt64(address.row) << 24 | UInt64(address.column))
    }

    /// The numbers of the cells that count no more; nil when there are too many cells to tell.
    func superseded() -> Set<Int>? {
        if isAscending { return [] }
        guard count <= addresses.count else { return nil }
        let order = addresses.indices.sorted {
            (addresses[$0], $0) < (addresses[$1], $1)
        }
        let early = zip(order, order.dropFirst()).filter { addresses[$0] == addresses[$1] }
        return Set(early.map(\.0))
    }
}
