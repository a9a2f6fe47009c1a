public import Forms
public import Spreadsheet

/// The words of the form that a school gets back with its remarks.
public enum RemarksText {
    /// The name of the sheet.
    public static let sheet = OwnSheet.remarks.name

    /// The title.
    public static func title(form: Form) -> String { "Замечания к отчёту. \(form.shortTitle)" }

    /// The row below the title.
    public static func subtitle(
        form: Form, organization: Organization, period: Period
    ) -> String {
        "\(BlankText.name(of: organization)). "
            + "Отчёт за \(CompletenessText.name(of: period, in: form))."
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
    /// The link from the remarks to the sheet that counts.
    public static let toCheck = "К проверке →"
    /// The link from the remarks to the first sheet to fill.
    public static let toForm = "К форме →"
    /// The link from a sheet of the form to the remarks.
    public static let toRemarks = "← К замечаниям"

    /// When the version came, against the last day.
    public static func arrival(version: Int, on day: CalendarDate, due: CalendarDate) -> String {
        let late = day.days(since: due)
        let timeliness =
            late <= 0
            ? "в срок (срок \(due.russian))"
            : "на \(Russian.count(late, "день", "дня", "дней")) позже срока \(due.russian)"
        return "\(day.russian), \(timeliness); версия \(version)"
    }

    /// How many of the required cells are filled.
    public static func filled(_ filled: Int, of required: Int) -> String {
        let cells = Russian.count(
            required, "обязательной ячейки", "обязательных ячеек", "обязательных ячеек")
        return "\(Russian.number(filled)) из \(cells)"
    }

    /// The steps that follow the verdict, numbered.
    public static func steps(after verdict: Verdict, _ findings: [Finding], form: Form) -> [String]
    {
        let asks = findings.contains { $0.severity == .warning && $0.isOpen }
        let correction = correction(form: form)
        let steps: [String] =
            switch verdict {
            case .returned:
                [
                    "Это ваша форма с вашими данными. Исправьте отмеченные ячейки прямо здесь: "
                        + "ссылки в столбце «\(header[2])» ведут к ним.",
                    asks
                        ? "Предупреждение исправьте или объясните: впишите причину в столбец "
                            + "«\(Explanation.caption)», без фамилий." : "",
                    correction.isEmpty ? "" : "\(Russian.capitalised(correction)).",
                    "Сохраните книгу и отправьте её тем же путём. Срок сдачи считается по первому "
                        + "отчёту. Отметки в ячейках снимет следующая проверка.",
                ]
            case .acceptedWithRemarks:
                [
                    "Отчёт принят, но есть вопросы. Ссылки в столбце «\(header[2])» ведут к "
                        + "ячейкам.",
                    "Если данные неточны, исправьте ячейку прямо здесь"
                        + (correction.isEmpty ? "." : ", а \(correction)."),
                    "Если всё верно, впишите причину в столбец «\(Explanation.caption)», "
                        + "без фамилий.",
                    "Сохраните книгу и отправьте её тем же путём.",
                ]
            case .accepted:
                ["Отчёт принят. Спасибо! Делать ничего не нужно."]
            }
        return steps.filter { !$0.isEmpty }.enumerated().map { "\($0.offset + 1). \($0.element)" }
    }

    /// The steps where the form is too long to be given back with its remarks.
    public static func stepsWithoutForm(form: Form) -> [String] {
        [
            "1. В отчёте так много строк, что вернуть его с отметками нельзя. Возьмите пустой бланк "
                + "и заполните его заново.",
            "2. Если строк действительно столько, позвоните: \(form.collector).",
        ]
    }

    /// What has to be said of itself by a report that is sent again.
    ///
    /// Empty where the form asks for nothing of the kind: any newer file then takes the place.
    static func correction(form: Form) -> String {
        guard let kind = form.identity.reportKind, let correction = form.identity.correction else {
            return ""
        }
        return "на титуле в строке \(kind.row) выберите «уточнённый», "
            + "в строке \(correction.row) увеличьте номер на 1"
    }

    // MARK: The table

    /// How many remarks are not listed.
    public static func leftOut(_ count: Int) -> String { "… и ещё \(count)" }
    /// The captions of the table.
    public static let header = [
        "№", "Важность", "Где", "Строка и графа", "Указано", "Что не так", "Что сделать",
        Explanation.caption, Explanation.codeCaption,
    ]
    /// What stands in a table without rows.
    public static let nothing = "Замечаний нет."
    /// What stands for a place that is the whole file.
    public static let wholeFile = "весь файл"
    /// What stands for the value of an empty cell.
    public static let blank = "пусто"
    /// What stands for a value that is not repeated.
    public static let withheld = "не повторяется"

    /// What stands in a cell, in one short line.
    public static func quoted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= quoteLimit ? line : line.prefix(quoteLimit - 1) + "…"
    }

