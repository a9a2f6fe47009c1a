public import Spreadsheet
internal import ZipArchive

extension WorkbookReader {
    /// Reads the whole workbook.
    ///
    /// Cells come row by row and from left to right; of a cell that the file holds twice the last
    /// one counts.
    ///
    /// - Parameter isSkipped: tells by its name whether a sheet is left out, unread.
    /// - Returns: the sheets in the order of their tabs, and what else is known of the workbook.
    /// - Throws: ``WorkbookError``.
    public func contents(
        skipping isSkipped: (_ sheetName: String) -> Bool = { _ in false }
    ) throws(WorkbookError) -> WorkbookContents {
        var texts = SharedStrings(tables.texts)
        var contents: [SheetContents] = []
        contents.reserveCapacity(sheets.count)
        for sheet in sheets where !isSkipped(sheet.name) {
            contents.append(try read(sheet, &texts))
        }
        let names = package.archive.entries.map(\.name)
        return WorkbookContents(
            sheets: contents, customProperties: try customProperties(),
            hasMacros: hasMacros, hasExternalLinks: hasExternalLinks,
            hasComments: names.contains(where: Package.isComments))
    }

    private func read(
        _ sheet: Sheet, _ texts: inout SharedStrings
    ) throws(WorkbookError) -> SheetContents {
        var cells: [SheetContents.Cell] = []
        var contents = SheetContents(name: sheet.name, visibility: sheet.visibility)
        var last = CellAddress(row: -1, column: -1)
        var isOrdered = true
        let events = try stream(sheet) { (cell: borrowing StreamedCell) in
            let address = cell.address
            if address <= last { isOrdered = false }
            last = address
            if cell.record.isExternal { contents.externalFormulas.append(address) }
            if cell.record.kind == .nothing { contents.formulasWithoutResult.append(address) }
            let shared = cell.record.kind == .sharedText
            let value = shared ? texts.value(Int(cell.record.payload)) : cell.value
            guard let value else { return }
            cells.append(
                SheetContents.Cell(
                    address: address, value: value, format: cell.format, isFormula: cell.isFormula))
        }
        contents.cells = isOrdered ? cells : Self.ordered(cells)
        contents.merges = events.merges
        contents.hiddenRows = Set(events.hiddenRows).sorted()
        return contents
    }

    /// Brings the cells into order; of several with one address the last one stays.
    private static func ordered(_ cells: [SheetContents.Cell]) -> [SheetContents.Cell] {
        let places = cells.indices.sorted {
            (cells[$0].address, $0) < (cells[$1].address, $1)
        }
        var ordered: [SheetContents.Cell] = []
        ordered.reserveCapacity(cells.count)
        for place in places {
            if ordered.last?.address == cells[place].address { ordered.removeLast() }
            ordered.append(cells[place])
        }
        return ordered
    }

    /// The custom properties by name, values as text. Source: ECMA-376 part 1, §22.3.
    ///
    /// - Throws: ``WorkbookError``.
    public func customProperties() throws(WorkbookError) -> [String: String] {
        guard let part = main.customProperties, package.has(part) else { return [:] }
        return try package.parse(part, PropertyEvents(limits: package.limits)).properties
    }

    /// What the document says of itself: its title, its maker and the like.
    ///
    /// - Throws: ``WorkbookError``.
    public func properties() throws(WorkbookError) -> DocumentProperties {
        guard let part = main.coreProperties, package.has(part) else {
            return DocumentProperties()
        }
        return try package.parse(part, CorePropertyEvents(limits: package.limits)).properties
    }
}
