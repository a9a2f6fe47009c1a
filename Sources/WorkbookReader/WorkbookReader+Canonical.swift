internal import Spreadsheet

extension WorkbookReader {
    /// The filled cells of a sheet in canonical form, a line each, every address once.
    ///
    /// - Returns: the lines as UTF-8, each with its line end.
    /// - Throws: ``WorkbookError``.
    public func canonicalLines(of sheet: Sheet) throws(WorkbookError) -> [UInt8] {
        let prefix = CanonicalCell.prefix(sheet: sheet.name)
        var lines: [UInt8] = []
        var places: [(address: CellAddress, end: Int)] = []
        var isOrdered = true
        try forEachCell(in: sheet) { cell in
            let address = cell.address
            if let last = places.last, address <= last.address { isOrdered = false }
            CanonicalCell.append(cell, prefix: prefix, to: &lines)
            lines.append(UInt8(ascii: "\n"))
            places.append((address, lines.count))
        }
        return isOrdered ? lines : Self.unique(lines, places)
    }

    /// Keeps the last line of every address.
    private static func unique(
        _ lines: [UInt8], _ places: [(address: CellAddress, end: Int)]
    ) -> [UInt8] {
        var final: [CellAddress: Int] = [:]
        for (index, place) in places.enumerated() { final[place.address] = index }
        var kept: [UInt8] = []
        for (index, place) in places.enumerated() where final[place.address] == index {
            kept.append(contentsOf: lines[(index == 0 ? 0 : places[index - 1].end)..<place.end])
        }
        return kept
    }
}
