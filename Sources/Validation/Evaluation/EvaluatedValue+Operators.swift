import Forms
import FoundationEssentials
import Spreadsheet

extension EvaluatedValue {
    /// The value of an operator between two values.
    func combined(
        _ sign: Forms.Expression.BinaryOperator, _ right: EvaluatedValue
    ) -> EvaluatedValue {
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            Comparison.holds(sign, self, right).map { .boolean($0) } ?? .blank
        case .joined:
            if let left = joinedText, let right = right.joinedText {
                .text(left + right)
            } else {
                .blank
            }
        case .plus, .minus, .times, .divided: reckoned(sign, right)
        }
    }

    private func reckoned(
        _ sign: Forms.Expression.BinaryOperator, _ right: EvaluatedValue
    ) -> EvaluatedValue {
        switch (self, sign, right) {
        case (.number(let left), .plus, .number(let right)): EvaluatedValue(computed: left + right)
        case (.number(let left), .minus, .number(let right)): EvaluatedValue(computed: left - right)
        case (.number(let left), .times, .number(let right)): EvaluatedValue(computed: left * right)
        case (.number(let left), .divided, .number(let right)):
            right == 0 ? .blank : EvaluatedValue(computed: left / right)
        case (.date(let left), .minus, .date(let right)): .number(Decimal(left.days(since: right)))
        case (.date(let date), .plus, .number), (.date(let date), .minus, .number):
            right.wholeNumber.map { .date(date.adding(days: sign == .plus ? $0 : -$0)) } ?? .blank
        case (.number, .plus, .date(let date)):
            wholeNumber.map { .date(date.adding(days: $0)) } ?? .blank
        default: .blank
        }
    }
}
