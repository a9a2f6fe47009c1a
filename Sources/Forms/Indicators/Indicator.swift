/// An indicator of the consolidated workbooks: what is divided by what.
///
/// Its value for a group is the sum of the numerators over the sum of the denominators, never a
/// mean of shares; without a denominator it is the sum.
public struct Indicator: Hashable, Sendable {
    /// What a value is counted in.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// A share, shown in per cent.
        case share
        /// Pieces.
        case units
        /// People.
        case people
        /// Points.
        case points
    }

    /// Which institutions count.
    public enum Base: String, Hashable, Sendable, CaseIterable {
        /// Those with an accepted report that states everything the indicator needs.
        case accepted
        /// All that owe a report; one without an accepted report counts as a no.
        case obliged
    }

    /// What happens to the values of two half-years of a year.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A state on a day: the later half-year stands for the year.
        case stock
        /// What happened in the half-year: both are added up, a denominator that is a stock is not.
        case flow
        /// A result of the school year: only the first half-year has it.
        case outcome
    }

    /// The code, such as "6401".
    public var code: String
    /// What it says.
    public var caption: String
    /// What it is counted in.
    public var unit: Unit
    /// Which institutions count.
    public var base: Base
    /// What happens to two half-years.
    public var kind: Kind
    /// What is summed up; nil when the form does not give it.
    public var numerator: Quantity?
    /// What it is divided by; nil for a plain sum.
    public var denominator: Quantity?
    /// Whether the denominator is a stock even where the numerator is a flow.
    public var dividesByStock: Bool
    /// Whether it is shown as a chart.
    public var isCharted: Bool
    /// A sentence for the sheet «Методика»; nil when the formula says it all.
    public var note: String?

    /// Makes an indicator.
    public init(
        code: String, caption: String, unit: Unit = .share, base: Base = .accepted,
        kind: Kind = .stock, numerator: Quantity?, denominator: Quantity? = nil,
        dividesByStock: Bool = false, isCharted: Bool = false, note: String? = nil
    ) {
        self.code = code
        self.caption = caption
        self.unit = unit
        self.base = base
        self.kind = kind
        self.numerator = numerator
        self.denominator = denominator
        self.dividesByStock = dividesByStock
        self.isCharted = isCharted
        self.note = note
    }

    /// Whether it is computed for that half of a year.
    public func isComputed(in half: Half) -> Bool {
        numerator != nil && (kind != .outcome || half == .first)
    }
}
