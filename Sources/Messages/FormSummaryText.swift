public import Forms

/// What a form consists of, in numbers.
public enum FormSummaryText {
    /// The lines that `svod form check` shows for a sound form.
    public static func lines(of form: Form) -> [String] {
        let rows = form.sheets.flatMap(\.rows)
        let cells = rows.reduce(0) { $0 + $1.cells.count }
        let columns = form.sheets.filter(\.isRegister).reduce(0) { $0 + $1.columns.count }
        var parts = [
            Russian.count(form.sheets.count, "лист", "листа", "листов"),
            Russian.count(rows.count, "строка", "строки", "строк"),
            Russian.count(cells, "ячейка", "ячейки", "ячеек"),
        ]
        if columns > 0 {
            parts.append(Russian.count(columns, "графа", "графы", "граф") + " реестра")
        }
        parts.append(Russian.count(form.lists.count, "список", "списка", "списков"))
        return [
            "\(form.shortTitle), версия \(form.version)", "  " + parts.joined(separator: ", "),
            "  " + rules(form),
        ]
    }

    /// «76 правил: ошибка – 48, предупреждение – 26, сведение – 2».
    static func rules(_ form: Form) -> String {
        let total = Russian.count(form.rules.count, "правило", "правила", "правил")
        let counts = Severity.allCases.compactMap { severity in
            let count = form.rules.count { $0.severity == severity }
            return count == 0 ? nil : "\(VerdictText.name(of: severity)) – \(count)"
        }
        return counts.isEmpty ? total : "\(total): \(counts.joined(separator: ", "))"
    }
}
