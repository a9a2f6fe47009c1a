public import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// Makes the workbook of remarks: what was found in a report and what to do about it.
public struct RemarksLayout: Sendable {
    private let form: Form

    private static let widths: [Double] = [5, 19, 17, 9, 40, 28, 52, 46]
    private static let headerRow = 8
    private static let factRows = 3...6

    /// Prepares the layout of a form's remarks.
    public init(form: Form) {
        self.form = form
    }

    /// The remarks on a version of a report.
    ///
    /// - Parameters:
    ///   - organization: whose report it is.
    ///   - period: the half-year of the report.
    ///   - version: the version as it was judged.
    ///   - due: the last day of the collection for this institution.
    ///   - created: when the workbook counts as made.
    /// - Returns: a workbook of one sheet.
    public func document(
        for organization: Organization, period: Period, version: Report.Version,
        due: CalendarDate, created: DateTime
    ) -> WorkbookDocument {
        var sheet = SheetDocument(name: RemarksText.sheet)
        for (column, width) in Self.widths.enumerated() { sheet.columnWidths[column] = width }
        putHead(organization, period, into: &sheet)
        putFacts(version, due: due, into: &sheet)
        putSteps(version.verdict, into: &sheet)
        putTable(sorted(version.findings), into: &sheet)
        sheet.tabColor = Theme.Palette.checkTab
        sheet.print.footer = RemarksText.footer(
            form: form, organization: organization, period: period)
        return WorkbookDocument(
            sheets: [sheet],
            properties: .init(
                title: "\(RemarksText.title(form: form)): \(organization.name)",
                subject: BlankText.period(period), author: form.collector, created: created))
    }

    // MARK: Above the table

    private func putHead(
        _ organization: Organization, _ period: Period, into sheet: inout SheetDocument
    ) {
        let columns = 0...Self.widths.count - 1
        let texts = [
            (RemarksText.title(form: form), Theme.title),
            (RemarksText.subtitle(organization: organization, period: period), Theme.subtitle),
        ]
        for (row, (text, style)) in texts.enumerated() {
            sheet.put(.text(text), over: CellRange(rows: row...row, columns: columns), style)
            sheet.rowHeights[row] =
                TextMetrics.height(of: text, style, inWidth: Self.widths.reduce(0, +)) + 3
        }
        sheet.rowHeights[2] = 6
        sheet.rowHeights[Self.headerRow - 1] = 8
    }

    private func putFacts(
        _ version: Report.Version, due: CalendarDate, into sheet: inout SheetDocument
    ) {
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
        for (row, (label, text, style)) in zip(Self.factRows, facts) {
            sheet.put(
                .text(label), over: CellRange(rows: row...row, columns: 0...1), Theme.factLabel)
            sheet.put(.text(text), over: CellRange(rows: row...row, columns: 2...4), style)
            sheet.rowHeights[row] = Theme.rowHeight
        }
    }

    private func putSteps(_ verdict: Verdict, into sheet: inout SheetDocument) {
        let first = Self.factRows.lowerBound
        sheet.put(
            .text(RemarksText.next), at: CellAddress(row: first, column: 5),
            Theme.sectionTitle.with { $0.horizontal = .right })
        for (row, step) in zip(Self.factRows, RemarksText.steps(after: verdict)) {
            let range = CellRange(rows: row...row, columns: 6...Self.widths.count - 1)
            let style = Theme.plain.with {
                $0.wraps = true
                $0.indent = 1
                $0.horizontal = .left
            }
            sheet.put(.text(step), over: range, style)
            let width = Self.widths[6...].reduce(0, +)
            let height = TextMetrics.height(of: step, style, inWidth: width) + 3
            sheet.rowHeights[row] = max(sheet.rowHeights[row] ?? 0, height)
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

    // MARK: The table

    private func putTable(_ findings: [Finding], into sheet: inout SheetDocument) {
        for (column, caption) in RemarksText.header.enumerated() {
            sheet.put(
                .text(caption), at: CellAddress(row: Self.headerRow, column: column),
                Theme.header)
        }
        sheet.rowHeights[Self.headerRow] = Theme.rowHeight + 6
        let first = Self.headerRow + 1
        for (index, finding) in findings.enumerated() {
            put(finding, number: index + 1, row: first + index, into: &sheet)
        }
        let last = Self.widths.count - 1
        if findings.isEmpty {
            sheet.put(
                .text(RemarksText.nothing),
                over: CellRange(rows: first...first, columns: 0...last), Theme.good)
            sheet.rowHeights[first] = Theme.rowHeight
        } else {
            sheet.filter = CellRange(
                rows: Self.headerRow...first + findings.count - 1, columns: 0...last)
        }
        sheet.frozenAt = CellAddress(row: first, column: 0)
        sheet.selection = CellAddress(row: first, column: 0)
        sheet.print.repeatedRows = Self.headerRow...Self.headerRow
    }

    private func put(
        _ finding: Finding, number: Int, row: Int, into sheet: inout SheetDocument
    ) {
        let text = FindingText(finding, form: form)
        let captions = PlaceText.captions(of: finding.place, form: form)
        let formRow =
            finding.place.row.map { RemarksText.labelled($0, captions.row) }
            ?? finding.place.ordinal.map { RemarksText.entry($0) } ?? ""
        let column = finding.place.column.map { RemarksText.labelled($0, captions.column) } ?? ""
        let texts: [(String, CellStyle)] = [
            (VerdictText.name(of: finding.severity), look(finding.severity)),
            (finding.place.sheet ?? RemarksText.wholeFile, Theme.caption),
            (finding.place.cell?.description ?? "", Theme.rowCode),
            (formRow, Theme.caption), (column, Theme.caption), (text.fact, Theme.caption),
            (text.remedy, Theme.caption),
        ]
        sheet.put(.number(Double(number)), at: CellAddress(row: row, column: 0), Theme.rowCode)
        var height = Theme.rowHeight
        for (index, (text, style)) in texts.enumerated() {
            let column = index + 1
            sheet.put(
                text.isEmpty ? .blank : .text(text), at: CellAddress(row: row, column: column),
                style)
            height = max(
                height, TextMetrics.height(of: text, style, inWidth: Self.widths[column]) + 4)
        }
        sheet.rowHeights[row] = min(height, Theme.highestRow)
    }

    private func look(_ severity: Severity) -> CellStyle {
        switch severity {
        case .error: Theme.error
        case .warning: Theme.warning
        case .notice: Theme.notice
        }
    }

    // MARK: Order

    /// Errors first, then warnings and notices; each kind as the sheets of the form follow.
    private func sorted(_ findings: [Finding]) -> [Finding] {
        func rank(_ finding: Finding) -> [Int] {
            let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
            let sheet = form.sheets.firstIndex { sheet in
                finding.place.row.map { code in sheet.rows.contains { $0.code == code } }
                    ?? (sheet.name == finding.place.sheet)
            }
            return [
                severity, sheet ?? -1, finding.place.row ?? -1, finding.place.ordinal ?? -1,
                finding.place.column ?? -1,
            ]
        }
        return findings.enumerated().map { (rank($0.element) + [$0.offset], $0.element) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            .map(\.1)
    }
}
