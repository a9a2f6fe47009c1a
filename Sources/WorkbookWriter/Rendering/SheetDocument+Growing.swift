import Spreadsheet

extension SheetDocument {
    /// What a line of Arial is higher than its letters are large, as Excel counts; LibreOffice makes
    /// rows about a point lower.
    private static let lineSpacing = 1.275

    /// Whether the library writes each row away before it gets the next.
    var isWrittenInOrder: Bool {
        madeRows != nil || plainCells != nil || !growingRows.isEmpty
    }

    /// The sheet with an empty cell in each row that grows, right of all others.
    ///
    /// A program that makes such a row fit what was typed may also make it lower, and the file knows
    /// no least height. But a row is as high as the largest letters in it, even those of an empty
    /// cell.
    var withStruts: SheetDocument {
        guard !growingRows.isEmpty else { return self }
        var sheet = self
        let column = (cells.keys.lazy.map(\.column).max() ?? -1) + 1
        for (row, height) in growingRows {
            var style = CellStyle()
            let size = SheetGeometry.limited(height: height) / Self.lineSpacing
            style.size = max(1, size.rounded(.down))
            sheet.put(.blank, at: CellAddress(row: row, column: column), style)
        }
        return sheet
    }
}
