public import Forms

/// The words of the workbook with which КИМЦ looks through the reports itself.
public enum KimcText {
    /// The title of the workbook.
    public static func title(form: Form) -> String { "Проверка отчётов. \(form.shortTitle)" }
    /// The subject of the workbook.
    public static func subject(_ period: Period) -> String { CompletenessText.name(of: period) }

    /// The row below each title.
    public static func subtitle(_ period: Period) -> String {
        "\(Russian.capitalised(CompletenessText.name(of: period))). "
            + "Только для КИМЦ: здесь тексты, которые писали учреждения."
    }

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form, _ period: Period) -> String {
        "&L\(form.shortTitle), только для КИМЦ&C\(CompletenessText.name(of: period))"
            + "&Rстр. &P из &N"
    }

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
