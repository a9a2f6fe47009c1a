import Completeness
import Consolidation
import Forms
import FoundationEssentials

/// What a breakdown shows of each count and share, so that nothing small can be computed back.
struct BreakdownMarks {
    let layout: RcnLayout
    let groups: [Consolidated.Group]
    private let tallies: [Tally]
    private let order: CellOrder
    private let printed: [YearFigures.Line: [Int]]
    /// Of sums over two half-years what the later one adds.
    private let added: [YearFigures.Line: [Int]]

    init(layout: RcnLayout, groups: [Consolidated.Group]) {
        self.layout = layout
        self.groups = groups
        tallies = groups.map { group in
            Tally(layout.board.statuses.lazy.filter { group.contains($0.organization) })
        }
        order = CellOrder(layout.form)
        func counts(
            of lines: [YearFigures.Line],
            _ sum: (YearFigures.Line, Consolidated.Group) -> Decimal?
        ) -> [YearFigures.Line: [Int]] {
            Dictionary(
                lines.map { line in (line, groups.map { Int(sum(line, $0)?.asDouble ?? 0) }) },
                uniquingKeysWith: { first, _ in first })
        }
        let figures = layout.figures
        printed = counts(of: layout.lines) { figures.sum(of: $0, in: $1) }
        added = counts(
            of: figures.halves.count == 1 ? [] : layout.lines.filter { $0.kind == .flow }
        ) { figures.latest.sum(of: $0.key, in: $1) }
    }

    func tally(_ group: Int) -> Tally { tallies[group] }

    /// What is shown of a line of counts, by group.
    ///
    /// Where an indicator of the city is 100 %, it is that everywhere, and each of its lines follows
    /// from the others: then none is shown where another one is hidden.
    func shown(_ line: YearFigures.Line) -> [SmallCounts.Shown] {
        var marks = shownAlone(line)
        for indicator in layout.indicators where indicator.lines.contains(line) {
            guard let city = layout.figures.figure(of: indicator, in: .city),
                city.denominator == city.numerator
            else { continue }
            for other in indicator.lines where other != line {
                for (group, mark) in shownAlone(other).enumerated()
                where mark != .number && marks[group] == .number {
                    marks[group] = .withheld
                }
            }
        }
        return marks
    }

    private func shownAlone(_ line: YearFigures.Line) -> [SmallCounts.Shown] {
        guard let counts = printed[line] else { return groups.map { _ in .withheld } }
        let bounds = groups.indices.map { group in
            order.bounds(of: line.key) { other in
                kinds(ordered: line.kind).lazy.compactMap { printed[.init(key: other, kind: $0)] }
                    .first?[group]
            }
        }
        let marks = SmallCounts.shown(of: counts, threshold: layout.threshold, within: bounds)
        guard let added = added[line] else { return marks }
        // Whoever kept the workbook of the first half-year can take its counts away.
        let later = SmallCounts.shown(of: added, threshold: layout.threshold)
        return zip(marks, later).map { $0 == .number && $1 != .number ? .withheld : $0 }
    }

    /// The kinds of lines that are ordered as the cells of one report are: those that are taken
    /// from the same half-years.
    private func kinds(ordered kind: Indicator.Kind) -> [Indicator.Kind] {
        layout.figures.halves.count == 1 ? Indicator.Kind.allCases : [kind]
    }

    /// By how much the sums of a share differ from the same sums of the lines, by group: of those
    /// institutions only that the share leaves out, or counts by their earlier report. Whoever
    /// knows the share and the lines can compute it.
    private func differences(
        of indicator: Indicator, _ numerators: [Int], _ denominators: [Int]
    ) -> [[Int]] {
        let sides = [
            (indicator.numerator, indicator.kind, numerators),
            (indicator.denominator, indicator.kindBelow, denominators),
        ]
        return sides.compactMap { quantity, kind, sums in
            quantity.flatMap { total(of: $0, kind) }.map { lines in
                zip(sums, lines).map { abs($0 - $1) }
            }
        }
    }

    /// What a quantity comes to by the sums of its lines, by group; nil where lines do not say.
    private func total(of quantity: Quantity, _ kind: Indicator.Kind) -> [Int]? {
        switch quantity {
        case .cell(let key): return printed[.init(key: key, kind: kind)]
        case .added(let left, let right):
            guard let left = total(of: left, kind), let right = total(of: right, kind) else {
                return nil
            }
            return zip(left, right).map { $0 + $1 }
        case .subtracted(let left, let right):
            guard let left = total(of: left, kind), let right = total(of: right, kind) else {
                return nil
            }
            return zip(left, right).map { $0 - $1 }
        case .sum(let keys):
            return keys.reduce(groups.map { _ in 0 }) { sums, key in
                guard let sums, let line = printed[.init(key: key, kind: kind)] else { return nil }
                return zip(sums, line).map { $0 + $1 }
            }
        case .number, .count, .equals, .inTime, .score: return nil
        }
    }

    /// What is shown of the number of institutions, by group.
    func shown(_ institutions: BreakdownSheet.Institutions) -> [SmallCounts.Shown] {
        let bounds = tallies.map { tally in
            let least = institutions.parts.map { $0.count(of: tally) }.max() ?? 0
            let most = institutions.wholes.map { $0.count(of: tally) }.min() ?? Int.max
            return least...most
        }
        return SmallCounts.shown(
            of: tallies.map { institutions.count(of: $0) }, threshold: layout.threshold,
            within: bounds)
    }

    /// Whether the share of each group may be shown: neither a count that it is made of is hidden,
    /// nor would the share with the others and the city's tell a small one.
    func isShown(_ indicator: Indicator) -> [Bool] {
        let figures = groups.map { layout.figures.figure(of: indicator, in: $0) }
        let numerators = figures.map { Int($0?.numerator.asDouble ?? 0) }
        let denominators = figures.map { Int($0?.denominator?.asDouble ?? 0) }
        var marks = indicator.lines.map(shown)
        let bounds = zip(denominators, numerators).map { 0...max($0, $1) }
        marks.append(
            SmallCounts.shown(
                of: numerators, threshold: layout.threshold,
                within: indicator.hasDenominator ? bounds : []))
        marks.append(SmallCounts.shown(of: denominators, threshold: layout.threshold))
        // Where no line of counts says the same, those who are not counted must not be few either.
        if indicator.lines.isEmpty {
            let others = zip(denominators, numerators).map { max(0, $0 - $1) }
            marks.append(
                SmallCounts.shown(of: others, threshold: layout.threshold, within: bounds))
        }
        if indicator.base == .obliged { marks.append(shown(.obliged)) }
        marks += differences(of: indicator, numerators, denominators).map {
            SmallCounts.shown(of: $0, threshold: layout.threshold)
        }
        return groups.indices.map { group in
            marks.allSatisfy { $0[group] == .number }
        }
    }
}

extension BreakdownSheet.Institutions {
    /// The counts that are at least as great.
    var wholes: [Self] {
        switch self {
        case .registered: []
        case .obliged: [.registered]
        case .received: [.registered, .obliged]
        case .accepted, .inTime: [.registered, .obliged, .received]
        }
    }

    /// The counts that are at most as great.
    var parts: [Self] { Self.allCases.filter { $0.wholes.contains(self) } }
}
