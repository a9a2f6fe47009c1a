import Forms
import Spreadsheet
import WorkbookWriter

/// A sheet with a title and a table, being laid out from top to bottom.
struct TablePage {
    /// A column of the table.
    struct Column {
        /// The caption.
        var caption: String
        /// A caption shared with its neighbours.
        var group: String?
        /// The width in characters.
        var width: Double
        /// Whether the caption runs from bottom to top, so that the column can be narrow.
        var isUpright: Bool

        init(_ caption: String, group: String? = nil, width: Double, isUpright: Bool = false) {
            self.caption = caption
            self.group = group
            self.width = width
            self.isUpright = isUpright
        }
    }

    /// How far a text above the table may run before it wraps, in characters.
    private static let readingWidth = 150.0
    /// The same above a table of several pages side by side, the first of which may be narrow.
    private static let narrowReadingWidth = 110.0

    var sheet: SheetDocument
    /// The next free row.
    private(set) var row = 0
    private(set) var columns: [Column] = []
    /// The rows that are being made, the current one last, when the page is one of
    /// ``addRows(of:_:)``.
    private var made: [RowDocument]?

    private init(name: String) {
        sheet = SheetDocument(name: name)
    }

    init(name: String, tab: Color, footer: String) {
        self.init(name: name)
        sheet.tabColor = tab
        sheet.print.footer = footer
    }

    // MARK: Above the table

    /// Sets the columns' widths; comes first, since texts wrap by them.
    mutating func setColumns(_ columns: [Column]) {
        self.columns = columns
        for (index, column) in columns.enumerated() {
            var words = column.isUpright ? "" : column.caption
            // A caption above several columns has room enough.
            if let group = column.group, columns.count(where: { $0.group == group }) == 1 {
                words += " " + group
            }
            let width = max(
                column.width, TextMetrics.columnWidth(forWordsOf: words, Theme.header))
            self.columns[index].width = width
            sheet.columnWidths[index] = width
        }
    }

    /// How many rows a title takes, the gap below it included.
    static let rowsOfTitle = 4

    /// How many rows the captions of columns take, without their numbers.
    static func rows(ofHeader columns: [Column]) -> Int {
        columns.contains { $0.group != nil } ? 2 : 1
    }

    /// Writes title, subtitle and a line of help.
    mutating func addTitle(_ title: String, _ subtitle: String, help: String? = nil) {
        addLine(title, Theme.title)
        addLine(subtitle, Theme.subtitle)
        if let help { addLine(help, Theme.help) }
        skip()
    }

    /// Writes a text across the table, as wide as is good to read.
    mutating func addLine(_ text: String, _ style: CellStyle) {
        var width = 0.0
        var last = 0
        let most = isWide(columns.count) ? Self.narrowReadingWidth : Self.readingWidth
        for (index, column) in columns.enumerated() {
            guard index == 0 || width + column.width <= most else { break }
            width += column.width
            last = index
        }
        let range = CellRange(rows: row...row, columns: 0...last)
        sheet.put(.text(text), over: range, style.with { $0.wraps = true })
        sheet.rowHeights[row] = TextMetrics.height(
            of: text, style.with { $0.wraps = true }, inWidth: width)
        row += 1
    }

    /// Leaves a row free.
    mutating func skip(height: Double? = 8) {
        sheet.rowHeights[row] = height
        row += 1
    }

    // MARK: The table

    /// Writes the captions of the columns and, unless told otherwise, their numbers.
    mutating func addHeader(numbered: Bool = true) {
        let isGrouped = columns.contains { $0.group != nil }
        if isGrouped { addGroups() }
        var height = Theme.rowHeight
        for (index, column) in columns.enumerated() {
            height = max(
                height,
                column.isUpright
                    ? TextMetrics.uprightHeight(
                        of: column.caption, Theme.headerUpright, inWidth: column.width)
                    : TextMetrics.height(of: column.caption, Theme.header, inWidth: column.width))
            if column.group == nil, isGrouped {
                let range = CellRange(rows: row - 1...row, columns: index...index)
                sheet.put(.text(column.caption), over: range, Theme.header)
            } else {
                put(
                    .text(column.caption), index,
                    column.isUpright ? Theme.headerUpright : Theme.header)
            }
        }
        sheet.rowHeights[row] = height
        row += 1
        if numbered { addNumbers() }
    }

    /// Writes «1 2 3 …» below the captions.
    mutating func addNumbers() {
        for index in columns.indices {
            put(.number(Double(index + 1)), index, Theme.columnNumber)
        }
        sheet.rowHeights[row] = 13
        row += 1
    }

    private mutating func addGroups() {
        var height = Theme.rowHeight
        var start = 0
        while start < columns.count {
            guard let group = columns[start].group else {
                start += 1
                continue
            }
            var end = start
            while end + 1 < columns.count, columns[end + 1].group == group { end += 1 }
            let width = columns[start...end].reduce(0) { $0 + $1.width }
            height = max(height, TextMetrics.height(of: group, Theme.header, inWidth: width))
            sheet.put(
                .text(group), over: CellRange(rows: row...row, columns: start...end), Theme.header)
            start = end + 1
        }
        sheet.rowHeights[row] = height
        row += 1
    }

