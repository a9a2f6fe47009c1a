import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «ДорКарта»: every item of the road map with its term, who answers for it and what became of it.
struct RoadMapSheet {
    /// How the institutions' statements are counted.
    enum Counting {
        /// By formulas over the sheet that has them one by one.
        case over(RoadMapMembersSheet)
        /// As numbers, those below a threshold hidden: the workbook names no institution.
        case hiding(threshold: Int)
    }

    enum Column {
        static let item = 0
        static let title = 1
        static let term = 2
        static let responsible = 3
        static let result = 4
        /// The first of the counts, one for each state.
        static let counts = 5
        static let share = counts + RoadMap.State.allCases.count
        /// The first of the offices.
        static let offices = share + 1
        static let last = offices + RoadMapSheet.offices.count
        static let state = last + 1
        /// How many columns stay in view.
        static let frozen = 2
    }

    private static let offices = RoadMapItem.Party.allCases.filter { !$0.isOfInstitutions }

    /// Captions below those that several columns share, numbers.
    static let firstRow = TablePage.rowsOfTitle + 3

    let state: RoadMapState
    let counting: Counting

    /// The sheets of the workbook for ГУО; none when there is no road map.
    static func sheets(_ layout: GuoLayout) -> [SheetDocument] {
        guard let state = layout.current.roadMap else { return [] }
        let members = RoadMapMembersSheet(layout: layout, state: state)
        let sheet = RoadMapSheet(state: state, counting: .over(members))
        let page = layout.page(
            RoadMapText.tab, title: RoadMapText.title(state.years), help: RoadMapText.help(state),
            columns: sheet.columns)
        return [sheet.sheet(on: page), members.sheet()]
    }

    /// The sheets of the workbook for РЦН; none when there is no road map.
    static func sheets(_ layout: RcnLayout, _ state: RoadMapState?) -> [SheetDocument] {
        guard let state else { return [] }
        let sheet = RoadMapSheet(state: state, counting: .hiding(threshold: layout.threshold))
        let page = layout.page(
            RoadMapText.tab, title: RoadMapText.title(state.years),
            help: RoadMapText.help(state) + " " + RcnText.smallHelp(layout.threshold),
            columns: sheet.columns)
        return [sheet.sheet(on: page)]
    }

    private var columns: [TablePage.Column] {
        typealias Caption = RoadMapText.Column
        let counts = RoadMap.State.allCases.map { stated in
            TablePage.Column(word(stated), group: Caption.counts, width: 10)
        }
        let offices = Self.offices.map { office in
            TablePage.Column(CalendarText.name(of: office), group: Caption.offices, width: 15)
        }
        return [
            .init(Caption.item, width: 7), .init(Caption.title, width: 32),
            .init(Caption.term, width: 16), .init(Caption.responsible, width: 15),
            .init(Caption.result, width: max(23, widthOfResults)),
        ] + counts + [.init(Caption.share, group: Caption.counts, width: 14)] + offices + [
            .init(Caption.last, group: Caption.day, width: 11),
            .init(Caption.state, group: Caption.day, width: 13),
        ]
    }

    private var widthOfResults: Double {
        state.items.map { TextMetrics.columnWidth(forWordsOf: $0.item.result, Theme.caption) }
            .max() ?? 0
    }

    private func word(_ stated: RoadMap.State) -> String { state.statements.words[stated] ?? "" }

    private func sheet(on empty: TablePage) -> SheetDocument {
        var page = empty
        let header = page.row
        page.addHeader()
        page.freeze(leftOf: Column.frozen, repeatingRowsFrom: header)
        let first = page.row
        precondition(first == Self.firstRow, "the items follow the header")
        for item in state.items {
            if let heading = item.item.heading { put(heading: heading, on: &page) }
            put(item, on: &page)
        }
        let rows = first...max(first, page.row - 1)
        page.sheet.filter = CellRange(
            rows: first - 1...rows.upperBound, columns: 0...Column.state)
        putLegend(over: rows, on: &page)
        return page.sheet.opened(at: CellAddress(row: first, column: 0))
    }

    private func put(heading: String, on page: inout TablePage) {
        for column in 0...Column.state {
            page.put(column == 0 ? .text(heading) : .blank, column, Theme.openHeading)
        }
        page.endRow(height: Theme.rowHeight)
    }

    // MARK: Items

    private func put(_ item: RoadMapState.ItemState, on page: inout TablePage) {
        let term = RoadMapText.term(
            of: item.item, years: state.years, deadlines: state.deadlines)
        page.put(.text(item.item.number), Column.item, Theme.rowCode)
        page.put(.text(item.item.title), Column.title, Theme.caption)
        page.put(.text(term), Column.term, Theme.caption)
        page.put(
            .text(RoadMapText.responsible(for: item.item)), Column.responsible, Theme.caption)
        page.put(.text(item.item.result), Column.result, Theme.caption)
        putCounts(of: item, on: &page)
        for (index, office) in Self.offices.enumerated() {
            put(item, office, Column.offices + index, on: &page)
        }
        page.put(
            item.gravest?.term.map { .date($0.days.upperBound) } ?? .text(GuoText.dash),
            Column.last, item.gravest?.term == nil ? Theme.dash : Theme.date)
        page.put(
            .text(RoadMapText.name(of: item.phase)), Column.state, RoadMapLook.of(item.phase))
        page.endRow()
    }

