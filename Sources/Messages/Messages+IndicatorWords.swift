internal import FoundationEssentials
package import Forms

/// The formula of an indicator with the captions of the form in place of its codes.
extension IndicatorText {
    /// Which institutions count.
    package static func name(of base: Indicator.Base) -> String {
        switch base {
        case .accepted: "принятые отчёты, где есть нужные сведения"
        case .obliged: "все обязанные представить отчёт"
        }
    }

    /// The formula in words: «Наставники из числа работников МОУ, всего, разделить на …».
    package static func words(of indicator: Indicator, form: Form) -> String {
        guard let numerator = indicator.numerator else { return "в отчётах учреждений данных нет" }
        let top = words(numerator, form)
        switch (indicator.base, indicator.denominator) {
        case (.obliged, _):
            return
                "Число МОУ, у которых \(top), разделить на число МОУ, обязанных представить отчёт"
        case (.accepted, .number(1)?):
            return "\(Russian.capitalised(top)) – сложить и разделить на число таких МОУ"
        case (.accepted, let denominator?):
            return "\(Russian.capitalised(top)) – разделить на: \(words(denominator, form))"
        case (.accepted, nil):
            return "\(Russian.capitalised(top)) – сложить по всем МОУ"
        }
    }

    private static func words(_ quantity: Quantity, _ form: Form) -> String {
        switch quantity {
        case .number(let number): "\(number)"
        case .cell(let key): "«\(caption(of: key, form))»"
        case .score: "балл сайта по мониторингу официальных сайтов"
        case .sum(let keys): "сумма граф и строк: \(captions(of: keys, form))"
        case .count(let keys, let word):
            "число ответов «\(word)» в строках \(rows(of: keys))"
        case .equals(let key, let word): "в строке «\(caption(of: key, form))» указано «\(word)»"
        case .inTime(let key): "«\(caption(of: key, form))» – не позже срока"
        case .added(let left, let right): "\(words(left, form)) плюс \(words(right, form))"
        case .subtracted(let left, let right): "\(words(left, form)) минус \(words(right, form))"
        }
    }

    private static func captions(of keys: [ValueKey], _ form: Form) -> String {
        keys.map { "«\(caption(of: $0, form))»" }.joined(separator: ", ")
    }

    private static func rows(of keys: [ValueKey]) -> String {
        guard let first = keys.first?.row, let last = keys.last?.row else { return "" }
        return first == last ? "\(first)" : "\(first)–\(last)"
    }

    private static func caption(of key: ValueKey, _ form: Form) -> String {
        let row = form.row(key.row)
        let caption = row?.caption ?? "\(key.row)"
        guard (row?.cells.values.count { $0.kind.isNumber } ?? 0) > 1,
            let column = form.sheet(ofRow: key.row)?.column(key.column)
        else { return caption }
        return "\(caption): \(Russian.continued(column.caption))"
    }
}
