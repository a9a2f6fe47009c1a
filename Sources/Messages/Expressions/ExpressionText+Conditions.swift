import Forms

extension ExpressionText {
    /// Two values compared.
    static func comparison(
        _ sign: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> Phrase {
        if right == .text("") { return emptiness(of: left, sign == .equal) }
        if left == .text("") { return emptiness(of: right, sign == .equal) }
        let (one, other) = (phrase(left), phrase(right))
        return Phrase(
            "\(one.within(.noun)) \(symbol(of: sign)) \(other.within(.clause))", .comparison,
            isOpen: other.isOpen && other.level == .clause)
    }

    static func symbol(of sign: Expression.BinaryOperator) -> String {
        switch sign {
        case .notEqual: "≠"
        case .lessOrEqual: "≤"
        case .greaterOrEqual: "≥"
        case .minus: "−"
        case .times: "×"
        case .equal, .less, .greater, .plus, .divided, .joined: sign.rawValue
        }
    }

    /// «стр. 121 заполнена», «стр. 121 не заполнена».
    static func emptiness(of expression: Expression, _ isEmpty: Bool) -> Phrase {
        let negation = isEmpty ? "не " : ""
        guard case .reference = expression else {
            let known = isEmpty ? "неизвестно" : "известно"
            return Phrase("значение \(phrase(expression).within(.atom)) \(known)", .comparison)
        }
        return Phrase("\(words(for: expression)) \(negation)заполнена", .comparison)
    }

    // MARK: Logic

    static func conjunction(_ parts: [Expression]) -> Phrase {
        joined(flattened(parts, .and), by: "и", .and)
    }

    static func disjunction(_ parts: [Expression]) -> Phrase {
        let parts = flattened(parts, .or)
        return alternatives(parts) ?? joined(parts, by: "или", .or)
    }

    /// The conditions with those inside conditions of the same kind.
    private static func flattened(
        _ parts: [Expression], _ function: Expression.Function
    ) -> [Expression] {
        parts.flatMap { part in
            if case .call(function, let inner) = part { flattened(inner, function) } else { [part] }
        }
    }

    private static func joined(
        _ parts: [Expression], by word: String, _ level: Level
    ) -> Phrase {
        let phrases = parts.map { phrase($0) }
        guard phrases.count > 1, let last = phrases.last else {
            return phrases.first ?? Phrase("", .atom)
        }
        let texts = phrases.map { $0.isOpen ? "(\($0.text))" : $0.within(.comparison) }
        let first = texts.dropLast().joined(separator: ", ")
        return Phrase("\(first) \(word) \(texts[texts.count - 1])", level, isOpen: last.isOpen)
    }

    /// One value compared with several texts: «гр. 513 = «завершена» или «завершена досрочно»».
    private static func alternatives(_ parts: [Expression]) -> Phrase? {
        guard parts.count > 1, let first = parts.first, case .binary(.equal, let value, _) = first
        else { return nil }
        var texts: [String] = []
        for part in parts {
            guard case .binary(.equal, value, .text(let text)) = part, !text.isEmpty else {
                return nil
            }
            texts.append("«\(text)»")
        }
        // The others go on with the wording of the first, so all have to have the same.
        let isIdiom = idiom(first) != nil
        guard parts.allSatisfy({ (idiom($0) != nil) == isIdiom }) else { return nil }
        let between = texts.dropFirst().dropLast().map { ", \($0)" }.joined()
        return Phrase("\(phrase(first).text)\(between) или \(texts[texts.count - 1])", .or)
    }

    /// The opposite of a condition, with the negation moved inwards.
    static func negation(of expression: Expression) -> Phrase {
        switch expression {
        case .boolean(let isTrue): return phrase(.boolean(!isTrue))
        case .binary(let sign, let left, let right):
            guard let opposite = sign.opposite else { break }
            return phrase(.binary(opposite, left, right))
        case .call(.not, let parts): return phrase(parts[0])
        case .call(.and, let parts): return phrase(.call(.or, parts.map { .call(.not, [$0]) }))
        case .call(.or, let parts): return phrase(.call(.and, parts.map { .call(.not, [$0]) }))
        case .call(.isBlank, let parts): return emptiness(of: parts[0], false)
        case .variable(.isUnchanged):
            return Phrase("хотя бы одно число не такое, как в прошлом отчёте", .comparison)
        default: break
        }
        return Phrase("неверно, что \(phrase(expression).within(.comparison))", .comparison)
    }

    /// «если …, то …, иначе …» of conditions; of values «…, если …, иначе …».
    static func choice(_ parts: [Expression]) -> Phrase {
        let condition = words(for: parts[0])
        let answers = parts.dropFirst().map { phrase($0).within(.or) }
        let isCondition = parts.dropFirst().allSatisfy(isCondition)
        if isCondition {
            let otherwise = answers.count > 1 ? ", иначе \(answers[1])" : ""
            return Phrase("если \(condition), то \(answers[0])\(otherwise)", .choice)
        }
        let otherwise = answers.count > 1 ? ", иначе \(answers[1])" : ""
        return Phrase("\(answers[0]), если \(condition)\(otherwise)", .choice)
    }

    private static func isCondition(_ expression: Expression) -> Bool {
        switch expression {
        case .boolean, .variable(.isUnchanged): true
        case .binary(let sign, _, _): sign.opposite != nil
        case .call(let function, let parts):
            switch function {
            case .and, .or, .not, .isBlank: true
            case .when: parts.dropFirst().allSatisfy(isCondition)
            default: false
            }
        case .number, .text, .reference, .range, .variable, .unary: false
        }
    }
}
