import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «ДорКарта_МОУ»: what every institution states of the items of the road map.
struct RoadMapMembersSheet {
    static let firstColumn = GuoLayout.identity.count
    private static let headerRow = 4
    /// Captions, numbers.
    static let firstRow = headerRow + 2

    let layout: GuoLayout
    let state: RoadMapState
    /// The items that the institutions are asked about.
    let items: [RoadMapItem]
    let table: MemberTable

    init(layout: GuoLayout, state: RoadMapState) {
        self.layout = layout
        self.state = state
        items = state.items.map(\.item).filter { state.cells[$0.number] != nil }
        table = MemberTable(
            sheet: RoadMapText.membersTab, rows: layout.memberRows(from: Self.firstRow))
    }

    /// The cells that hold what the institutions state of an item; nil when they are not asked.
    func column(of item: RoadMapItem) -> String? {
        items.firstIndex { $0.number == item.number }.map { table.column(Self.firstColumn + $0) }
    }

    /// The columns that count what an institution has done and what it has not; without items
    /// there is nothing to count.
    var counted: [(state: RoadMap.State, caption: String)] {
        items.isEmpty
            ? []
            : [
                (.done, RoadMapText.Column.doneItems), (.undone, RoadMapText.Column.undoneItems),
            ]
    }

    func sheet() -> SheetDocument {
        let words = state.statements.words.values
        let width = words.map { TextMetrics.columnWidth(for: $0, Theme.stateCell) }.max()
        var page = layout.page(
            table.sheet, title: RoadMapText.membersTitle,
            help: layout.base + " " + RoadMapText.membersHelp,
            columns: GuoLayout.identity
                + items.map { .init($0.number, width: max(13, (width ?? 0).rounded(.up))) }
                + counted.map { .init($0.caption, width: 12) })
        let header = page.row
        page.addHeader()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        page.freeze(leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: header)
        let rows = RoadMapMemberRows(self)
        layout.addRows(to: &page) { rows.put($0, on: &$1) }
        page.sheet.filter = CellRange(
            rows: Self.firstRow - 1...table.rows.upperBound,
            columns: 0...Self.firstColumn + items.count + counted.count - 1)
        page.sheet.conditionalFormats = formats
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private var formats: [ConditionalFormat] {
        guard !items.isEmpty else { return [] }
        let range = CellRange(
            rows: table.rows, columns: Self.firstColumn...Self.firstColumn + items.count - 1)
        return RoadMap.State.allCases.compactMap { stated in
            guard let look = RoadMapLook.of(stated), let word = state.statements.words[stated]
            else { return nil }
            return ConditionalFormat(
                range: range, rule: .equals(word),
                style: CellStyle().with {
                    $0.ink = look.ink
                    $0.fill = look.fill
                })
        }
    }
}

/// One institution's row of «ДорКарта_МОУ»: what all rows have in common is worked out once.
private struct RoadMapMemberRows {
    private let sheet: RoadMapMembersSheet
    private let cells: [ShareableCell?]
    private let counts: [(word: String, formula: RowFormula)]

    init(_ sheet: RoadMapMembersSheet) {
        self.sheet = sheet
        cells = sheet.items.map { item in
            sheet.state.cells[item.number].map { ShareableCell($0, of: sheet.layout.form) }
        }
        let first = RoadMapMembersSheet.firstColumn
        let own = RowFormula.cell(first) + ":" + RowFormula.cell(first + cells.count - 1)
        counts = sheet.counted.map { column in
            let word = sheet.state.statements.words[column.state] ?? ""
            return (word, RowFormula("IF(COUNTA(\(own))=0,\"\",COUNTIF(\(own),\"\(word)\"))"))
        }
    }

    func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        sheet.layout.putIdentity(of: entry, on: &page)
        let report = entry.member?.submission
        var stated: [String] = []
        for (index, cell) in cells.enumerated() {
            var content = CellContent.blank
            if let report, case .wording(let word)? = cell?.value(in: report) {
                content = .text(word)
                stated.append(word)
            }
            page.put(content, RoadMapMembersSheet.firstColumn + index, Theme.stateCell)
        }
        for (index, count) in counts.enumerated() {
            page.put(
                .computedOrEmpty(
                    count.formula,
                    stated.isEmpty ? nil : Double(stated.count { $0 == count.word })),
                RoadMapMembersSheet.firstColumn + cells.count + index, Theme.computed)
        }
        page.endRow()
    }
}

/// The colours of the road map's states.
enum RoadMapLook {
    /// The look of what is stated; nil where nothing stands out.
    static func of(_ state: RoadMap.State) -> CellStyle? {
        switch state {
        case .done: Theme.good
        case .running: Theme.notice
        case .undone: Theme.error
        case .early, .unneeded: nil
        }
    }

    /// The look of where an item stands.
    static func of(_ phase: RoadMapState.Phase) -> CellStyle {
        switch phase {
        case .overdue: Theme.error
        case .dueSoon: Theme.warning
        case .done: Theme.good
        case .running: Theme.notice
        case .passed, .notYetDue, .continuous: Theme.stateCell
        }
    }
}
