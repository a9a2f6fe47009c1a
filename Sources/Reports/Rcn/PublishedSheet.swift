import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// Rows of registers that КИМЦ keeps itself: «Мероприятия_КИМЦ», «Практики».
struct PublishedSheet {
    let layout: RcnLayout
    let name: String
    let title: String
    let help: String
    /// What is said where nothing is on record.
    let none: String
    /// The registers, the earlier half-year first.
    let registers: [PublishedRegister]
    /// Whether the authors that agreed to it are named.
    let showsAuthors: Bool

    var columns: [FormColumn] {
        // Both half-years are filled in on the same form.
        guard let register = registers.last else { return [] }
        return register.openColumns
            + (showsAuthors ? register.personalColumns.filter { $0.consent != nil } : [])
    }

    func sheet() -> SheetDocument {
        let columns = columns
        let laidOut = laidOut(columns)
        var page = layout.page(
            name, title: title, help: help,
            columns: laidOut.isEmpty ? [.init("", width: Theme.landscapeWidth)] : laidOut)
        let rows = rows(columns)
        guard !rows.isEmpty else {
            page.addLine(none, Theme.plain)
            return page.sheet.opened(at: CellAddress(row: 0, column: 0))
        }
        page.addHeader(numbered: false)
        let header = page.row - 1
        page.freeze(leftOf: 1, repeatingRowsFrom: header)
        for row in rows {
            for (place, value) in row.enumerated() {
                // A link is either given or there is none; a blank cell would leave that open.
                let isLink = columns[place].cell?.kind == .url
                put(value ?? (isLink ? .text(RcnText.noLink) : nil), place, on: &page)
            }
            page.endRow()
        }
        page.sheet.filter = CellRange(
            rows: header...page.row - 1, columns: 0...columns.count - 1)
        return page.sheet.opened(at: CellAddress(row: header + 1, column: 0))
    }

    func laidOut(_ columns: [FormColumn]) -> [TablePage.Column] {
        columns.map { column in
            TablePage.Column(
                isInstitution(column) ? GuoText.Column.institution : column.caption,
                group: column.group, width: width(of: column))
        }
    }

    /// Which of the registers are shown. One whose rows are carried over to the next half-year is
    /// whole in the last one; the rows of others add up over the year.
    var counted: [Int] {
        let isCarried = registers.last?.sheet.carriedRows != nil
        return isCarried
            ? registers.indices.filter { !registers[$0].rows.isEmpty }.suffix(1)
            : Array(registers.indices)
    }

    /// The rows as they are shown.
    private func rows(_ columns: [FormColumn]) -> [[FormValue?]] {
        let names = Dictionary(
            layout.board.statuses.map { ($0.organization.inn, $0.organization.name) },
            uniquingKeysWith: { first, _ in first })
        let ordinal = ordinalColumn
        // Every half-year's report begins with 1; over the year there is one numbering.
        return counted.flatMap { place in registers[place].rows.map { (registers[place], $0) } }
            .enumerated().map { place, entry in
                let (register, row) = entry
                return columns.map { column -> FormValue? in
                    if column.number == ordinal { return .number(Decimal(place + 1)) }
                    let isHidden =
                        column.cell?.isPersonal == true && !register.isAgreed(column, in: row)
                    guard !isHidden, let value = row.entries[column.number]?.value else {
                        return nil
                    }
                    guard isInstitution(column), case .text(let inn) = value else { return value }
                    return .text(names[inn] ?? inn)
                }
            }
    }

    /// The column that numbers the rows; nil where the first one says something of them.
    var ordinalColumn: Int? {
        guard let column = registers.last?.sheet.ordinalColumn, case .integer? = column.cell?.kind
        else { return nil }
        return column.number
    }

    /// Whether a column tells an institution, which is shown by its name.
    private func isInstitution(_ column: FormColumn) -> Bool { column.cell?.kind == .inn }

    private func put(_ value: FormValue?, _ column: Int, on page: inout TablePage) {
        switch value {
        case .number(let number)?: page.put(.number(number.asDouble), column, Theme.number)
        case .date(let day)?: page.put(.date(day), column, Theme.date)
        case .text(let text)?: page.put(.text(text), column, Theme.caption)
        case nil: page.put(.blank, column, Theme.caption)
        }
    }

    private func width(of column: FormColumn) -> Double {
        switch column.cell?.kind {
        case .integer, .decimal: 13
        case .date: 12
        case .choice: 22
        case .text(let limit): limit > 60 ? 44 : 24
        case .url: 40
        case .inn: 34
        case nil: 14
        }
    }
}
