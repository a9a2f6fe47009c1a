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
    static func all(_ table: InternalTable) -> [SheetDocument] {
        named(table).map { name, sheet in sheet.sheet(named: name) }
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

    func sheet(named name: String) -> SheetDocument {
        let (inputs, columns) = (register.inputColumns, columns)
        var (page, header) = table.page(
            name, title: KimcText.registerTitle(register.title),
            help: KimcText.registerHelp, columns: columns)
        var number = 0
        for status in table.current.board.statusesInOrder {
            for row in status.version?.submission.registers[register.number] ?? [] {
                number += 1
                InternalTable.put(status.organization, number, on: &page)
                page.put(
                    .text(CompletenessText.standing(of: status)),
                    InternalTable.identity.count, Theme.caption)
                for (place, column) in inputs.enumerated() {
                    InternalTable.put(
                        row.entries[column.number], Self.firstInput + place, on: &page)
                }
                page.endRow()
            }
        }
        return InternalTable.finished(
            page, header: header, columns: columns.count, none: KimcText.noRows)
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
