public import Spreadsheet
internal import ZipArchive

/// Every text of a workbook, wherever it stands: for a look whether the file holds something that
/// it should not.
extension WorkbookReader {
    /// Calls with every text of a sheet and of what belongs to it: the texts of cells and those
    /// inside their formulas, headers and footers, prompts, headings of charts, comments, links.
    ///
    /// Texts of values come once for each cell. Memory does not grow with the sheet.
    ///
    /// - Parameters:
    ///   - sheet: the sheet.
    ///   - body: is called with the cell, nil where there is none, and the text in UTF-8.
    /// - Throws: ``WorkbookError``; what was told before is to be forgotten then.
    public func forEachText(
        in sheet: Sheet, _ body: (_ cell: CellAddress?, _ text: Span<UInt8>) -> Void
    ) throws(WorkbookError) {
        for part in try parts(of: sheet) { try forEachText(inPart: part, sheet.name, body) }
    }

    /// Calls with every text that belongs to no sheet, in UTF-8: names, properties, styles.
    ///
    /// - Throws: ``WorkbookError``; what was told before is to be forgotten then.
    public func forEachTextOutsideSheets(
        _ body: (_ text: Span<UInt8>) -> Void
    ) throws(WorkbookError) {
        var ofSheets = Set(main.sharedTexts.map { [$0] } ?? [])
        for sheet in sheets { ofSheets.formUnion(try parts(of: sheet)) }
        for entry in package.archive.entries where !ofSheets.contains(entry.name) {
            guard entry.size > 0 else { continue }
            try forEachText(inPart: entry.name, nil) { body($1) }
        }
    }

    /// Whether people left comments or notes on a sheet.
    ///
    /// - Throws: ``WorkbookError``.
    public func hasComments(in sheet: Sheet) throws(WorkbookError) -> Bool {
        try parts(of: sheet).contains(where: Package.isComments)
    }

    /// The part of a sheet and all that it refers to, with their relationships.
    private func parts(of sheet: Sheet) throws(WorkbookError) -> [String] {
        var parts = [sheet.part]
        var next = 0
        while next < parts.count {
            let part = parts[next]
            next += 1
            let links = Relationships.path(for: part)
            guard package.has(links) else { continue }
            parts.append(links)
            for target in try package.relationships(of: part).targets
            where package.has(target.path) && !parts.contains(target.path) {
                parts.append(target.path)
            }
        }
        return parts
    }

    private func forEachText(
        inPart part: String, _ sheet: String?, _ body: (CellAddress?, Span<UInt8>) -> Void
    ) throws(WorkbookError) {
        var reader = try PartReader(
            package, part, TextEvents(limits: package.limits), sheet: sheet)
        var isOver = false
        while !isOver {
            isOver = try !reader.readPiece()
            reader.withEvents { events in
                if isOver { events.finish() }
                for found in events.found { tell(found, events.bytes, body) }
                events.clear()
            }
        }
    }

    private func tell(
        _ found: TextEvents.Found, _ bytes: [UInt8], _ body: (CellAddress?, Span<UInt8>) -> Void
    ) {
        if found.isShared {
            tables.texts.withText(found.range.lowerBound) { text in
                if !text.isEmpty { body(found.cell, text) }
            }
            return
        }
        guard found.isFormula else {
            return body(found.cell, bytes.span.extracting(found.range))
        }
        // All else in a formula are names of functions, sheets and cells.
        let parts = bytes[found.range].split(
            separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        for literal in stride(from: 1, to: parts.count, by: 2) where !parts[literal].isEmpty {
            body(found.cell, bytes.span.extracting(parts[literal].indices))
        }
    }
}
