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
            if !id.isEmpty, !Self.isRuleCode(id) {
                note(.wrongType(.ruleCode), at: fields["id"] ?? node)
            }
            if !id.isEmpty, !ids.insert(id).inserted {
                note(.duplicate(.rule, id), at: fields["id"] ?? node)
            }
            return rule((id, fields["id"] ?? node), fields, cells)
        }
    }

    /// Whether it is a letter with two or three digits, and a number after a point or none.
    static func isRuleCode(_ text: String) -> Bool {
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.first.map { (0x41...0x5A).contains($0) } == true
            && parts.count <= 2 && (2...3).contains(parts[0].count)
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }

    private mutating func rule(
        _ id: (text: String, node: Node), _ fields: Fields, _ cells: FormCells
    ) -> FormRule? {
        let title = neededText("title", fields)
        let scope = scope(fields, cells)
        let severity = needed("severity", fields).flatMap { word($0, Severity.self) }
        let condition = fields["when"].flatMap { node in
            expression(node, in: scope, as: .condition(.when)).map { (piece: $0, node: node) }
        }
        let check = needed("check", fields).flatMap { node in
            expression(node, in: scope, as: .check, given: condition?.piece)
                .map { (piece: $0, node: node) }
        }
        let place = fields["place"].flatMap { self.place($0, in: scope) }
        let message = needed("message", fields).map { template($0, in: scope) }
        let remedy = needed("remedy", fields).map { template($0, in: scope) }
        if let check {
            ruleSources.append(
                RuleSource(
                    id: id, scope: scope, range: fields["rows"] ?? fields["columns"],
                    condition: condition, check: check))
        }
        guard let severity, let check, let message, let remedy else { return nil }
        return FormRule(
            id: id.text, title: title, severity: severity, scope: scope,
            condition: condition?.piece.expression, check: check.piece.expression,
            place: place, message: message, remedy: remedy)
    }

    /// The cell that findings point at, which is one of the report they are about.
    private mutating func place(_ node: Node, in scope: FormRule.Scope) -> Expression.Reference? {
        guard let place = reference(node, in: scope) else { return nil }
        if place.source != .report { note(.placeElsewhere, at: node) }
        return place
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
