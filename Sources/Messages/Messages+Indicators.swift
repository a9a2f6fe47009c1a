import FoundationEssentials
package import Forms

/// The words around indicators.
package enum IndicatorText {
    /// The unit of a table's row.
    package static func name(of unit: Indicator.Unit) -> String {
        switch unit {
        case .share: "%"
        case .units: "ед."
        case .people: "чел."
        case .points: "балл"
        }
    }

    /// What happens to two half-years.
    package static func name(of kind: Indicator.Kind) -> String {
        switch kind {
        case .stock: "на дату"
        case .flow: "за период"
        case .outcome: "итог учебного года"
        }
    }

    /// A value as a sentence shows it: «43,2 %», «1 204 ед.», «-».
    package static func value(_ value: Double?, _ unit: Indicator.Unit) -> String {
        guard let value else { return "-" }
        switch unit {
        case .share: return "\(decimal(value * 100)) %"
        case .units, .people: return "\(Russian.number(Int(value.rounded()))) \(name(of: unit))"
        case .points: return decimal(value)
        }
    }

    /// A share as a whole percentage: «87 %».
    package static func wholePercent(_ share: Double) -> String {
        "\(Int((share * 100).rounded(.toNearestOrAwayFromZero))) %"
    }

    /// The formula of an indicator in the words of the form.
    package static func formula(of indicator: Indicator) -> String {
        guard let numerator = indicator.numerator else { return "нет данных" }
        switch (indicator.base, indicator.denominator) {
        case (.obliged, _):
            return "количество МОУ, где \(text(numerator)) / количество МОУ, обязанных сдать отчёт"
        case (.accepted, .number(1)?):
            return "сумма \(summed(numerator)) / количество МОУ в расчёте"
        case (.accepted, let denominator?):
            return "\(grouped(numerator)) / \(grouped(denominator))"
        case (.accepted, nil):
            return "сумма \(summed(numerator))"
        }
    }

    /// What is added up, as it follows the word «сумма».
    private static func summed(_ quantity: Quantity) -> String {
        if case .score = quantity { "баллов сайтов" } else { text(quantity) }
    }

    private static func grouped(_ quantity: Quantity) -> String {
        switch quantity {
        case .added, .subtracted: "(\(text(quantity)))"
        case .number, .cell, .sum, .count, .equals, .inTime, .score: text(quantity)
        }
    }

    private static func text(_ quantity: Quantity) -> String {
        switch quantity {
        case .number(let number): "\(number)"
        case .cell(let key): cell(key)
        case .sum(let keys): "сумма \(span(keys))"
        case .count(let keys, let word): "количество «\(word)» в \(span(keys))"
        case .equals(let key, let word): "\(cell(key)) = «\(word)»"
        case .inTime(let key): "\(cell(key)) не позже срока"
        case .score: "балл сайта"
        case .added(let left, let right): "\(text(left)) + \(text(right))"
        case .subtracted(let left, let right): "\(text(left)) − \(grouped(right))"
        }
    }

    private static func cell(_ key: ValueKey) -> String {
        "стр. \(key.row) гр. \(key.column)"
    }

    private static func span(_ keys: [ValueKey]) -> String {
        guard let first = keys.first, let last = keys.last, first != last else {
            return keys.first.map(cell) ?? ""
        }
        return first.row == last.row
            ? "стр. \(first.row) гр. \(first.column)–\(last.column)"
            : "стр. \(first.row)–\(last.row) гр. \(first.column)"
    }

    /// A number with one decimal and a comma, half away from zero.
    private static func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded(.toNearestOrAwayFromZero))
        let whole = "\(abs(tenths) / 10),\(abs(tenths) % 10)"
        return tenths < 0 ? "−\(whole)" : whole
    }
}
