public import FoundationEssentials
public import Forms

/// A number of a consolidated workbook, added up a second time from what is on record.
public indirect enum TracedNumber: Sendable {
    /// A sum.
    case total(TracedTotal)
    /// A quotient.
    case ratio(TracedNumber, TracedNumber)
    /// A quotient out of 100.
    case outOf100(TracedNumber, TracedNumber)
    /// A change.
    case change(from: TracedNumber, to: TracedNumber, inPoints: Bool)

    /// The number; nil where something would be divided by 0.
    public var value: Double? {
        switch self {
        case .total(let total): return total.sum.asDouble
        case .ratio(let top, let bottom):
            guard let top = top.value, let bottom = bottom.value, bottom != 0 else { return nil }
            return top / bottom
        case .outOf100(let top, let bottom):
            return TracedNumber.ratio(top, bottom).value.map { $0 * 100 }
        case .change(let from, let to, let inPoints):
            guard let from = from.value, let to = to.value else { return nil }
            return inPoints ? (to - from) * 100 : to - from
        }
    }

    /// The sums that it is made of, from left to right.
    public var totals: [TracedTotal] {
        switch self {
        case .total(let total): [total]
        case .ratio(let one, let other), .outOf100(let one, let other): one.totals + other.totals
        case .change(let from, let to, _): from.totals + to.totals
        }
    }
}

/// A sum with all that it is made of.
public struct TracedTotal: Sendable {
    /// What is added up.
    public var measure: Measure
    /// Whose numbers.
    public var subject: Origin.Subject
    /// Of which half-years.
    public var periods: [Period]
    /// What was added, in the order of the institutions.
    public var contributions: [Contribution]
    /// Which institutions added nothing, and why.
    public var gaps: [Gap]

    /// Makes a sum.
    public init(
        _ measure: Measure, of subject: Origin.Subject, in periods: [Period],
        contributions: [Contribution], gaps: [Gap]
    ) {
        self.measure = measure
        self.subject = subject
        self.periods = periods
        self.contributions = contributions
        self.gaps = gaps
    }

    /// The exact sum.
    public var sum: Decimal { contributions.reduce(0) { $0 + $1.amount } }
}

/// An institution that adds nothing to a sum.
public struct Gap: Sendable {
    /// Why.
    public enum Reason: Hashable, Sendable, CaseIterable {
        /// It has sent nothing.
        case notSent
        /// What it sent is not accepted.
        case returned
        /// It owes no report.
        case notObliged
        /// What is needed is not filled in.
        case empty
        /// It would be divided by 0.
        case zeroDenominator
        /// It is not what is counted.
        case notCounted
        /// Nobody has looked at its site.
        case unchecked
    }

    /// The institution.
    public var organization: Organization
    /// The half-year.
    public var period: Period
    /// Why.
    public var reason: Reason

    /// Makes a gap.
    public init(_ organization: Organization, _ period: Period, _ reason: Reason) {
        self.organization = organization
        self.period = period
        self.reason = reason
    }
}
