import Forms
import Yams

extension DefinitionReader {
    static let ruleKeys = [
        "id", "title", "severity", "rows", "columns", "register", "previous_register", "when",
        "check", "place", "message", "remedy",
    ]

    /// The rules in the order of the file.
    mutating func rules(_ node: Node, _ cells: FormCells) -> [FormRule] {
        var ids: Set<String> = []
        return elements(node).compactMap { node in
            guard let fields = fields(node, allowed: Self.ruleKeys) else { return nil }
            let id = neededText("id", fields)
            if !id.isEmpty, !ids.insert(id).inserted {
                note(.duplicate(.rule, id), at: fields["id"] ?? node)
            }
            return rule(id, fields, cells)
        }
    }

    private mutating func rule(_ id: String, _ fields: Fields, _ cells: FormCells) -> FormRule? {
        let title = neededText("title", fields)
        let scope = scope(fields, cells)
        let severity = needed("severity", fields).flatMap { word($0, Severity.self) }
        let condition = fields["when"].flatMap { expression($0, in: scope) }
        let check = needed("check", fields).flatMap { expression($0, in: scope) }
        let place = fields["place"].flatMap { reference($0, in: scope) }
        let message = needed("message", fields).map { template($0, in: scope) }
        let remedy = needed("remedy", fields).map { template($0, in: scope) }
        guard let severity, let check, let message, let remedy else { return nil }
        return FormRule(
            id: id, title: title, severity: severity, scope: scope, condition: condition,
            check: check, place: place, message: message, remedy: remedy)
    }

    private mutating func scope(_ fields: Fields, _ cells: FormCells) -> FormRule.Scope {
        for (name, others) in [
            ("previous_register", ["register", "rows", "columns"]),
            ("register", ["rows", "columns"]),
        ] {
            guard let node = fields[name] else { continue }
            for key in others where fields[key] != nil { note(.keysExclude(name, key), at: node) }
            guard let number = integer(node) else { return .once }
            if !cells.hasRegister(number) { note(.unknownRegister(number), at: node) }
            return name == "register" ? .register(sheet: number) : .previousRegister(sheet: number)
        }
        let rows = fields["rows"].map { codes($0) }
        for code in rows ?? [] where cells.row(code) == nil {
            note(.unknownRow(code), at: fields["rows"] ?? fields.node)
        }
        let columns = fields["columns"].map { codes($0) }
        switch (rows, columns) {
        case (nil, nil): return .once
        case (let rows?, nil): return .rows(rows)
        case (nil, let columns?): return .columns(columns)
        case (let rows?, let columns?): return .cells(rows: rows, columns: columns)
        }
    }
}
