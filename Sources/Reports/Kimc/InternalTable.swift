import Completeness
import Consolidation
import Forms
import Messages
import Parallel
import Spreadsheet
import WorkbookWriter

/// What the sheets of КИМЦ's own workbook share: a table below a title that says whose eyes it is
/// for.
struct InternalTable {
    let current: CityReports
    /// Where each line of a table of institutions has its statement on the board.
    private let order: [Int]

    init(current: CityReports) {
        self.current = current
        order = current.board.order
    }

    /// How many institutions there are.
    var count: Int { order.count }

    /// Where the report of an institution stands, by its line from 0.
    func status(_ line: Int) -> ReportStatus { current.board.statuses[order[line]] }

    /// How many institutions are read together.
    private static let stretch = 128

    /// How many rows the institutions have in a table of a sheet.
    func groups(
        _ counts: @Sendable (_ lines: Range<Int>) throws -> [Int]
    ) throws -> RowGroups {
        let stretches = stride(from: 0, to: count, by: Self.stretch).map {
            $0..<min($0 + Self.stretch, count)
        }
        return RowGroups(try Parallel.map(stretches, counts).flatMap(\.self))
    }

    /// What the versions that are spoken of say, by line; an institution without one is absent.
    func submissions(
        _ part: ReportPart, of lines: Range<Int>, in reports: some WrittenReports
    ) throws -> [Int: Submission] {
        let known = lines.compactMap { line in
            let status = status(line)
            return status.version.map { (line, (status.organization.inn, $0.number)) }
        }
        let submissions = try reports.submissions(part, of: known.map(\.1))
        return Dictionary(
            zip(known.map(\.0), submissions), uniquingKeysWith: { first, _ in first })
    }

    /// The columns that tell an institution.
    static let identity: [TablePage.Column] = [
        .init(GuoText.Column.number, width: 6),
        .init(GuoText.Column.institution, width: 28),
        .init(GuoText.Column.district, width: 18),
        .init(GuoText.Column.inn, width: 12.5),
    ]

    /// A sheet with its header, which is the last row; the rows of the table follow.
    func page(
        _ name: String, title: String, help: String, columns: [TablePage.Column]
    ) -> TablePage {
        var page = TablePage(
            name: name, tab: Theme.Palette.checkTab,
            footer: KimcText.footer(form: current.form, current.period))
        page.setColumns(columns)
        page.addTitle(title, KimcText.subtitle(current.period), help: help)
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: page.row - 1)
        return page
    }

    /// The finished sheet: filtered, or with a sentence that there is nothing.
    static func finished(
        _ page: TablePage, header: Int, columns: Int, none: String
    ) -> SheetDocument {
        var page = page
        if page.row == header + 1 {
            page.addLine(none, Theme.plain)
        } else {
            page.sheet.filter = CellRange(rows: header...page.row - 1, columns: 0...columns - 1)
        }
        return page.sheet.opened(at: CellAddress(row: header + 1, column: 0))
    }

    /// Writes the columns that tell an institution.
    static func put(_ organization: Organization, _ number: Int, on page: inout TablePage) {
        page.put(.number(Double(number)), 0, Theme.rowCode)
        page.put(.text(organization.name), 1, Theme.caption)
        page.put(.text(organization.district), 2, Theme.caption)
        page.put(.text(organization.inn), 3, Theme.rowCode)
    }

    /// What a school put into a cell, as it was understood, else as it was typed.
    static func put(_ entry: Entry?, _ column: Int, on page: inout TablePage) {
        switch entry?.value {
        case .number(let number)?:
            let isWhole = number.asDouble == number.asDouble.rounded()
            page.put(
                .number(number.asDouble), column, isWhole ? Theme.number : Theme.decimal)
        case .date(let day)?: page.put(.date(day), column, Theme.date)
        case .text(let text)?: page.put(.text(text), column, Theme.caption)
        case nil:
            let typed = entry?.typed ?? ""
            page.put(typed.isEmpty ? .blank : .text(typed), column, Theme.caption)
        }
    }
}
