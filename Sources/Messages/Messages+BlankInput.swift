public import FoundationEssentials

/// What a person is told about a cell to fill: before typing and after a mistake.
///
/// Titles have up to 32 characters, texts up to 255: the limits of the file format.
public enum InputText {
    /// The type of a cell as a person thinks of it.
    public enum Kind: Hashable, Sendable {
        /// A whole number between two bounds.
        case whole(ClosedRange<Int>)
        /// A number between two bounds.
        case decimal(places: Int, ClosedRange<Decimal>)
        /// A day.
        case date
        /// A text of so many characters.
        case text(limit: Int)
        /// One of a list.
        case choice
        /// A web address.
        case url
        /// A taxpayer number.
        case inn
    }

    /// The title of a prompt.
    public static func title(_ kind: Kind) -> String {
        switch kind {
        case .whole: "Целое число"
        case .decimal: "Число"
        case .date: "Дата"
        case .text: "Текст"
        case .choice: "Выбор из списка"
        case .url: "Ссылка"
        case .inn: "ИНН"
        }
    }

    /// What to type, when the form itself has no hint.
    public static func prompt(_ kind: Kind) -> String {
        switch kind {
        case .whole(let bounds) where bounds.lowerBound == 0:
            "Введите целое число. Если таких нет, поставьте 0."
        case .whole(let bounds):
            "Введите целое число от \(bounds.lowerBound) до \(bounds.upperBound)."
        case .decimal(let places, let bounds):
            "Введите число от \(bounds.lowerBound) до \(bounds.upperBound)"
                + (places == 1 ? ", можно с одним знаком после запятой." : ".")
        case .date: "Введите дату в виде 15.12.2026."
        case .text(let limit): "Введите текст, не больше \(limit) знаков."
        case .choice: "Нажмите стрелку справа и выберите значение."
        case .url: "Скопируйте адрес страницы целиком; он начинается с https://"
        case .inn: "Введите ИНН учреждения: 10 цифр без пробелов."
        }
    }

    /// The title after a mistake.
    public static let refusalTitle = "Проверьте значение"

    /// What is allowed, said after a mistake.
    public static func refusal(_ kind: Kind) -> String {
        switch kind {
        case .whole(let bounds):
            "Здесь нужно целое число от \(bounds.lowerBound) до \(bounds.upperBound), без слов и "
                + "пробелов."
        case .decimal(_, let bounds):
            "Здесь нужно число от \(bounds.lowerBound) до \(bounds.upperBound)."
        case .date: "Здесь нужна дата с 01.01.2015 по 31.12.2035, например 15.12.2026."
        case .text(let limit): "Текст длиннее \(limit) знаков. Сократите его."
        case .choice: "Такого значения нет в списке. Нажмите стрелку справа и выберите значение."
        case .url:
            "Адрес страницы начинается с https:// или http://. Скопируйте его из строки браузера."
        case .inn: "ИНН учреждения состоит из 10 цифр, без пробелов и букв."
        }
    }
}