    /// Puts a content into the current row.
    mutating func put(_ content: CellContent, _ column: Int, _ style: CellStyle) {
        guard let current = made?.indices.last else {
            sheet.put(content, at: CellAddress(row: row, column: column), style)
            return
        }
        made?[current].cells.append((column, CellDocument(content: content, style: style)))
    }

    /// Ends the current row, high enough for its texts.
    mutating func endRow(atLeast least: Double = Theme.rowHeight) {
        endRow(height: max(least, textHeight))
    }

    /// Ends the current row with a given height.
    mutating func endRow(height: Double) {
        if let current = made?.indices.last {
            let next = emptyRow
            made?[current].height = height
            made?.append(next)
        } else {
            sheet.rowHeights[row] = height
        }
        row += 1
    }

    /// How high the texts of the current row are.
    private var textHeight: Double {
        if let current = made?.last {
            return current.cells.reduce(0) { max($0, textHeight(of: $1.document, in: $1.column)) }
        }
        let merged = sheet.merges.filter { $0.rows.contains(row) }
        return columns.indices.reduce(0) { height, column in
            let address = CellAddress(row: row, column: column)
            guard !merged.contains(where: { $0.contains(address) }), let cell = sheet.cells[address]
            else { return height }
            return max(height, textHeight(of: cell, in: column))
        }
    }

    private func textHeight(of cell: CellDocument, in column: Int) -> Double {
        guard columns.indices.contains(column) else { return 0 }
        switch cell.content {
        case .text(let text), .link(let text, _):
            return TextMetrics.height(of: text, cell.style, inWidth: columns[column].width)
        case .blank, .number, .date, .boolean, .formula, .prepared, .inRow: return 0
        }
    }

    /// Writes rows that are made while the file is written, for tables that grow with the city, one
    /// for each index from 0. Below them nothing else is written.
    ///
    /// - Parameters:
    ///   - count: how many rows.
    ///   - put: writes the row of an index and ends it. It gets a page of its own, on which only
    ///     that row is written; it may be asked in any order, and more than once.
    mutating func addRows(
        _ count: Int, _ put: @escaping @Sendable (_ index: Int, _ page: inout TablePage) -> Void
    ) {
        addRows(of: RowGroups(ofOneRow: count)) { indices, page in
            for index in indices { put(index, &page) }
        }
    }

    /// Writes rows that are made while the file is written, where each thing of a list has some, or
    /// none. Below them nothing else is written.
    ///
    /// - Parameters:
    ///   - groups: how many rows the things have.
    ///   - put: writes all rows of some things next to each other, and ends each. It gets a page of
    ///     its own, on which only these are written; it may be asked in any order, and more than
    ///     once.
    mutating func addRows(
        of groups: RowGroups,
        _ put: @escaping @Sendable (_ things: Range<Int>, _ page: inout TablePage) throws -> Void
    ) {
        guard groups.rowCount > 0 else { return }
        let first = row
        var empty = TablePage(name: sheet.name)
        empty.columns = columns
        let page = empty
        sheet.madeRows = MadeRows(from: first, count: groups.rowCount) { indices in
            let (things, rows) = groups.things(inRows: indices)
            var page = page
            page.row = first + rows.lowerBound
            page.made = [page.emptyRow]
            try put(things, &page)
            let made = page.made ?? []
            precondition(made.count == rows.count + 1, "each row is written and ended")
            let skipped = indices.lowerBound - rows.lowerBound
            return Array(made[skipped..<skipped + indices.count])
        }
        row += groups.rowCount
    }

    private var emptyRow: RowDocument {
        var row = RowDocument()
        row.cells.reserveCapacity(columns.count)
        return row
    }

    /// Freezes everything above the current row and left of a column, and repeats it on paper.
    ///
    /// - Parameters:
    ///   - column: the first column that scrolls.
    ///   - first: the first of the rows that are repeated.
    ///   - printed: how many columns are printed; nil for all.
    mutating func freeze(leftOf column: Int, repeatingRowsFrom first: Int, printed: Int? = nil) {
        sheet.frozenAt = CellAddress(row: row, column: column)
        sheet.print.repeatedRows = first...row - 1
        setPaper(repeating: column, of: printed ?? columns.count)
    }
}

extension TablePage {
    /// Writes the change between two values as a formula over their cells; shares change in points.
    mutating func putChange(
        from then: String, to now: String, _ before: Double?, _ after: Double?,
        of unit: Indicator.Unit, _ column: Int
    ) {
        let inPoints = unit == .share
        let difference = inPoints ? "(\(now)-\(then))*100" : "\(now)-\(then)"
        let value = before.flatMap { before in
            after.map { inPoints ? ($0 - before) * 100 : $0 - before }
        }
        put(
            .computed("IF(OR(\(now)=\"-\",\(then)=\"-\"),\"-\",\(difference))", value), column,
            value == nil
                ? Theme.dash
                : inPoints || unit == .points ? Theme.changeInPoints : Theme.changeInNumbers)
    }
}

extension SheetDocument {
    /// The same sheet, opened with a cell selected.
    func opened(at cell: CellAddress) -> SheetDocument {
        var sheet = self
        sheet.selection = cell
        return sheet
    }
}
