import Forms
import FoundationEssentials

/// The numbers between two bounds, both included; nil stands for no bound.
struct NumberRange: Hashable, Sendable {
    let lowest: Decimal?
    let highest: Decimal?
    /// Whether there are whole numbers only.
    let isWhole: Bool

    /// All numbers, or all whole ones.
    static func all(whole: Bool = false) -> NumberRange {
        NumberRange(from: nil, to: nil, whole: whole)
    }

    /// One number.
    init(_ number: Decimal) {
        self.init(from: number, to: number, whole: number.floor == number)
    }

    /// The numbers between bounds; of whole numbers, the bounds become such.
    init(from lowest: Decimal?, to highest: Decimal?, whole: Bool) {
        let known = (lowest.flatMap(Self.known), highest.flatMap(Self.known))
        self.lowest = whole ? known.0?.ceiling : known.0
        self.highest = whole ? known.1?.floor : known.1
        isWhole = whole
    }

    /// Arithmetic beyond what a Decimal keeps bounds nothing.
    private static func known(_ bound: Decimal) -> Decimal? { bound.isNaN ? nil : bound }

    /// The only number there is; nil when there are several.
    var single: Decimal? { lowest == highest ? lowest : nil }

    /// Whether there is no number between the bounds.
    var isEmpty: Bool {
        guard let lowest, let highest else { return false }
        return lowest > highest
    }

    /// Whether all numbers are 0 or above.
    var isNatural: Bool { lowest.map { $0 >= 0 } ?? false }

    /// Whether the number is between the bounds.
    func contains(_ number: Decimal) -> Bool {
        !intersection(NumberRange(number)).isEmpty
    }

    /// The numbers of both.
    func intersection(_ other: NumberRange) -> NumberRange {
        NumberRange(
            from: Self.pick(lowest, other.lowest, max), to: Self.pick(highest, other.highest, min),
            whole: isWhole || other.isWhole)
    }

    /// The numbers of either, and those between.
    func union(_ other: NumberRange) -> NumberRange {
        NumberRange(
            from: Self.both(lowest, other.lowest, min), to: Self.both(highest, other.highest, max),
            whole: isWhole && other.isWhole)
    }

    private static func both(
        _ one: Decimal?, _ other: Decimal?, _ join: (Decimal, Decimal) -> Decimal
    ) -> Decimal? {
        guard let one, let other else { return nil }
        return join(one, other)
    }

    private static func pick(
        _ one: Decimal?, _ other: Decimal?, _ choose: (Decimal, Decimal) -> Decimal
    ) -> Decimal? {
        both(one, other, choose) ?? one ?? other
    }

    // MARK: Arithmetic

    static prefix func - (range: NumberRange) -> NumberRange {
        NumberRange(from: range.highest.map(-), to: range.lowest.map(-), whole: range.isWhole)
    }

    static func + (left: NumberRange, right: NumberRange) -> NumberRange {
        NumberRange(
            from: both(left.lowest, right.lowest, +), to: both(left.highest, right.highest, +),
            whole: left.isWhole && right.isWhole)
    }

    static func * (left: NumberRange, right: NumberRange) -> NumberRange {
        let isWhole = left.isWhole && right.isWhole
        if let one = left.lowest, let two = left.highest, let three = right.lowest,
            let four = right.highest
        {
            let corners = [one * three, one * four, two * three, two * four]
            guard !corners.contains(where: \.isNaN) else { return .all(whole: isWhole) }
            return NumberRange(from: corners.min(), to: corners.max(), whole: isWhole)
        }
        let isNatural = left.isNatural && right.isNatural
        return NumberRange(
            from: isNatural ? both(left.lowest, right.lowest, *) : nil, to: nil, whole: isWhole)
    }

    /// Only the quotients of numbers that are not negative are bounded; nothing else is divided.
    static func / (left: NumberRange, right: NumberRange) -> NumberRange {
        guard left.isNatural, right.isNatural, let dividend = left.lowest else { return .all() }
        var least = right.lowest
        if least == 0, right.isWhole { least = 1 }
        var highest: Decimal?
        if let least, least > 0, let dividend = left.highest { highest = dividend / least }
        var lowest = Decimal(0)
        if let greatest = right.highest, greatest > 0 { lowest = dividend / greatest }
        return NumberRange(from: lowest, to: highest, whole: false)
    }

    /// The same numbers without their signs.
    var magnitude: NumberRange {
        if isNatural { return self }
        if let highest, highest <= 0 { return -self }
        let longest = Self.both(lowest.map(-), highest, max)
        return NumberRange(from: 0, to: longest, whole: isWhole)
    }

    // MARK: Comparison

    /// How a comparison of a number of each can come out.
    static func outcomes(
        _ sign: Forms.Expression.BinaryOperator, _ left: NumberRange, _ right: NumberRange
    ) -> TruthSet {
        switch sign {
        case .equal:
            TruthSet(
                canHold: !left.intersection(right).isEmpty,
                canFail: left.single == nil || left.single != right.single)
        case .less:
            TruthSet(
                canHold: both(left.lowest, right.highest).map { $0 < $1 } ?? true,
                canFail: both(left.highest, right.lowest).map { $0 >= $1 } ?? true)
        case .greater: outcomes(.less, right, left)
        case .notEqual: outcomes(.equal, left, right).negated
        case .greaterOrEqual: outcomes(.less, left, right).negated
        case .lessOrEqual: outcomes(.less, right, left).negated
        case .plus, .minus, .times, .divided, .joined: .open
        }
    }

    private static func both(_ one: Decimal?, _ other: Decimal?) -> (Decimal, Decimal)? {
        guard let one, let other else { return nil }
        return (one, other)
    }

    /// The numbers of which the comparison with some number of the other range holds.
    func restricted(_ sign: Forms.Expression.BinaryOperator, to other: NumberRange) -> NumberRange {
        switch sign {
        case .equal: intersection(other)
        case .lessOrEqual: intersection(NumberRange(from: nil, to: other.highest, whole: false))
        case .greaterOrEqual: intersection(NumberRange(from: other.lowest, to: nil, whole: false))
        case .less:
            restricted(.lessOrEqual, to: other).without(other.highest)
        case .greater:
            restricted(.greaterOrEqual, to: other).without(other.lowest)
        case .notEqual: without(other.single)
        case .plus, .minus, .times, .divided, .joined: self
        }
    }

    /// The range without a number; the same when that leaves no range.
    private func without(_ number: Decimal?) -> NumberRange {
        guard let number else { return self }
        if single == number { return NumberRange(from: 1, to: 0, whole: isWhole) }
        guard isWhole else { return self }
        return NumberRange(
            from: lowest == number ? number + 1 : lowest,
            to: highest == number ? number - 1 : highest, whole: true)
    }
}

extension Decimal {
    /// The greatest whole number that is not above it.
    var floor: Decimal {
        let text = "\(self)"
        guard let point = text.firstIndex(of: "."),
            let whole = Decimal(string: String(text[..<point]))
        else { return self }
        return self < 0 ? whole - 1 : whole
    }

    /// The least whole number that is not below it.
    var ceiling: Decimal { -(-self).floor }
}
