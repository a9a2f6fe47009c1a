import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The rows of a numbered sheet: codes, captions, headings, cells to fill and crossed out ones.
struct BlankTable {
    /// Where things stand.
    let grid: BlankGrid
    /// What cells to fill look like and take.
    let inputs: BlankInputs
    /// The half-year, which some requirements depend on.
    let half: Half

    /// Writes the rows.
    func put(into document: inout SheetDocument) {
        for (index, line) in grid.lines.enumerated() {
            let row = grid.firstRow + index
            switch line {
            case .heading(let text): put(heading: text, row: row, into: &document)
            case .row(let formRow): put(formRow, row: row, into: &document)
            case .entry(let ordinal): put(entry: ordinal, row: row, into: &document)
            }
        }
    }

    /// A cell as it is asked for.
    struct Asked: Hashable {
        var cell: InputCell
        /// The name of the institution is asked for in its own way once it is known.
        var isName: Bool
    }

    /// The cells to fill, joined where they take the same.
    func cells() -> [BlankRectangles<Asked>.Part] {
        var rectangles = BlankRectangles<Asked>()
        let name = inputs.form.identity.name.flatMap(grid.address)
        forEachCell { cell, address in
            // What is asked for depends neither on whether it is required nor on where it comes from.
            var asked = cell
            asked.requirement = .never
            asked.isPersonal = false
            asked.isCarried = false
            rectangles.add(Asked(cell: asked, isName: address == name), at: address)
        }
        return rectangles.parts()
    }

    /// The cells to fill, joined where they are required under the same condition.
    func required() -> [BlankRectangles<BlankCondition?>.Part] {
        var rectangles = BlankRectangles<BlankCondition?>()
        forEachCell { cell, address in
            rectangles.add(BlankCondition(cell.requirement, half: half), at: address)
        }
        return rectangles.parts()
    }

    /// The look of a row's caption.
    static func captionStyle(of row: FormRow) -> CellStyle {
        let isProse = row.cells.values.contains { $0.kind.isProse }
        return (row.isTotal ? Theme.total : Theme.caption).with {
            $0.indent += row.level
            if isProse { $0.vertical = .top }
        }
    }

    // MARK: Rows

    private func put(heading: String, row: Int, into document: inout SheetDocument) {
        let range = CellRange(rows: row...row, columns: 0...grid.lastColumn)
        document.put(.text(heading), over: range, Theme.heading)
        let width = grid.widths.reduce(0, +)
        document.rowHeights[row] =
            TextMetrics.height(of: heading, Theme.heading, inWidth: width) + 4
    }

    private func put(_ formRow: FormRow, row: Int, into document: inout SheetDocument) {
        var height = Theme.rowHeight
        var isWritten = false
        for (index, column) in grid.sheet.columns.enumerated() {
            let address = CellAddress(row: row, column: index)
            let (content, style) = cell(of: formRow, in: column)
            document.put(content, at: address, style)
            if case .text(let text) = content {
                height = max(
                    height, TextMetrics.height(of: text, style, inWidth: grid.widths[index]) + 3)
            }
            if let input = formRow.cells[column.number] {
                height = max(height, roominess(of: input, width: grid.widths[index]))
                isWritten = isWritten || input.kind.isText
            }
        }
        document.rowHeights[row] = height
        if isWritten { document.growingRows[row] = height }
    }

    private func cell(of row: FormRow, in column: FormColumn) -> (CellContent, CellStyle) {
        switch column.role {
        case .code:
            let style = row.isTotal ? Theme.totalCode : Theme.rowCode
            return (
                .number(Double(row.code)),
                style.with { $0.vertical = Self.captionStyle(of: row).vertical }
            )
        case .caption:
            return (.text(row.caption), Self.captionStyle(of: row))
        case .printed:
            let style = row.isTotal ? Theme.totalCode : Theme.rowCode
            let text = row.printed[column.number] ?? ""
            return (text.isEmpty ? .blank : .text(text), style.with { $0.wraps = true })
        case .input:
            guard let cell = row.cells[column.number] else {
                return (.text(Theme.cross), Theme.crossedOut)
            }
            let condition = BlankCondition(cell.requirement, half: half)
            let style = inputs.style(
                of: cell, isRequired: condition?.holds { _ in nil } ?? false,
                aligned: isMixed(column) ? .left : nil)
            return (.blank, row.isTotal ? style.with { $0.isBold = true } : style)
        }
    }

    private func put(entry ordinal: Int, row: Int, into document: inout SheetDocument) {
        for (index, column) in grid.sheet.columns.enumerated() {
            let address = CellAddress(row: row, column: index)
            if column.number == grid.sheet.ordinalColumn?.number {
                document.put(.number(Double(ordinal)), at: address, Theme.rowCode)
            } else if let cell = column.cell, column.origin == nil {
                document.put(.blank, at: address, inputs.style(of: cell, isRequired: false))
            } else {
                let isName = column.origin == .name
                document.put(.blank, at: address, isName ? Theme.caption : Theme.rowText)
            }
        }
        let height = TextMetrics.height(ofLines: 2)
        document.rowHeights[row] = height
        document.growingRows[row] = height
    }

    // MARK: Cells to fill

    private func forEachCell(_ body: (InputCell, CellAddress) -> Void) {
        let telling = Set(grid.sheet.tellingColumns.map(\.number))
        for (index, line) in grid.lines.enumerated() {
            for (column, definition) in grid.sheet.columns.enumerated() {
                let cell: InputCell? =
                    switch line {
                    case .heading: nil
                    case .row(let row): row.cells[definition.number]
                    case .entry:
                        telling.contains(definition.number) ? definition.cell : nil
                    }
                let address = CellAddress(row: grid.firstRow + index, column: column)
                if let cell { body(cell, address) }
            }
        }
    }

    /// Whether texts stand among the numbers of a column, so that all begin at the left.
    private func isMixed(_ column: FormColumn) -> Bool {
        let kinds = grid.sheet.rows.compactMap { $0.cells[column.number]?.kind }
        return kinds.contains(where: \.isText) && !kinds.allSatisfy(\.isText)
    }

    /// The height that invites to write as much as is asked for.
    private func roominess(of cell: InputCell, width: Double) -> Double {
        switch cell.kind {
        case _ where cell.kind.isProse: Theme.proseHeight
        case .text(let limit) where limit > 100: TextMetrics.height(ofLines: 2) + 3
        case .url where width < 50: TextMetrics.height(ofLines: 2) + 3
        case .integer, .decimal, .date, .text, .choice, .url, .inn: Theme.rowHeight
        }
    }
}

extension InputCell.Kind {
    /// Whether many sentences are asked for.
    var isProse: Bool {
        if case .text(let limit) = self { limit >= 1000 } else { false }
    }

    /// Whether values of the type are texts.
    fileprivate var isText: Bool {
        switch self {
        case .text, .choice, .url, .inn: true
        case .integer, .decimal, .date: false
        }
    }
}
