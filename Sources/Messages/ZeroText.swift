import Forms

/// What is said of blank numbers that an answer makes 0.
enum ZeroText {
    /// A sentence for each answer, in the order of the rows; none where blanks stay blank.
    static func sentences(on rows: [FormRow]) -> [String] {
        var codes: [ZeroCondition: [Int]] = [:]
        var order: [ZeroCondition] = []
        for row in rows {
            guard let condition = row.zeroWhen else { continue }
            if codes[condition] == nil { order.append(condition) }
            codes[condition, default: []].append(row.code)
        }
        return order.map { condition in
            "Если в строке \(condition.key.row) выбрано \(answer(condition)), пустые числа строк"
                + " \(CodesText.words(codes[condition] ?? [])) в сводных книгах считаются нулём:"
                + " этим ответом учреждение сообщило, что таких нет. Введённое число остаётся как"
                + " есть."
        }
    }

    private static func answer(_ condition: ZeroCondition) -> String {
        condition.isEqual ? "«\(condition.text)»" : "не «\(condition.text)»"
    }
}
