import Forms

extension ExpressionText {
    /// Which rows of a register are gone through.
    struct Rows {
        /// «строк реестра».
        var genitive: String
        /// «строки реестра».
        var nominative: String
        /// «строкам реестра».
        var dative: String

        init(of reference: Expression.Reference) {
            switch reference.source {
            case .report:
                (nominative, genitive, dative) = (
                    "строки реестра", "строк реестра", "строкам реестра"
                )
            case .previous:
                (nominative, genitive, dative) = (
                    "строки прошлого отчёта", "строк прошлого отчёта", "строкам прошлого отчёта"
                )
            case .current:
                (nominative, genitive, dative) = (
                    "программы этого учебного года", "программ этого учебного года",
                    "программам этого учебного года"
                )
            case .checked:
                (nominative, genitive, dative) = (
                    "строки проверяемого отчёта", "строк проверяемого отчёта",
                    "строкам проверяемого отчёта"
                )
            }
        }

        /// Those rows of which something holds: «программ этого учебного года, где …».
        static func rows(of cells: Expression) -> Rows {
            if case .reference(let reference) = cells, reference.row == nil {
                return Rows(of: reference)
            }
            let words = ExpressionText.list([cells])
            return Rows(nominative: "ячейки \(words)", genitive: "ячеек \(words)")
        }

        private init(nominative: String, genitive: String) {
            (self.nominative, self.genitive, dative) = (nominative, genitive, genitive)
        }
    }

    static func counting(_ function: Expression.Function, _ parts: [Expression]) -> Phrase {
        switch function {
        case .countIf where occurrences(parts) != nil:
            return Phrase("сколько раз \(occurrences(parts) ?? "")", .clause, isOpen: true)
        case .sumIfs:
            let pairs = Array(parts.dropFirst())
            let rows = Rows.rows(of: pairs[0]).dative
            let clause = criteria(pairs)
            return Phrase(
                "сумма \(column(parts[0])) по \(rows), где \(clause)", .clause, isOpen: true)
        default:
            guard parts.count == 1 || function == .countIf || function == .countIfs else {
                return Phrase("количество заполненных из \(list(parts))", .noun)
            }
            let rows = Rows.rows(of: parts[0]).genitive
            return Phrase(
                "количество \(rows), где \(clause(function, parts))", .clause, isOpen: true)
        }
    }

    /// What is asked of each row or cell that is counted.
    static func clause(_ function: Expression.Function, _ parts: [Expression]) -> String {
        let subject = column(parts[0])
        switch function {
        case .count: return "\(subject) – число или дата"
        case .countFilled: return filled(subject)
        default: return criteria(parts)
        }
    }

    private static func filled(_ subject: String, _ isEmpty: Bool = false) -> String {
        guard subject != value else { return isEmpty ? "пусто" : "не пусто" }
        return "\(subject) \(isEmpty ? "не " : "")заполнена"
    }

    /// How a cell of a range is called.
    private static let value = "значение"

    /// «гр. 513» of the rows that are gone through; a range is spoken of as «значение».
    private static func column(_ cells: Expression) -> String {
        guard case .reference(let reference) = cells, reference.row == nil,
            let column = reference.column
        else { return value }
        return "гр.\u{A0}\(column)"
    }

    /// The criteria of pairs of cells and criterion: «гр. 502 начинается с «П» и гр. 513 = …».
    private static func criteria(_ pairs: [Expression]) -> String {
        var texts: [String] = []
        var rest = pairs[...]
        while let cells = rest.popFirst(), let criterion = rest.popFirst() {
            texts.append(words(for: criterion, of: column(cells)))
        }
        let first = texts.dropLast().joined(separator: ", ")
        return first.isEmpty ? texts.joined() : "\(first) и \(texts[texts.count - 1])"
    }

    private static func words(for criterion: Expression, of subject: String) -> String {
        switch criterion {
        case .text(let written): return words(for: CriterionText(parsing: written), of: subject)
        case .binary(.joined, .text(let written), let operand):
            guard let sign = Expression.BinaryOperator(rawValue: written) else { break }
            return "\(subject) \(symbol(of: sign)) \(phrase(operand).within(.noun))"
        default: break
        }
        return "\(subject) = \(phrase(criterion).within(.noun))"
    }

    private static func words(for criterion: CriterionText, of subject: String) -> String {
        if criterion.asksForEmptiness { return filled(subject, criterion.sign == .equal) }
        let sign = symbol(of: criterion.sign)
        switch criterion.operand {
        case .number(let number): return "\(subject) \(sign) \(Russian.plainNumber(number))"
        case .date(let date): return "\(subject) \(sign) \(Russian.day(date))"
        case .text(let text):
            guard criterion.hasWildcards else { return "\(subject) \(sign) «\(text)»" }
            let negation = criterion.sign == .notEqual ? "не " : ""
            return "\(subject) \(negation)\(words(forPattern: text))"
        }
    }

    /// «начинается с «П-»» for the pattern П-*.
    private static func words(forPattern text: String) -> String {
        let inner = text.drop { $0 == "*" }
        var core = inner
        while core.last == "*" { core.removeLast() }
        let isPlain = !core.contains { "*?~".contains($0) }
        switch (isPlain, inner.count < text.count, core.count < inner.count) {
        case (true, false, true): return "начинается с «\(core)»"
        case (true, true, false): return "кончается на «\(core)»"
        case (true, true, true): return "содержит «\(core)»"
        default: return "подходит под образец «\(text)»"
        }
    }

    // MARK: Occurrences

    /// «гр. 502 этой строки встречается в гр. 502 реестра»; nil when rows are described and not
    /// a value looked for.
    private static func occurrences(_ parts: [Expression]) -> String? {
        guard let (value, place) = lookup(parts) else { return nil }
        return "\(value) встречается \(place)"
    }

    /// A value and where COUNTIF looks for it.
    static func lookup(_ parts: [Expression]) -> (value: String, place: String)? {
        let value: String
        switch parts[1] {
        case .reference(let reference):
            let isOfRow = reference.row == nil && reference.source == .report
            value = words(for: reference) + (isOfRow ? " этой строки" : "")
        case .call, .variable: value = phrase(parts[1]).within(.noun)
        case .number, .text, .boolean, .range, .unary, .binary: return nil
        }
        switch parts[0] {
        case .variable(.registerHosts): return (value, "среди адресов сайтов МОУ в списке КИМЦ")
        case .reference(let reference) where reference.row == nil:
            return (value, "в \(column(parts[0])) \(Rows(of: reference).genitive)")
        default: return (value, "в \(list([parts[0]]))")
        }
    }
}
