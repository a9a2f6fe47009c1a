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
    private static let totalColumn = 1
    private static let firstGroup = 2

    let layout: RcnLayout
    let name: String
    let title: String
    let groups: [(caption: String, group: Consolidated.Group)]

    /// What is shown of a line, by group.
    private func shown(_ line: YearFigures.Line) -> [SmallCounts.Shown] {
        let sums = groups.map { layout.figures.sum(of: line, in: $0.group)?.asDouble ?? 0 }
        return SmallCounts.shown(of: sums.map { Int($0) }, threshold: layout.threshold)
    }

    private func row(_ institutions: Institutions) -> Int {
        Self.firstRow + 1 + institutions.rawValue
    }

    private static let firstRow = 6

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
            help: layout.base + " " + RcnText.smallHelp(layout.threshold),
            columns: [
                .init(RcnText.line, width: 56), .init(GuoText.Column.city, width: 11),
            ] + groups.map { .init($0.caption, width: width(of: $0.caption)) })
        let header = page.row
        page.addHeader()
        precondition(page.row == Self.firstRow, "the first heading follows the header")
        page.freeze(leftOf: Self.firstGroup, repeatingRowsFrom: header)
        putHeading(RcnText.institutions, on: &page)
        for institutions in Institutions.allCases { put(institutions, on: &page) }
        putHeading(RcnText.counts, on: &page)
        for line in layout.lines { put(line, on: &page) }
        putHeading(RcnText.shares, on: &page)
        for indicator in layout.computed where indicator.hasDenominator {
            put(indicator, on: &page)
        }
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func width(of caption: String) -> Double {
        max(13, TextMetrics.columnWidth(forWordsOf: caption, Theme.header))
    }

    private func putHeading(_ text: String, on page: inout TablePage) {
        page.sheet.put(
            .text(text),
            over: CellRange(
                rows: page.row...page.row, columns: 0...Self.firstGroup + groups.count - 1),
            Theme.heading)
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
        var total = 0
        for (index, group) in groups.enumerated() {
            let tally = Tally(
                layout.board.statuses.filter { group.group.contains($0.organization) })
            let count = institutions.count(of: tally)
            total += count
            page.put(.number(Double(count)), Self.firstGroup + index, Theme.number)
        }
        page.put(
            .computed(sum(inRow: page.row), Double(total)), Self.totalColumn, Theme.totalNumber)
        page.endRow()
    }

    /// The total is a formula only where nothing is hidden: it would not add up otherwise.
    private func put(_ line: YearFigures.Line, on page: inout TablePage) {
        page.put(.text(layout.caption(of: line)), Self.captionColumn, Theme.caption)
        let marks = shown(line)
        for (index, group) in groups.enumerated() {
            put(
                layout.figures.sum(of: line, in: group.group)?.asDouble, marks[index],
                Self.firstGroup + index, on: &page)
        }
        // What nobody states is no nought.
        if let total = layout.figures.sum(of: line, in: .city)?.asDouble {
            let isWhole = marks.allSatisfy { $0 == .number }
            page.put(
                isWhole ? .computed(sum(inRow: page.row), total) : .number(total),
                Self.totalColumn, Theme.totalNumber)
        } else {
            page.put(.text(GuoText.dash), Self.totalColumn, Theme.totalled(Theme.dash))
        }
        page.endRow()
    }

    private func put(
        _ number: Double?, _ mark: SmallCounts.Shown, _ column: Int, on page: inout TablePage
    ) {
        switch mark {
        case .number:
            page.put(
                number.map { .number($0) } ?? .text(GuoText.dash), column,
                number == nil ? Theme.dash : Theme.number)
        case .small: page.put(.text(RcnText.small(layout.threshold)), column, Theme.dash)
        case .withheld: page.put(.text(RcnText.withheld), column, Theme.dash)
        }
    }

    private func put(_ indicator: Indicator, on page: inout TablePage) {
        page.put(
            .text("\(indicator.code). \(indicator.caption)"), Self.captionColumn, Theme.caption)
        let city = layout.figures.figure(of: indicator, in: .city)?.value
        page.put(
            city.map { .number($0) } ?? .text(GuoText.dash), Self.totalColumn,
            Theme.totalled(indicator.style(of: city)))
        let marks = indicator.lines.map(shown)
        for (index, group) in groups.enumerated() {
            let column = Self.firstGroup + index
            guard marks.allSatisfy({ $0[index] == .number }) else {
                page.put(.text(RcnText.withheld), column, Theme.dash)
                continue
            }
            let value = layout.figures.figure(of: indicator, in: group.group)?.value
            page.put(
                value.map { .number($0) } ?? .text(GuoText.dash), column,
                indicator.style(of: value))
        }
        page.endRow()
    }
}
