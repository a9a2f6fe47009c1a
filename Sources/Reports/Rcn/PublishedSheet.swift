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

    private var columns: [FormColumn] {
        // Both half-years are filled in on the same form.
        guard let register = registers.last else { return [] }
        return register.openColumns
            + (showsAuthors ? register.personalColumns.filter { $0.consent != nil } : [])
    }

    func sheet() -> SheetDocument {
        let columns = columns
        let laidOut: [TablePage.Column] =
            [.init(GuoText.Column.number, width: 6)]
            + columns.map { .init($0.caption, group: $0.group, width: width(of: $0)) }
        var page = layout.page(
            name, title: title, help: help,
            columns: columns.isEmpty
                ? laidOut + [.init("", width: Theme.widestColumn)] : laidOut)
        let rows = rows(columns)
        guard !rows.isEmpty else {
            page.addLine(none, Theme.plain)
            return page.sheet.opened(at: CellAddress(row: 0, column: 0))
        }
        page.addHeader(numbered: false)
        let header = page.row - 1
        page.freeze(leftOf: 1, repeatingRowsFrom: header)
        for (index, row) in rows.enumerated() {
            page.put(.number(Double(index + 1)), 0, Theme.rowCode)
            for (place, value) in row.enumerated() { put(value, place + 1, on: &page) }
            page.endRow()
        }
        page.sheet.filter = CellRange(rows: header...page.row - 1, columns: 0...columns.count)
        return page.sheet.opened(at: CellAddress(row: header + 1, column: 0))
    }

    /// The rows as they are shown, each once: a register may be carried over to the next half-year.
    private func rows(_ columns: [FormColumn]) -> [[FormValue?]] {
        var rows: [[FormValue?]] = []
        var seen: Set<[FormValue?]> = []
        for register in registers {
            for row in register.rows {
                let values = columns.map { column -> FormValue? in
                    let isHidden =
                        column.cell?.isPersonal == true && !register.isAgreed(column, in: row)
                    return isHidden ? nil : row.entries[column.number]?.value
                }
                if seen.insert(values).inserted { rows.append(values) }
            }
        }
        return rows
    }

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
        case .inn, nil: 14
        }
    }
}
