public import Forms
public import Spreadsheet
public import WorkbookWriter
public struct RegisterLayout { public init(form: Form) {}
    public func document(_ organizations: [Organization], created: DateTime) -> WorkbookDocument {
        var sheet = SheetDocument(name: "Реестр")
        for (c, column) in RegisterColumn.allCases.enumerated() { sheet.put(.text(column.caption), at: CellAddress(row: 0, column: c), Theme.header) }
        for (r, o) in organizations.enumerated() {
            for (c, t) in [o.inn, o.name, o.fullName, o.kind, o.district, o.number, o.hosts.joined(separator: " ")].enumerated() where !t.isEmpty { sheet.put(.text(t), at: CellAddress(row: r + 1, column: c), Theme.caption) }
        }
        return WorkbookDocument(sheets: [sheet], properties: .init(title: "", subject: "", author: "", created: created))
    }
}
