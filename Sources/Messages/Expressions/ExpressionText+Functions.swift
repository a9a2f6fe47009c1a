import Forms

extension ExpressionText {
    static func phrase(
        _ function: Expression.Function, _ parts: [Expression]
    ) -> Phrase {
        switch function {
        case .sum, .min, .max: return aggregate(function, parts)
        case .count, .countFilled, .countIf, .countIfs, .sumIfs: return counting(function, parts)
        case .when: return choice(parts)
        case .and: return conjunction(parts)
        case .or: return disjunction(parts)
        case .not: return negation(of: parts[0])
        case .isBlank: return emptiness(of: parts[0], true)
        case .abs: return magnitude(parts[0])
        case .round: return rounded(parts[0], to: parts[1])
        case .left: return beginning(of: parts[0], parts[1])
        case .length: return Phrase("число знаков в \(phrase(parts[0]).within(.atom))", .noun)
        case .date: return day(parts)
        case .year: return Phrase("год от \(phrase(parts[0]).within(.atom))", .noun)
        case .addMonths: return moved(parts[0], by: parts[1])
        case .host: return Phrase("сайт из \(phrase(parts[0]).within(.atom))", .noun)
        }
    }

    private static func aggregate(
        _ function: Expression.Function, _ parts: [Expression]
    ) -> Phrase {
        let name =
            switch function {
            case .sum: "сумма"
            case .min: "наименьшее из"
            default: "наибольшее из"
            }
        if parts.count == 1, case .reference(let reference) = parts[0], reference.row == nil,
            reference.source != .report
        {
            let cells = Rows(of: reference)
            return Phrase("\(name) гр.\u{A0}\(reference.column ?? 0) по \(cells.dative)", .noun)
        }
        return Phrase("\(name) \(list(parts))", .atom)
    }

    /// Several values in brackets: a range has them already.
    static func list(_ parts: [Expression]) -> String {
        if parts.count == 1, case .range = parts[0] { return phrase(parts[0]).text }
        let texts = parts.map { part in
            if case .range(let first, let last) = part { return words(from: first, to: last) }
            return words(for: part)
        }
        return "(\(texts.joined(separator: "; ")))"
    }

    private static func magnitude(_ expression: Expression) -> Phrase {
        guard case .binary(.minus, let left, let right) = expression else {
            return Phrase("\(phrase(expression).within(.atom)) без знака", .noun)
        }
        return Phrase(
            "разница между \(instrumental(left)) и \(instrumental(right))", .noun)
    }

    private static func instrumental(_ expression: Expression) -> String {
        phrase(expression).within(.atom)
    }

    private static func rounded(_ value: Expression, to places: Expression) -> Phrase {
        let value = phrase(value).within(.atom)
        guard case .number(let number) = places else {
            return Phrase("\(value) с округлением до знака \(phrase(places).within(.atom))", .noun)
        }
        let digits = Int("\(number)") ?? 0
        let target =
            digits == 0
            ? "целого"
            : Russian.count(digits, "знака", "знаков", "знаков") + " после запятой"
        return Phrase("\(value) с округлением до \(target)", .noun)
    }

    private static func beginning(of text: Expression, _ count: Expression) -> Phrase {
        let text = phrase(text).within(.atom)
        guard case .number(let number) = count, let letters = Int("\(number)") else {
            return Phrase("начало \(text), знаков: \(phrase(count).within(.atom))", .clause)
        }
        guard letters != 1 else { return Phrase("первый знак \(text)", .noun) }
        let many = Russian.count(letters, "знак", "знака", "знаков")
        return Phrase("первые \(many) \(text)", .noun)
    }

    // MARK: Days

    private static func day(_ parts: [Expression]) -> Phrase {
        guard case .number(let month) = parts[1], case .number(let day) = parts[2],
            let name = Int("\(month)").flatMap({ Russian.month($0) })
        else {
            let words = zip(["год", "месяц", "число"], parts).map { name, part in
                "\(name) \(phrase(part).within(.sum))"
            }
            return Phrase("день (\(words.joined(separator: ", ")))", .atom)
        }
        let date = "\(Russian.plainNumber(day))\u{A0}\(name)"
        return switch parts[0] {
        case .number(let year): Phrase("\(date) \(year)\u{A0}г.", .atom)
        case .variable(.year): Phrase("\(date) года сбора", .atom)
        default: Phrase("\(date) года \(phrase(parts[0]).within(.atom))", .noun)
        }
    }

    private static func moved(_ day: Expression, by months: Expression) -> Phrase {
        let start = phrase(day).within(.sum)
        var (sign, amount) = ("+", months)
        if case .unary(.minus, let inner) = months { (sign, amount) = ("−", inner) }
        guard case .number(let number) = amount, let count = Int("\(number)") else {
            return Phrase("\(start) \(sign) \(phrase(amount).within(.product)) мес.", .sum)
        }
        let isYears = count > 0 && count.isMultiple(of: 12)
        let length =
            isYears
            ? Russian.count(count / 12, "год", "года", "лет")
            : Russian.count(count, "месяц", "месяца", "месяцев")
        return Phrase("\(start) \(sign) \(length)", .sum)
    }
}
