import Completeness
import Consolidation
import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// The consolidated workbook for РЦН: the city and its districts, no institution and nobody by name.
public enum RcnWorkbook {
    /// Lays the workbook out.
    ///
    /// - Parameters:
    ///   - halves: the half-years of one year that were collected, at least one.
    ///   - previous: those of the year before, for comparison; empty to leave it out.
    ///   - threshold: the least count that is shown in a breakdown.
    ///   - showsAuthors: whether the authors of practices are named that agreed to it.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook; nil without a half-year.
    public static func document(
        _ halves: [CityReports], previous: [CityReports] = [], threshold: Int = 3,
        showsAuthors: Bool = false, created: DateTime
    ) -> WorkbookDocument? {
        let ordered = halves.sorted { $0.period < $1.period }
        guard let latest = ordered.last,
            let figures = YearFigures(ordered.map(\.consolidated))
        else { return nil }
        let layout = RcnLayout(
            year: latest.period.year, form: latest.form, indicators: latest.indicators,
            figures: figures, previous: YearFigures(previous.map(\.consolidated)),
            board: latest.board, threshold: threshold, isPreliminary: latest.isPreliminary)
        let published = ordered.flatMap(\.published)
        let districts = BreakdownSheet(
            layout: layout, name: RcnText.Tab.districts, title: RcnText.districtsTitle,
            groups: latest.board.districts.map { ($0, .district($0)) })
        let kinds = BreakdownSheet(
            layout: layout, name: RcnText.Tab.kinds, title: RcnText.kindsTitle,
            groups: kindGroups(of: latest.board.kinds))
        let sheets =
            [
                RcnIndicatorsSheet(layout: layout).sheet(), districts.sheet(), kinds.sheet(),
                RcnFormsSheet(layout: layout).sheet(),
                yearTable(
                    .training, RcnText.Tab.training, title: RcnText.trainingTitle, layout),
                yearTable(.events, RcnText.Tab.events, title: RcnText.eventsTitle, layout),
                PublishedSheet(
                    layout: layout, name: RcnText.Tab.ownEvents, title: RcnText.ownEventsTitle,
                    help: RcnText.ownEventsHelp, none: RcnText.noOwnEvents,
                    registers: published.filter { $0.sheet.publication == .events },
                    showsAuthors: false
                ).sheet(),
                PublishedSheet(
                    layout: layout, name: RcnText.Tab.practices, title: RcnText.practicesTitle,
                    help: RcnText.practicesHelp(showsAuthors: showsAuthors),
                    none: RcnText.noPractices,
                    registers: published.filter { $0.sheet.publication == .practices },
                    showsAuthors: showsAuthors
                ).sheet(),
            ] + RoadMapSheet.sheets(layout, latest.roadMap) + [
                RcnSitesSheet(layout: layout, round: latest.sites).sheet(),
                method(layout, latest.sites?.checklist),
            ]
        let title = RcnTitleSheet(
            layout: layout, districts: districts, tabs: sheets.map(\.name),
            isPreliminary: latest.isPreliminary, unresolvedFiles: latest.unresolvedFiles,
            notice: latest.notice)
        return WorkbookDocument(
            sheets: [title.sheet()] + sheets,
            properties: .init(
                title: RcnText.workbookTitle, subject: RcnText.year(layout.year),
                author: GuoText.author, created: created))
    }

    /// The groups of types; types that the table of groups does not know go to the last one.
    private static func kindGroups(
        of kinds: [String]
    ) -> [(caption: String, group: Consolidated.Group)] {
        let known = RcnText.kindGroups.reduce(into: Set<String>()) { $0.formUnion($1.kinds) }
        let unknown = Set(kinds).subtracting(known)
        return RcnText.kindGroups.enumerated().map { index, group in
            let isLast = index == RcnText.kindGroups.count - 1
            return (group.caption, .kinds(isLast ? group.kinds.union(unknown) : group.kinds))
        }
    }

    /// The city's totals of those sheets of the form that are meant for a sheet of the workbook.
    private static func yearTable(
        _ publication: FormSheet.Publication, _ name: String, title: String, _ layout: RcnLayout
    ) -> SheetDocument {
        YearTableSheet(
            layout: layout, name: name, title: title,
            sheets: YearTableSheet.sheets(of: layout.form).filter { $0.publication == publication }
        ).sheet()
    }

    private static func method(
        _ layout: RcnLayout, _ checklist: Checklist?
    ) -> SheetDocument {
        var page = layout.page(
            RcnText.Tab.method, title: GuoText.methodTitle, columns: MethodSheet.columns,
            tab: Theme.Palette.serviceTab)
        MethodSheet(
            form: layout.form, indicators: layout.indicators, half: nil,
            paragraphs: MethodText.rcn(layout.form, threshold: layout.threshold)
                + MethodText.sites(checklist)
        ).write(on: &page)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }
}
