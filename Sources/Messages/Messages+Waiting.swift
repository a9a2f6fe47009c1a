/// The words of the list of files that could not be taken as reports.
package enum WaitingText {
    /// The name of the sheet.
    package static let sheet = "Разобрать"
    /// The title.
    package static let title = "Файлы, которые не приняты как отчёты"
    /// What to do with the list.
    package static let help =
        "Сами файлы лежат в этой же папке, их копии сохранены в архиве. Если ясно, чей это отчёт, "
        + "выполните: svod receive \"имя файла\" --org ИНН --period ПЕРИОД --date ДЕНЬ_ПОСТУПЛЕНИЯ. "
        + "Остальным отправителям сообщите, что сделать; когда придёт верный файл, "
        + "строка исчезнет со сменой полугодия."
    /// The captions of the table.
    package static let header = [
        "№", "Файл", "Получен", "Кто решает", "Что не так", "Что сделать", "Возможно, это",
    ]
    /// A person at КИМЦ has to decide.
    package static let decide = "решает КИМЦ"
    /// The sender has to send another file.
    package static let ask = "ответить отправителю"
    /// The footer of a printed page, in the notation of spreadsheets.
    package static let footer = "&LСлужебный список КИМЦ&Rстр. &P из &N"
}
