import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet

/// What a report gives for a quantity, with the cells it stands in.
///
/// This is the arithmetic of the indicators a second time, on purpose: a trace adds up what the
/// cells of the files say, and would prove nothing if it asked for the finished figures.
struct QuantityTerms {
    var amount: Decimal
    var cells: [Contribution.Cell] = []
}

extension Quantity {
    /// What a report gives; nil when something that is needed is missing.
    func terms(in submission: Submission?, due: CalendarDate, score: Decimal?) -> QuantityTerms? {
        switch self {
        case .number(let number): return QuantityTerms(amount: number)
        case .score: return score.map { QuantityTerms(amount: $0) }
        case .cell(let key): return submission?.numbers(at: [key])
        case .sum(let keys): return submission?.numbers(at: keys)
        case .count(let keys, let word): return submission?.answers(at: keys, [word])
        case .equals(let key, let word):
            guard let cell = submission?.cell(at: key), let value = cell.value else { return nil }
            return QuantityTerms(amount: value == .text(word) ? 1 : 0, cells: [cell])
        case .inTime(let key):
            guard let cell = submission?.cell(at: key), case .date(let day)? = cell.value else {
                return nil
            }
            return QuantityTerms(amount: day <= due ? 1 : 0, cells: [cell])
        case .added(let left, let right):
            guard let left = left.terms(in: submission, due: due, score: score),
                let right = right.terms(in: submission, due: due, score: score)
            else { return nil }
            return QuantityTerms(
                amount: left.amount + right.amount, cells: left.cells + right.cells)
        case .subtracted(let left, let right):
            guard let left = left.terms(in: submission, due: due, score: score),
                let right = right.terms(in: submission, due: due, score: score)
            else { return nil }
            return QuantityTerms(
                amount: left.amount - right.amount, cells: left.cells + right.cells)
        }
    }
}

extension Submission {
    /// A filled cell with its place in the file.
    func cell(at key: ValueKey) -> Contribution.Cell? {
        entries[key].map {
            .init(
                row: key.row, column: key.column, source: $0.source, value: $0.value,
                impliedBy: $0.impliedBy)
        }
    }

    /// The sum of the cells that hold a number; nil when none does.
    func numbers(at keys: [ValueKey]) -> QuantityTerms? {
        let cells = keys.compactMap { cell(at: $0) }.filter {
            if case .number? = $0.value { true } else { false }
        }
        guard !cells.isEmpty else { return nil }
        let amount = cells.reduce(Decimal(0)) { sum, cell in
            guard case .number(let number)? = cell.value else { return sum }
            return sum + number
        }
        return QuantityTerms(amount: amount, cells: cells)
    }

    /// How many of the cells hold one of the words, or hold anything where there are none; nil when
    /// none is filled.
    func answers(at keys: [ValueKey], _ words: [String]? = nil) -> QuantityTerms? {
        let filled = keys.compactMap { cell(at: $0) }.filter { $0.value != nil }
        guard !filled.isEmpty else { return nil }
        let counted = filled.filter { cell in
            guard let words else { return true }
            guard case .text(let word)? = cell.value else { return false }
            return words.contains(word)
        }
        return QuantityTerms(amount: Decimal(counted.count), cells: counted)
    }
}
