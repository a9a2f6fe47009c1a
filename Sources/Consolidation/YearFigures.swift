public import FoundationEssentials
public import Forms

/// The figures of a year out of its one or two half-years.
public struct YearFigures: Sendable {
    /// The half-years in their order, at least one.
    public let halves: [Consolidated]
    /// How many institutions have an accepted report of at least one of them.
    public let reporting: Int
    /// Everybody who owed a report of some half-year, as it was in the last of these.
    private let institutions: Consolidated
    /// For each half-year the places of the institutions among its members; nil where one owed
    /// nothing then.
    private let places: [[Int32?]]

    /// Collects the half-years; nil when there is none.
    public init?(_ halves: [Consolidated]) {
        let halves = halves.sorted { $0.period < $1.period }
        guard let latest = halves.last else { return nil }
        self.init(latest, after: Array(halves.dropLast()))
    }

    /// Collects the half-years.
    ///
    /// - Parameters:
    ///   - latest: the last one.
    ///   - earlier: those before it in their order.
    public init(_ latest: Consolidated, after earlier: [Consolidated]) {
        let halves = earlier + [latest]
        var members = latest.members
        var placeOfINN: [String: Int] = [:]
        for (place, member) in members.enumerated() { placeOfINN[member.organization.inn] = place }
        var found = halves.map { _ in [Int32?](repeating: nil, count: members.count) }
        found[halves.count - 1] = members.indices.map { Int32($0) }
        for half in halves.indices.dropLast().reversed() {
            for (own, member) in halves[half].members.enumerated() {
                let place = placeOfINN[member.organization.inn] ?? members.count
                if place == members.count {
                    placeOfINN[member.organization.inn] = place
                    members.append(member)
                    for index in found.indices { found[index].append(nil) }
                }
                found[half][place] = Int32(own)
            }
        }
        self.halves = halves
        places = found
        reporting = members.indices.count { place in
            zip(halves, found).contains { half, places in
                places[place].map { half.members[Int($0)].submission != nil } ?? false
            }
        }
        institutions = Consolidated(period: latest.period, members: members)
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
            return institutions.figure(of: indicator, in: group) { figure, place, _ in
                figure.add(parts(of: indicator, at: place))
            }
        }
    }

    /// What an institution contributes to a flow of the year: what each of its reports gives. What
    /// is divided by a stock is divided once, by the last one that it states, so that nobody is
    /// above the line who is not below it as well.
    private func parts(of indicator: Indicator, at place: Int) -> [Indicator.Part] {
        let reports = zip(halves, places).compactMap { half, places in
            places[place].map { half.members[Int($0)] }
        }
        guard indicator.dividesByStock else { return reports.compactMap(indicator.part(of:)) }
        guard let flow = reports.compactMap(indicator.top(of:)).reduce(nil, Self.sum) else {
            return []
        }
        let stock = reports.reversed().lazy.compactMap(indicator.bottom(of:)).first
        return stock.map { [Indicator.Part(numerator: flow, denominator: $0)] } ?? []
    }

    private static func sum(_ sum: ExactNumber?, _ next: ExactNumber) -> ExactNumber? {
        sum.map { $0 + next } ?? next
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
        (numerator?.addedKeys ?? []).map { YearFigures.Line(key: $0, kind: kind) }
            + (denominator?.addedKeys ?? []).map { YearFigures.Line(key: $0, kind: kindBelow) }
    }

    /// What happens to its denominator over a year.
    public var kindBelow: Kind { dividesByStock && kind == .flow ? .stock : kind }
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
