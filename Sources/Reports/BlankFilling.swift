import Forms
import FoundationEssentials
import Spreadsheet
import WorkbookWriter

/// Writes values into the cells of a blank.
struct BlankFilling {
    /// Where the cells are.
    let map: BlankMap

    /// What the register knows, for the title sheet; the school may correct it.
    static func prefilled(
        form: Form, organization: Organization?, district: String? = nil, period: Period
    ) -> [ValueKey: FormValue] {
        let cells = form.identity
        var values: [ValueKey: FormValue] = [cells.year: .number(Decimal(period.year))]
        if let correction = cells.correction { values[correction] = .number(0) }
        values[cells.half] = choice(of: form, cells.half, beginning: "\(period.half.rawValue)")
        if let kind = cells.reportKind {
            values[kind] = choice(of: form, kind, beginning: "")
        }
        if let organization {
            values[cells.respondent] = .text(organization.inn)
            let facts = [
                (cells.name, organization.name), (cells.fullName, organization.fullName),
                (cells.district, organization.district), (cells.kind, organization.kind),
            ]
            for case (let key?, let fact) in facts where !fact.isEmpty {
                values[key] = .text(fact)
            }
        }
        if let district, let key = cells.district { values[key] = .text(district) }
        return values
    }

    /// The rows of registers, with one for each institution where a register has that; the rows that
    /// were sent keep their places.
    static func printed(
        _ institutions: [Organization], besides rows: [Int: [RegisterRow]], in form: Form
    ) -> [Int: [RegisterRow]] {
        var rows = rows
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        for sheet in form.sheets where sheet.isPerInstitution {
            let sent = rows[sheet.number] ?? []
            let column = sheet.columns.first { $0.origin == .inn }?.number
            let known = Set(sent.compactMap { row in column.flatMap { row.entries[$0]?.value } })
            let missing = institutions.filter { !known.contains(.text($0.inn)) }
            rows[sheet.number] =
                sent
                + missing.enumerated().map { index, organization in
                    var row = RegisterRow(ordinal: sent.count + index + 1, entries: [:])
                    for column in sheet.columns {
                        guard let text = column.origin?.text(of: organization) else { continue }
                        row.entries[column.number] = Entry(
                            value: .text(text), typed: text, source: nowhere)
                    }
                    return row
                }
        }
        return rows
    }

    /// What a school sent, cell by cell; what was not understood stands as it was typed.
    static func sent(_ submission: Submission) -> [ValueKey: FormValue] {
        submission.entries.compactMapValues(value(of:))
    }

    /// Values as if a school had sent them.
    static func submission(
        _ values: [ValueKey: FormValue], _ registers: [Int: [RegisterRow]]
    ) -> Submission {
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        return Submission(
            entries: values.mapValues { Entry(value: $0, typed: "", source: nowhere) },
            registers: registers)
    }

    /// What stands in a cell of a submission.
    static func value(of entry: Entry) -> FormValue? {
        entry.value ?? (entry.typed.isEmpty ? nil : .text(entry.typed))
    }

    /// Writes values of the fixed rows into a sheet.
    func put(_ values: [ValueKey: FormValue], into sheet: inout BlankFormSheet) {
        for row in sheet.grid.sheet.rows {
            for column in row.cells.keys {
                let key = ValueKey(row.code, column)
                guard let value = values[key], let address = sheet.grid.address(key) else {
                    continue
                }
                put(value, at: address, into: &sheet)
            }
        }
    }

    /// Writes the rows of a register one below the other.
    func put(_ rows: [RegisterRow], into sheet: inout BlankFormSheet) {
        for (index, row) in rows.enumerated() {
            for (column, entry) in row.entries {
                guard let value = Self.value(of: entry),
                    let address = sheet.grid.address(ordinal: index + 1, column: column)
                else { continue }
                put(value, at: address, into: &sheet)
            }
        }
    }

    private func put(
        _ value: FormValue, at address: CellAddress, into sheet: inout BlankFormSheet
    ) {
        let style = sheet.document.cells[address]?.style ?? Theme.inputText
        switch value {
        case .number(let number):
            sheet.document.put(.number(number.nearestDouble), at: address, style)
        case .date(let date):
            sheet.document.put(.date(date), at: address, style)
        case .text(let text):
            sheet.document.put(.text(text), at: address, style)
            let height =
                TextMetrics.height(of: text, style, inWidth: sheet.grid.widths[address.column]) + 3
            let present = sheet.document.rowHeights[address.row] ?? Theme.rowHeight
            sheet.document.rowHeights[address.row] = min(max(present, height), Theme.highestRow)
        }
    }

    private static func choice(
        of form: Form, _ key: ValueKey, beginning start: String
    ) -> FormValue? {
        let row = form.sheets.lazy.flatMap(\.rows).first { $0.code == key.row }
        guard case .choice(let name)? = row?.cells[key.column]?.kind else { return nil }
        return form.list(named: name)?.values.first { $0.hasPrefix(start) }.map { .text($0) }
    }
}
