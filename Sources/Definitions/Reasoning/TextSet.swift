import struct FoundationEssentials.Decimal
import Forms

/// The texts that can stand somewhere.
enum TextSet: Hashable, Sendable {
    /// Any text of at most so many characters; nil for any length.
    case any(longest: Int?)
    /// One of these.
    case some(Values)

    /// Some texts, prepared for comparisons.
    struct Values: Hashable, Sendable {
        /// The texts as they are written.
        private(set) var written: [String] = []
        /// The same as rules compare them, in the same order; none stands twice.
        private(set) var folded: [String] = []

        init(_ texts: [String]) {
            for text in texts { add(text, text.folded) }
        }

        private init(_ texts: some Sequence<(String, String)>) {
            for (text, folded) in texts { add(text, folded) }
        }

        private mutating func add(_ text: String, _ fold: String) {
            guard !folded.contains(fold) else { return }
            written.append(text)
            folded.append(fold)
        }

        /// Those whose folded text fits.
        func filter(_ isIncluded: (String) -> Bool) -> Values {
            Values(zip(written, folded).filter { isIncluded($1) })
        }

        /// These and those of another set.
        func joined(with other: Values) -> Values {
            Values(zip(written + other.written, folded + other.folded))
        }
    }

    /// The most texts that are told apart.
    private static let limit = 64

    /// One of these texts, or any when they are many.
    init(_ texts: [String]) {
        self =
            texts.count <= Self.limit
            ? .some(Values(texts)) : .any(longest: Self.longest(of: texts))
    }

    private static func longest(of texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }

    /// Whether no text is left.
    var isEmpty: Bool {
        if case .some(let values) = self { values.written.isEmpty } else { false }
    }

    /// How many characters a text can have at most; nil when nothing is known.
    private var longest: Int? {
        switch self {
        case .any(let longest): longest
        case .some(let values): Self.longest(of: values.written)
        }
    }

    /// The texts of either.
    func union(_ other: TextSet) -> TextSet {
        if self == other { return self }
        guard case .some(let one) = self, case .some(let two) = other else {
            guard let longest, let others = other.longest else { return .any(longest: nil) }
            return .any(longest: max(longest, others))
        }
        let both = one.joined(with: two)
        return both.written.count <= Self.limit
            ? .some(both) : .any(longest: Self.longest(of: both.written))
    }

    /// Their first characters.
    func prefix(_ count: Int) -> TextSet {
        switch self {
        case .any(let longest): .any(longest: min(longest ?? count, count))
        case .some(let values): TextSet(values.written.map { String($0.prefix(count)) })
        }
    }

    /// How many characters they can have.
    var lengths: NumberRange {
        switch self {
        case .any(let longest):
            NumberRange(from: 0, to: longest.map { .init($0) }, whole: true)
        case .some(let values):
            NumberRange(
                from: values.written.map(\.count).min().map { .init($0) },
                to: values.written.map(\.count).max().map { .init($0) }, whole: true)
        }
    }

    /// Each text of one with each of the other after it.
    func joined(with other: TextSet) -> TextSet {
        guard case .some(let one) = self, case .some(let two) = other,
            one.written.count * two.written.count <= Self.limit
        else { return .any(longest: nil) }
        return TextSet(one.written.flatMap { text in two.written.map { text + $0 } })
    }

    /// How a comparison of a text of each can come out.
    static func outcomes(
        _ sign: Expression.BinaryOperator, _ left: TextSet, _ right: TextSet
    ) -> TruthSet {
        switch sign {
        case .equal: equality(left, right)
        case .notEqual: equality(left, right).negated
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times, .divided,
            .joined:
            .open
        }
    }

    private static func equality(_ left: TextSet, _ right: TextSet) -> TruthSet {
        switch (left, right) {
        case (.some(let one), .some(let two)):
            // Beside an empty text the question is whether the other is empty.
            guard !one.folded.contains(""), !two.folded.contains("") else { return .open }
            let isCertain = one.folded.count == 1 && one.folded == two.folded
            return TruthSet(
                canHold: one.folded.contains(where: two.folded.contains), canFail: !isCertain)
        case (.some(let values), .any(let longest?)), (.any(let longest?), .some(let values)):
            return TruthSet(
                canHold: values.folded.contains { $0.count <= longest }, canFail: true)
        case (.any, _), (_, .any): return .open
        }
    }

    /// The texts of which the comparison with some text of the other set holds.
    func restricted(_ sign: Expression.BinaryOperator, to other: TextSet) -> TextSet {
        guard case .some(let others) = other else { return self }
        switch (sign, self) {
        case (.equal, .any): return other
        case (.equal, .some(let values)):
            return .some(values.filter(others.folded.contains))
        case (.notEqual, .some(let values)) where others.folded.count == 1:
            return .some(values.filter { !others.folded.contains($0) })
        default: return self
        }
    }
}
