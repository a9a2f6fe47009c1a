import struct FoundationEssentials.Decimal
import Forms

/// What has a shorter and clearer wording than its pieces put together.
extension ExpressionText {
    static func idiom(_ expression: Expression) -> Phrase? {
        switch expression {
        case firstDayOfHalf: return Phrase("первый день полугодия", .atom)
        case .call(.addMonths, [firstDayOfHalf, .number(6)]):
            return Phrase("первый день следующего полугодия", .atom)
        case .binary(let sign, .variable(.half), .number(let number)):
            guard sign == .equal || sign == .notEqual else { return nil }
            let negation = sign == .equal ? "" : "не "
            return Phrase(
                "отчёт \(negation)за \(Russian.plainNumber(number))-е полугодие", .comparison)
        case .binary(let sign, .call(.left, let parts), .text(let text)):
            return beginning(parts, sign, text)
        case .binary(let sign, .call(let function, let parts), .number(let number)):
            return count(function, parts, sign, "\(number)")
        default: return nil
        }
    }

    /// How rules write the first day of the half-year that is collected.
    private static let firstDayOfHalf = Expression.call(
        .date,
        [
            .variable(.year),
            .binary(.minus, .binary(.times, .number(6), .variable(.half)), .number(5)), .number(1),
        ])

    /// «гр. 502 начинается с «П-»».
    private static func beginning(
        _ parts: [Expression], _ sign: Expression.BinaryOperator, _ text: String
    ) -> Phrase? {
        guard sign == .equal || sign == .notEqual, case .number(let count) = parts[1],
            "\(count)" == "\(text.count)", !text.isEmpty
        else { return nil }
        let negation = sign == .equal ? "" : "не "
        return Phrase(
            "\(phrase(parts[0]).within(.noun)) \(negation)начинается с «\(text)»", .comparison)
    }

    /// What a count that is compared with a number says.
    private static func count(
        _ function: Expression.Function, _ parts: [Expression], _ sign: Expression.BinaryOperator,
        _ number: String
    ) -> Phrase? {
        switch function {
        case .count: return filled(parts, sign, number) ?? existence(function, parts, sign, number)
        case .countIf: return found(parts, sign, number) ?? existence(function, parts, sign, number)
        case .countFilled, .countIfs: return existence(function, parts, sign, number)
        default: return nil
        }
    }

    /// As many numbers as there are cells: «гр. 4 – гр. 9 заполнены».
    private static func filled(
        _ parts: [Expression], _ sign: Expression.BinaryOperator, _ number: String
    ) -> Phrase? {
        guard parts.count == 1, case .range(let first, let last) = parts[0], sign == .equal
        else { return nil }
        let ends = first.row == last.row ? (first.column, last.column) : (first.row, last.row)
        guard let low = ends.0, let high = ends.1, number == "\(high - low + 1)" else { return nil }
        return Phrase("\(words(from: first, to: last)) заполнены", .comparison)
    }

    /// «… есть в …», «… встречается в … один раз».
    private static func found(
        _ parts: [Expression], _ sign: Expression.BinaryOperator, _ number: String
    ) -> Phrase? {
        guard let (value, place) = lookup(parts) else { return nil }
        let words: String
        switch (sign, number) {
        case (.greater, "0"), (.greaterOrEqual, "1"), (.notEqual, "0"):
            words = "\(value) есть \(place)"
        case (.equal, "0"), (.less, "1"), (.lessOrEqual, "0"): words = "\(value) нет \(place)"
        case (.equal, "1"): words = "\(value) встречается \(place) один раз"
        case (.lessOrEqual, "1"), (.less, "2"):
            words = "\(value) встречается \(place) не больше одного раза"
        default: return nil
        }
        return Phrase(words, .comparison)
    }

    /// «есть программы этого учебного года, где …», «нет строк реестра, где …».
    private static func existence(
        _ function: Expression.Function, _ parts: [Expression], _ sign: Expression.BinaryOperator,
        _ number: String
    ) -> Phrase? {
        let isThere: Bool
        switch (sign, number) {
        case (.greater, "0"), (.greaterOrEqual, "1"), (.notEqual, "0"): isThere = true
        case (.equal, "0"), (.less, "1"), (.lessOrEqual, "0"): isThere = false
        default: return nil
        }
        if case .variable(.registerHosts) = parts[0] {
            let words = "в списке КИМЦ \(isThere ? "" : "не ")указаны адреса сайтов МОУ"
            return function == .countFilled ? Phrase(words, .comparison) : nil
        }
        guard parts.count == 1 || function == .countIf || function == .countIfs else { return nil }
        let rows = Rows.rows(of: parts[0])
        let subject = isThere ? "есть \(rows.nominative)" : "нет \(rows.genitive)"
        return Phrase("\(subject), где \(clause(function, parts))", .comparison, isOpen: true)
    }
}
