public import Forms
import Messages
package import Parallel
public import Spreadsheet
public import WorkbookWriter

/// Makes the form that a school gets back: its own, rebuilt from the definition with all the values
/// it sent, every remark marked in its cell and listed on the first sheet. What was understood
/// otherwise than it was written stands on the second.
///
/// Corrected and sent straight back it is a report like any other. What is far beyond any honest
/// report is not rebuilt, and gets the list of its remarks alone. A layout can be used from several
/// tasks.
public struct ReturnedForm: Sendable {
    /// The longest register that is rebuilt, in rows: ten times what the largest school has.
    private static let longestRegister = 500

    private let form: Form
    private let laidOut: Later<BlankLayout>
    private var layout: BlankLayout { laidOut.value }

    /// Lays out the sheets of a form, when there is one to be given back.
    public init(form: Form) {
        self.init(form: form, layout: Later { BlankLayout(form: form) })
    }

    /// Takes a layout of the form that serves others as well.
    package init(form: Form, layout: Later<BlankLayout>) {
        self.form = form
        laidOut = layout
    }

    /// What a returned form is for.
    public struct Occasion: Sendable {
        /// The half-year that the form is collected for, which the rebuilt one says of itself.
        public var collected: Period
        /// The half-year that the report was taken for.
        public var reported: Period
        /// The last day of the collection for this institution.
        public var due: CalendarDate
        /// When the workbook counts as made.
        public var created: DateTime

        /// Names the half-years and the days.
        public init(
            collected: Period, reported: Period, due: CalendarDate, created: DateTime
        ) {
            self.collected = collected
            self.reported = reported
            self.due = due
            self.created = created
        }
    }

    /// The form of an institution with its remarks.
    ///
    /// - Parameters:
    ///   - organization: whose report it is.
    ///   - version: the version as it was judged.
    ///   - occasion: for which half-year and when.
    ///   - previous: the institution's accepted report of the half-year before; nil for none.
    ///   - institutions: those that get a row in registers with a row for each.
    /// - Returns: the workbook.
    public func document(
        for organization: Organization, version: Report.Version, on occasion: Occasion,
        previous: Submission? = nil, institutions: [Organization] = []
    ) -> WorkbookDocument {
        let remarks = Remarks(version, of: organization, form: form, map: layout.map)
        let rows = version.submission.registers.values.map(\.count).max() ?? 0
        let isRebuilt = rows <= Self.longestRegister && remarks.leftOut == 0
        let marks = ReturnedMarks(remarks.all, form: form)
        let understood =
            isRebuilt ? understoodSheets(version, of: organization, occasion, remarks.places) : []
        let list = ReturnedRemarksSheet(
            form: form, organization: organization, period: occasion.reported, version: version,
            due: occasion.due, remarks: remarks, marks: marks, isRebuilt: isRebuilt,
            understood: understood.first?.name, firstInput: isRebuilt ? firstInput : nil
        ).document()
        let title = "\(RemarksText.title(form: form)): \(organization.name)"
        guard isRebuilt else {
            return WorkbookDocument(
                sheets: [list],
                properties: .init(
                    title: title, subject: CompletenessText.name(of: occasion.reported, in: form),
                    author: form.collector, created: occasion.created))
        }
        let districts = Set(institutions.map(\.district))
        var document = layout.document(
            organization: organization, period: occasion.collected, due: occasion.due,
            created: occasion.created, previous: previous,
            values: version.submission.givenBack(version.findings), institutions: institutions,
            district: districts.count == 1 ? districts.first : nil)
        for index in document.sheets.indices {
            let name = document.sheets[index].name
            if name == BlankText.checkSheet { putWayBack(onCheck: &document.sheets[index]) }
            guard let grid = layout.map.grids.values.first(where: { $0.sheet.name == name }) else {
                continue
            }
            marks.mark(&document.sheets[index])
            putWayBack(on: &document.sheets[index], grid)
        }
        document.sheets.insert(contentsOf: [list] + understood, at: 0)
        document.activeSheet = 0
        document.properties.title = title
        return document
    }

    /// «Мы поняли так»; none when everything was written as the form asks for.
    private func understoodSheets(
        _ version: Report.Version, of organization: Organization, _ occasion: Occasion,
        _ places: RemarkPlaces
    ) -> [SheetDocument] {
        let table = UnderstoodTable(
            version.submission, findings: version.findings, form: form, organization: organization)
        guard !table.values.isEmpty else { return [] }
        return [
            ReturnedUnderstoodSheet(
                form: form, organization: organization, period: occasion.reported, table: table,
                places: places
            ).document()
        ]
    }

    private var firstInput: CellContent.LinkTarget? {
        form.sheets.first.flatMap { layout.map.grids[$0.number] }.map {
            .cell(
                sheet: $0.sheet.name, CellAddress(row: $0.firstRow, column: $0.firstInputColumn))
        }
    }

    /// The way back to the remarks: beside the way to the check or, where the unit of the sheet
    /// leaves no room, in its place.
    private func putWayBack(on sheet: inout SheetDocument, _ grid: BlankGrid) {
        let row = BlankGrid.noteRow
        let first = (sheet.merges.first { $0.first == CellAddress(row: row, column: 0) })
        let start = (first?.last.column ?? 0) + 1
        guard let columns = room(for: RemarksText.toRemarks, from: start, on: sheet, grid) else {
            sheet.put(Self.wayBack, at: CellAddress(row: row, column: 0), Theme.link)
            return
        }
        sheet.put(
            Self.wayBack, over: CellRange(rows: row...row, columns: columns), Theme.link)
    }

    /// The same from the check, beside its way to the instruction.
    private func putWayBack(onCheck sheet: inout SheetDocument) {
        let range = CellRange(
            rows: BlankGrid.noteRow...BlankGrid.noteRow, columns: 2...3)
        guard
            range.columns.allSatisfy({
                sheet.cells[CellAddress(row: range.first.row, column: $0)] == nil
            })
        else { return }
        sheet.put(Self.wayBack, over: range, Theme.link)
    }

    private static let wayBack = CellContent.link(
        text: RemarksText.toRemarks,
        target: .cell(sheet: RemarksText.sheet, CellAddress(row: 0, column: 0)))

    /// The columns from `start` on that a text takes in the row of the note, unless the unit at the
    /// right end runs on over them.
    private func room(
        for text: String, from start: Int, on sheet: SheetDocument, _ grid: BlankGrid
    ) -> ClosedRange<Int>? {
        let last = grid.lastColumn
        let unit = sheet.cells[CellAddress(row: BlankGrid.noteRow, column: last)]?.content.words
        var end = last
        if let unit {
            var needed = TextMetrics.columnWidth(for: unit, Theme.unit)
            while needed > 0, end >= start {
                needed -= grid.widths[end]
                end -= 1
            }
        }
        let wanted = TextMetrics.columnWidth(for: text, Theme.link)
        var width = 0.0
        for column in start...max(start, end) where column <= end {
            width += grid.widths[column]
            if width >= wanted { return start...column }
        }
        return nil
    }
}
