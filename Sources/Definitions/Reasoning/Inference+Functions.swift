import Forms
import struct FoundationEssentials.Decimal

extension Inference {
    /// What a call can come to.
    mutating func domain(
        of function: Expression.Function, at piece: LocatedExpression
    ) -> Domain {
        switch function {
        case .sum, .min, .max, .count, .countFilled: return aggregate(function, piece.parts)
        case .countIf, .countIfs: return counted(piece.parts[...])
        case .sumIfs: return summed(piece.parts)
        case .when: return choice(piece.parts)
        case .and, .or, .not: return verdict(function, piece.parts)
        case .isBlank: return emptiness(of: piece.parts[0], at: piece)
        case .abs, .round, .left, .length, .date, .year, .addMonths, .host: break
        }
        let expected = Self.types(of: function)
        let values = zip(piece.parts, expected).map { part, types in
            argument(part, of: function, types)
        }
        return simple(function, values, canBeBlank: values.contains(where: \.canBeBlank))
    }

    /// The types that the arguments of a function of single values take.
    private static func types(of function: Expression.Function) -> [[Mistake.ValueType]] {
        switch function {
        case .left: [[.text, .number, .date], [.number]]
        case .length: [[.text, .number, .date]]
        case .date: [[.number], [.number], [.number]]
        case .year: [[.date]]
        case .addMonths: [[.date], [.number]]
        case .host: [[.text]]
        case .round: [[.number], [.number]]
        case .abs: [[.number]]
        case .sum, .min, .max, .count, .countFilled, .countIf, .countIfs, .sumIfs, .when, .and,
            .or, .not, .isBlank:
            []
        }
    }

    /// What an argument can come to; unknown when the function does not take its type.
    private mutating func argument(
        _ piece: LocatedExpression, of function: Expression.Function, _ types: [Mistake.ValueType]
    ) -> Domain {
        let domain = value(of: piece)
        guard let type = domain.type, !types.contains(type) else { return domain }
        complain(.wrongArgument(function, expected: types, found: type), at: piece)
        return .unknown
    }

    private func simple(
        _ function: Expression.Function, _ values: [Domain], canBeBlank: Bool
    ) -> Domain {
        switch (function, values[0].values) {
        case (.abs, .numbers(let range)):
            return Domain(.numbers(range.magnitude), canBeBlank: canBeBlank)
        case (.left, .texts(let texts)):
            guard case .numbers(let range) = values[1].values,
                let count = range.single.flatMap({ Int("\($0)") }), count > 0
            else { return Domain(.texts(.any(longest: nil)), canBeBlank: true) }
            return Domain(.texts(texts.prefix(count)), canBeBlank: canBeBlank)
        case (.length, .texts(let texts)):
            return Domain(.numbers(texts.lengths), canBeBlank: canBeBlank)
        case (.length, _), (.year, _):
            return Domain(.numbers(.all(whole: true)), canBeBlank: canBeBlank)
        case (.abs, _), (.round, _): return Domain(.numbers(.all()), canBeBlank: true)
        case (.date, _), (.addMonths, _): return Domain(.dates, canBeBlank: true)
        default: return Domain(.texts(.any(longest: nil)), canBeBlank: true)
        }
    }

    // MARK: Logic

    private mutating func choice(_ parts: [LocatedExpression]) -> Domain {
        let condition = truth(of: parts[0])
        let answers = parts.dropFirst().map { value(of: $0) }
        if answers.count == 2, let one = answers[0].type, let other = answers[1].type, one != other
        {
            complain(.answersDiffer(one, other), at: parts[2])
        }
        let isComplete = answers.count == 2 && !condition.canBeBlank
        let none = Domain(.none, canBeBlank: !isComplete)
        return answers.reduce(none) { $0.union($1) }
    }

