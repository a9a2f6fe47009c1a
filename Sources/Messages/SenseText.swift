import Definitions
import Forms

/// What is said of expressions that make no sense.
enum SenseText {
    static func incomparable(
        _ one: Mistake.ValueType, _ other: Mistake.ValueType
    ) -> (fact: String, remedy: String) {
        let types = [one, other]
        guard one != other else {
            return ("условия не сравнивают знаками < и >.", "Возможны = и <>.")
        }
        let remedy =
            if types.contains(.truth) {
                "Проверьте скобки; для нескольких условий есть AND и OR."
            } else if types.contains(.date) {
                "Дату пишите так: DATE(2026, 6, 15); разность двух дат – число дней."
            } else {
                "Число пишите без кавычек, текст – в двойных кавычках."
            }
        return ("нельзя сравнить \(accusative(one)) и \(accusative(other)).", remedy)
    }

    static func remedy(for sign: Expression.BinaryOperator) -> String {
        switch sign {
        case .plus:
            "Складывают числа; к дате прибавляют число дней; тексты соединяет знак &."
        case .minus: "Вычитают число из числа, а из даты – дату или число дней."
        case .joined: "Соединяют тексты, числа и даты."
        case .times, .divided, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            "С обеих сторон нужны числа."
        }
    }

    static func neverHolds(_ condition: Mistake.Condition) -> (fact: String, remedy: String) {
        let consequence =
            switch condition {
            case .when: "правило не сработает"
            case .required: "ячейка не станет обязательной"
            case .requiredWhile: "обязательных ячеек не будет"
            case .zeroWhen: "пустые ячейки нулём не станут"
            case .current: "текущих строк не будет"
            case .carried: "в новый бланк не перейдёт ни одна строка"
            }
        return (
            "условие не выполняется никогда, \(consequence).",
            condition == .required
                ? "Исправьте его или напишите never."
                : "Исправьте его или уберите слово \(condition.rawValue)."
        )
    }

    static func nominative(_ type: Mistake.ValueType) -> String {
        switch type {
        case .number: "число"
        case .text: "текст"
        case .date: "дата"
        case .truth: "условие"
        case .list: "ряд ячеек"
        }
    }

    static func accusative(_ type: Mistake.ValueType) -> String {
        type == .date ? "дату" : nominative(type)
    }

    static func instrumental(_ type: Mistake.ValueType) -> String {
        switch type {
        case .number: "числом"
        case .text: "текстом"
        case .date: "датой"
        case .truth: "условием"
        case .list: "рядом ячеек"
        }
    }
}