    /// How much of a text is quoted, in characters.
    private static let quoteLimit = 60

    /// A cell of the form: «3_Кадры, F12».
    public static func cell(_ cell: CellAddress, on sheet: String) -> String { "\(sheet), \(cell)" }

    /// A row or column by its number and caption.
    public static func labelled(_ number: Int, _ caption: String) -> String {
        caption.isEmpty ? "\(number)" : "\(number). \(caption)"
    }

    /// A column by its number and caption, in a text that begins with its row.
    public static func column(_ number: Int, _ caption: String) -> String {
        "гр. " + labelled(number, caption)
    }

    /// A row of a register, with what it calls itself.
    public static func entry(_ ordinal: Int, _ key: String?) -> String {
        "запись \(ordinal)" + (key.map { ", \($0)" } ?? "")
    }

    /// The title of what is shown when a cell for an explanation is selected.
    public static let promptTitle = "Пояснение"
    /// What is shown then.
    public static let prompt =
        "Если данные верны, напишите почему, без фамилий. Если нет, исправьте ячейку формы."
    /// What is shown when the explanation is too long.
    public static let refusal = "Не больше \(Explanation.limit) знаков."

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form, organization: Organization, period: Period) -> String {
        BlankText.footer(form: form, organization: organization, period: period)
    }

    // MARK: Notes

    /// The note on a cell: all that was found there.
    public static func note(on findings: [Finding], form: Form) -> String {
        findings.map { finding in
            let fact = FindingText(finding, form: form).fact
            let settled = finding.explanation == nil ? "" : explained
            return [
                Russian.sentence(VerdictText.name(of: finding.severity)), fact,
                remedy(for: finding, form: form), settled,
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: "\n\n")
    }

    private static let explained = "Пояснение дано."

    /// What is to be done about a finding in the form that came back: what had been done to the
    /// sheets is undone there.
    public static func remedy(for finding: Finding, form: Form) -> String {
        switch finding.fact {
        case .sheetMissing: "В этой книге лист есть. Заполните его."
        case .sheetRenamed: "В этой книге имя листа исправлено, осталось отправить её."
        case .columnMissing: "В этой книге графа есть. Заполните её."
        case .rowMissing: "В этой книге строка есть. Заполните её."
        case .rowRepeated: "В этой книге строка одна. Проверьте её значения."
        case .surplusRow:
            "В этой книге лишних строк нет. Если данные нужны, впишите их в строки формы."
        case .cellsMerged: "В этой книге ячейки разделены. Впишите значение в каждую."
        case .rowsHidden: "В этой книге скрытых строк нет. Проверьте значения."
        case .externalReference: "В этой книге ссылки нет. Впишите само значение."
        case .formulaWithoutResult: "Впишите само значение."
        case .filledCrossedOut: "В этой книге ячейка очищена, осталось отправить её."
        case .otherFormVersion, .olderFormVersion:
            "Эта книга – действующий бланк с вашими данными. Заполните недостающее и отправьте её."
        case .macrosIgnored, .numberAsText, .notANumber, .empty, .dashForZero, .notWhole,
            .ambiguousNumber,
            .percentRead, .dateForNumber, .notADate, .dateAsText, .spreadsheetError, .outOfBounds,
            .notInList, .textFromNumber, .notAWebAddress, .textTooLong, .lettersPutRight,
            .otherPeriod, .wrongINN, .unknownINN, .reorganised, .secondFirstReport, .receivedLate,
            .arrivalAssumed,
            .absentFromVersion, .valueGivenUp, .personName, .personalData, .ruleBroken:
            FindingText(finding, form: form).remedy
        }
    }
}
