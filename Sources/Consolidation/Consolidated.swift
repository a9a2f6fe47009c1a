public import Forms
public import FoundationEssentials
public import Spreadsheet

/// The accepted values of all institutions that owe a report for a period, and what they add up to.
///
/// Everything is added up once for each district and type, in one pass over the members.
public struct Consolidated: Sendable {
    /// An institution that owes a report.
    public struct Member: Sendable {
        /// The institution.
        public var organization: Organization
        /// What counts of it; nil while nothing is accepted.
        public var submission: ReportValues?
        /// Its due date.
        public var due: CalendarDate
        /// The exact score of its site in the round that checks the report; nil without one.
        public var score: Decimal?

        /// Makes a member.
        public init(
            organization: Organization, submission: ReportValues?, due: CalendarDate,
            score: Decimal? = nil
        ) {
            self.organization = organization
            self.submission = submission
            self.due = due
            self.score = score
        }
    }

    /// A group of institutions.
    public enum Group: Hashable, Sendable {
        /// All of them.
        case city
        /// Those of a district.
        case district(String)
        /// Those of some types.
        case kinds(Set<String>)

        /// Whether the institution belongs to the group: a matter of its district and its type.
        public func contains(_ organization: Organization) -> Bool {
            contains(district: organization.district, kind: organization.kind)
        }

        func contains(district: String, kind: String) -> Bool {
            switch self {
            case .city: true
            case .district(let name): district == name
            case .kinds(let kinds): kinds.contains(kind)
            }
        }
    }

    /// The half-year.
    public let period: Period
    /// The institutions that owe a report.
    public let members: [Member]
    private let cells: [Cell]
    private let cellOfMember: [Int32]
    private let reports: [Reports]
    private let totals = Totals()

    /// The institutions of one district and one type, which are in the same groups.
    private struct Cell: Hashable {
        var district: String
        var kind: String
    }

    /// The accepted reports whose values are in one table: their places there, and for each the
    /// place of its cell.
    private struct Reports {
        let table: ValueTable
        var places: [Int32] = []
        var cells: [Int32] = []

        /// Begins with a table. Lists that grow would make the allocator keep the memory of tables
        /// that are given back.
        init(_ table: ValueTable) {
            self.table = table
            places.reserveCapacity(table.count)
            cells.reserveCapacity(table.count)
        }
    }

    /// Collects the members.
    public init(period: Period, members: [Member]) {
        self.period = period
        self.members = members
        var cells: [Cell] = []
        var places: [Cell: Int32] = [:]
        cellOfMember = members.map { member in
            let cell = Cell(
                district: member.organization.district, kind: member.organization.kind)
            if let place = places[cell] { return place }
            let place = Int32(cells.count)
            places[cell] = place
            cells.append(cell)
            return place
        }
        self.cells = cells
        reports = Self.reports(of: members, in: cellOfMember)
    }

    private static func reports(of members: [Member], in cells: [Int32]) -> [Reports] {
        var reports: [Reports] = []
        var numbers: [ObjectIdentifier: Int] = [:]
        for (member, cell) in zip(members, cells) {
            guard let values = member.submission else { continue }
            let table = ObjectIdentifier(values.table)
            let number = numbers[table] ?? reports.count
            if number == reports.count {
                numbers[table] = number
                reports.append(Reports(values.table))
            }
            reports[number].places.append(Int32(values.place))
            reports[number].cells.append(cell)
        }
        return reports
    }

    /// The same with the scores of a round.
    public func scored(by round: SiteRound?) -> Consolidated {
        Consolidated(
            period: period,
            members: members.map { member in
                var member = member
                member.score = round?.results[member.organization.inn]?.score
                return member
            })
    }

    /// How many members of a group have an accepted report.
    public func accepted(in group: Group) -> Int {
        counts(.accepted, in: group) { counts in
            for cell in reports.lazy.flatMap(\.cells) { counts[Int(cell)] += 1 }
        }
    }

    /// How many members a group has.
    public func obliged(in group: Group) -> Int {
        counts(.obliged, in: group) { counts in
            for cell in cellOfMember { counts[Int(cell)] += 1 }
        }
    }

