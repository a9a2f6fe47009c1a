public import FoundationEssentials
import Forms

/// An indicator of a group: the sums it is made of.
public struct Figure: Hashable, Sendable {
    /// The sum of the numerators of the institutions that count.
    public private(set) var numerator: Decimal = 0
    /// The sum of their denominators; nil for an indicator without one.
    public private(set) var denominator: Decimal?
    /// How many institutions count.
    public private(set) var members = 0

    init(hasDenominator: Bool) {
        denominator = hasDenominator ? 0 : nil
    }

    /// Makes a figure of sums.
    public init(numerator: Decimal, denominator: Decimal?, members: Int) {
        self.numerator = numerator
        self.denominator = denominator
        self.members = members
    }

    /// Counts an institution; one with an empty denominator is left out of the share.
    mutating func add(_ part: Indicator.Part) {
        if denominator != nil {
            guard let bottom = part.denominator, bottom > 0 else { return }
            denominator = (denominator ?? 0) + bottom
        }
        numerator += part.numerator
        members += 1
    }

    /// The value: a quotient, or the sum; nil when nobody counts.
    public var value: Double? {
        guard members > 0 else { return nil }
        guard let denominator else { return numerator.asDouble }
        return denominator == 0 ? nil : numerator.asDouble / denominator.asDouble
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
