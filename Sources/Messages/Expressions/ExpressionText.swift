public import Forms

/// An expression of the rule language in Russian: `r304.c3 = SUM(r304.c4:r304.c9)` is
/// «стр. 304 гр. 3 = сумма (стр. 304 гр. 4 – гр. 9)».
///
/// What binds loosely is put into brackets inside what binds tightly, so that the words say the
/// same as the expression.
public enum ExpressionText {
    /// The words for a value or a condition, in small letters and without a full stop.
    public static func words(for expression: Expression) -> String {
        phrase(expression).text
    }

    /// What a rule asks for, as a sentence: «Если стр. 121 = «да», то стр. 319 гр. 3 ≥ 1.»
    public static func sentence(if condition: Expression?, then check: Expression) -> String {
        guard let condition else { return Russian.sentence(words(for: check)) }
        let given = words(for: condition)
        let isChoice = if case .call(.when, _) = check { true } else { false }
        let link = isChoice ? ", то: " : ", то "
        return Russian.sentence("если \(given)\(link)\(words(for: check))")
    }

    /// Words with how tightly they bind.
    struct Phrase {
        var text: String
        var level: Level
        /// Whether it ends with a clause that would take in whatever follows.
        var isOpen = false

        init(_ text: String, _ level: Level, isOpen: Bool = false) {
            self.text = text
            self.level = level
            self.isOpen = isOpen
        }

        /// The words, in brackets where something that binds tighter is needed.
        func within(_ least: Level) -> String {
            level < least ? "(\(text))" : text
        }
    }

    /// How tightly words bind, the loosest first.
    enum Level: Int, Comparable {
        /// «если …, то …».
        case choice
        case or, and
        /// A condition.
        case comparison
        /// «количество строк, где …».
        case clause
        /// «разница между … и …».
        case noun
        case sum, product, atom

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    // MARK: Pieces

    static func phrase(_ expression: Expression) -> Phrase {
        if let idiom = idiom(expression) { return idiom }
        switch expression {
        case .number(let number): return Phrase(Russian.plainNumber(number), .atom)
        case .text(let text): return Phrase("«\(text)»", .atom)
        case .boolean(let isTrue): return Phrase(isTrue ? "верно" : "неверно", .atom)
        case .reference(let reference): return Phrase(words(for: reference), .atom)
        case .range(let first, let last):
            return Phrase("(\(words(from: first, to: last)))", .atom)
        case .variable(let variable): return Phrase(words(for: variable), .atom)
        case .unary(.minus, let operand):
            return Phrase("−\(phrase(operand).within(.atom))", .product)
        case .binary(let sign, let left, let right): return phrase(sign, left, right)
        case .call(let function, let arguments): return phrase(function, arguments)
        }
    }

    private static func phrase(
        _ sign: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> Phrase {
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return comparison(sign, left, right)
        case .plus, .minus:
            let days = isDay(left) ? unit(ofDays: right) : ""
            let last = phrase(right).within(sign == .plus ? .sum : .product)
            return Phrase(
                "\(phrase(left).within(.sum)) \(sign == .plus ? "+" : "−") \(last)\(days)", .sum)
        case .times:
            return Phrase(
                "\(phrase(left).within(.product)) × \(phrase(right).within(.product))", .product)
        case .divided:
            return Phrase(
                "\(phrase(left).within(.product)) / \(phrase(right).within(.atom))", .product)
        case .joined: return joined(left, right)
        }
    }

    private static func joined(_ left: Expression, _ right: Expression) -> Phrase {
        switch (left, right) {
        case (_, .text(let end)): Phrase("\(phrase(left).within(.sum)) с «\(end)» в конце", .noun)
        case (.text(let start), _):
            Phrase("\(phrase(right).within(.sum)) с «\(start)» в начале", .noun)
        default:
            Phrase("\(phrase(left).within(.sum)) и следом \(phrase(right).within(.sum))", .noun)
        }
    }

    /// Whether the value is a day for certain.
    private static func isDay(_ expression: Expression) -> Bool {
        switch expression {
        case .variable(let variable):
            variable == .due || variable == .today || variable == .schoolYearStart
        case .call(let function, _): function == .date || function == .addMonths
        case .binary(.plus, let left, _), .binary(.minus, let left, _): isDay(left)
        default: false
        }
    }

    private static func unit(ofDays expression: Expression) -> String {
        if case .number = expression { "\u{A0}дн." } else { "" }
    }

    // MARK: Names

    /// «стр. 304 гр. 3», «гр. 511 в прошлом отчёте».
    static func words(for reference: Expression.Reference) -> String {
        let row = reference.row.map { "стр.\u{A0}\($0)" }
        let column = reference.column.map { "гр.\u{A0}\($0)" }
        let place = [row, column].compactMap(\.self).joined(separator: " ")
        return switch reference.source {
        case .report: place
        case .previous: "\(place) в прошлом отчёте"
        case .current: "\(place) программ этого учебного года"
        case .checked: "\(place) проверяемого отчёта"
        }
    }

    /// «стр. 304 гр. 4 – гр. 9», «стр. 401 – стр. 406».
    static func words(
        from first: Expression.Reference, to last: Expression.Reference
    ) -> String {
        var (first, last) = (first, last)
        let source = first.source
        (first.source, last.source) = (.report, .report)
        let column = first.column
        if first.row == last.row {
            last.row = nil
        } else if first.column == last.column {
            (first.column, last.column) = (nil, nil)
        }
        var text = "\(words(for: first)) – \(words(for: last))"
        if first.row != last.row, last.row != nil, let column { text += " гр.\u{A0}\(column)" }
        return source == .previous ? "\(text) в прошлом отчёте" : text
    }

    static func words(for variable: Expression.Variable) -> String {
        switch variable {
        case .year: "год сбора"
        case .half: "номер полугодия"
        case .due: "срок сдачи"
        case .today: "день поступления"
        case .isUnchanged: "все числа те же, что в прошлом отчёте"
        case .rowCaption: "название строки"
        case .schoolYearStart: "1\u{A0}сентября этого учебного года"
        case .registerName: "краткое наименование в списке КИМЦ"
        case .registerINN: "ИНН в списке КИМЦ"
        case .registerDistrict: "район в списке КИМЦ"
        case .registerKind: "тип МОУ в списке КИМЦ"
        case .registerHosts: "адреса сайтов МОУ в списке КИМЦ"
        case .score: "балл сайта"
        case .mark: "отметка"
        case .criteria: "названия критериев"
        case .checkedArrived: "день поступления проверяемого отчёта"
        case .checkedDue: "срок сдачи проверяемого отчёта"
        }
    }
}
