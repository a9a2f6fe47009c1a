import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The last sheets of a blank: lists, and which form, version and period it is.
enum BlankServiceSheets {
    private static let headerRow = 3

    /// Each list a column below its name.
    static func lists(of form: Form) -> SheetDocument {
        var sheet = head(
            BlankText.listsSheet, BlankText.Service.listsTitle, BlankText.Service.listsHelp)
        for (column, list) in form.lists.enumerated() {
            put(list, of: form, column: column, into: &sheet)
        }
        let heights = form.lists.enumerated().map { column, list in
            TextMetrics.height(
                of: caption(of: list, in: form), Theme.header,
                inWidth: sheet.columnWidths[column] ?? 10)
        }
        sheet.rowHeights[headerRow] = (heights.max() ?? Theme.rowHeight) + 4
        sheet.frozenAt = CellAddress(row: headerRow + 1, column: 0)
        return sheet
    }

    /// The defined names of the lists.
    static func names(of form: Form) -> [WorkbookDocument.DefinedName] {
        form.lists.enumerated().map { column, list in
            let range = CellRange(
                rows: headerRow + 1...headerRow + max(list.values.count, 1),
                columns: column...column)
            return .init(
                name: BlankInputs.definedName(ofList: list.name),
                formula: "'\(BlankText.listsSheet)'!\(range.absolute)")
        }
    }

    /// The keys in column A, their values as text in column B.
    static func service(_ facts: [(key: ServiceKey, value: String)]) -> SheetDocument {
        var sheet = head(
            BlankText.serviceSheet, BlankText.Service.title, BlankText.Service.help)
        sheet.columnWidths = [0: 24, 1: 24]
        for (index, fact) in facts.enumerated() {
            let row = headerRow + index
            sheet.put(.text(fact.key.caption), at: CellAddress(row: row, column: 0), Theme.caption)
            sheet.put(
                fact.value.isEmpty ? .blank : .text(fact.value),
                at: CellAddress(row: row, column: 1),
                Theme.caption.with { $0.numberFormat = Theme.Format.text })
            sheet.rowHeights[row] = Theme.rowHeight
        }
        sheet.print.isLandscape = false
        return sheet
    }

    private static func head(_ name: String, _ title: String, _ help: String) -> SheetDocument {
        var sheet = SheetDocument(name: name)
        sheet.tabColor = Theme.Palette.serviceTab
        sheet.isProtected = true
        let unwrapped = { (style: CellStyle) in style.with { $0.wraps = false } }
        sheet.put(.text(title), at: CellAddress(row: 0, column: 0), unwrapped(Theme.title))
        sheet.put(.text(help), at: CellAddress(row: 1, column: 0), unwrapped(Theme.help))
        sheet.rowHeights = [0: TextMetrics.height(ofLines: 1, size: 14) + 3, 1: 15]
        return sheet
    }

    private static func put(
        _ list: Form.ValueList, of form: Form, column: Int, into sheet: inout SheetDocument
    ) {
        let texts = list.values.map { min(TextMetrics.columnWidth(for: $0, Theme.caption), 24) }
        let words = TextMetrics.columnWidth(forWordsOf: caption(of: list, in: form), Theme.header)
        sheet.columnWidths[column] = max(texts.max() ?? 10, words, 11)
        sheet.put(
            .text(caption(of: list, in: form)), at: CellAddress(row: headerRow, column: column),
            Theme.header)
        for (index, value) in list.values.enumerated() {
            let row = headerRow + 1 + index
            sheet.put(
                .text(value), at: CellAddress(row: row, column: column),
                Theme.caption.with { $0.numberFormat = Theme.Format.text })
            let height =
                TextMetrics.height(
                    of: value, Theme.caption, inWidth: sheet.columnWidths[column] ?? 10) + 3
            sheet.rowHeights[row] = max(sheet.rowHeights[row] ?? Theme.rowHeight, height)
        }
    }

    /// What the first cell that offers the list is called.
    private static func caption(of list: Form.ValueList, in form: Form) -> String {
        let kind = InputCell.Kind.choice(list: list.name)
        for sheet in form.sheets {
            if let column = sheet.columns.first(where: { $0.cell?.kind == kind }) {
                return [column.group, column.caption].compactMap(\.self).joined(separator: ": ")
            }
            for row in sheet.rows where row.cells.values.contains(where: { $0.kind == kind }) {
                return row.caption
            }
        }
        return list.name
    }
}
