import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Итоги»: the city and its districts, then the score and the level of every institution.
struct SiteResultsSheet {
    let layout: SitesLayout
    let marks: SiteMarksSheet

    private typealias Caption = SitesText.Column

    enum Column {
        static let caption = 1
        static let district = 2
        static let inn = 3
        static let score = 4
        static let level = 5
        static let state = 6
        static let attention = 7
        static let checkedOn = 8
        static let advised = 9
        static let differences = 10
    }

    /// The columns of the groups; the levels follow the last of them.
    enum Group {
        static let base = 2
        static let checked = 3
        static let mean = 4
        static let scored = 5
        static let sum = 6
        static let flagged = 7
        static let firstLevel = 8
    }

    /// The captions stand above the city.
    static let firstGroup = TablePage.rowsOfTitle + 1

    /// The city, the districts, a gap and captions stand above the institutions.
    var firstMember: Int { Self.firstGroup + layout.districts.count + 3 }

    var levels: [Checklist.Level] { layout.round.levels }

    func sheet() -> SheetDocument {
        var columns = SitesLayout.identity
        columns += [
            .init(Caption.score, width: 11), .init(Caption.level, width: 13),
            .init(Caption.inspection, width: 23), .init(Caption.attention, width: 19),
            .init(Caption.checkedOn, width: 15), .init(Caption.recommendations, width: 15),
            .init(Caption.differences, width: 15),
        ]
        let last = Group.firstLevel + levels.count - 1
        columns += (columns.count..<max(last + 1, columns.count)).map { _ in .init("", width: 13) }
        var page = layout.page(
            SitesText.Tab.results, title: SitesText.resultsTitle, help: SitesText.resultsHelp,
            columns: columns)
        let first = firstMember
        putGroups(firstMember: first, on: &page)
        page.skip()
        putHeading(on: &page)
        precondition(page.row == first, "the institutions follow the districts")
        for entry in layout.entries { put(entry, on: &page) }
        page.sheet.filter = CellRange(
            rows: first - 1...max(page.row - 1, first - 1), columns: 0...Column.differences)
        page.sheet.print.repeatedRows = first - 1...first - 1
        page.sheet.conditionalFormats = SiteRound.styles(
            ofStatesIn: CellRange(
                rows: first...max(page.row - 1, first), columns: Column.state...Column.state))
        return page.sheet.opened(at: CellAddress(row: first, column: Column.caption))
    }

    // MARK: The city and its districts

    private func putGroups(firstMember first: Int, on page: inout TablePage) {
        var captions = [
            "", Caption.group, Caption.base, Caption.checked, Caption.mean, Caption.scored,
            Caption.sum, Caption.attention,
        ]
        captions += levels.map { Caption.level($0.name) }
        putCaptions(captions, on: &page)
        put(group: nil, firstMember: first, on: &page)
        for district in layout.districts { put(group: district, firstMember: first, on: &page) }
    }

    private func putCaptions(_ captions: [String], on page: inout TablePage) {
        for (index, caption) in captions.enumerated() {
            page.put(.text(caption), index, Theme.header)
        }
        page.endRow()
    }

    private func put(group district: String?, firstMember first: Int, on page: inout TablePage) {
        let tally = layout.round.tally(of: layout.inns(in: district))
        func look(_ style: CellStyle) -> CellStyle {
            district == nil ? Theme.totalled(style) : style
        }
        let rows = first...first + max(layout.entries.count, 1) - 1
        func column(_ column: Int) -> String {
            CellRange(rows: rows, columns: column...column).absolute
        }
        let name = CellAddress(row: page.row, column: Column.caption).absoluteColumn
        // Institutions that the register does not have are in no district, nor in the city.
        let members = district == nil ? "\"?*\"" : name
        let group =
            "\(column(Column.district)),\(members),"
            + SitesText.counted(column(Column.state))
        func count(_ criteria: String = "") -> String { "COUNTIFS(\(group)\(criteria))" }
        func put(_ formula: String, _ value: Int, _ column: Int) {
            page.put(.computed(formula, Double(value)), column, look(Theme.number))
        }
        page.put(.blank, 0, look(Theme.caption))
        page.put(.text(district ?? GuoText.Column.city), Column.caption, look(Theme.caption))
        put(count(), tally.base, Group.base)
        put(count(",\(column(Column.checkedOn)),\">0\""), tally.checked, Group.checked)
        put(count(",\(column(Column.score)),\">=0\""), tally.scored, Group.scored)
        page.put(
            .computed("SUMIFS(\(column(Column.score)),\(group))", tally.sum.asDouble), Group.sum,
            look(Theme.decimal))
        let scored = CellAddress.reference(page.row, Group.scored)
        let sum = CellAddress.reference(page.row, Group.sum)
        page.put(
            .computed("IF(\(scored)=0,\"-\",\(sum)/\(scored))", tally.mean?.asDouble), Group.mean,
            look(tally.mean == nil ? Theme.dash : Theme.decimal))
        put(
            count(",\(column(Column.attention)),\"\(SitesText.attention)\""), tally.flagged,
            Group.flagged)
        for (index, level) in levels.enumerated() {
            put(
                count(",\(column(Column.level)),\"\(level.name)\""), tally.levels[index],
                Group.firstLevel + index)
        }
        page.endRow()
    }

    // MARK: The institutions

    private func putHeading(on page: inout TablePage) {
        putCaptions(
            [
                GuoText.Column.number, GuoText.Column.institution, GuoText.Column.district,
                GuoText.Column.inn, Caption.score, Caption.level, Caption.inspection,
                Caption.attention, Caption.checkedOn, Caption.recommendations,
                Caption.differences,
            ], on: &page)
    }

    private func put(_ entry: SitesLayout.Entry, on page: inout TablePage) {
        let result = entry.result
        layout.putIdentity(of: entry, on: &page)
        let source = marks.scoreCell(of: entry)
        let value = result?.score?.asDouble
        let isNowhere = result?.standing == .notApplicable
        page.put(
            isNowhere
                ? .computed("\(source)", nil) : .computedOrEmpty("\(source)", value),
            Column.score, value == nil ? Theme.dash : Theme.decimal)
        let score = CellAddress.reference(page.row, Column.score)
        page.put(
            .formula(
                layout.round.levelFormula(of: score),
                cached: .text(result?.level ?? (isNowhere ? GuoText.dash : ""))),
            Column.level,
            layout.round.style(ofLevel: result?.level))
        page.put(.text(layout.state(of: entry)), Column.state, Theme.stateCell)
        let isFlagged = result?.isFlagged ?? false
        page.put(
            isFlagged ? .text(SitesText.attention) : .blank, Column.attention,
            isFlagged ? Theme.error : Theme.stateCell)
        page.put(result?.checkedOn.map { .date($0) } ?? .blank, Column.checkedOn, Theme.date)
        let inn = CellAddress.reference(page.row, Column.inn)
        let sent = result?.recommendations.count(where: \.isSent) ?? 0
        page.put(
            .computed(SiteAdviceSheet.count(inn), Double(sent)), Column.advised, Theme.number)
        page.put(
            .computed(
                SiteDifferencesSheet.count(inn), Double(result?.differences.count ?? 0)),
            Column.differences, Theme.number)
        page.endRow()
    }
}
