import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The sheet that counts what is still empty and tells which rules are broken, with formulas that
/// every spreadsheet program knows.
struct BlankCheck {
    private typealias Words = BlankText.Check

    /// The numbered sheets.
    let sheets: [BlankFormSheet]
    /// Where values stand.
    let map: BlankMap
    /// What stands in the fixed rows.
    let values: [ValueKey: FormValue]
    /// What stands in the registers, by sheet.
    let registers: [Int: [RegisterRow]]
    /// The rules that the workbook checks itself.
    let rules: BlankRules

    static let widths: [Double] = [24, 58, 16, 12, 11, 40]
    /// The line that sums everything up.
    static let summary = CellAddress(row: 4, column: 0)
    private static let headerRow = 6

    /// Makes the sheet.
    ///
    /// - Returns: the sheet, and the sentence that sums it up.
    func document(subtitle: String) -> (sheet: SheetDocument, summary: String) {
        var sheet = SheetDocument(name: BlankText.checkSheet)
        for (column, width) in Self.widths.enumerated() { sheet.columnWidths[column] = width }
        putHead(subtitle, into: &sheet)
        var row = Self.headerRow + 1
        var required = 0
        var empty = 0
        for form in sheets {
            let counted = BlankCount(sheet: form, map: map)
            let result =
                form.grid.sheet.isRegister
                ? counted.register(registers[form.grid.sheet.number] ?? [], beside: values)
                : counted.fixed(values)
            put(form.grid, result, row: row, into: &sheet)
            required += result.required.value
            empty += result.empty.value
            row += 1
        }
        putTotal(required: required, empty: empty, row: row, into: &sheet)
        setUp(&sheet, lastRow: row)
        rules.putSummary(
            empty: empty, at: Self.summary, countedAt: CellAddress(row: row, column: 4),
            into: &sheet)
        let next = rules.put(from: row + 2, into: &sheet)
        putNote(row: next + 1, into: &sheet)
        return (sheet, rules.summary(empty: empty))
    }

    // MARK: Above the table

    private func putHead(_ subtitle: String, into sheet: inout SheetDocument) {
        let last = Self.widths.count - 1
        let texts = [
            (Words.title, Theme.title), (subtitle, Theme.subtitle), (Words.help, Theme.help),
        ]
        let width = Self.widths.reduce(0, +)
        for (row, (text, style)) in texts.enumerated() {
            sheet.put(.text(text), over: CellRange(rows: row...row, columns: 0...last), style)
            sheet.rowHeights[row] = TextMetrics.height(of: text, style, inWidth: width) + 3
        }
        let back = CellRange(rows: 3...3, columns: 0...1)
        let target = CellContent.LinkTarget.cell(
            sheet: BlankText.instructionSheet, CellAddress(row: 0, column: 0))
        sheet.put(.link(text: BlankText.toInstruction, target: target), over: back, Theme.link)
        sheet.rowHeights[3] = Theme.rowHeight
        for (column, caption) in Words.header.enumerated() {
            sheet.put(
                .text(caption), at: CellAddress(row: Self.headerRow, column: column), Theme.header)
        }
        sheet.rowHeights[Self.headerRow] = TextMetrics.height(ofLines: 2) + 6
    }

    // MARK: Rows

    private func put(
        _ grid: BlankGrid, _ count: BlankCount.Result, row: Int, into sheet: inout SheetDocument
    ) {
        let cell = { CellAddress(row: row, column: $0) }
        let target = CellContent.LinkTarget.cell(
            sheet: grid.sheet.name, CellAddress(row: grid.firstRow, column: grid.firstInputColumn))
        sheet.put(.link(text: grid.sheet.name, target: target), at: cell(0), Theme.linkCaption)
        sheet.put(.text(grid.sheet.title), at: cell(1), Theme.caption)
        put(count.required, at: cell(2), into: &sheet)
        put(Count.difference(cell(2), cell(4), count), at: cell(3), into: &sheet)
        put(count.empty, at: cell(4), into: &sheet)
        let state = state(required: count.required.value, empty: count.empty.value)
        let none = grid.sheet.isRegister ? Words.noRows : Words.needless
        let formula =
            "IF(\(cell(2))=0,\"\(none)\",IF(\(cell(4))=0,\"\(Words.done)\","
            + "IF(\(cell(4))=\(cell(2)),\"\(Words.untouched)\",\"\(Words.partly)\")))"
        sheet.put(
            .formula(formula, cached: .text(count.required.value == 0 ? none : state)),
            at: cell(5), Theme.stateCell)
        sheet.rowHeights[row] =
            TextMetrics.height(of: grid.sheet.title, Theme.caption, inWidth: Self.widths[1]) + 5
    }

    private func putTotal(
        required: Int, empty: Int, row: Int, into sheet: inout SheetDocument
    ) {
        let rows = Self.headerRow + 1...row - 1
        sheet.put(.blank, at: CellAddress(row: row, column: 0), Theme.totalCode)
        sheet.put(.text(Words.total), at: CellAddress(row: row, column: 1), Theme.total)
        for (column, value) in [(2, required), (3, required - empty), (4, empty)] {
            let range = CellRange(rows: rows, columns: column...column)
            sheet.put(
                .formula("SUM(\(range))", cached: .number(Double(value))),
                at: CellAddress(row: row, column: column), Theme.totalNumber)
        }
        let left = CellAddress(row: row, column: 4)
        sheet.put(
            .formula(
                "IF(\(left)=0,\"\(Words.allDone)\",\"\(Words.notAllDone)\")",
                cached: .text(empty == 0 ? Words.allDone : Words.notAllDone)),
            at: CellAddress(row: row, column: 5), Theme.totalled(Theme.stateCell))
        sheet.rowHeights[row] = Theme.rowHeight + 6
    }

    private func putNote(row: Int, into sheet: inout SheetDocument) {
        let style = Theme.paragraph.with { $0.ink = Theme.Palette.quiet }
        let range = CellRange(rows: row...row, columns: 0...Self.widths.count - 1)
        sheet.put(.text(Words.note), over: range, style)
        sheet.rowHeights[row] =
            TextMetrics.height(of: Words.note, style, inWidth: Self.widths.reduce(0, +)) + 3
    }

    private func put(_ count: Count, at address: CellAddress, into sheet: inout SheetDocument) {
        sheet.put(
            .formula(count.formula, cached: .number(Double(count.value))), at: address,
            Theme.computed)
    }

    private func state(required: Int, empty: Int) -> String {
        if empty == 0 { return Words.done }
        return empty == required ? Words.untouched : Words.partly
    }

    private func setUp(_ sheet: inout SheetDocument, lastRow: Int) {
        let states = CellRange(rows: Self.headerRow + 1...lastRow, columns: 5...5)
        let looks: [(String, CellStyle)] = [
            (Words.done, Theme.good), (Words.allDone, Theme.good), (Words.noRows, Theme.notice),
            (Words.needless, Theme.notice),
            (Words.partly, Theme.warning), (Words.untouched, Theme.warning),
            (Words.notAllDone, Theme.warning),
        ]
        sheet.conditionalFormats = looks.map {
            ConditionalFormat(range: states, rule: .equals($0.0), style: $0.1)
        }
        sheet.tabColor = Theme.Palette.checkTab
        sheet.isProtected = true
        sheet.frozenAt = CellAddress(row: Self.headerRow + 1, column: 0)
        sheet.selection = CellAddress(row: Self.headerRow + 1, column: 1)
    }
}
