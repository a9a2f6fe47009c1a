public import FoundationEssentials
public import Spreadsheet

/// A number that one report gives: the part of the rule language that indicators need.
///
/// A blank is never read as 0: where a cell that is needed is empty, there is no number.
public indirect enum Quantity: Hashable, Sendable {
    /// A number.
    case number(Decimal)
    /// The number in a cell.
    case cell(ValueKey)
    /// The sum of the cells that hold a number.
    case sum([ValueKey])
    /// How many of the cells hold a text.
    case count([ValueKey], of: String)
    /// 1 when the cell holds the text, else 0.
    case equals(ValueKey, String)
    /// 1 when the cell holds a day that is in time, else 0.
    case inTime(ValueKey)
    /// The institution's score in the round that checks its report.
    case score
    /// The sum of two numbers.
    case added(Quantity, Quantity)
    /// The difference of two numbers.
    case subtracted(Quantity, Quantity)

    /// Understands an expression; nil when it uses more than indicators may use.
    public init?(_ expression: Expression) {
        switch expression {
        case .number(let number):
            self = .number(number)
        case .reference(let reference):
            guard let key = ValueKey(reference) else { return nil }
            self = .cell(key)
        case .binary(.plus, let left, let right):
            guard let left = Quantity(left), let right = Quantity(right) else { return nil }
            self = .added(left, right)
        case .binary(.minus, let left, let right):
            guard let left = Quantity(left), let right = Quantity(right) else { return nil }
            self = .subtracted(left, right)
        case .binary(.equal, .reference(let reference), .text(let text)):
            guard let key = ValueKey(reference) else { return nil }
            self = .equals(key, text)
        case .binary(.lessOrEqual, .reference(let reference), .variable(.due)):
            guard let key = ValueKey(reference) else { return nil }
            self = .inTime(key)
        case .variable(.score):
            self = .score
        case .call(.sum, let arguments):
            guard arguments.count == 1, let keys = ValueKey.all(in: arguments[0]) else {
                return nil
            }
            self = .sum(keys)
        case .call(.countIf, let arguments):
            guard arguments.count == 2, let keys = ValueKey.all(in: arguments[0]),
                case .text(let text) = arguments[1], let first = text.first,
                !"<>=".contains(first), !text.contains(where: { "*?~".contains($0) })
            else { return nil }
            self = .count(keys, of: text)
        case .text, .boolean, .range, .variable, .unary, .binary, .call:
            return nil
        }
    }

    /// The cells it is computed from, in the order of the expression.
    public var keys: [ValueKey] { needs.flatMap(\.self) }

    /// Groups of cells, of each of which at least one has to be filled.
    public var needs: [[ValueKey]] {
        switch self {
        case .number, .score: []
        case .cell(let key), .equals(let key, _), .inTime(let key): [[key]]
        case .sum(let keys), .count(let keys, _): [keys]
        case .added(let left, let right), .subtracted(let left, let right):
            left.needs + right.needs
        }
    }

    /// Whether it asks for the score of the institution's site.
    public var asksForScore: Bool {
        switch self {
        case .score: true
        case .number, .cell, .sum, .count, .equals, .inTime: false
        case .added(let left, let right), .subtracted(let left, let right):
            left.asksForScore || right.asksForScore
        }
    }

    /// The number that an institution gives; nil when something that is needed is missing.
    ///
    /// - Parameters:
    ///   - report: its report; nil while none is accepted.
    ///   - due: its due date.
    ///   - score: the score of its site; nil while it has none.
    /// - Returns: the number.
    public func value(
        in report: ReportValues?, due: CalendarDate, score: Decimal? = nil
    ) -> ExactNumber? {
        switch self {
        case .number(let number):
            return ExactNumber(number)
        case .cell(let key):
            return report?.number(at: key)
        case .sum(let keys):
            return keys.reduce(nil) { sum, key in
                guard let number = report?.number(at: key) else { return sum }
                return sum.map { $0 + number } ?? number
            }
        case .count(let keys, let text):
            let values = keys.compactMap { report?[$0.row, $0.column] }
            return values.isEmpty ? nil : .whole(values.count { $0 == .text(text) })
        case .equals(let key, let text):
            return report?[key.row, key.column].map { .whole($0 == .text(text) ? 1 : 0) }
        case .inTime(let key):
            guard case .date(let day)? = report?[key.row, key.column] else { return nil }
            return .whole(day <= due ? 1 : 0)
        case .score:
            return score.map { ExactNumber($0) }
        case .added(let left, let right):
            guard let left = left.value(in: report, due: due, score: score),
                let right = right.value(in: report, due: due, score: score)
            else { return nil }
            return left + right
        case .subtracted(let left, let right):
            guard let left = left.value(in: report, due: due, score: score),
                let right = right.value(in: report, due: due, score: score)
            else { return nil }
            return left - right
        }
    }
}

extension ValueKey {
    /// The cell that a reference names in full, column 3 when it names only a row.
    fileprivate init?(_ reference: Expression.Reference) {
        guard let row = reference.row, reference.source == .report else { return nil }
        self.init(row, reference.column ?? 3)
    }

    /// The cells of a range in one row or one column, or a single cell.
    fileprivate static func all(in expression: Expression) -> [ValueKey]? {
        switch expression {
        case .reference(let reference):
            return ValueKey(reference).map { [$0] }
        case .range(let from, let to):
            guard let from = ValueKey(from), let to = ValueKey(to), from <= to else { return nil }
            if from.row == to.row {
                return (from.column...to.column).map { ValueKey(from.row, $0) }
            }
            guard from.column == to.column else { return nil }
            return (from.row...to.row).map { ValueKey($0, from.column) }
        default:
            return nil
        }
    }
}
