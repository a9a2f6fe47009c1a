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
            hasMacros: main.hasMacros || names.contains { Self.isMacros($0) },
            hasExternalLinks: main.hasExternalLinks,
            hasComments: names.contains(where: Self.isComments))
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

    private func customProperties() throws(WorkbookError) -> [String: String] {
        guard let part = main.customProperties, package.has(part) else { return [:] }
        return try package.parse(part, PropertyEvents()).properties
    }

    private static func isMacros(_ name: String) -> Bool {
        name.utf8.count >= 14 && name.lowercased().hasSuffix("vbaproject.bin")
    }

    /// Whether a part holds comments of a sheet.
    private static func isComments(_ name: String) -> Bool {
        // Most names are told apart by their length or their ending.
        guard name.utf8.suffix(4).elementsEqual(".xml".utf8) || name.lowercased().hasSuffix(".xml")
        else { return false }
        let file = name.split { $0 == "/" || $0 == "\\" }.last?.lowercased() ?? ""
        return file.hasPrefix("comment") || file.hasPrefix("threadedcomment")
    }
}
