public import FoundationEssentials
public import Forms
public import Spreadsheet

/// The accepted values of all institutions that owe a report for a period, and what they add up to.
public struct Consolidated: Sendable {
    /// An institution that owes a report.
    public struct Member: Sendable {
        /// The institution.
        public var organization: Organization
        /// What counts of it; nil while nothing is accepted.
        public var submission: Submission?
        /// Its due date.
        public var due: CalendarDate
        /// The exact score of its site in the round that checks the report; nil without one.
        public var score: Decimal?

        /// Makes a member.
        public init(
            organization: Organization, submission: Submission?, due: CalendarDate,
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

        /// Whether the institution belongs to the group.
        public func contains(_ organization: Organization) -> Bool {
            switch self {
            case .city: true
            case .district(let name): organization.district == name
            case .kinds(let kinds): kinds.contains(organization.kind)
            }
        }
    }

    /// The half-year.
    public let period: Period
    /// The institutions that owe a report.
    public let members: [Member]

    /// Collects the members.
    public init(period: Period, members: [Member]) {
        self.period = period
        self.members = members
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
        members.count { $0.submission != nil && group.contains($0.organization) }
    }

    /// How many members a group has.
    public func obliged(in group: Group) -> Int {
        members.count { group.contains($0.organization) }
    }

    /// The sum of a cell over the accepted reports of a group; nil when none of them fills it.
    public func sum(of key: ValueKey, in group: Group) -> Decimal? {
        var sum: Decimal?
        for member in members where group.contains(member.organization) {
            guard let number = member.submission?.number(key.row, key.column) else { continue }
            sum = (sum ?? 0) + number
        }
        return sum
    }

    /// How many accepted reports of a group have the text in the cell.
    public func count(of key: ValueKey, equal text: String, in group: Group) -> Int {
        members.count {
            group.contains($0.organization)
                && $0.submission?[key.row, key.column] == .text(text)
        }
    }

    /// What an indicator is for a group.
    public func figure(of indicator: Indicator, in group: Group) -> Figure {
        var figure = Figure(hasDenominator: indicator.hasDenominator)
        for member in members where group.contains(member.organization) {
            if let part = indicator.part(of: member) { figure.add(part) }
        }
        return figure
    }
}

extension Indicator {
    /// What one institution contributes.
    public struct Part: Hashable, Sendable {
        /// The numerator.
        public var numerator: Decimal
        /// The denominator; nil when the indicator has none.
        public var denominator: Decimal?
    }

    /// Whether it is a quotient.
    public var hasDenominator: Bool { base == .obliged || denominator != nil }

    /// What an institution contributes; nil when its report does not state everything needed.
    public func part(of member: Consolidated.Member) -> Part? {
        guard let numerator else { return nil }
        let top = numerator.value(of: member)
        switch base {
        case .obliged:
            return Part(numerator: top ?? 0, denominator: 1)
        case .accepted:
            guard let top else { return nil }
            guard let denominator else { return Part(numerator: top, denominator: nil) }
            guard let bottom = denominator.value(of: member) else { return nil }
            return Part(numerator: top, denominator: bottom)
        }
    }
}

extension Quantity {
    /// The number that an institution gives; nil when something that is needed is missing.
    fileprivate func value(of member: Consolidated.Member) -> Decimal? {
        value(in: member.submission, due: member.due, score: member.score)
    }
}
