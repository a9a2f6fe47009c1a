internal import Spreadsheet

extension WorkbookReader {
    /// How many bytes of lines are kept until the sheet turns out to be sound.
    private static let keptSize = 32 << 20
    /// How many bytes are written at once.
    private static let pieceSize = 256 << 10
    /// How many cells of a sheet are told apart by their addresses when they come in no order.
    private static let unorderedLimit = 4_000_000

    /// Writes the filled cells of a sheet in canonical form, a line each, every address once.
    ///
    /// Nothing is written of a sheet that cannot be read to its end. Memory does not grow with the
    /// sheet, for a long one is read twice: first to see whether it is sound.
    ///
    /// - Parameters:
    ///   - sheet: the sheet.
    ///   - write: takes the lines as UTF-8, each with its line end, in pieces of any size.
    /// - Throws: ``WorkbookError``, or what `write` throws.
    public func writeCanonicalLines(
        of sheet: Sheet, to write: (Span<UInt8>) throws -> Void
    ) throws {
        let prefix = CanonicalCell.prefix(sheet: sheet.name)
        var lines: [UInt8] = []
        var last = CellAddress(row: -1, column: -1)
        var isOrdered = true
        var isWhole = true
        try forEachCell(in: sheet) { cell in
            if cell.address <= last { isOrdered = false }
            last = cell.address
            guard isWhole else { return }
            CanonicalCell.append(cell, prefix: prefix, to: &lines)
            isWhole = lines.count <= Self.keptSize
        }
        if isOrdered, isWhole { return try write(lines.span) }
        lines = []
        let final = isOrdered ? nil : try finalPlaces(sheet)
        try writeAgain(sheet, prefix, final, write)
    }

    /// The number of the last cell at every address.
    private func finalPlaces(_ sheet: Sheet) throws(WorkbookError) -> [CellAddress: Int] {
        var places: [CellAddress: Int] = [:]
        var count = 0
        try forEachCell(in: sheet) { cell in
            if places.count <= Self.unorderedLimit { places[cell.address] = count }
            count += 1
        }
        guard places.count <= Self.unorderedLimit else {
            throw package.failure(.limitExceeded(.cells), part: sheet.part)
        }
        return places
    }

    private func writeAgain(
        _ sheet: Sheet, _ prefix: [UInt8], _ final: [CellAddress: Int]?,
        _ write: (Span<UInt8>) throws -> Void
    ) throws {
        var lines: [UInt8] = []
        var failure: (any Error)?
        var count = 0
        try forEachCell(in: sheet) { cell in
            defer { count += 1 }
            guard failure == nil, final.map({ $0[cell.address] == count }) ?? true else { return }
            CanonicalCell.append(cell, prefix: prefix, to: &lines)
            guard lines.count >= Self.pieceSize else { return }
            do { try write(lines.span) } catch { failure = error }
            lines.removeAll(keepingCapacity: true)
        }
        if let failure { throw failure }
        try write(lines.span)
    }
}
