public import FoundationEssentials

/// An exact number: nearly always a whole one, with which computers count many times faster.
public enum ExactNumber: Sendable {
    /// A whole number.
    case whole(Int)
    /// Any other, or one that is too great.
    case decimal(Decimal)

    /// Takes a number.
    public init(_ number: Decimal) {
        // Zero and what has no digits after the point; printing is slow, but rare.
        if number.exponent >= 0, let whole = Int(number.description) {
            self = .whole(whole)
        } else {
            self = .decimal(number)
        }
    }

    /// The number as a decimal.
    public var asDecimal: Decimal {
        switch self {
        case .whole(let whole): Decimal(whole)
        case .decimal(let decimal): decimal
        }
    }

    /// Whether it is 0.
    public var isZero: Bool {
        switch self {
        case .whole(let whole): whole == 0
        case .decimal(let decimal): decimal == 0
        }
    }

    /// Whether it is greater than 0.
    public var isPositive: Bool {
        switch self {
        case .whole(let whole): whole > 0
        case .decimal(let decimal): decimal > 0
        }
    }

    /// The sum.
    public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        if case .whole(let one) = left, case .whole(let other) = right {
            let (sum, overflows) = one.addingReportingOverflow(other)
            if !overflows { return .whole(sum) }
        }
        return ExactNumber(left.asDecimal + right.asDecimal)
    }

    /// The difference.
    public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        if case .whole(let one) = left, case .whole(let other) = right {
            let (difference, overflows) = one.subtractingReportingOverflow(other)
            if !overflows { return .whole(difference) }
        }
        return ExactNumber(left.asDecimal - right.asDecimal)
    }
}
