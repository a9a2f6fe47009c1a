public import Forms
public import Spreadsheet
public import Store

/// What `svod history` says. Nothing personal is in it: what is printed gets copied.
public enum HistoryText {
    /// How many changes of a version are told unless all are asked for.
    public static let limit = 20

    /// The head: whose history it is.
    public static func head(_ organization: Organization?, inn: String) -> String {
        guard let organization else {
            return "МОУ с ИНН \(inn): сейчас в реестре его нет."
        }
        let district = organization.district
        let place =
            organization.hasINN || district.isEmpty
            ? district : BlankText.Cover.district(district)
        return [BlankText.name(of: organization), place]
            .filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }

    /// The history of a half-year.
    ///
    /// - Parameters:
    ///   - history: the history.
    ///   - form: the form.
    ///   - isWhole: whether every change is told, however many there are.
    /// - Returns: the lines.
    public static func lines(
        on history: ReportHistory, form: Form, isWhole: Bool
    ) -> [String] {
        var lines = [
            "", "\(Russian.capitalised(CompletenessText.name(of: history.period, in: form))):",
        ]
        for step in history.steps {
            lines.append("  \(version(step))")
            lines += step.repeats.map { arrival in
                "    Тот же файл пришёл ещё раз \(arrival.date.russian)."
            }
            guard step.version.number > 1 else { continue }
            if step.changes.isEmpty {
                lines.append("    Значения те же, что в предыдущей версии.")
                continue
            }
            lines.append(
                "    "
                    + Russian.count(
                        step.changes.count, "изменение", "изменения", "изменений")
                    + " против предыдущей версии:")
            let shown = isWhole ? step.changes[...] : step.changes.prefix(limit)
            lines += shown.map { "      \(sentence($0, form: form))" }
            let rest = step.changes.count - shown.count
            if rest > 0 { lines.append("      … и ещё \(rest). Показать все: --all.") }
        }
        return lines
    }

    /// What people decided.
    public static func lines(
        on decisions: [(day: CalendarDate, decision: JournalEntry.Decided)]
    ) -> [String] {
        guard !decisions.isEmpty else { return [] }
        return ["", "Решения сотрудников:"]
            + decisions.map { day, decision in "  \(day.russian): \(sentence(decision))" }
    }

    /// One line on a version: number, arrival, kind, verdict, what became of it.
    private static func version(_ step: ReportHistory.Step) -> String {
        let version = step.version
        var facts = [
            "версия \(version.number) от \(version.arrival.date.russian) "
                + "(дата: \(CompletenessText.name(of: version.arrival.source)))"
        ]
        if let kind = step.kind {
            let number = step.correction.flatMap { $0 > 0 ? " № \($0)" : nil } ?? ""
            facts.append("\(kind)\(number)")
        }
        facts.append(VerdictText.name(of: version.verdict).lowercased())
        facts.append(Russian.continued(VerdictText.summary(of: version.findings)))
        switch step.standing {
        case .counted: facts.append("учтена")
        case .replaced: facts.append("заменена новой версией")
        case .open: break
        }
        return Russian.capitalised(facts.joined(separator: ", ")) + "."
    }

    /// A change in one line: the place with its captions, what was, what became of it.
    public static func sentence(_ change: ReportChange, form: Form) -> String {
        let place = PlaceText.words(for: change.place, form: form)
        let row = change.rowKey.map { ", \($0)" } ?? ""
        switch change.kind {
        case .rowAdded(let filled):
            return "\(rowPlace(change, form))\(row): добавлена (\(cells(filled)))"
        case .rowRemoved(let filled):
            return "\(rowPlace(change, form))\(row): удалена (\(cells(filled)))"
        case .cell(.personal, _), .cell(_, .personal):
            return "\(place)\(row)\(captions(change, form)): личные данные изменены"
        case .cell(let was, let now):
            return "\(place)\(row)\(captions(change, form)): \(words(was)) → \(words(now))"
        }
    }

    private static func rowPlace(_ change: ReportChange, _ form: Form) -> String {
        PlaceText.words(
            for: Finding.Place(sheet: change.place.sheet, ordinal: change.place.ordinal),
            form: form)
    }

    private static func cells(_ count: Int) -> String {
        Russian.count(count, "заполненная ячейка", "заполненные ячейки", "заполненных ячеек")
    }

    /// «, «Наставников, всего» / «до 3 лет»»; empty where the form has no captions.
    private static func captions(_ change: ReportChange, _ form: Form) -> String {
        let captions = PlaceText.captions(of: change.place, form: form)
        let texts = [captions.row, captions.column].filter { !$0.isEmpty }
            .map { "«\(RemarksText.quoted($0))»" }
        return texts.isEmpty ? "" : ", \(texts.joined(separator: ", "))"
    }

    /// What a cell holds.
    public static func words(_ content: ReportChange.Content) -> String {
        switch content {
        case .blank: RemarksText.blank
        case .value(.number(let number)): Russian.plainNumber(number)
        case .value(.date(let day)): day.russian
        case .value(.text(let text)): "«\(RemarksText.quoted(text))»"
        case .unread: "непонятное значение"
        case .personal: RemarksText.withheld
        }
    }

    /// What a person decided, in one sentence.
    public static func sentence(_ decision: JournalEntry.Decided) -> String {
        var parts: [String] = []
        if decision.sha256 != nil, let inn = decision.inn {
            let isNumber = Organization(respondent: inn, name: "").hasINN
            parts.append(isNumber ? "файл отнесён к МОУ с ИНН \(inn)" : "файл отнесён: «\(inn)»")
        }
        if decision.sha256 != nil, let period = decision.period.flatMap({ Period($0) }) {
            parts.append("файл отнесён к полугодию \(period)")
        }
        if let day = decision.day.flatMap({ CalendarDate(iso: $0) }) {
            parts.append("день поступления \(day.russian)")
        }
        let way =
            switch decision.way {
            case .command: "командой svod receive"
            case .folder: "папкой в inbox"
            }
        return "\(parts.joined(separator: ", ")) (\(way))."
    }
}
