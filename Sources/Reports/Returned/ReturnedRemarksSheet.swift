import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Замечания», the first sheet of a returned form: what became of the report, and every remark
/// with a link to its cell and, beside warnings, a cell for an explanation.
struct ReturnedRemarksSheet {
    let form: Form
    let organization: Organization
    let period: Period
    let version: Report.Version
    let due: CalendarDate
    let remarks: Remarks
    let marks: ReturnedMarks
    /// Whether the form itself stands behind the sheet.
    let isRebuilt: Bool
    /// The sheet that tells what was understood otherwise than it was written; nil for none.
    let understood: String?
    /// The first cell to fill, for the link to the form.
    let firstInput: CellContent.LinkTarget?

    static let widths: [Double] = [5, 18, 17, 36, 17, 42, 38, 38, 16]
    static let headerRow = 8
    private enum Column {
        static let explanation = 7
        static let key = 8
        static let frozen = 3
    }

    /// Makes the sheet.
    func document() -> SheetDocument {
        var sheet = SheetDocument(name: RemarksText.sheet)
        for (column, width) in Self.widths.enumerated() { sheet.columnWidths[column] = width }
        putHead(into: &sheet)
        putTable(into: &sheet)
        sheet.tabColor = Theme.Palette.checkTab
        sheet.isProtected = true
        sheet.print.footer = RemarksText.footer(
            form: form, organization: organization, period: period)
        return sheet
    }

    // MARK: The table

    private func putTable(into sheet: inout SheetDocument) {
        for (column, caption) in RemarksText.header.enumerated() {
            sheet.put(
                .text(caption), at: CellAddress(row: Self.headerRow, column: column),
                Theme.header)
        }
        sheet.rowHeights[Self.headerRow] = Theme.rowHeight + 6
        let first = Self.headerRow + 1
        let last = Self.widths.count - 1
        let leftOut = remarks.leftOut
        let remarks = remarks.all
        if remarks.isEmpty {
            sheet.put(
                .text(RemarksText.nothing),
                over: CellRange(rows: first...first, columns: 0...last), Theme.good)
            sheet.rowHeights[first] = Theme.rowHeight
        } else {
            sheet.filter = CellRange(
                rows: Self.headerRow...first + remarks.count - 1, columns: 0...last)
        }
        var inputs = BlankRectangles<Bool>()
        for (index, remark) in remarks.enumerated() {
            let cell = CellAddress(row: first + index, column: Column.explanation)
            put(remark, number: index + 1, row: cell.row, into: &sheet)
            if remark.finding.severity == .warning {
                inputs.add(remark.answerFindings == [], at: cell)
            }
        }
        if leftOut > 0 {
            let row = first + remarks.count
            sheet.put(
                .text(RemarksText.leftOut(leftOut)),
                over: CellRange(rows: row...row, columns: 0...last), Theme.warning)
            sheet.rowHeights[row] = Theme.rowHeight
        }
        for part in inputs.parts() { putInput(part.range, fades: part.fact, into: &sheet) }
        sheet.frozenAt = CellAddress(row: first, column: Column.frozen)
        sheet.selection =
            inputs.parts().first?.range.first ?? CellAddress(row: first, column: 2)
        sheet.print.repeatedRows = Self.headerRow...Self.headerRow
    }

    private func put(
        _ remark: Remark, number: Int, row: Int, into sheet: inout SheetDocument
    ) {
        let finding = remark.finding
        let text = FindingText(finding, form: form)
        let contents: [(CellContent, CellStyle)] = [
            (.number(Double(number)), Theme.rowCode),
            (.text(VerdictText.name(of: finding.severity)), look(finding.severity)),
            place(of: remark), filled(remark.captions, Theme.caption),
            filled(remark.found, Theme.caption), filled(text.fact, Theme.caption),
            filled(
                isRebuilt ? RemarksText.remedy(for: finding, form: form) : text.remedy,
                Theme.caption),
            explanation(of: remark),
            (.text(remark.key.text), Theme.machine),
        ]
        var height = Theme.rowHeight
        for (column, (content, style)) in contents.enumerated() {
            sheet.put(content, at: CellAddress(row: row, column: column), style)
            guard let words = content.words else { continue }
            height = max(
                height, TextMetrics.height(of: words, style, inWidth: Self.widths[column]) + 4)
        }
        sheet.rowHeights[row] = min(height, Theme.highestRow)
        if !remark.answerFindings.isEmpty {
            let cell = CellAddress(row: row, column: Column.explanation)
            sheet.notes[cell] = marks.note(on: remark.answerFindings)
        }
    }

    /// The rule of input of cells for explanations; filled ones lose the colour that asks.
    private func putInput(_ range: CellRange, fades: Bool, into sheet: inout SheetDocument) {
        sheet.validations.append(
            PlacedValidation(
                range: range,
                validation: Validation(
                    .text(upTo: Explanation.limit),
                    prompt: .init(title: RemarksText.promptTitle, text: RemarksText.prompt),
                    refusal: .init(title: RemarksText.promptTitle, text: RemarksText.refusal))))
        guard fades else { return }
        sheet.conditionalFormats.append(
            ConditionalFormat(
                range: range, rule: .formula("LEN(\(range.first))>0"), style: Theme.settled))
    }

    private func filled(_ text: String, _ style: CellStyle) -> (CellContent, CellStyle) {
        (text.isEmpty ? .blank : .text(text), style)
    }

    private func place(of remark: Remark) -> (CellContent, CellStyle) {
        func link(_ text: String, _ sheet: String, _ cell: CellAddress) -> (CellContent, CellStyle)
        {
            isRebuilt || sheet == RemarksText.sheet
                ? (.link(text: text, target: .cell(sheet: sheet, cell)), Theme.linkCaption)
                : (.text(sheet), Theme.caption)
        }
        switch remark.target {
        case nil:
            return (.text(RemarksText.wholeFile), Theme.caption)
        case .cell(let sheet, let cell):
            return link(RemarksText.cell(cell, on: sheet), sheet, cell)
        case .part(let sheet, let cell):
            return link(sheet, sheet, cell)
        case .explanation(let index):
            guard let line = remarks.answered[index] else {
                return (.text(RemarksText.sheet), Theme.caption)
            }
            let cell = CellAddress(
                row: Self.headerRow + 1 + line, column: Column.explanation)
            return link(RemarksText.cell(cell, on: RemarksText.sheet), RemarksText.sheet, cell)
        }
    }

    /// Errors cannot be explained away; of notices nothing is asked.
    private func explanation(of remark: Remark) -> (CellContent, CellStyle) {
        switch remark.finding.severity {
        case .error: return (.text(Theme.cross), Theme.crossedOut)
        case .notice: return (.blank, Theme.caption)
        case .warning:
            let style =
                remark.answerFindings.isEmpty
                ? Theme.inputLongText : Theme.marked(Theme.inputLongText, as: Theme.error)
            return (remark.answer.map { .text($0) } ?? .blank, style)
        }
    }

    private func look(_ severity: Severity) -> CellStyle {
        switch severity {
        case .error: Theme.error
        case .warning: Theme.warning
        case .notice: Theme.notice
        }
    }
}
