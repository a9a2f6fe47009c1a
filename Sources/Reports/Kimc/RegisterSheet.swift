import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Реестр_программ»: all rows that the institutions have in a register of the form.
struct RegisterSheet {
    let table: InternalTable
    let register: FormSheet

    /// The columns that tell an institution and where its report stands come first.
    static let firstInput = InternalTable.identity.count + 1

    /// A sheet for each register of the form.
    static func all(
        _ table: InternalTable, _ reports: some WrittenReports
    ) throws -> [SheetDocument] {
        try named(table).map { name, sheet in try sheet.sheet(named: name, reports) }
    }

    static func named(_ table: InternalTable) -> [(name: String, sheet: RegisterSheet)] {
        let registers = table.current.form.sheets.filter(\.isRegister)
        return registers.enumerated().map { index, register in
            (
                index == 0 ? KimcText.Tab.register : KimcText.Tab.register(register.number),
                RegisterSheet(table: table, register: register)
            )
        }
    }

    var columns: [TablePage.Column] {
        InternalTable.identity + [.init(GuoText.Column.state, width: 17)]
            + register.inputColumns.map { column in
                .init(column.caption, group: column.group, width: width(of: column))
            }
    }

    private func sheet(
        named name: String, _ reports: some WrittenReports
    ) throws -> SheetDocument {
        let (inputs, columns) = (register.inputColumns.map(\.number), columns)
        var page = table.page(
            name, title: KimcText.registerTitle(register.title),
            help: KimcText.registerHelp, columns: columns)
        let header = page.row - 1
        let groups = try table.groups { try rows(of: $0, in: reports).map(\.count) }
        page.addRows(of: groups) { lines, page in
            for (line, rows) in zip(lines, try rows(of: lines, in: reports)) {
                let status = table.status(line)
                for row in rows {
                    InternalTable.put(status.organization, page.row - header, on: &page)
                    page.put(
                        .text(CompletenessText.standing(of: status)),
                        InternalTable.identity.count, Theme.caption)
                    for (place, column) in inputs.enumerated() {
                        InternalTable.put(
                            row.entries[column], Self.firstInput + place, on: &page)
                    }
                    page.endRow()
                }
            }
        }
        return InternalTable.finished(
            page, header: header, columns: columns.count, none: KimcText.noRows)
    }

    /// The rows of some institutions.
    private func rows(
        of lines: Range<Int>, in reports: some WrittenReports
    ) throws -> [[RegisterRow]] {
        let submissions = try table.submissions(.register(register.number), of: lines, in: reports)
        return lines.map { submissions[$0]?.registers[register.number] ?? [] }
    }

    private func width(of column: FormColumn) -> Double {
        switch column.cell?.kind {
        case .integer, .decimal: 12
        case .date: 11.5
        case .choice: 22
        case .text(let limit): limit > 40 ? 36 : 14
        case .url: 36
        case .inn, nil: 13
        }
    }
}
