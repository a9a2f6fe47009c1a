import Forms
import struct FoundationEssentials.Decimal

/// What a piece of an expression can come to, as far as the definition of the form tells.
///
/// It may hold more than can really be, never less: what it excludes is impossible in a report
/// whose cells keep to their types, lists and bounds.
struct Domain: Hashable, Sendable {
    /// Values of one type.
    indirect enum Values: Hashable, Sendable {
        /// No value at all, only blank.
        case none
        /// Anything: what stands there could not be read.
        case unknown
        case numbers(NumberRange)
        case texts(TextSet)
        case dates
        case truths(TruthSet)
        case list(ListDomain)
    }

    /// What it can be when it is not blank.
    var values: Values
    /// Whether it can be blank.
    var canBeBlank: Bool

    init(_ values: Values, canBeBlank: Bool) {
        self.values = values
        self.canBeBlank = canBeBlank
    }

    /// What nothing is known of.
    static let unknown = Domain(.unknown, canBeBlank: true)

    /// The type of its values; nil when it is not known.
    var type: Mistake.ValueType? {
        switch values {
        case .none, .unknown: nil
        case .numbers: .number
        case .texts: .text
        case .dates: .date
        case .truths: .truth
        case .list: .list
        }
    }

    /// How it can come out as a truth value; open when it is none.
    var truths: TruthSet {
        switch values {
        case .truths(let truths): truths
        case .none: TruthSet(canHold: false, canFail: false)
        case .unknown, .numbers, .texts, .dates, .list: .open
        }
    }

    /// What either can be; unknown when they are of different types.
    func union(_ other: Domain) -> Domain {
        let values: Values =
            switch (self.values, other.values) {
            case (.none, let values), (let values, .none): values
            case (.numbers(let one), .numbers(let two)): .numbers(one.union(two))
            case (.texts(let one), .texts(let two)): .texts(one.union(two))
            case (.dates, .dates): .dates
            case (.truths(let one), .truths(let two)): .truths(one.union(two))
            default: .unknown
            }
        return Domain(values, canBeBlank: canBeBlank || other.canBeBlank)
    }

    /// How a comparison of two values can come out where both are there; open when their types
    /// are not known to be the same.
    static func outcomes(
        _ sign: Expression.BinaryOperator, _ left: Domain, _ right: Domain
    ) -> TruthSet {
        switch (left.values, right.values) {
        case (.none, _), (_, .none): TruthSet(canHold: false, canFail: false)
        case (.numbers(let one), .numbers(let two)): NumberRange.outcomes(sign, one, two)
        case (.texts(let one), .texts(let two)): TextSet.outcomes(sign, one, two)
        default: .open
        }
    }

    /// The part of it for which the comparison with the other can hold.
    func restricted(_ sign: Expression.BinaryOperator, to other: Domain) -> Domain {
        let values: Values
        switch (self.values, other.values) {
        case (.numbers(let mine), .numbers(let theirs)):
            let left = mine.restricted(sign, to: theirs)
            values = left.isEmpty ? .none : .numbers(left)
        case (.texts(let mine), .texts(let theirs)):
            let left = mine.restricted(sign, to: theirs)
            values = left.isEmpty ? .none : .texts(left)
        default: return self
        }
        return Domain(values, canBeBlank: canBeBlank)
    }
}

/// How a condition can come out when it is not blank.
struct TruthSet: Hashable, Sendable {
    var canHold: Bool
    var canFail: Bool

    /// Either way.
    static let open = TruthSet(canHold: true, canFail: true)

    /// The outcomes of the opposite condition.
    var negated: TruthSet { TruthSet(canHold: canFail, canFail: canHold) }

    /// Whether it always comes out in the same way.
    var decided: Bool? { canHold == canFail ? nil : canHold }

    func union(_ other: TruthSet) -> TruthSet {
        TruthSet(canHold: canHold || other.canHold, canFail: canFail || other.canFail)
    }
}

/// What a range, a register's column or the register's hosts can hold.
struct ListDomain: Hashable, Sendable {
    /// Which cells there are: lists of another shape cannot be gone through side by side.
    enum Shape: Hashable, Sendable {
        /// So many cells.
        case cells(Int)
        /// One cell for each row of a register.
        case rows(sheet: Int, Expression.Source)
        /// As many as there are.
        case open
    }

    /// What the cells can hold: one entry for each of them, or one for all of a register's column.
    let elements: [Domain]
    let shape: Shape

    /// How many cells there are; nil when that depends on the report.
    var count: Int? {
        if case .cells(let count) = shape { count } else { nil }
    }
}
