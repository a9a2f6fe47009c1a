import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Контакты»: who answers for an institution, as its report says.
struct ContactsSheet {
    let table: InternalTable
    let reports: any WrittenReports

    /// The texts that stand under one heading with a personal one.
    static func keys(of form: Form) -> [ValueKey] {
        form.sheets.flatMap { sheet in
            var blocks: [[FormRow]] = []
            for row in sheet.rows {
                if row.heading != nil || blocks.isEmpty { blocks.append([]) }
                blocks[blocks.count - 1].append(row)
            }
            return blocks.filter { block in
                block.contains { $0.cells.values.contains(where: \.isPersonal) }
            }.flatMap(\.self).flatMap { row in
                row.cells.filter { if case .text = $0.value.kind { true } else { false } }
                    .keys.sorted().map { ValueKey(row.code, $0) }
            }
        }
    }

    func sheet() -> SheetDocument {
        let form = table.current.form
        let keys = Self.keys(of: form)
        let columns =
            InternalTable.identity
            + keys.map {
                .init(GuoText.rowGroup($0.row, form.row($0.row)?.caption ?? ""), width: 34)
            }
        var page = table.page(
            KimcText.Tab.contacts, title: KimcText.contactsTitle, help: KimcText.contactsHelp,
            columns: columns)
        let header = page.row - 1
        let part = ReportPart.rows(Set(keys.map(\.row)))
        page.addRows(of: RowGroups(ofOneRow: table.count)) { lines, page in
            let submissions = try table.submissions(part, of: lines, in: reports)
            for line in lines {
                InternalTable.put(table.status(line).organization, line + 1, on: &page)
                for (place, key) in keys.enumerated() {
                    InternalTable.put(
                        submissions[line]?.entries[key], InternalTable.identity.count + place,
                        on: &page)
                }
                page.endRow()
            }
        }
        return InternalTable.finished(
            page, header: header, columns: columns.count, none: KimcText.nobody)
    }
}
