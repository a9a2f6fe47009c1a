import Forms
import FoundationEssentials
import Spreadsheet

/// A criterion of COUNTIF, COUNTIFS and SUMIFS that was worked out for a report.
struct Criterion {
    private let text: CriterionText
    private let operand: EvaluatedValue

    /// Takes a value for a criterion; nil when the value cannot be told.
    init?(_ value: EvaluatedValue) {
        switch value {
        case .text(let written):
            text = CriterionText(parsing: written)
            switch text.operand {
            case .number(let number): operand = .number(number)
            case .date(let date): operand = .date(date)
            case .text(let pattern): operand = .text(pattern)
            }
            return
        case .number(let number): text = CriterionText(equalTo: .number(number))
        case .date(let date): text = CriterionText(equalTo: .date(date))
        case .boolean: text = CriterionText(equalTo: .text(""))
        case .blank, .unreadable, .list: return nil
        }
        operand = value
    }

    /// Whether a cell that was not understood could meet it or not.
    var asksForEmptiness: Bool { text.asksForEmptiness }

    /// Whether a cell meets the criterion.
    func isMet(by cell: EvaluatedValue) -> Bool {
        if asksForEmptiness { return cell.isEmpty == (text.sign == .equal) }
        switch text.sign {
        case .equal: return equals(cell)
        case .notEqual: return !cell.isEmpty && !equals(cell)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return Comparison.holds(text.sign, cell, operand) ?? false
        case .plus, .minus, .times, .divided, .joined: return false
        }
    }

    private func equals(_ cell: EvaluatedValue) -> Bool {
        guard case .text(let found) = cell else {
            return Comparison.holds(.equal, cell, operand) ?? false
        }
        return text.describes(found)
    }
}
