public import Forms
public import Spreadsheet

/// The words of the workbook with remarks that a school gets back.
public enum RemarksText {
    /// The name of the sheet.
    public static let sheet = "Замечания"

    /// The title.
    public static func title(form: Form) -> String { "Замечания к отчёту. \(form.shortTitle)" }

    /// The row below the title.
    public static func subtitle(organization: Organization, period: Period) -> String {
        "\(organization.name), ИНН \(organization.inn). Отчёт за \(BlankText.period(period))."
    }

    /// The label of the verdict.
    public static let verdict = "Решение"
    /// The label of the version and its date.
    public static let arrival = "Получен"
    /// The label of the number of filled cells.
    public static let filled = "Заполнено"
    /// The label of the number of findings.
    public static let found = "Найдено"
    /// The label of what to do.
    public static let next = "Что дальше"

    /// When the version came, against the last day.
    public static func arrival(version: Int, on day: CalendarDate, due: CalendarDate) -> String {
        let late = day.days(since: due)
        let timeliness =
            late <= 0
            ? "в срок"
            : "на \(Russian.count(late, "день", "дня", "дней")) позже срока"
        return "\(day.russian), \(timeliness) (срок \(due.russian)); версия \(version)"
    }

    /// How many of the required cells are filled.
    public static func filled(_ filled: Int, of required: Int) -> String {
        let cells = Russian.count(
            required, "обязательной ячейки", "обязательных ячеек", "обязательных ячеек")
        return "\(filled) из \(cells)"
    }

    /// The steps that follow the verdict.
    public static func steps(after verdict: Verdict) -> [String] {
        switch verdict {
        case .returned:
            [
                "1. Откройте свою форму и исправьте ошибки по столбцу «Что сделать».",
                "2. Предупреждения проверьте: исправьте или напишите причину в ответном письме.",
                "3. В строке 109 выберите «уточнённый», в строке 110 увеличьте номер на 1.",
                "4. Отправьте форму ещё раз тем же путём. Срок сдачи считается по первому отчёту.",
            ]
        case .acceptedWithRemarks:
            [
                "1. Отчёт принят. Проверьте предупреждения.",
                "2. Если в отчёте неточность, исправьте её и отправьте форму ещё раз: "
                    + "в строке 109 «уточнённый», в строке 110 номер на 1 больше.",
                "3. Если всё верно, ничего отправлять не нужно.",
            ]
        case .accepted:
            ["Отчёт принят. Спасибо! Делать ничего не нужно."]
        }
    }

    /// The captions of the table.
    public static let header = [
        "№", "Важность", "Лист", "Ячейка", "Строка", "Графа", "Что не так", "Что сделать",
    ]
    /// What stands in a table without rows.
    public static let nothing = "Замечаний нет."
    /// What stands for a place that is the whole file.
    public static let wholeFile = "весь файл"

    /// A row or column by its number and caption.
    public static func labelled(_ number: Int, _ caption: String) -> String {
        caption.isEmpty ? "\(number)" : "\(number). \(caption)"
    }

    /// A row of a register.
    public static func entry(_ ordinal: Int) -> String { "запись \(ordinal)" }

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form, organization: Organization, period: Period) -> String {
        BlankText.footer(form: form, organization: organization, period: period)
    }
}
