import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// A table of counts and shares by district or by type, with small counts hidden.
struct BreakdownSheet {
    private static let captionColumn = 0
    static let totalColumn = 1
    static let firstGroup = 2

    let layout: RcnLayout
    let name: String
    let title: String
    let groups: [(caption: String, group: Consolidated.Group)]

    private let marks: BreakdownMarks

    init(
        layout: RcnLayout, name: String, title: String,
        groups: [(caption: String, group: Consolidated.Group)]
    ) {
        self.layout = layout
        self.name = name
        self.title = title
        self.groups = groups
        marks = BreakdownMarks(layout: layout, groups: groups.map(\.group))
    }

    private func row(_ institutions: Institutions) -> Int {
        Self.firstRow + 1 + institutions.rawValue
    }

    static let firstRow = 6

    /// The indicators whose shares are shown.
    var divided: [Indicator] { layout.computed.filter(\.hasDenominator) }

    /// The first lines: how many institutions there are.
    enum Institutions: Int, CaseIterable {
        case registered, obliged, received, accepted, inTime

        var caption: String {
            switch self {
            case .registered: GuoText.Column.registered
            case .obliged: GuoText.Column.obliged
            case .received: GuoText.Column.received
            case .accepted: GuoText.Column.accepted
            case .inTime: GuoText.inTimeLine
            }
        }

        func count(of tally: Tally) -> Int {
            switch self {
            case .registered: tally.registered
            case .obliged: tally.obliged
            case .received: tally.received
            case .accepted: tally.accepted
            case .inTime: tally.inTime
            }
        }
    }

    /// Where a count of the whole city stands.
    func cityCell(_ institutions: Institutions) -> String {
        "'\(name)'!" + CellAddress(row: row(institutions), column: Self.totalColumn).absolute
    }

    func sheet() -> SheetDocument {
        var page = layout.page(
            name, title: title,
            help: help,
            columns: [
                .init(RcnText.line, width: 56), .init(GuoText.Column.city, width: 11),
            ] + groups.map { .init($0.caption, width: width(of: $0.caption)) }
                + [.init(RcnText.overYear, width: 17.5)])
        let header = page.row
        page.addHeader()
        precondition(page.row == Self.firstRow, "the first heading follows the header")
        page.freeze(leftOf: Self.firstGroup, repeatingRowsFrom: header)
        putHeading(RcnText.institutions, on: &page)
        for institutions in Institutions.allCases { put(institutions, on: &page) }
        putHeading(RcnText.counts, on: &page)
        for line in layout.lines { put(line, on: &page) }
        putHeading(RcnText.shares, on: &page)
        for indicator in divided { put(indicator, on: &page) }
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private var help: String {
        // A year's flow is divided by what each institution stated last, in whichever half-year.
        let codes = divided.filter { $0.kind == .flow && $0.dividesByStock }.map(\.code)
        let isOfYear = layout.periods.count > 1 && !codes.isEmpty
        return [
            layout.base, layout.unscored, isOfYear ? RcnText.sharesOfYear(codes) : nil,
            RcnText.smallHelp(layout.threshold),
        ].compactMap(\.self).joined(separator: " ")
    }

    /// Says in the last column what a line of the year rests on, and ends it.
    private func endRow(restingOn kind: Indicator.Kind, on page: inout TablePage) {
        page.put(
            .text(RcnText.basis(of: kind, layout.periods)), basisColumn, Theme.caption)
        page.endRow()
    }

    private var basisColumn: Int { Self.firstGroup + groups.count }

    private func width(of caption: String) -> Double {
        max(13, TextMetrics.columnWidth(forWordsOf: caption, Theme.header))
    }

    private func putHeading(_ text: String, on page: inout TablePage) {
        page.sheet.put(
            .text(text),
            over: CellRange(
                rows: page.row...page.row, columns: 0...basisColumn), Theme.heading)
        page.endRow()
    }

    /// The sum of the groups in the current row.
    private func sum(inRow row: Int) -> String {
        let cells = CellRange(
            rows: row...row, columns: Self.firstGroup...Self.firstGroup + groups.count - 1)
        return "SUM(\(cells))"
    }

    private func put(_ institutions: Institutions, on page: inout TablePage) {
        page.put(.text(institutions.caption), Self.captionColumn, Theme.caption)
        let shown = marks.shown(institutions)
        var total = 0.0
        for index in groups.indices {
            let count = Double(institutions.count(of: marks.tally(index)))
            total += count
            put(count, shown[index], Self.firstGroup + index, on: &page)
        }
        putTotal(total, shown, on: &page)
        endRow(restingOn: .stock, on: &page)
    }

    /// The total is a formula only where nothing is hidden: it would not add up otherwise.
    private func put(_ line: YearFigures.Line, on page: inout TablePage) {
        page.put(.text(layout.caption(of: line)), Self.captionColumn, Theme.caption)
        let shown = marks.shown(line)
        for (index, group) in groups.enumerated() {
            put(
                layout.figures.sum(of: line, in: group.group)?.asDouble, shown[index],
                Self.firstGroup + index, on: &page)
        }
        // What nobody states is no nought.
        if let total = layout.figures.sum(of: line, in: .city)?.asDouble {
            putTotal(total, shown, on: &page)
        } else {
            page.put(.text(GuoText.dash), Self.totalColumn, Theme.totalled(Theme.dash))
        }
        endRow(restingOn: line.kind, on: &page)
    }

    private func putTotal(
        _ total: Double, _ shown: [SmallCounts.Shown], on page: inout TablePage
    ) {
        let isWhole = shown.allSatisfy { $0 == .number }
        page.put(
            isWhole ? .computed(sum(inRow: page.row), total) : .number(total),
            Self.totalColumn, Theme.totalNumber)
    }

    private func put(
        _ number: Double?, _ mark: SmallCounts.Shown, _ column: Int, on page: inout TablePage
    ) {
        layout.put(number, mark, column, on: &page)
    }

    private func put(_ indicator: Indicator, on page: inout TablePage) {
        page.put(
            .text("\(indicator.code). \(indicator.caption)"), Self.captionColumn, Theme.caption)
        let city = layout.figures.figure(of: indicator, in: .city)?.value
        page.put(
            city.map { .number($0) } ?? .text(GuoText.dash), Self.totalColumn,
            Theme.totalled(indicator.style(of: city)))
        let shown = marks.isShown(indicator)
        for (index, group) in groups.enumerated() {
            let column = Self.firstGroup + index
            guard shown[index] else {
                page.put(.text(RcnText.withheld), column, Theme.dash)
                continue
            }
            let value = layout.figures.figure(of: indicator, in: group.group)?.value
            page.put(
                value.map { .number($0) } ?? .text(GuoText.dash), column,
                indicator.style(of: value))
        }
        endRow(restingOn: indicator.kind, on: &page)
    }
}
