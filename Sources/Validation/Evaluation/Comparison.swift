import Forms
import FoundationEssentials
import Spreadsheet

/// Comparisons of two values.
enum Comparison {
    /// Whether the comparison holds; nil when it cannot be told.
    ///
    /// Texts are compared without regard to case, to blanks around them and to ё. Values of
    /// different kinds do not compare. An empty text asks whether the other side is empty, which
    /// is always known.
    static func holds(
        _ sign: Forms.Expression.BinaryOperator, _ left: EvaluatedValue, _ right: EvaluatedValue
    ) -> Bool? {
        if left == .text("") || right == .text("") {
            let isEmpty = left.isEmpty && right.isEmpty
            switch sign {
            case .equal: return isEmpty
            case .notEqual: return !isEmpty
            default: return nil
            }
        }
        switch (left, right) {
        case (.number(let left), .number(let right)): return holds(sign, left, right)
        case (.date(let left), .date(let right)): return holds(sign, left, right)
        case (.text(let left), .text(let right)):
            if sign == .equal { return left.matches(right) }
            if sign == .notEqual { return !left.matches(right) }
            return holds(sign, left.folded, right.folded)
        case (.boolean(let left), .boolean(let right)):
            switch sign {
            case .equal: return left == right
            case .notEqual: return left != right
            default: return nil
            }
        default: return nil
        }
    }

    private static func holds<T: Comparable>(
        _ sign: Forms.Expression.BinaryOperator, _ left: T, _ right: T
    ) -> Bool? {
        switch sign {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .plus, .minus, .times, .divided, .joined: nil
        }
    }
}
