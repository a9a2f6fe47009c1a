import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// A numbered sheet of the blank: everything but institution, period and values.
struct BlankFormSheet: Sendable {
    /// Where things stand.
    var grid: BlankGrid
    /// The sheet as every institution gets it.
    var document: SheetDocument
    /// The cells to fill with the condition under which they are required; nil when unknown.
    private(set) var required: [BlankRectangles<BlankCondition?>.Part] = []
    /// The half-year that the requirements are those of.
    let half: Half

    init(grid: BlankGrid, map: BlankMap, inputs: BlankInputs, half: Half) {
        self.grid = grid
        self.half = half
        document = SheetDocument(name: grid.sheet.name)
        for (column, width) in grid.widths.enumerated() { document.columnWidths[column] = width }
        putHead()
        putHeader()
        let table = BlankTable(grid: grid, inputs: inputs, half: half)
        table.put(into: &document)
        required = table.required()
        putInput(table, map: map)
        setUp()
    }

    /// The sheet with institution and period in its second row, the first empty cell selected.
    func withSubtitle(_ text: String) -> SheetDocument {
        var sheet = document
        let row = BlankGrid.subtitleRow
        let columns = 0...grid.lastTitleColumn
        let width = grid.widths[columns].reduce(0, +)
        sheet.put(
            .text(text), over: CellRange(rows: row...row, columns: columns), Theme.subtitle)
        sheet.rowHeights[row] =
            TextMetrics.height(of: text, Theme.subtitle, inWidth: width) + 3
        let open = sheet.cells.filter { !$0.value.style.isLocked }
        sheet.selection =
            open.filter { $0.value.content == .blank }.keys.min() ?? open.keys.min()
        return sheet
    }

    // MARK: Above the table

    /// Says something more in the line of help.
    mutating func addToHelp(_ text: String) {
        let last = grid.lastTitleColumn
        document.merges.removeAll {
            $0.first == CellAddress(row: BlankGrid.helpRow, column: 0)
        }
        putText("\(grid.sheet.help) \(text)", row: BlankGrid.helpRow, 0...last, Theme.help)
    }

    private mutating func putHead() {
        let last = grid.lastTitleColumn
        let sheet = grid.sheet
        putText(sheet.title, row: BlankGrid.titleRow, 0...last, Theme.title)
        putText(sheet.help, row: BlankGrid.helpRow, 0...last, Theme.help)
        putNote()
    }

    /// The way to the check at the left, the unit at the right.
    private mutating func putNote() {
        let row = BlankGrid.noteRow
        let target = CellContent.LinkTarget.cell(
            sheet: BlankText.checkSheet, CellAddress(row: 0, column: 0))
        let unit = grid.sheet.unit.map(BlankText.unit)
        // Texts beside empty cells run on over them; that is how a long unit finds its room.
        let room = grid.widths.dropFirst(2).reduce(0, +)
        let isLong = unit.map { TextMetrics.columnWidth(for: $0, Theme.help) > room } ?? false
        document.put(
            .link(text: BlankText.toCheck, target: target),
            over: CellRange(rows: row...row, columns: 0...(isLong ? 0 : 1)), Theme.link)
        document.rowHeights[row] = TextMetrics.height(ofLines: 1) + 3
        if let unit {
            document.put(
                .text(unit), at: CellAddress(row: row, column: grid.lastColumn), Theme.unit)
        }
    }

    private mutating func putText(
        _ text: String, row: Int, _ columns: ClosedRange<Int>, _ style: CellStyle
    ) {
        let width = grid.widths[columns].reduce(0, +)
        document.put(.text(text), over: CellRange(rows: row...row, columns: columns), style)
        document.rowHeights[row] = TextMetrics.height(of: text, style, inWidth: width) + 3
    }

    // MARK: The header of the table

    private mutating func putHeader() {
        let columns = grid.sheet.columns
        for (index, column) in columns.enumerated() {
            document.put(
                .text(column.caption), at: CellAddress(row: grid.headerRow, column: index),
                isUpright(index) ? Theme.headerUpright : Theme.header)
            document.put(
                .number(Double(column.number)),
                at: CellAddress(row: grid.numberRow, column: index), Theme.columnNumber)
        }
        let heights = columns.enumerated().map { index, column in
            isUpright(index)
                ? TextMetrics.uprightHeight(
                    of: column.caption, Theme.headerUpright, inWidth: grid.widths[index])
                : TextMetrics.height(of: column.caption, Theme.header, inWidth: grid.widths[index])
        }
        document.rowHeights[grid.headerRow] = (heights.max() ?? 0) + 6
        document.rowHeights[grid.numberRow] = TextMetrics.height(ofLines: 1, size: 8)
        putGroups()
    }

