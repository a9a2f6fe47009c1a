public import Forms
public import Spreadsheet

/// The words of the receipt that the sender of a file gets.
public enum ReceiptText {
    /// The name of the sheet.
    public static let sheet = "Квитанция"

    /// The title.
    public static func title(form: Form) -> String { "Квитанция. \(form.shortTitle)" }
    /// Whose report it is.
    public static func owner(_ organization: Organization) -> String {
        BlankText.name(of: organization)
    }
    /// Which report it is.
    public static func report(_ period: Period, form: Form) -> String {
        "Отчёт за \(CompletenessText.name(of: period, in: form))."
    }
    /// What stands there for a file that is no report.
    public static let noReport = "Файл получен, но как отчёт не принят."

    // MARK: Facts

    /// The label of what became of the file.
    public static let status = "Статус"
    /// The label of the name of the file.
    public static let file = "Файл"
    /// The label of the number of the version.
    public static let version = "Версия отчёта"
    /// The label of the day of arrival.
    public static let arrival = "Получен"
    /// The label of the last day and of what it makes of the arrival.
    public static let due = "Срок"
    /// The label of the number of filled cells.
    public static let filled = "Заполнено"
    /// The label of the number of findings.
    public static let found = "Найдено"
    /// The label of the days on which the same file came again.
    public static let again = "Повторы"

    /// What became of a file that is no report.
    public static func status(
        _ refusal: Refusal, form: Form, among forms: [Form] = []
    ) -> String {
        let verdict = refusal.needsDecision ? "Отклонён до выяснения" : "Отклонён"
        return
            "\(verdict): \(Russian.continued(RefusalText(refusal, form: form, among: forms).fact))"
    }

    /// What stands for the name of a file that gives away personal data.
    public static let withheldName = "имя файла не повторяется: в нём личные данные"

    /// When a file came, and how that is known; `time` is that of a file whose day nobody said.
    public static func arrival(_ arrival: Arrival, at time: String?) -> String {
        let day = arrival.date.russian
        return switch arrival.source {
        case .journal: "\(day), по журналу КИМЦ"
        case .datedFolder: "\(day), по папке входящих КИМЦ"
        case .letter: "\(day)\(time.map { " в \($0)" } ?? ""), по дате отправки письма"
        case .firstSeen: "\(day)\(time.map { " в \($0)" } ?? ""), когда файл увидела программа"
        }
    }

    /// Whether a version came in time: the first version of the report decides.
    public static func timeliness(
        on day: CalendarDate, first: CalendarDate, due: CalendarDate
    ) -> String {
        let late = first.days(since: due)
        let words = late <= 0 ? CompletenessText.inTime : "опоздание \(late) дн."
        guard first < day, day > due else { return "\(due.russian), \(words)" }
        let correction = late <= 0 ? "; уточнение опозданием не считается" : ""
        return "\(due.russian); первый отчёт получен \(first.russian), \(words)\(correction)"
    }

    /// That the same file came again.
    public static func again(_ name: String, on day: CalendarDate) -> String {
        "\(day.russian), «\(name)»: тот же файл, не учтён"
    }

    // MARK: Findings

    /// The title of the list of findings.
    public static let findings = "Замечания"
    /// The captions of the list.
    public static let findingsHeader = ["№", "Важность", "Где", "Что замечено"]
    /// What is said when there are none.
    public static let noFindings = "Замечаний нет."
    /// What is said when those above are all.
    public static let noOtherFindings = "Других замечаний нет."

    /// That there are more than are listed.
    public static func more(_ count: Int, isReturned: Bool) -> String {
        "… и ещё \(count)" + (isReturned ? " – все в книге замечаний." : ".")
    }

    // MARK: What next

    /// The title of the steps.
    public static let next = "Что дальше"

    /// The steps that follow the verdict on a report, numbered when there are several.
    public static func steps(after verdict: Verdict, isAllAsWritten: Bool, form: Form) -> [String] {
        let correction = Russian.capitalised(RemarksText.correction(form: form))
        let steps: [String] =
            switch verdict {
            case .accepted:
                [
                    "Отчёт принят. Спасибо! Делать ничего не нужно.",
                    isAllAsWritten
                        ? ""
                        : "Если в таблице «\(UnderstoodText.title)» что-то прочитано неверно, "
                            + "исправьте ячейку в своей форме. "
                            + (correction.isEmpty ? "Пришлите" : "\(correction) и пришлите")
                            + " форму ещё раз.",
                ]
            case .acceptedWithRemarks:
                [
                    "Отчёт принят, но есть вопросы. КИМЦ пришлёт книгу замечаний: это ваша форма с "
                        + "вашими данными и отметками в ячейках.",
                    "Если данные неточны, исправьте их прямо в ней. "
                        + (correction.isEmpty ? "" : "\(correction). ")
                        + "Если всё верно, впишите там причину в столбец "
                        + "«\(Explanation.caption)», без фамилий.",
                    "Отправьте её тем же путём.",
                ]
            case .returned:
                [
                    "Отчёт нужно доработать. КИМЦ пришлёт книгу замечаний: это ваша форма с вашими "
                        + "данными и отметками в ячейках. Исправьте их прямо в ней.",
                    correction.isEmpty ? "" : "\(correction).",
                    "Отправьте её тем же путём. Срок сдачи считается по первому отчёту.",
                ]
            }
        return numbered(steps)
    }

    /// The steps after a file that was not taken, numbered when there are several.
    public static func steps(
        after refusal: Refusal, on day: CalendarDate, due: CalendarDate?, form: Form,
        among forms: [Form] = []
    ) -> [String] {
        let remedy = RefusalText(refusal, form: form, among: forms).remedy
        guard refusal.needsDecision else {
            let deadline = due.map { " Последний день сдачи – \($0.russian)." } ?? ""
            return numbered([
                remedy, "Файл, который не принят, отчётом не считается.\(deadline)",
            ])
        }
        return numbered([
            remedy,
            "КИМЦ тоже выясняет, чей это отчёт. Когда это станет ясно, днём сдачи останется "
                + "\(day.russian).",
        ])
    }

    private static func numbered(_ steps: [String]) -> [String] {
        let steps = steps.filter { !$0.isEmpty }
        guard steps.count > 1 else { return steps }
        return steps.enumerated().map { "\($0.offset + 1). \($0.element)" }
    }

    // MARK: Paper

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form, organization: Organization?, period: Period?) -> String {
        guard let period else { return "&L\(form.shortTitle)&Rстр. &P из &N" }
        return BlankText.footer(form: form, organization: organization, period: period)
    }
}