    private mutating func verdict(
        _ function: Expression.Function, _ parts: [LocatedExpression]
    ) -> Domain {
        let domains = parts.map { truth(of: $0) }
        let truths = domains.map(\.truths)
        let outcomes =
            switch function {
            case .not: truths[0].negated
            case .or:
                TruthSet(
                    canHold: truths.contains(where: \.canHold),
                    canFail: truths.allSatisfy(\.canFail))
            default:
                TruthSet(
                    canHold: truths.allSatisfy(\.canHold),
                    canFail: truths.contains(where: \.canFail))
            }
        return Domain(.truths(outcomes), canBeBlank: domains.contains(where: \.canBeBlank))
    }

    private mutating func emptiness(
        of part: LocatedExpression, at piece: LocatedExpression
    ) -> Domain {
        let domain = value(of: part)
        if domain.type != nil, !domain.canBeBlank {
            complain(.decided(holds: false), at: piece, shared: true)
        }
        // What was not understood is not empty, though it has no value.
        return Domain(
            .truths(TruthSet(canHold: domain.canBeBlank, canFail: true)), canBeBlank: false)
    }

    // MARK: Over lists

    private mutating func aggregate(
        _ function: Expression.Function, _ parts: [LocatedExpression]
    ) -> Domain {
        let lists = parts.map { list(domain(of: $0)) }
        let cells = lists.flatMap(\.elements)
        let expected = Self.types(of: function, over: cells.compactMap(\.type))
        for (part, list) in zip(parts, lists) {
            complainOfTypes(in: list, at: part, of: function, expected)
        }
        let canBeBlank = cells.contains(where: \.canBeBlank)
        switch function {
        case .count, .countFilled:
            let counts = lists.map(\.count)
            let most = counts.contains(nil) ? nil : counts.compactMap(\.self).reduce(0, +)
            return Domain(
                .numbers(NumberRange(from: 0, to: most.map { Decimal($0) }, whole: true)),
                canBeBlank: function == .count && canBeBlank)
        case .sum: return Domain(.numbers(Self.sum(of: lists)), canBeBlank: canBeBlank)
        default:
            guard let first = cells.first else { return .unknown }
            let either = cells.dropFirst().reduce(first) { $0.union($1) }
            return Domain(either.values, canBeBlank: canBeBlank)
        }
    }

    /// The types that a function of lists does not pass over.
    private static func types(
        of function: Expression.Function, over types: [Mistake.ValueType]
    ) -> [Mistake.ValueType] {
        switch function {
        case .sum: [.number]
        case .count: [.number, .date]
        // Days and numbers have no order between them.
        case .min, .max:
            types.first { $0 == .number || $0 == .date }.map { [$0] } ?? [.number, .date]
        default: Mistake.ValueType.allCases
        }
    }

    private mutating func complainOfTypes(
        in list: ListDomain, at piece: LocatedExpression, of function: Expression.Function,
        _ expected: [Mistake.ValueType]
    ) {
        let types = list.elements.map(\.type)
        let wrong = types.compactMap(\.self).first { !expected.contains($0) }
        let isCounted = types.contains { $0.map(expected.contains) ?? true }
        guard let wrong, function != .count || !isCounted else { return }
        complain(.wrongArgument(function, expected: expected, found: wrong), at: piece)
    }

    /// The sum of some of the cells, at least of one: blank ones are passed over.
    static func sum(of lists: [ListDomain]) -> NumberRange {
        var sum: NumberRange?
        for list in lists {
            for element in list.elements {
                guard case .numbers(let range) = element.values else { return .all() }
                let many = list.count == nil ? range.repeated : range
                sum = sum.map { $0.union(many).union($0 + many) } ?? many
            }
        }
        return sum ?? .all()
    }
}

extension NumberRange {
    /// What any number of such numbers can add up to.
    fileprivate var repeated: NumberRange {
        NumberRange(
            from: isNatural ? lowest : nil, to: highest == 0 ? 0 : nil, whole: isWhole)
    }
}
