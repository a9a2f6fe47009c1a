public import Completeness
public import Forms

/// The letters that remind institutions of what they owe: kind, short, and what to do in each.
public enum LetterText {
    /// What a letter is about.
    public static func subject(_ reminder: Reminder, form: Form, _ period: Period) -> String {
        let report = "\(form.shortTitle) за \(CompletenessText.name(of: period, in: form))"
        switch (reminder.debt, reminder.stage) {
        case (.correction, _): return "\(report): отчёт нужно доработать"
        case (.report, .twoWeeksLeft), (.report, .weekLeft): return "\(report): ждём ваш отчёт"
        case (.report, .lastDays): return "\(report): срок заканчивается"
        case (.report, .justPassed), (.report, .weekLate), (.report, .twoWeeksLate):
            return "\(report): отчёт не поступил"
        }
    }

    /// The text of a letter.
    ///
    /// - Parameters:
    ///   - reminder: what is owed.
    ///   - status: where the report stands.
    ///   - form: the form.
    ///   - period: the half-year.
    /// - Returns: paragraphs with empty lines between.
    public static func text(
        _ reminder: Reminder, to status: ReportStatus, form: Form, _ period: Period
    ) -> String {
        let paragraphs =
            [
                "Здравствуйте!",
                subjectMatter(reminder, status, form, period),
                due(reminder.stage, status.duty),
            ] + steps(reminder) + [
                "Если что-то непонятно, спросите ответом на это письмо.",
                "С уважением,\n\(form.collector)",
            ]
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func subjectMatter(
        _ reminder: Reminder, _ status: ReportStatus, _ form: Form, _ period: Period
    ) -> String {
        let organization = status.organization
        let report =
            "«\(form.shortTitle)» за \(CompletenessText.name(of: period, in: form)), "
            + "\(organization.name) (ИНН \(organization.inn))"
        guard reminder.debt == .correction, let latest = status.latest else {
            return switch reminder.stage {
            case .twoWeeksLeft, .weekLeft, .lastDays: "Напоминаем об отчёте: \(report)."
            case .justPassed:
                "До сих пор не получен отчёт: \(report). Если вы его уже отправляли, письмо могло "
                    + "не дойти: пришлите, пожалуйста, ещё раз."
            case .weekLate: "Уже неделю ждём отчёт: \(report)."
            case .twoWeeksLate:
                "Отчёт так и не поступил: \(report). Без него сведения вашего учреждения не "
                    + "войдут в сводный отчёт города."
            }
        }
        return "Отчёт \(report), получен \(Russian.digits(of: latest.arrival.date)) и прочитан, но "
            + "принять его пока нельзя. Найдено: \(VerdictText.summary(of: latest.findings))."
    }

    private static func due(_ stage: Reminder.Stage, _ duty: Duty) -> String {
        let day = Russian.day(duty.due)
        let granted = duty.extensionReason == nil ? "" : " Это срок, продлённый для вас."
        switch stage {
        case .twoWeeksLeft: return "Срок: до \(day) включительно." + granted
        case .weekLeft:
            return "Срок: до \(day) включительно, осталось не больше недели." + granted
        case .lastDays:
            return "Срок заканчивается \(day); весь этот день ещё входит в срок." + granted
        case .justPassed, .weekLate, .twoWeeksLate:
            // The day ends with «г.», which ends the sentence.
            return "Срок был до \(day)" + granted + " Отчёт принимается и после срока."
        }
    }

    private static func steps(_ reminder: Reminder) -> [String] {
        switch reminder.debt {
        case .report:
            [
                "Что сделать:\n"
                    + "1. Откройте вложенный бланк в Excel, Р7-Офис, МойОфис или LibreOffice. "
                    + "Он уже подписан вашим учреждением.\n"
                    + "2. Заполните жёлтые ячейки. Лист «\(OwnSheet.check.rawValue)» покажет, что "
                    + "исправить.\n"
                    + "3. Пришлите файл ответом на это письмо."
            ]
                + (reminder.stage == .weekLate || reminder.stage == .twoWeeksLate
                    ? ["Если прислать отчёт сейчас не получается, напишите, когда его ждать."] : [])
        case .correction:
            [
                "Что сделать:\n"
                    + "1. Откройте вложенную книгу: это ваш отчёт со всеми вашими данными, заново "
                    + "ничего вводить не нужно.\n"
                    + "2. Исправьте отмеченные ячейки. На листе «\(OwnSheet.remarks.rawValue)» сказано, что "
                    + "не так в каждой.\n"
                    + "3. Пришлите эту же книгу ответом на это письмо.",
                "Днём сдачи останется день, когда отчёт получен в первый раз.",
            ]
        }
    }
}
