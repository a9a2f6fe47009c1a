import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// What stands above the table: whose report it is, what became of it, what to do next.
extension ReturnedRemarksSheet {
    private static let factRows = 3...6
    private static let linkRow = 7

    /// Writes everything above the table.
    func putHead(into sheet: inout SheetDocument) {
        putTitle(into: &sheet)
        putFacts(into: &sheet)
        putSteps(into: &sheet)
        putLinks(into: &sheet)
    }

    private func putTitle(into sheet: inout SheetDocument) {
        let columns = 0...Self.widths.count - 1
        let texts = [
            (RemarksText.title(form: form), Theme.title),
            (
                RemarksText.subtitle(form: form, organization: organization, period: period),
                Theme.subtitle
            ),
        ]
        for (row, (text, style)) in texts.enumerated() {
            sheet.put(.text(text), over: CellRange(rows: row...row, columns: columns), style)
            sheet.rowHeights[row] =
                TextMetrics.height(of: text, style, inWidth: Self.widths.reduce(0, +)) + 3
        }
        sheet.rowHeights[2] = 6
    }

    private func putFacts(into sheet: inout SheetDocument) {
        let facts = [
            (RemarksText.verdict, VerdictText.name(of: version.verdict), look(version.verdict)),
            (
                RemarksText.arrival,
                RemarksText.arrival(
                    version: version.number, on: version.arrival.date, due: due), Theme.fact
            ),
            (
                RemarksText.filled,
                RemarksText.filled(version.filledCells, of: version.requiredCells), Theme.fact
            ),
            (RemarksText.found, VerdictText.summary(of: version.findings), Theme.fact),
        ]
        let width = Self.widths[2...3].reduce(0, +)
        for (row, (label, text, style)) in zip(Self.factRows, facts) {
            sheet.put(
                .text(label), over: CellRange(rows: row...row, columns: 0...1), Theme.factLabel)
            sheet.put(.text(text), over: CellRange(rows: row...row, columns: 2...3), style)
            sheet.rowHeights[row] = max(
                Theme.rowHeight, TextMetrics.height(of: text, style, inWidth: width) + 3)
        }
    }

    private func putSteps(into sheet: inout SheetDocument) {
        let first = Self.factRows.lowerBound
        sheet.put(
            .text(RemarksText.next), at: CellAddress(row: first, column: 4),
            Theme.sectionTitle.with { $0.horizontal = .right })
        let steps =
            isRebuilt
            ? RemarksText.steps(after: version.verdict, version.findings, form: form)
            : RemarksText.stepsWithoutForm(form: form)
        for (row, step) in zip(Self.factRows, steps) {
            let range = CellRange(rows: row...row, columns: 5...Self.widths.count - 1)
            let style = Theme.plain.with {
                $0.wraps = true
                $0.indent = 1
                $0.horizontal = .left
            }
            sheet.put(.text(step), over: range, style)
            let width = Self.widths[5...].reduce(0, +)
            let height = TextMetrics.height(of: step, style, inWidth: width) + 3
            sheet.rowHeights[row] = max(sheet.rowHeights[row] ?? 0, height)
        }
    }

    private func putLinks(into sheet: inout SheetDocument) {
        let row = Self.linkRow
        sheet.rowHeights[row] = Theme.rowHeight + 4
        guard isRebuilt else { return }
        let toCheck = CellContent.LinkTarget.cell(
            sheet: BlankText.checkSheet, CellAddress(row: 0, column: 0))
        sheet.put(
            .link(text: RemarksText.toCheck, target: toCheck),
            over: CellRange(rows: row...row, columns: 0...1), Theme.link.with { $0.indent = 1 })
        if let firstInput {
            sheet.put(
                .link(text: RemarksText.toForm, target: firstInput),
                at: CellAddress(row: row, column: 2), Theme.link)
        }
        if let understood {
            let target = CellContent.LinkTarget.cell(
                sheet: understood, CellAddress(row: 0, column: 0))
            sheet.put(
                .link(text: UnderstoodText.link, target: target),
                at: CellAddress(row: row, column: 3), Theme.link)
        }
    }

    private func look(_ verdict: Verdict) -> CellStyle {
        let style =
            switch verdict {
            case .accepted: Theme.good
            case .acceptedWithRemarks: Theme.warning
            case .returned: Theme.error
            }
        return style.with {
            $0.horizontal = .left
            $0.indent = 1
        }
    }
}
