public import FoundationEssentials
public import Forms

/// The figures of a year out of its one or two half-years.
public struct YearFigures: Sendable {
    /// The half-years in their order, at least one.
    public let halves: [Consolidated]

    /// Collects the half-years; nil when there is none.
    public init?(_ halves: [Consolidated]) {
        guard !halves.isEmpty else { return nil }
        self.halves = halves.sorted { $0.period < $1.period }
    }

    /// The later half-year, which stands for the state of the year.
    public var latest: Consolidated { halves[halves.count - 1] }

    /// What an indicator is for a group; nil when the year does not give it.
    public func figure(of indicator: Indicator, in group: Consolidated.Group) -> Figure? {
        switch indicator.kind {
        case .stock:
            return latest.figure(of: indicator, in: group)
        case .outcome:
            return halves.first { $0.period.half == .first }?.figure(of: indicator, in: group)
        case .flow:
            let figures = halves.map { $0.figure(of: indicator, in: group) }
            let numerator = figures.reduce(Decimal(0)) { $0 + $1.numerator }
            let last = figures[figures.count - 1]
            let denominator =
                indicator.dividesByStock
                ? last.denominator
                : indicator.hasDenominator
                    ? figures.reduce(Decimal(0)) { $0 + ($1.denominator ?? 0) } : nil
            return Figure(
                numerator: numerator, denominator: denominator,
                members: figures.map(\.members).max() ?? 0)
        }
    }

    /// A line of counts: a cell of the form, and what happens to it over a year.
    public struct Line: Hashable, Sendable {
        /// The cell.
        public var key: ValueKey
        /// What happens to it.
        public var kind: Indicator.Kind

        /// Makes a line.
        public init(key: ValueKey, kind: Indicator.Kind) {
            self.key = key
            self.kind = kind
        }
    }

    /// The sum of a line for a group; nil when nobody fills the cell.
    public func sum(of line: Line, in group: Consolidated.Group) -> Decimal? {
        switch line.kind {
        case .stock: return latest.sum(of: line.key, in: group)
        case .outcome:
            return halves.first { $0.period.half == .first }?.sum(of: line.key, in: group)
        case .flow:
            let sums = halves.compactMap { $0.sum(of: line.key, in: group) }
            return sums.isEmpty ? nil : sums.reduce(0, +)
        }
    }
}

extension Indicator {
    /// The cells of the form that the indicator adds up, each with what happens to it over a year.
    public var lines: [YearFigures.Line] {
        let below = dividesByStock && kind == .flow ? Kind.stock : kind
        return (numerator?.addedKeys ?? []).map { YearFigures.Line(key: $0, kind: kind) }
            + (denominator?.addedKeys ?? []).map { YearFigures.Line(key: $0, kind: below) }
    }
}

extension Quantity {
    /// The cells whose numbers are added or subtracted.
    var addedKeys: [ValueKey] {
        switch self {
        case .cell(let key): [key]
        case .sum(let keys): keys
        case .added(let left, let right), .subtracted(let left, let right):
            left.addedKeys + right.addedKeys
        case .number, .count, .equals, .inTime, .score: []
        }
    }
}
