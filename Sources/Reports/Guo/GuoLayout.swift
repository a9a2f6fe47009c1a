import Completeness
import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// What the sheets of the ГУО workbook share: the institutions in their order, the places of the
/// tables, and what goes above and below every table.
struct GuoLayout {
    /// An institution with its running number.
    struct Entry {
        /// The running number, from 1, the key between the tables.
        var number: Int
        /// Where its report stands.
        var status: ReportStatus
        /// What it is in the figures; nil when it owes nothing.
        var member: Consolidated.Member?
    }

    /// The columns that every table of institutions begins with.
    static let identity: [TablePage.Column] = [
        .init(GuoText.Column.number, width: 5),
        .init(GuoText.Column.institution, width: 30),
        .init(GuoText.Column.district, width: 20),
        .init(GuoText.Column.kind, width: 20),
        .init(GuoText.Column.inn, width: 12.5),
    ]
    /// The columns of the identity that others refer to.
    enum Identity {
        static let number = 0
        static let institution = 1
        static let district = 2
        static let kind = 3
        /// How many of them stay in view.
        static let frozen = 2
    }

    let current: CityReports
    let previous: HalfYearSums?
    let entries: GuoEntries
    /// Whether every sheet says of which day it speaks, since no title sheet does.
    let tellsDay: Bool

    init(_ current: CityReports, previous: HalfYearSums?, tellsDay: Bool = false) {
        self.tellsDay = tellsDay
        self.current = current
        self.previous = previous
        entries = GuoEntries(current)
    }

    var form: Form { current.form }
    var districts: [String] { current.board.districts }
    var consolidated: Consolidated { current.consolidated }

    /// The city, then the districts.
    var groups: [(caption: String, group: Consolidated.Group)] {
        [(GuoText.Column.city, .city)] + districts.map { ($0, .district($0)) }
    }

    /// How many reports the figures rest on, in words.
    var base: String {
        GuoText.base(consolidated.accepted(in: .city), of: consolidated.obliged(in: .city))
    }

    /// A sheet with its tab, footer, columns and title.
    func page(
        _ name: String, title: String, help: String? = nil, columns: [TablePage.Column],
        tab: Color = Theme.Palette.readTab
    ) -> TablePage {
        var page = TablePage(
            name: name, tab: tab, footer: GuoText.footer(form, current.period))
        page.setColumns(columns)
        var subtitle = GuoText.marked(
            GuoText.subtitle(form, current.period), preliminary: current.isPreliminary)
        if tellsDay {
            let facts = [DeliveryText.asOf(current.board.day), current.notice]
            subtitle = ([subtitle] + facts.compactMap(\.self)).joined(separator: " · ")
        }
        page.addTitle(title, subtitle, help: help)
        return page
    }

    /// The rows of the institutions when the first of them is the page's current row.
    func memberRows(from row: Int) -> ClosedRange<Int> {
        row...row + max(entries.count, 1) - 1
    }

    /// Writes a row for each institution.
    func addRows(
        to page: inout TablePage, _ put: @escaping @Sendable (Entry, inout TablePage) -> Void
    ) {
        let entries = entries
        page.addRows(entries.count) { put(entries[$0], &$1) }
    }

    /// Writes an institution's first columns.
    func putIdentity(of entry: Entry, on page: inout TablePage) {
        let organization = entry.status.organization
        page.put(.number(Double(entry.number)), 0, Theme.rowCode)
        page.put(.text(organization.name), Identity.institution, Theme.caption)
        page.put(.text(organization.district), Identity.district, Theme.caption)
        page.put(.text(organization.kind), Identity.kind, Theme.caption)
        page.put(.text(organization.inn), 4, Theme.rowCode)
    }

    /// Writes the caption of a total over the columns that stay in view.
    func putTotalCaption(_ caption: String = GuoText.Column.totalCity, on page: inout TablePage) {
        page.sheet.put(
            .text(caption),
            over: CellRange(rows: page.row...page.row, columns: 0...Identity.frozen - 1),
            Theme.total)
        for column in Identity.frozen..<Self.identity.count {
            page.put(.blank, column, Theme.total)
        }
    }

    /// The caption of a row of the form; its code when the form has no such row.
    func caption(ofRow code: Int) -> String {
        form.row(code)?.caption ?? "\(code)"
    }

    /// The caption of a column in the row of that code.
    func caption(of key: ValueKey) -> String {
        form.sheet(ofRow: key.row)?.column(key.column)?.caption ?? "\(key.column)"
    }
}

/// The institutions in their order. Each entry is put together when it is asked for.
struct GuoEntries: RandomAccessCollection {
    private let city: CityReports
    private let order: [Int]

    init(_ city: CityReports) {
        self.city = city
        order = city.board.order
    }

    var startIndex: Int { 0 }
    var endIndex: Int { order.count }

    subscript(position: Int) -> GuoLayout.Entry {
        let place = order[position]
        return GuoLayout.Entry(
            number: position + 1, status: city.board.statuses[place],
            member: city.member(ofStatus: place))
    }
}

extension RowFormula {
    /// A cell of the formula's own row.
    static func cell(_ column: Int) -> String {
        CellAddress.letters(ofColumn: column) + String(here)
    }
}

extension CellContent {
    /// A formula of its row whose result is a number, or «-» while there is none.
    static func computed(_ formula: RowFormula, _ value: Double?) -> CellContent {
        .inRow(formula, cached: value.map { .number($0) } ?? .text(GuoText.dash))
    }

    /// A formula of its row whose result is a number, or looks empty while there is none.
    static func computedOrEmpty(_ formula: RowFormula, _ value: Double?) -> CellContent {
        .inRow(formula, cached: value.map { .number($0) } ?? .text(""))
    }

    /// A formula whose result is a number, or «-» while there is none.
    static func computed(_ formula: String, _ value: Double?) -> CellContent {
        .formula(formula, cached: value.map { .number($0) } ?? .text(GuoText.dash))
    }

    /// A formula whose result is a number, or looks empty while there is none.
    static func computedOrEmpty(_ formula: String, _ value: Double?) -> CellContent {
        .formula(formula, cached: value.map { .number($0) } ?? .text(""))
    }
}

extension Indicator {
    /// The look of its values; a dash is centred.
    func style(of value: Double?) -> CellStyle {
        guard value != nil else { return Theme.dash }
        switch unit {
        case .share: return Theme.share
        case .units, .people: return Theme.number
        case .points: return Theme.decimal
        }
    }
}
