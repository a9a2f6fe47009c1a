import Spreadsheet

/// Finds what is wrong with a sheet apart from the contents of its cells.
struct SheetCheck {
    let sheet: SheetDocument

    /// Checks ranges, sizes, merges, the texts beside the cells, and the footer.
    func run() throws(WriteError) {
        try sizes()
        try madeRows()
        try growingRows()
        try plainCells()
        try ranges()
        try merges()
        for placed in sheet.validations { try check(placed) }
        for format in sheet.conditionalFormats { try check(format) }
        for (address, note) in sheet.notes {
            let place = WriteError.Place.cell(sheet: sheet.name, address)
            try limit(note.text, to: EncodedText.cellLimit, at: place)
            try plain(note.author, upTo: 52, at: place)
        }
        try plain(sheet.print.footer, upTo: 200, at: .sheet(sheet.name))
    }

    private func sizes() throws(WriteError) {
        let place = WriteError.Place.sheet(sheet.name)
        for (column, width) in sheet.columnWidths {
            guard (0..<CellAddress.columnLimit).contains(column) else { throw .outsideSheet(place) }
            guard width.isFinite else { throw .notFinite(place) }
        }
        for (row, height) in [sheet.rowHeights, sheet.growingRows].joined() {
            guard (0..<CellAddress.rowLimit).contains(row) else { throw .outsideSheet(place) }
            guard height.isFinite else { throw .notFinite(place) }
        }
        guard sheet.hiddenColumns.allSatisfy((0..<CellAddress.columnLimit).contains) else {
            throw .outsideSheet(place)
        }
    }

    /// The library places notes and charts by heights that it has forgotten by then; only for notes
    /// is that made good.
    private func growingRows() throws(WriteError) {
        guard sheet.growingRows.isEmpty || (sheet.charts.isEmpty && sheet.madeRows == nil) else {
            throw .besideGrowingRows(.sheet(sheet.name))
        }
    }

    /// The library places notes and charts by heights that it has forgotten by then.
    private func madeRows() throws(WriteError) {
        guard let made = sheet.madeRows else { return }
        let place = WriteError.Place.sheet(sheet.name)
        guard made.first >= 0, made.count >= 0, made.end <= CellAddress.rowLimit else {
            throw .outsideSheet(place)
        }
        guard sheet.notes.isEmpty, sheet.charts.isEmpty else { throw .besideMadeRows(place) }
    }

    private func plainCells() throws(WriteError) {
        let isAlone =
            sheet.cells.isEmpty && sheet.madeRows == nil && sheet.rowHeights.isEmpty
            && sheet.growingRows.isEmpty && sheet.merges.isEmpty && sheet.notes.isEmpty
            && sheet.charts.isEmpty
        guard sheet.plainCells == nil || isAlone else { throw .notPlain(.sheet(sheet.name)) }
    }

    private func ranges() throws(WriteError) {
        var ranges = sheet.merges + sheet.validations.map(\.range)
        ranges += sheet.conditionalFormats.map(\.range) + sheet.charts.map(\.range)
        ranges += [sheet.filter, sheet.print.area].compactMap(\.self)
        let cells = Array(sheet.notes.keys) + [sheet.frozenAt, sheet.selection].compactMap(\.self)
        ranges += cells.map { CellRange($0, $0) }
        let rows = sheet.print.repeatedRows ?? 0...0
        let columns = sheet.print.repeatedColumns ?? 0...0
        ranges.append(CellRange(rows: rows, columns: columns))
        for range in ranges where !isInside(range) {
            throw .outsideSheet(.range(sheet: sheet.name, range))
        }
    }

    private func isInside(_ range: CellRange) -> Bool {
        range.first.row >= 0 && range.first.column >= 0 && range.last.row < CellAddress.rowLimit
            && range.last.column < CellAddress.columnLimit
    }

    private func merges() throws(WriteError) {
        let sorted = sheet.merges.sorted { $0.first < $1.first }
        for (index, merge) in sorted.enumerated() {
            for other in sorted[(index + 1)...] {
                if other.first.row > merge.last.row { break }
                if merge.overlaps(other) {
                    throw .mergesOverlap(sheet: sheet.name, merge, other)
                }
            }
        }
    }

    private func check(_ placed: PlacedValidation) throws(WriteError) {
        let place = WriteError.Place.range(sheet: sheet.name, placed.range)
        for prompt in [placed.validation.prompt, placed.validation.refusal].compactMap(\.self) {
            try limit(prompt.title, to: 32, at: place)
            try limit(prompt.text, to: 255, at: place)
        }
        switch placed.validation.rule {
        case .any, .list, .whole, .text: break
        case .listFrom(let formula), .formula(let formula):
            try limit(formula, to: 255, at: place)
        case .decimal(let bounds):
            guard bounds.lowerBound.isFinite, bounds.upperBound.isFinite else {
                throw .notFinite(place)
            }
        case .date(let bounds):
            guard ExcelDay.number(of: bounds.lowerBound) != nil,
                ExcelDay.number(of: bounds.upperBound) != nil
            else { throw .dateOutOfRange(place) }
        }
    }

    private func check(_ format: ConditionalFormat) throws(WriteError) {
        let place = WriteError.Place.range(sheet: sheet.name, format.range)
        switch format.rule {
        case .formula(let formula): try limit(formula, to: FormulaText.limit, at: place)
        case .equals(let text): try limit(text, to: 255, at: place)
        case .bar, .scale: break
        }
    }

    private func limit(_ text: String, to limit: Int, at place: WriteError.Place)
        throws(WriteError)
    {
        guard text.utf16.count <= limit else { throw .textTooLong(place, limit: limit) }
    }

    private func plain(_ text: String, upTo limit: Int, at place: WriteError.Place)
        throws(WriteError)
    {
        guard !EncodedText.holdsForbidden(text) else { throw .forbiddenCharacter(place) }
        try self.limit(text, to: limit, at: place)
    }
}
