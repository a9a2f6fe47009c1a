public import Forms

/// The methodology of a form as a Markdown document: what it is, what is filled in where, and by
/// which rules it is judged. All of it follows from the definition.
public struct FormGuide {
    let form: Form

    /// Makes the methodology of a form.
    public init(form: Form) {
        self.form = form
    }

    /// The document.
    public var markdown: String {
        let lines = head + howToRead + sheets + lists + rules + checklist
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let years = "\(form.years.lowerBound)–\(form.years.upperBound)"
        let deadlines = Half.allCases.compactMap { half in
            form.deadlines[half].map { deadline(half, $0) }
        }
        return [
            "# \(Self.escaped(form.shortTitle)): методика", "",
            Self.escaped(Russian.sentence(form.title)), "",
            "- Версия формы: \(Self.escaped(form.version)), годы: \(years).",
            "- Пункт дорожной карты: \(Self.escaped(form.roadMapItem)).",
            "- Форму собирает \(Self.escaped(form.collector)).", "- Отвечают: \(respondents).",
        ] + deadlines + [""]
    }

    private var respondents: String {
        switch form.respondents {
        case .institutions: "МОУ из реестра"
        case .offices(let offices): Self.escaped(offices.joined(separator: ", "))
        case .persons: "все, кто называет себя в строке \(form.identity.respondent.row)"
        }
    }

    private func deadline(_ half: Half, _ day: Form.Deadline) -> String {
        let month = Russian.month(day.month) ?? ""
        return
            "- Отчёт за \(CompletenessText.name(of: half, in: form)) сдаётся не позднее \(day.day)\u{A0}\(month), "
            + "этот день входит в срок."
    }

    private var howToRead: [String] {
        [
            "## Как читать", "",
            "- «стр. 304 гр. 3» – ячейка в строке 304, в графе 3. «гр. 3» без строки – графа той "
                + "строки, к которой применяется правило, «стр. 304» без графы – та же графа или "
                + "единственная.",
            "- «в прошлом отчёте» – в последнем принятом отчёте того же "
                + (form.respondents == .institutions ? "МОУ" : "отвечающего")
                + (form.periodNames.isEmpty
                    ? " за предыдущее полугодие." : " за предыдущий период."),
            "- «программы этого учебного года» – те строки реестра, которые лист называет "
                + "текущими.",
            "- Пустая ячейка – не 0. Если в правиле участвует пустая ячейка, правило не "
                + "нарушено: о пустой обязательной ячейке говорится отдельно.",
            "- Ошибка возвращает отчёт на доработку. Предупреждение нужно исправить или "
                + "пояснить. Сведение ничего не требует.",
            "",
        ]
    }

    // MARK: Lists

    private var lists: [String] {
        let long = form.lists.filter { !CellText.isShort($0.values) }
        guard !long.isEmpty else { return [] }
        return ["## Списки", ""]
            + long.map { list in
                "- **\(Self.escaped(list.name))**: "
                    + list.values.map(Self.escaped).joined(separator: "; ") + "."
            } + [""]
    }

    // MARK: Markdown

    /// The text with the signs that Markdown would take for its own.
    static func escaped(_ text: String) -> String {
        String(
            text.flatMap { character in
                "\\`*|<>[]".contains(character) ? ["\\", character] : [character]
            })
    }

    /// A line of a table.
    static func line(_ cells: [String]) -> String {
        "| \(cells.map(escaped).joined(separator: " | ")) |"
    }

    /// A table; nothing when it has no lines.
    static func table(_ heads: [String], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let rule = "|\(heads.map { _ in "---" }.joined(separator: "|"))|"
        return [line(heads), rule] + rows.map(line) + [""]
    }
}
