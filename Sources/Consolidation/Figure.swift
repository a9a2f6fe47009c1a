public import Forms
public import FoundationEssentials

/// An indicator of a group: the sums it is made of.
public struct Figure: Hashable, Sendable {
    /// The sum of the numerators of the institutions that count.
    public var numerator: Decimal { top.asDecimal }
    /// The sum of their denominators; nil for an indicator without one.
    public var denominator: Decimal? { bottom?.asDecimal }
    /// How many institutions count.
    public private(set) var members = 0

    private var top = ExactNumber.whole(0)
    private var bottom: ExactNumber?

    init(hasDenominator: Bool) {
        bottom = hasDenominator ? .whole(0) : nil
    }

    /// Makes a figure of sums.
    public init(numerator: Decimal, denominator: Decimal?, members: Int) {
        top = ExactNumber(numerator)
        bottom = denominator.map { ExactNumber($0) }
        self.members = members
    }

    /// Counts an institution; one with an empty denominator is left out of the share.
    mutating func add(_ part: Indicator.Part) {
        if include(part) { members += 1 }
    }

    /// Counts an institution once that contributes several times; what would be divided by nothing
    /// is left out.
    mutating func add(_ parts: [Indicator.Part]) {
        var counts = false
        for part in parts where include(part) { counts = true }
        if counts { members += 1 }
    }

    private mutating func include(_ part: Indicator.Part) -> Bool {
        if let sum = bottom {
            guard let denominator = part.denominator, denominator.isPositive else { return false }
            bottom = sum + denominator
        }
        top = top + part.numerator
        return true
    }

    /// Counts the institutions of another group in.
    mutating func add(_ other: Figure) {
        top = top + other.top
        if let sum = bottom, let denominator = other.bottom { bottom = sum + denominator }
        members += other.members
    }

    /// The value: a quotient, or the sum; nil when nobody counts.
    public var value: Double? {
        guard members > 0 else { return nil }
        guard let bottom else { return top.asDouble }
        return bottom.isPositive ? top.asDouble / bottom.asDouble : nil
    }

    /// Whether the sums are the same.
    public static func == (one: Figure, other: Figure) -> Bool {
        one.numerator == other.numerator && one.denominator == other.denominator
            && one.members == other.members
    }

    /// Hashes the sums.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(numerator)
        hasher.combine(denominator)
        hasher.combine(members)
    }
}

extension ExactNumber {
    /// The nearest floating-point number, as a spreadsheet holds it.
    public var asDouble: Double {
        switch self {
        case .whole(let whole): Double(whole)
        case .decimal(let decimal): decimal.asDouble
        }
    }
}

extension Decimal {
    /// The nearest floating-point number, as a spreadsheet holds it.
    public var asDouble: Double {
        guard let number = Double(description) else {
            preconditionFailure("a decimal is written as a number")
        }
        return number
    }
}
