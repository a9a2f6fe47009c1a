import Forms

extension FormGuide {
    var rules: [String] {
        guard !form.rules.isEmpty else { return [] }
        let places = form.rules.map { rule in sheet(of: rule)?.number }
        let groups =
            form.sheets.map { (Optional($0.number), "Лист «\($0.name)»") }
            + [(nil, "Весь отчёт")]
        return ["## Правила", "", summary, ""]
            + groups.flatMap { number, name in
                let rules = zip(form.rules, places).filter { $1 == number }.map(\.0)
                return rules.isEmpty
                    ? [] : ["### \(Self.escaped(name))", ""] + rules.flatMap(lines)
            }
    }

    private var summary: String {
        "Всего \(FormSummaryText.rules(form))."
    }

    private func lines(_ rule: FormRule) -> [String] {
        let severity = VerdictText.name(of: rule.severity)
        let title = rule.title.isEmpty ? "" : " \(Russian.sentence(rule.title))"
        let sentence = ExpressionText.sentence(if: rule.condition, then: rule.check)
        let scope = RuleScopeText.words(for: rule.scope, form: form)
        let check = scope.isEmpty ? sentence : "\(scope). \(sentence)"
        return [
            "**\(Self.escaped(rule.id)).\(Self.escaped(title))** Важность: \(severity).", "",
            Self.escaped(check), "",
            "- Сообщение: \(words(rule.message))", "- Что сделать: \(words(rule.remedy))", "",
        ]
    }

    /// A sentence of a rule; what stands between ‹ and › is the value that is put there.
    func words(_ template: MessageTemplate) -> String {
        let text = template.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value(let expression): "‹\(ExpressionText.words(for: expression))›"
            case .row: "‹номер строки›"
            case .column: "‹номер графы›"
            }
        }.joined()
        return Self.escaped(Russian.sentence(text))
    }

    /// The sheet that findings of the rule point at; nil when they point at none.
    private func sheet(of rule: FormRule) -> FormSheet? {
        let named = rule.check.references + (rule.condition?.references ?? [])
        guard let place = rule.place ?? named.first(where: { $0.source != .previous }) else {
            return nil
        }
        if let row = place.row { return form.sheet(ofRow: row) }
        switch rule.scope {
        case .rows(let rows), .cells(let rows, _):
            let isOfRegister = form.sheets.contains { sheet in
                sheet.isRegister && place.column.flatMap(sheet.column) != nil
            }
            if !isOfRegister { return rows.first.flatMap(form.sheet(ofRow:)) }
        case .once, .columns, .register, .previousRegister: break
        }
        return form.sheets.first { sheet in
            sheet.isRegister && place.column.flatMap(sheet.column) != nil
        }
    }
}

/// The words for where a rule is applied.
enum RuleScopeText {
    /// «Строки 301, 304, 309»; empty when it is applied once.
    static func words(for scope: FormRule.Scope, form: Form) -> String {
        switch scope {
        case .once: return ""
        case .rows(let rows): return "\(rows.count == 1 ? "Строка" : "Строки") \(codes(rows))"
        case .columns(let columns):
            return "\(columns.count == 1 ? "Графа" : "Графы") \(codes(columns))"
        case .cells(let rows, let columns):
            return "Строки \(codes(rows)), графы \(codes(columns))"
        case .register(let sheet): return "Каждая строка реестра «\(name(sheet, form))»"
        case .previousRegister(let sheet):
            return "Каждая строка, которая была в реестре «\(name(sheet, form))» "
                + "в прошлом отчёте"
        }
    }

    private static func codes(_ codes: [Int]) -> String { CodesText.words(codes) }

    private static func name(_ number: Int, _ form: Form) -> String {
        form.sheets.first { $0.number == number }?.name ?? ""
    }
}
