import Completeness
import Consolidation
import Forms
import Messages
import Parallel
public import Spreadsheet
public import WorkbookWriter

/// The consolidated workbook for ГУО: every institution by its numbers, nobody by name.
public enum GuoWorkbook {
    /// Lays the workbook out.
    ///
    /// Every total is a formula over a sheet of the same workbook, with its result saved beside it.
    ///
    /// - Parameters:
    ///   - current: the half-year that is reported.
    ///   - previous: the half-year before, for comparison; nil to leave the comparison out.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    public static func document(
        _ current: CityReports, previous: HalfYearSums? = nil, created: DateTime
    ) -> WorkbookDocument {
        let layout = GuoLayout(current, previous: previous)
        let sheets = GuoSheets(layout, isInternal: false)
        let title = TitleSheet(
            layout: layout, timeliness: sheets.timeliness, tabs: sheets.all.map(\.name),
            words: .guo)
        return WorkbookDocument(
            sheets: [title.sheet()] + sheets.all,
            properties: .init(
                title: GuoText.workbookTitle,
                subject: CompletenessText.name(of: current.period), author: GuoText.author,
                created: created, custom: BookMark(.guo, current).properties))
    }
}

/// The sheets about the city that the workbooks for ГУО and for КИМЦ have in common.
struct GuoSheets {
    let timeliness: TimelinessSheet
    /// The sheets in their order.
    let all: [SheetDocument]

    init(_ layout: GuoLayout, isInternal: Bool) {
        let delivery = DeliverySheet(layout)
        let timeliness = TimelinessSheet(layout: layout, delivery: delivery)
        let documents = DocumentsSheet(layout)
        let institutions = InstitutionsSheet(layout, documents: documents)
        let summary = SummarySheet(layout: layout, institutions: institutions)
        let formData = FormDataSheet(layout)
        self.timeliness = timeliness
        let sheets: [@Sendable () -> [SheetDocument]] = [
            { [summary.sheet()] },
            { [ChartsSheet(layout: layout, summary: summary).sheet()] },
            {
                let dynamics = DynamicsSheet(
                    layout: layout, timeliness: timeliness, summary: summary,
                    institutions: institutions, documents: documents)
                return [dynamics.sheet()]
            },
            { [timeliness.sheet()] },
            { [delivery.sheet()] },
            { [MissingSheet(layout: layout).sheet()] },
            { [institutions.sheet()] },
            { [documents.sheet()] },
            { [SitesSheet(layout: layout).sheet()] },
            { [FormsSheet(layout: layout, data: formData).sheet()] },
            { [formData.sheet()] },
            { RoadMapSheet.sheets(layout) },
            { [RemarksSheet(layout: layout).sheet()] },
            { [Self.method(layout, isInternal: isInternal)] },
        ]
        all = Parallel.map(sheets) { $0() }.flatMap(\.self)
    }

    private static func method(_ layout: GuoLayout, isInternal: Bool) -> SheetDocument {
        var page = layout.page(
            GuoText.Tab.method, title: GuoText.methodTitle, columns: MethodSheet.columns,
            tab: Theme.Palette.serviceTab)
        MethodSheet(
            form: layout.form, indicators: layout.current.indicators,
            half: layout.current.period.half,
            paragraphs: MethodText.guo(
                layout.form, layout.current.period, deadline: layout.current.board.deadline,
                hasPrevious: layout.previous != nil, isInternal: isInternal)
                + MethodText.roadMap(layout.current.roadMap)
                + MethodText.sites(layout.current.sites?.checklist)
        ).write(on: &page)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }
}