    private func put(
        _ item: RoadMapState.ItemState, _ office: RoadMapItem.Party, _ column: Int,
        on page: inout TablePage
    ) {
        guard let share = item.shares.first(where: { $0.answer.parties == [office] }) else {
            page.put(.text(RoadMapText.cross), column, Theme.crossedOut)
            return
        }
        let statement = item.statement(of: office)
        page.put(
            .text(RoadMapText.statement(statement, in: state.statements, isBroken: true)), column,
            marked(Theme.stateCell, share.phase))
    }

    /// Those who are behind stand out.
    private func marked(_ style: CellStyle, _ phase: RoadMapState.Phase) -> CellStyle {
        guard phase == .overdue else { return style }
        return style.with {
            $0.fill = Theme.error.fill
            $0.ink = Theme.error.ink
        }
    }

    private func putCounts(of item: RoadMapState.ItemState, on page: inout TablePage) {
        guard item.isOfInstitutions else {
            for column in Column.counts...Column.share {
                page.put(.text(RoadMapText.cross), column, Theme.crossedOut)
            }
            return
        }
        guard let counts = item.counts else {
            for column in Column.counts...Column.share {
                page.put(.text(GuoText.dash), column, Theme.dash)
            }
            return
        }
        let isWhole: Bool
        switch counting {
        case .over(let members):
            put(counts, over: members.column(of: item.item), on: &page)
            isWhole = true
        case .hiding(let threshold):
            isWhole = put(counts, hidingBelow: threshold, on: &page)
        }
        let share = item.shares.first { $0.answer.parties.contains { $0.isOfInstitutions } }
        putShare(
            of: counts, isWhole: isWhole, isContinuous: item.item.isContinuous,
            share?.phase ?? .continuous, on: &page)
    }

    private func put(
        _ counts: RoadMapCounts, over column: String?, on page: inout TablePage
    ) {
        for (index, stated) in RoadMap.State.allCases.enumerated() {
            let count = Double(counts[stated])
            page.put(
                column.map { .computed("COUNTIF(\($0),\"\(word(stated))\")", count) }
                    ?? .number(count),
                Column.counts + index, Theme.number)
        }
    }

    /// Writes the counts that may be known; whether these are all.
    private func put(
        _ counts: RoadMapCounts, hidingBelow threshold: Int, on page: inout TablePage
    ) -> Bool {
        // How many reports there are is told above the table, so those without an answer count.
        let parts = RoadMap.State.allCases.map { counts[$0] } + [counts.unanswered]
        let marks = SmallCounts.shown(of: parts, threshold: threshold)
        for index in RoadMap.State.allCases.indices {
            let content: CellContent =
                switch marks[index] {
                case .number: .number(Double(parts[index]))
                case .small: .text(RcnText.small(threshold))
                case .withheld: .text(RcnText.withheld)
                }
            page.put(
                content, Column.counts + index,
                marks[index] == .number ? Theme.number : Theme.dash)
        }
        return marks.allSatisfy { $0 == .number }
    }

    private func putShare(
        of counts: RoadMapCounts, isWhole: Bool, isContinuous: Bool,
        _ phase: RoadMapState.Phase, on page: inout TablePage
    ) {
        guard isWhole else {
            page.put(.text(RcnText.withheld), Column.share, marked(Theme.dash, phase))
            return
        }
        func cell(_ stated: RoadMap.State) -> String {
            let index = RoadMap.State.allCases.firstIndex(of: stated) ?? 0
            return CellAddress.reference(page.row, Column.counts + index)
        }
        func sum(_ states: [RoadMap.State]) -> String {
            states.map(cell).joined(separator: "+")
        }
        let fulfilling = RoadMap.State.fulfilling(isContinuous: isContinuous)
        let expected = sum([.done, .running, .undone])
        let value = counts.share(of: fulfilling)
        page.put(
            .computed("IF(\(expected)=0,\"-\",(\(sum(fulfilling)))/(\(expected)))", value),
            Column.share, marked(value == nil ? Theme.dash : Theme.share, phase))
    }

    // MARK: Legend

    /// What the states mean, and how many items stand so.
    private func putLegend(over rows: ClosedRange<Int>, on page: inout TablePage) {
        page.skip()
        page.addLine(RoadMapText.legend, Theme.sectionTitle)
        // The number of items stands before the word, in the narrow column.
        let states = CellRange(rows: rows, columns: Column.state...Column.state).absolute
        let text = Column.term...Column.result
        for phase in RoadMapState.Phase.allCases {
            let name = RoadMapText.name(of: phase)
            page.put(.text(name), Column.title, RoadMapLook.of(phase))
            page.put(
                .computed(
                    "COUNTIF(\(states),\"\(name)\")",
                    Double(state.items.count { $0.phase == phase })), Column.item, Theme.number)
            let meaning = RoadMapText.meaning(of: phase, soonDays: state.soonDays)
            page.sheet.put(
                .text(meaning), over: CellRange(rows: page.row...page.row, columns: text),
                Theme.caption)
            let width = text.reduce(0) { $0 + (page.sheet.columnWidths[$1] ?? 0) }
            page.endRow(
                height: max(
                    Theme.rowHeight,
                    TextMetrics.height(of: meaning, Theme.caption, inWidth: width)))
        }
    }
}
