import struct FoundationEssentials.Decimal
import Forms

/// What a cell takes and when it has to be filled, in words.
enum CellText {
    /// «целое число от 0 до 5000», «одно из: да; нет».
    static func kind(_ kind: InputCell.Kind, form: Form) -> String {
        switch kind {
        case .integer(let bounds):
            let highest = Russian.plainNumber(Decimal(bounds.upperBound))
            return "целое число от \(bounds.lowerBound) до \(highest)"
        case .decimal(let places, let bounds):
            let digits = Russian.count(places, "знака", "знаков", "знаков")
            return "число от \(Russian.plainNumber(bounds.lowerBound)) до "
                + "\(Russian.plainNumber(bounds.upperBound)), до \(digits) после запятой"
        case .date: return "дата"
        case .text(let limit):
            return "текст до \(Russian.count(limit, "знака", "знаков", "знаков"))"
        case .choice(let name):
            let values = form.list(named: name)?.values ?? []
            return isShort(values)
                ? "одно из: \(values.joined(separator: "; "))" : "значение списка \(name)"
        case .url: return "адрес страницы в интернете"
        case .inn: return "ИНН, 10 цифр"
        }
    }

    /// What is said of a cell whose value a new blank takes over.
    static let carried = "Новый бланк берёт значение из прошлого отчёта."

    /// Whether a list can stand in a line with other words.
    static func isShort(_ values: [String]) -> Bool {
        values.joined(separator: "; ").count <= 80
    }

    /// «да», «нет», «если …».
    static func requirement(_ requirement: InputCell.Requirement) -> String {
        switch requirement {
        case .never: "нет"
        case .always: "да"
        case .when(let condition): "если \(ExpressionText.words(for: condition))"
        }
    }

    /// The same after a column: «обязательна, если …».
    static func obligation(_ requirement: InputCell.Requirement) -> String {
        switch requirement {
        case .never: "необязательна"
        case .always: "обязательна всегда"
        case .when(let condition): "обязательна, если \(ExpressionText.words(for: condition))"
        }
    }
}
