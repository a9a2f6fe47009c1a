public import Forms

/// The words of the workbook with which КИМЦ looks through the reports itself.
public enum KimcText {
    /// The title of the workbook.
    public static func title(form: Form) -> String {
        "Внутренняя книга МКУ КИМЦ. \(form.shortTitle)"
    }
    /// Whose eyes the workbook is for.
    package static let mark = "Для служебного пользования МКУ КИМЦ"
    package static let addressee =
        "Для МКУ КИМЦ. Книгу не передают: в ней контакты и тексты учреждений."

    /// The subject of the workbook.
    public static func subject(_ period: Period) -> String { CompletenessText.name(of: period) }

    /// The row below each title.
    public static func subtitle(_ period: Period) -> String {
        "\(Russian.capitalised(CompletenessText.name(of: period))). "
            + "\(mark): здесь то, что писали учреждения."
    }

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form, _ period: Period) -> String {
        "&L&8\(form.shortTitle) · для служебного пользования МКУ КИМЦ&C&8"
            + CompletenessText.name(of: period, in: form)
            + "&R&8стр. &P из &N"
    }

    /// The names of the tabs that no other workbook has.
    package enum Tab {
        package static let contacts = "Контакты"
        package static let register = "Реестр_программ"
        package static func register(_ number: Int) -> String { "Реестр_раздел_\(number)" }
        package static let notes = "Справки"
        package static let protocols = "Протоколы"
        package static let sources = "Источники"
    }

    /// What is found on a sheet, for the table of contents.
    package static func purpose(ofTab tab: String) -> String {
        switch tab {
        case Tab.contacts: "Кураторы и руководители учреждений, как указано в отчётах"
        case Tab.register: "Строки реестров персонализированных программ всех учреждений"
        case Tab.notes: "Тексты аналитических справок"
        case Tab.protocols: "Все версии отчётов: решение, дата получения, замечания, пояснения"
        case Tab.sources: Sources.purpose
        case Explanations.sheet: Explanations.title
        default: GuoText.purpose(ofTab: tab)
        }
    }

    package static let contactsTitle = "Контакты учреждений"
    package static let contactsHelp =
        "По принятому отчёту, а пока он не принят – по последнему. Из КИМЦ не передаются."
    package static let nobody = "В реестре нет учреждений."
    package static func registerTitle(_ title: String) -> String {
        "Все учреждения. \(title)"
    }
    package static let registerHelp =
        "По принятому отчёту, а пока он не принят – по последнему; графа «Статус» говорит, какой это."
    package static let noRows = "Строк в реестрах пока нет."
    package static let notesTitle = "Аналитические справки учреждений"
    package static let notesHelp =
        "Тексты учреждений без изменений. Длинный текст продолжается в следующей строке."
    package static let question = "О чём"
    package static let text = "Текст"
    package static func continued(_ caption: String) -> String { "\(caption) (продолжение)" }
    package static let noNotes = "Справок пока нет."
    package static let protocolsTitle = "Протоколы проверки отчётов"
    package static let protocolsHelp =
        "Одна строка – одно замечание к одной версии отчёта; версия без замечаний занимает одну строку."
        + " Личные данные, найденные при проверке, здесь не повторяются."
    package static let version = "Версия"
    package static let verdict = "Решение"
    package static let place = "Где"
    package static let explanation = "Пояснение учреждения"
    package static let noVersions = "Отчётов пока нет."
    package static let noFindings = "Замечаний нет."

    /// The words of the sheet with explanations.
    public enum Explanations {
        /// The name of the sheet.
        public static let sheet = "Пояснения"
        /// The title.
        public static let title = "Пояснения к предупреждениям"
        /// The line of help.
        public static let help =
            "Предупреждение с пояснением считается снятым. Если пояснение не убеждает, "
            + "свяжитесь с учреждением."
        /// The captions of the columns.
        public static let header = [
            "№", "Учреждение", "Район", "Лист", "Строка", "Графа", "Что замечено", "Пояснение",
            "Код", "Версия", "Получено",
        ]
        /// What is said when there are none.
        public static let none = "Пояснений пока нет."
    }
}
