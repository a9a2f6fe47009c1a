public import Forms
import Messages
import Spreadsheet
public import WorkbookWriter

/// Makes the list of the files that could not be taken as reports: for КИМЦ alone.
public struct WaitingLayout: Sendable {
    /// A file that waits.
    public struct Row: Sendable {
        /// The name of its copy beside the list.
        public var name: String
        /// When it arrived.
        public var arrival: Arrival
        /// Why it could not be taken.
        public var refusal: Refusal
        /// The institutions that it may be of, the likeliest first.
        public var candidates: [Organization]
        /// The form that it was read as; nil for the one of the layout.
        public var form: Form?

        /// Makes a row.
        public init(
            name: String, arrival: Arrival, refusal: Refusal, candidates: [Organization],
            form: Form? = nil
        ) {
            self.name = name
            self.arrival = arrival
            self.refusal = refusal
            self.candidates = candidates
            self.form = form
        }
    }

    private static let widths: [Double] = [5, 34, 12, 19, 38, 40, 30]
    private static let headerRow = 3

    private let form: Form
    private let forms: [Form]

    /// Prepares the layout.
    ///
    /// - Parameters:
    ///   - form: the form that is collected.
    ///   - forms: all forms that could have been sent, where there are several.
    public init(form: Form, among forms: [Form] = []) {
        self.form = form
        self.forms = forms
    }

    /// The list.
    ///
    /// - Parameter rows: at least one file, in the order of their arrival.
    /// - Returns: a workbook of one sheet.
    public func document(_ rows: [Row]) -> WorkbookDocument {
        var sheet = SheetDocument(name: WaitingText.sheet)
        for (column, width) in Self.widths.enumerated() { sheet.columnWidths[column] = width }
        let columns = 0...Self.widths.count - 1
        sheet.put(
            .text(WaitingText.title), over: CellRange(rows: 0...0, columns: columns), Theme.title)
        sheet.rowHeights[0] = 26
        sheet.put(
            .text(WaitingText.help), over: CellRange(rows: 1...1, columns: columns), Theme.help)
        sheet.rowHeights[1] =
            TextMetrics.height(
                of: WaitingText.help, Theme.help, inWidth: Self.widths.reduce(0, +)) + 4
        sheet.rowHeights[2] = 6
        for (column, caption) in WaitingText.header.enumerated() {
            sheet.put(
                .text(caption), at: CellAddress(row: Self.headerRow, column: column), Theme.header)
        }
        sheet.rowHeights[Self.headerRow] = Theme.rowHeight + 6
        for (index, row) in rows.enumerated() {
            put(row, number: index + 1, at: Self.headerRow + 1 + index, into: &sheet)
        }
        sheet.filter = CellRange(
            rows: Self.headerRow...Self.headerRow + rows.count, columns: columns)
        sheet.frozenAt = CellAddress(row: Self.headerRow + 1, column: 2)
        sheet.selection = CellAddress(row: Self.headerRow + 1, column: 1)
        sheet.print.repeatedRows = Self.headerRow...Self.headerRow
        sheet.print.footer = WaitingText.footer
        sheet.tabColor = Theme.Palette.checkTab
        let latest = rows.map(\.arrival.date).max() ?? CalendarDate(dayNumber: 0)
        return WorkbookDocument(
            sheets: [sheet],
            properties: .init(
                title: WaitingText.title, subject: form.shortTitle, author: form.collector,
                created: DateTime(date: latest)))
    }

    private func put(_ row: Row, number: Int, at line: Int, into sheet: inout SheetDocument) {
        let text = RefusalText(row.refusal, form: row.form ?? form, among: forms)
        let candidates = row.candidates.map { "\($0.name), ИНН \($0.inn)" }
        let kind = row.refusal.needsDecision
        let cells: [(CellContent, CellStyle)] = [
            (.number(Double(number)), Theme.rowCode), (.text(row.name), Theme.caption),
            (.date(row.arrival.date), Theme.date),
            (
                .text(kind ? WaitingText.decide : WaitingText.ask),
                kind ? Theme.error : Theme.warning
            ),
            (.text(text.fact), Theme.caption), (.text(text.remedy), Theme.caption),
            (
                candidates.isEmpty ? .blank : .text(candidates.joined(separator: "\n")),
                Theme.caption
            ),
        ]
        var height = Theme.rowHeight
        for (column, (content, style)) in cells.enumerated() {
            sheet.put(content, at: CellAddress(row: line, column: column), style)
            guard case .text(let words) = content else { continue }
            height = max(
                height, TextMetrics.height(of: words, style, inWidth: Self.widths[column]) + 4)
        }
        sheet.rowHeights[line] = min(height, Theme.highestRow)
    }
}
