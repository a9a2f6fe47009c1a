/// What a sheet lets people type into some of its cells.
///
/// Source: ECMA-376 part 1, §18.3.1.32 (`dataValidation`).
public struct DataValidation: Hashable, Sendable {
    /// What is allowed.
    public enum Kind: String, Hashable, Sendable {
        /// Anything.
        case anything = "none"
        /// A whole number.
        case whole
        /// A number.
        case decimal
        /// A value of a list.
        case list
        /// A date.
        case date
        /// A time.
        case time
        /// A text of some length.
        case textLength
        /// What a formula allows.
        case custom
    }

    /// How the value is compared with the bounds.
    public enum Comparison: String, Hashable, Sendable {
        /// From the first bound to the second.
        case between
        /// Outside of the two bounds.
        case notBetween
        /// Equal to the first bound.
        case equal
        /// Other than the first bound.
        case notEqual
        /// Less than the first bound.
        case lessThan
        /// The first bound or less.
        case lessThanOrEqual
        /// More than the first bound.
        case greaterThan
        /// The first bound or more.
        case greaterThanOrEqual
    }

    /// The cells concerned.
    public var ranges: [CellRange]
    /// What is allowed.
    public var kind: Kind
    /// How the value is compared; without meaning for lists and formulas.
    public var comparison: Comparison
    /// The first bound, the list or the formula, as text without the sign of equality.
    public var first: String
    /// The second bound; empty where there is none.
    public var second: String
    /// Whether the cells may stay blank.
    public var allowsBlank: Bool
    /// Whether another value is refused, and not just remarked upon or let pass.
    public var isEnforced: Bool

    /// Makes a validation; everything but the kind may be left out.
    public init(
        _ kind: Kind, ranges: [CellRange] = [], comparison: Comparison = .between,
        first: String = "", second: String = "", allowsBlank: Bool = false,
        isEnforced: Bool = false
    ) {
        self.kind = kind
        self.ranges = ranges
        self.comparison = comparison
        self.first = first
        self.second = second
        self.allowsBlank = allowsBlank
        self.isEnforced = isEnforced
    }
}
