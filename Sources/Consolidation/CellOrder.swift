public import Forms

/// Which cells of a form can never exceed which others: «из них» and what else its rules demand.
///
/// Whoever reads a consolidated workbook may know the form, so these bounds are part of what gives
/// a hidden count away.
public struct CellOrder: Sendable {
    /// The cells that are at least as great, by cell.
    private var wholes: [ValueKey: Set<ValueKey>] = [:]
    /// The cells that are at most as great, by cell.
    private var parts: [ValueKey: Set<ValueKey>] = [:]

    /// Reads the rules of a form that no accepted report breaks.
    public init(_ form: Form) {
        for rule in form.rules where rule.severity == .error {
            for (part, whole) in Self.pairs(in: rule, of: form) where part != whole {
                add(part, below: whole)
            }
        }
    }

    /// The cells that are at least as great.
    public func wholes(of key: ValueKey) -> Set<ValueKey> { wholes[key] ?? [] }

    /// The cells that are at most as great.
    public func parts(of key: ValueKey) -> Set<ValueKey> { parts[key] ?? [] }

    /// What a count can be by the true values of the cells it is ordered with.
    ///
    /// - Parameters:
    ///   - key: the cell.
    ///   - value: the value of a cell in the same group; nil where it is not printed.
    /// - Returns: the least and the greatest value.
    public func bounds(of key: ValueKey, _ value: (ValueKey) -> Int?) -> ClosedRange<Int> {
        let least = parts(of: key).compactMap(value).max() ?? 0
        let most = wholes(of: key).compactMap(value).min() ?? Int.max
        return least <= most ? least...most : 0...Int.max
    }

    /// Keeps the order complete: what is below a part is below its whole as well.
    private mutating func add(_ part: ValueKey, below whole: ValueKey) {
        let lower = parts(of: part).union([part])
        let upper = wholes(of: whole).union([whole])
        for low in lower {
            for high in upper where low != high {
                wholes[low, default: []].insert(high)
                parts[high, default: []].insert(low)
            }
        }
    }

    private static func pairs(in rule: FormRule, of form: Form) -> [(ValueKey, ValueKey)] {
        let ordered = comparisons(in: rule.check) + additions(in: rule.check)
        let places: [(row: Int?, column: Int?)] =
            switch rule.scope {
            case .once: [(nil, nil)]
            case .rows(let rows): rows.map { ($0, nil) }
            case .columns(let columns): columns.map { (nil, $0) }
            case .cells(let rows, let columns):
                rows.flatMap { row in columns.map { (row, $0) } }
            case .register, .previousRegister: []
            }
        return ordered.flatMap { part, whole in
            places.compactMap { place in
                guard let part = key(of: part, at: place, form),
                    let whole = key(of: whole, at: place, form)
                else { return nil }
                return (part, whole)
            }
        }
    }

    /// The pairs of cells of which the first must not be greater, for which that is all or one of
    /// several things demanded.
    private static func comparisons(
        in check: Expression
    ) -> [(Expression.Reference, Expression.Reference)] {
        switch check {
        case .binary(.lessOrEqual, .reference(let part), .reference(let whole)):
            [(part, whole)]
        case .binary(.greaterOrEqual, .reference(let whole), .reference(let part)):
            [(part, whole)]
        case .call(.and, let all): all.flatMap(comparisons)
        default: []
        }
    }

    /// The summands below the sum that they add up to: no number of a form is negative.
    private static func additions(
        in check: Expression
    ) -> [(Expression.Reference, Expression.Reference)] {
        guard case .binary(.equal, .reference(let whole), let sum) = check else { return [] }
        return summands(of: sum).map { ($0, whole) }
    }

    private static func summands(of sum: Expression) -> [Expression.Reference] {
        switch sum {
        case .reference(let reference): return [reference]
        case .binary(.plus, let left, let right): return summands(of: left) + summands(of: right)
        case .call(.sum, let arguments): return arguments.flatMap(summands)
        case .range(let from, let to):
            if from.row == to.row, let first = from.column, let last = to.column, first <= last {
                return (first...last).map { .init(row: from.row, column: $0, in: from.source) }
            }
            guard from.column == to.column, let first = from.row, let last = to.row, first <= last
            else { return [] }
            return (first...last).map { .init(row: $0, column: from.column, in: from.source) }
        default: return []
        }
    }

    private static func key(
        of reference: Expression.Reference, at place: (row: Int?, column: Int?), _ form: Form
    ) -> ValueKey? {
        guard reference.source == .report, let row = reference.row ?? place.row else { return nil }
        let numbers = (form.row(row)?.cells ?? [:]).filter { $0.value.kind.isNumber }.keys
        guard let column = reference.column ?? place.column ?? numbers.min(),
            numbers.contains(column)
        else { return nil }
        return ValueKey(row, column)
    }
}