    /// The sum of a cell over the accepted reports of a group; nil when none of them fills it.
    public func sum(of key: ValueKey, in group: Group) -> Decimal? {
        let sums = totals.sums(of: key) {
            var sums = [ExactNumber?](repeating: nil, count: cells.count)
            for reports in reports {
                reports.table.forEachNumber(at: key, of: reports.places) { index, number in
                    let cell = Int(reports.cells[index])
                    sums[cell] = sums[cell].map { $0 + number } ?? number
                }
            }
            return sums
        }
        var sum: ExactNumber?
        for case let (place, part?) in sums.enumerated() where contains(place, in: group) {
            sum = sum.map { $0 + part } ?? part
        }
        return sum?.asDecimal
    }

    /// How many accepted reports of a group have the text in the cell.
    public func count(of key: ValueKey, equal text: String, in group: Group) -> Int {
        counts(.text(key, text), in: group) { counts in
            for reports in reports {
                reports.table.forEachReport(of: reports.places, with: text, at: key) {
                    counts[Int(reports.cells[$0])] += 1
                }
            }
        }
    }

    /// What an indicator is for a group.
    public func figure(of indicator: Indicator, in group: Group) -> Figure {
        figure(of: indicator, in: group) { figure, _, member in
            if let part = indicator.part(of: member) { figure.add(part) }
        }
    }

    /// What an indicator is for a group, by what each member adds, the one at a place.
    ///
    /// - Precondition: an indicator is always added up in the same way.
    func figure(
        of indicator: Indicator, in group: Group,
        adding add: (inout Figure, Int, borrowing Member) -> Void
    ) -> Figure {
        let figures = totals.figures(of: indicator) {
            let nothing = Figure(hasDenominator: indicator.hasDenominator)
            var figures = Array(repeating: nothing, count: cells.count)
            // A copy of each member would take longer than what is added of it.
            let members = members.span
            for (place, cell) in cellOfMember.enumerated() {
                add(&figures[Int(cell)], place, members[place])
            }
            return figures
        }
        var figure = Figure(hasDenominator: indicator.hasDenominator)
        for (place, part) in figures.enumerated() where contains(place, in: group) {
            figure.add(part)
        }
        return figure
    }

    // MARK: Adding up

    private func counts(
        _ subject: Totals.Counted, in group: Group, _ count: (inout [Int]) -> Void
    ) -> Int {
        let counts = totals.counts(of: subject) {
            var counts = [Int](repeating: 0, count: cells.count)
            count(&counts)
            return counts
        }
        return counts.enumerated().reduce(0) {
            contains($1.offset, in: group) ? $0 + $1.element : $0
        }
    }

    private func contains(_ place: Int, in group: Group) -> Bool {
        group.contains(district: cells[place].district, kind: cells[place].kind)
    }
}

extension Indicator {
    /// What one institution contributes.
    public struct Part: Sendable {
        /// The numerator.
        public var numerator: ExactNumber
        /// The denominator; nil when the indicator has none.
        public var denominator: ExactNumber?
    }

    /// Whether it is a quotient.
    public var hasDenominator: Bool { base == .obliged || denominator != nil }

    /// What an institution contributes; nil when its report does not state everything needed.
    public func part(of member: Consolidated.Member) -> Part? {
        guard let top = top(of: member) else { return nil }
        guard hasDenominator else { return Part(numerator: top, denominator: nil) }
        return bottom(of: member).map { Part(numerator: top, denominator: $0) }
    }

    /// The numerator of an institution; nil when its report does not state it. Where all count that
    /// owe a report, one that states nothing is a no.
    func top(of member: Consolidated.Member) -> ExactNumber? {
        guard let numerator else { return nil }
        let top = numerator.value(of: member)
        return base == .obliged ? top ?? .whole(0) : top
    }

    /// Its denominator; nil when its report does not state it, or the indicator has none.
    func bottom(of member: Consolidated.Member) -> ExactNumber? {
        base == .obliged ? .whole(1) : denominator?.value(of: member)
    }
}

extension Quantity {
    /// The number that an institution gives; nil when something that is needed is missing.
    fileprivate func value(of member: Consolidated.Member) -> ExactNumber? {
        value(in: member.submission, due: member.due, score: member.score)
    }
}