    /// Whether a caption stands upright: the definition made its column too narrow for a word of it.
    private func isUpright(_ index: Int) -> Bool {
        TextMetrics.columnWidth(forWordsOf: grid.sheet.columns[index].caption, Theme.header)
            > grid.widths[index]
    }

    /// Captions over several columns; over the others the caption's own cell goes on upwards.
    private mutating func putGroups() {
        guard let row = grid.groupRow else { return }
        let columns = grid.sheet.columns
        var index = 0
        var height = Theme.rowHeight
        while index < columns.count {
            let last = columns[index...].prefix { $0.group == columns[index].group }.endIndex - 1
            if let group = columns[index].group {
                let range = CellRange(rows: row...row, columns: index...last)
                document.put(.text(group), over: range, Theme.header)
                let width = grid.widths[index...last].reduce(0, +)
                height = max(height, TextMetrics.height(of: group, Theme.header, inWidth: width))
                index = last + 1
            } else {
                document.put(
                    .blank, at: CellAddress(row: row, column: index), Theme.headerContinued)
                let below = CellAddress(row: grid.headerRow, column: index)
                document.cells[below]?.style = Theme.headerBelow
                index += 1
            }
        }
        document.rowHeights[row] = height + 4
    }

    // MARK: Rules of input and looks that depend on the contents

    private mutating func putInput(_ table: BlankTable, map: BlankMap) {
        for part in table.cells() {
            document.validations.append(
                PlacedValidation(
                    range: part.range,
                    validation: table.inputs.validation(of: part.fact.cell, at: part.range.first)))
        }
        for part in required {
            if let format = conditionalFormat(part, map: map) {
                document.conditionalFormats.append(format)
            }
        }
    }

    private func conditionalFormat(
        _ part: BlankRectangles<BlankCondition?>.Part, map: BlankMap
    ) -> ConditionalFormat? {
        guard let condition = part.fact, condition != .constant(false) else { return nil }
        let first = part.range.first
        let formula = condition.formula { map.relative($0, on: grid, row: first.row) }
        guard let formula else { return nil }
        if grid.sheet.isRegister {
            let started = "COUNTA(\(filledCells(ofRow: first.row)))>0"
            return .init(
                range: part.range, rule: .formula("AND(LEN(\(first))=0,\(started),\(formula))"),
                style: Theme.wanted)
        }
        guard condition.holds({ _ in nil }) else {
            return .init(
                range: part.range, rule: .formula("AND(LEN(\(first))=0,\(formula))"),
                style: Theme.wanted)
        }
        let settled =
            condition == .constant(true)
            ? "LEN(\(first))>0" : "OR(LEN(\(first))>0,NOT(\(formula)))"
        return .init(range: part.range, rule: .formula(settled), style: Theme.settled)
    }

    /// The cells of a register's row that people fill, as ranges whose columns stay.
    private func filledCells(ofRow row: Int) -> String {
        grid.tellingRanges.map { columns in
            "$\(CellAddress.letters(ofColumn: columns.lowerBound))\(row + 1):"
                + "$\(CellAddress.letters(ofColumn: columns.upperBound))\(row + 1)"
        }.joined(separator: ",")
    }

    // MARK: The sheet

    /// Whether a little shrinking spares a second page with a few rows.
    private var isNearlyOnePage: Bool {
        let isLandscape = document.print.isLandscape
        let room = isLandscape ? Theme.landscapeWidth : Theme.portraitWidth
        let scale = min(1, room / grid.widths.reduce(0, +))
        let height = document.rowHeights.values.reduce(0, +) + Theme.rowHeight
        let page = isLandscape ? Theme.landscapeHeight : Theme.portraitHeight
        return min(scale, page / height) >= Theme.leastScale
    }

    private mutating func setUp() {
        let frozen = grid.widths[..<grid.firstInputColumn].reduce(0, +)
        document.tabColor = Theme.Palette.fillTab
        document.isProtected = true
        document.frozenAt = CellAddress(
            row: grid.firstRow, column: frozen <= 70 ? grid.firstInputColumn : 0)
        document.print.isLandscape = grid.widths.reduce(0, +) > Theme.portraitWidth
        document.print.fitsHeight = isNearlyOnePage
        document.print.repeatedRows = (grid.groupRow ?? grid.headerRow)...grid.numberRow
        document.print.area = CellRange(
            rows: 0...max(grid.lastRow, grid.numberRow), columns: 0...grid.lastColumn)
    }
}
