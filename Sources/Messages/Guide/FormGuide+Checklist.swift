import Forms

extension FormGuide {
    /// How the institutions that the form checks are judged; nothing for a form that checks none.
    var checklist: [String] {
        guard let checklist = form.checklist else { return [] }
        return ["## Чек-лист", ""]
            + ChecklistText.sentences(checklist).map { "- \(Self.escaped($0))" } + [""]
            + criteria(checklist) + comparisons(checklist) + recommendations(checklist)
    }

    private func criteria(_ checklist: Checklist) -> [String] {
        let sheet = form.sheets.first { $0.number == checklist.sheet }
        return ["### Критерии", ""]
            + Self.table(
                ["Графа", "Критерий", "Вес", "Строки отчёта"],
                checklist.criteria.map { criterion in
                    [
                        "\(criterion.column)", sheet?.column(criterion.column)?.caption ?? "",
                        "\(criterion.weight)",
                        criterion.rows.isEmpty ? "" : CodesText.words(criterion.rows),
                    ]
                })
    }

    private func comparisons(_ checklist: Checklist) -> [String] {
        guard !checklist.comparisons.isEmpty else { return [] }
        return ["### Сверка с отчётом", ""]
            + checklist.comparisons.flatMap { comparison in
                [
                    "**\(Self.escaped(comparison.id)). "
                        + "\(Self.escaped(Russian.sentence(comparison.title)))** Важность: "
                        + "\(VerdictText.name(of: comparison.severity)).",
                    "",
                    Self.escaped(
                        Russian.sentence(
                            "сообщается, если \(words(comparison.condition, comparison.scope))")),
                    "", "- Сообщение: \(words(comparison.message))", "",
                ]
            }
    }

    private func recommendations(_ checklist: Checklist) -> [String] {
        guard !checklist.advice.isEmpty else { return [] }
        let days = checklist.adviceSheet.days
        return [
            "### Рекомендации", "",
            "Срок исполнения, если КИМЦ не назначит другой, считается от последнего дня раунда. У "
                + "рекомендации без своего срока – " + Russian.count(days, "день", "дня", "дней")
                + ".", "",
        ]
            + Self.table(
                ["Код", "Текст", "Когда предлагается", "Срок, дней"],
                checklist.advice.map { advice in
                    [
                        advice.code, SitesText.caption(of: advice), words(advice.trigger),
                        "\(advice.days)",
                    ]
                })
    }

    private func words(_ trigger: Checklist.Advice.Trigger) -> String {
        switch trigger {
        case .comparison(let id): "сказано \(id)"
        case .condition(let condition, let scope): words(condition, scope)
        }
    }

    private func words(_ condition: Expression, _ scope: Checklist.Scope) -> String {
        let words = ExpressionText.words(for: condition)
        return switch scope {
        case .institution: words
        case .criteria(let columns):
            (columns.count == 1 ? "для критерия" : "для одного из критериев")
                + " \(CodesText.words(columns)): \(words)"
        case .rows(let rows):
            (rows.count == 1 ? "для строки отчёта" : "для одной из строк отчёта")
                + " \(CodesText.words(rows)): \(words)"
        }
    }
}
