public import WorkbookReader

extension WorkbookReader {
    /// The canonical lines of a sheet in one piece.
    public func canonicalLines(of sheet: Sheet) throws -> [UInt8] {
        var lines: [UInt8] = []
        try writeCanonicalLines(of: sheet) { piece in
            for index in piece.indices { lines.append(piece[index]) }
        }
        return lines
    }
}
