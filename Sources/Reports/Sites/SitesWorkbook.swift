public import Consolidation
public import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// The workbook of a round of site checks. It names the checkers, so it never leaves КИМЦ.
public enum SitesWorkbook {
    /// Lays the workbook out.
    ///
    /// Every score, mean and count is a formula over a sheet of the same workbook, with its result
    /// saved beside it.
    ///
    /// - Parameters:
    ///   - round: the round.
    ///   - organizations: the institutions of the register, in the order of the tables.
    ///   - districts: the districts in their order.
    ///   - created: when the workbook counts as made.
    ///   - recorded: how many versions of the checkers' workbooks were on record with the last of
    ///     those that count; nil when nobody counted.
    /// - Returns: the workbook.
    public static func document(
        _ round: SiteRound, organizations: [Organization], districts: [String], created: DateTime,
        recorded: Int? = nil
    ) -> WorkbookDocument {
        let layout = SitesLayout(round, organizations: organizations, districts: districts)
        let marks = SiteMarksSheet(layout: layout)
        let results = SiteResultsSheet(layout: layout, marks: marks)
        let sheets = [
            results.sheet(), marks.sheet(), SiteDifferencesSheet(layout: layout).sheet(),
            SiteAdviceSheet(layout: layout).sheet(), SiteConflictsSheet(layout: layout).sheet(),
            SiteCheckersSheet(layout: layout).sheet(),
        ]
        return WorkbookDocument(
            sheets: [title(layout, results, tabs: sheets.map(\.name))] + sheets,
            properties: .init(
                title: SitesText.workbookTitle, subject: SitesText.name(of: round),
                author: round.form.collector, created: created,
                custom: BookMark(round, on: created.date, recorded: recorded).properties))
    }

    private static func title(
        _ layout: SitesLayout, _ results: SiteResultsSheet, tabs: [String]
    ) -> SheetDocument {
        let round = layout.round
        var page = TablePage(
            name: SitesText.Tab.title, tab: Theme.Palette.checkTab,
            footer: SitesText.footer(round))
        page.setColumns(TitlePage.columns)
        page.addLine(SitesText.workbookTitle, Theme.title)
        page.addLine(SitesText.subtitle(round), Theme.subtitle)
        page.addLine(SitesText.internalOnly, Theme.help)
        page.skip()
        let tally = layout.tally
        let disputed = round.results.values.count { !$0.conflicts.isEmpty }
        TitlePage.put(
            facts: [
                (SitesText.roundCaption, .text(SitesText.name(of: round))),
                (
                    SitesText.checkedCaption,
                    .text(CompletenessText.name(of: round.checked, in: round.checkedForm))
                ),
                (SitesText.formCaption, .text(GuoText.formVersion(round.form))),
                (SitesText.checkersCaption, .text("\(round.checkers.count)")),
                (SitesText.checkedInstitutions, .text(SitesText.checked(tally))),
                (SitesText.disputedCaption, .text("\(disputed)")),
                (SitesText.overdueCaption, earlierAdvice(.overdue, round)),
                (SitesText.unmarkedCaption, earlierAdvice(.unmarked, round)),
            ], on: &page)
        page.skip()
        TitlePage.put(contents: tabs, purpose: SitesText.purpose, on: &page)
        page.sheet.print.isLandscape = false
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private static func earlierAdvice(
        _ outcome: SiteResult.Recommendation.Outcome, _ round: SiteRound
    ) -> CellContent {
        .formula(
            SitesText.earlierAdvice(SiteAdviceSheet.count(of: outcome)),
            cached: .text(SitesText.earlierAdvice(round.earlierCount(outcome))))
    }
}

/// What the sheets of the round's workbook share.
struct SitesLayout {
    /// An institution with its running number.
    struct Entry {
        var number: Int
        var inn: String
        /// The institution; nil when the register does not have it.
        var organization: Organization?
        var result: SiteResult?
    }

    /// The columns that every table of institutions begins with.
    static let identity: [TablePage.Column] = [
        .init(GuoText.Column.number, width: 5), .init(GuoText.Column.institution, width: 30),
        .init(GuoText.Column.district, width: 20), .init(GuoText.Column.inn, width: 12.5),
    ]

    let round: SiteRound
    let entries: [Entry]
    let districts: [String]

    init(_ round: SiteRound, organizations: [Organization], districts: [String]) {
        self.round = round
        let known = Set(organizations.map(\.inn))
        let strangers = round.results.keys.filter { !known.contains($0) }.sorted()
        let all = organizations.map { ($0.inn, Optional($0)) } + strangers.map { ($0, nil) }
        entries = all.enumerated().map { index, place in
            Entry(
                number: index + 1, inn: place.0, organization: place.1,
                result: round.results[place.0])
        }
        self.districts = districts
    }

    /// What the institutions of the register come to.
    var tally: SiteRound.Tally { round.tally(of: inns(in: nil)) }

    /// Where the check of an entry's site stands, in words.
    func state(of entry: Entry) -> String {
        SitesText.state(
            of: entry.result, counts: entry.organization != nil && round.counts(entry.inn))
    }

    /// The institutions of a district, of all when there is none.
    func inns(in district: String?) -> [String] {
        entries.filter { entry in
            guard let organization = entry.organization else { return false }
            return district.map { organization.district == $0 } ?? true
        }.map(\.inn)
    }

    /// A sheet with its tab, footer, columns and title.
    func page(
        _ name: String, title: String, help: String, columns: [TablePage.Column]
    ) -> TablePage {
        var page = TablePage(
            name: name, tab: Theme.Palette.checkTab, footer: SitesText.footer(round))
        page.setColumns(columns)
        page.addTitle(title, SitesText.subtitle(round), help: help)
        return page
    }

    /// Writes an institution's first columns.
    func putIdentity(of entry: Entry, number: Int? = nil, on page: inout TablePage) {
        let texts = [entry.organization?.name, entry.organization?.district]
        page.put(.number(Double(number ?? entry.number)), 0, Theme.rowCode)
        for (index, text) in texts.enumerated() {
            page.put(text.map { .text($0) } ?? .blank, index + 1, Theme.caption)
        }
        page.put(.text(entry.inn), 3, Theme.rowCode)
    }
}
