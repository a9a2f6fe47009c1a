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
    ///   - latest: the last half-year of the year that was collected.
    ///   - earlier: those of the same year before it, in their order.
    ///   - previous: what the year before comes to, for comparison; nil to leave it out.
    ///   - threshold: the least count that is shown in a breakdown.
    ///   - showsAuthors: whether the authors of practices are named that agreed to it.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    public static func document(
        _ latest: CityReports, after earlier: [HalfYearFigures] = [], previous: YearSums? = nil,
        threshold: Int = 3, showsAuthors: Bool = false, created: DateTime
    ) -> WorkbookDocument {
        let layout = RcnLayout(latest, after: earlier, previous: previous, threshold: threshold)
        let published = earlier.flatMap(\.published) + latest.published
        let districts = BreakdownSheet.districts(layout)
        let sheets =
            [
                RcnIndicatorsSheet(layout: layout).sheet(), districts.sheet(),
                BreakdownSheet.kinds(layout).sheet(),
                RcnFormsSheet(layout: layout).sheet(),
                YearTableSheet.training(layout).sheet(), YearTableSheet.events(layout).sheet(),
                PublishedSheet.events(layout, published).sheet(),
                PublishedSheet.practices(layout, published, showsAuthors: showsAuthors).sheet(),
            ] + RoadMapSheet.sheets(layout, latest.roadMap) + [
                RcnSitesSheet(layout: layout, round: latest.sites).sheet(),
                method(layout, latest),
            ]
        let title = RcnTitleSheet(
            layout: layout, districts: districts, tabs: sheets.map(\.name),
            isPreliminary: latest.isPreliminary, unresolvedFiles: latest.unresolvedFiles,
            notice: latest.notice)
        return WorkbookDocument(
            sheets: [title.sheet()] + sheets,
            properties: .init(
                title: RcnText.workbookTitle, subject: layout.yearName,
                author: GuoText.author, created: created,
                custom: BookMark(.rcn, latest).properties))
    }

    private static func method(
        _ layout: RcnLayout, _ latest: CityReports
    ) -> SheetDocument {
        var page = layout.page(
            RcnText.Tab.method, title: GuoText.methodTitle, columns: MethodSheet.columns,
            tab: Theme.Palette.serviceTab)
        MethodSheet(
            form: layout.form, indicators: layout.indicators, half: nil,
            paragraphs: MethodText.rcn(layout.form, threshold: layout.threshold)
                + MethodText.roadMap(latest.roadMap)
                + MethodText.sites(latest.sites?.checklist)
        ).write(on: &page)
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }
}

extension RcnLayout {
    /// What the sheets share.
    init(
        _ latest: CityReports, after earlier: [HalfYearFigures], previous: YearSums?, threshold: Int
    ) {
        self.init(
            year: latest.period.year, form: latest.form, indicators: latest.indicators,
            figures: YearFigures(latest.consolidated, after: earlier.map(\.consolidated)),
            previous: previous, board: latest.board, threshold: threshold,
            isPreliminary: latest.isPreliminary)
    }
}

extension BreakdownSheet {
    /// «По_районам».
    static func districts(_ layout: RcnLayout) -> BreakdownSheet {
        BreakdownSheet(
            layout: layout, name: RcnText.Tab.districts, title: RcnText.districtsTitle,
            groups: layout.board.districts.map { ($0, .district($0)) })
    }

    /// «По_типам»; types that the table of groups does not know go to the last one. A last group of
    /// one or two institutions would tell of them alone, so it stands with the one before.
    static func kinds(_ layout: RcnLayout) -> BreakdownSheet {
        let known = RcnText.kindGroups.reduce(into: Set<String>()) { $0.formUnion($1.kinds) }
        let unknown = Set(layout.board.kinds).subtracting(known)
        var groups = RcnText.kindGroups
        if let last = groups.indices.last {
            groups[last].kinds.formUnion(unknown)
            let few = groups[last].kinds
            let count = layout.board.statuses.count { status in
                few.contains(status.organization.kind) && status.counted != nil
            }
            if last > 0, count < layout.threshold {
                let moved = groups.removeLast()
                groups[last - 1].kinds.formUnion(moved.kinds)
                groups[last - 1].caption = RcnText.together(
                    groups[last - 1].caption, moved.caption)
            }
        }
        return BreakdownSheet(
            layout: layout, name: RcnText.Tab.kinds, title: RcnText.kindsTitle,
            groups: groups.map { ($0.caption, .kinds($0.kinds)) })
    }
}

/// The registers that КИМЦ keeps itself.
extension PublishedSheet {
    static func events(_ layout: RcnLayout, _ published: [PublishedRegister]) -> PublishedSheet {
        PublishedSheet(
            layout: layout, name: RcnText.Tab.ownEvents, title: RcnText.ownEventsTitle,
            help: RcnText.ownEventsHelp, none: RcnText.noOwnEvents,
            registers: published.filter { $0.sheet.publication == .events }, showsAuthors: false)
    }

    static func practices(
        _ layout: RcnLayout, _ published: [PublishedRegister], showsAuthors: Bool
    ) -> PublishedSheet {
        PublishedSheet(
            layout: layout, name: RcnText.Tab.practices, title: RcnText.practicesTitle,
            help: RcnText.practicesHelp(showsAuthors: showsAuthors), none: RcnText.noPractices,
            registers: published.filter { $0.sheet.publication == .practices },
            showsAuthors: showsAuthors)
    }
}

/// The city's totals of those sheets of the form that are meant for a sheet of the workbook.
extension YearTableSheet {
    static func training(_ layout: RcnLayout) -> YearTableSheet {
        YearTableSheet(
            layout, .training, RcnText.Tab.training, title: RcnText.trainingTitle)
    }

    static func events(_ layout: RcnLayout) -> YearTableSheet {
        YearTableSheet(layout, .events, RcnText.Tab.events, title: RcnText.eventsTitle)
    }

    private init(
        _ layout: RcnLayout, _ publication: FormSheet.Publication, _ name: String, title: String
    ) {
        self.init(
            layout: layout, name: name, title: title,
            sheets: YearTableSheet.sheets(of: layout.form).filter {
                $0.publication == publication
            })
    }
}
