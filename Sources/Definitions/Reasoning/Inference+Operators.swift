import Forms
import struct FoundationEssentials.Decimal

extension Inference {
    /// What an operator between two values can come to.
    mutating func domain(
        of sign: Expression.BinaryOperator, at piece: LocatedExpression
    ) -> Domain {
        let (left, right) = (value(of: piece.parts[0]), value(of: piece.parts[1]))
        switch sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            complainOfTypes(sign, left, right, at: piece)
            let comparison = comparison(sign, piece, left, right)
            complainOfValues(sign, comparison, at: piece)
            return comparison
        case .joined: return joined(left, right, at: piece)
        case .plus, .minus, .times, .divided: return reckoned(sign, left, right, at: piece)
        }
    }

    /// What a minus before a value can come to.
    mutating func negated(_ operand: LocatedExpression) -> Domain {
        let domain = value(of: operand)
        switch domain.values {
        case .numbers(let range): return Domain(.numbers(-range), canBeBlank: domain.canBeBlank)
        case .none, .unknown: return domain
        case .texts, .dates, .truths, .list:
            if let type = domain.type { complain(.cannotNegate(type), at: operand) }
            return .unknown
        }
    }

    // MARK: Comparison

    /// How a comparison can come out.
    func comparison(
        _ sign: Expression.BinaryOperator, _ piece: LocatedExpression, _ left: Domain,
        _ right: Domain
    ) -> Domain {
        if let asked = side(besideEmptyText: piece, left, right) {
            // What was not understood is not empty, and only cells can be so.
            let isFilled = TruthSet(canHold: asked.canBeBlank, canFail: true)
            let outcomes = sign == .equal ? isFilled : isFilled.negated
            return Domain(.truths(outcomes), canBeBlank: false)
        }
        var outcomes = Domain.outcomes(sign, left, right)
        if piece.parts[0].expression == piece.parts[1].expression {
            let holds = [.equal, .lessOrEqual, .greaterOrEqual].contains(sign)
            outcomes = TruthSet(canHold: holds, canFail: !holds)
        }
        let isKnown = left.type != nil && left.type == right.type
        return Domain(
            .truths(outcomes), canBeBlank: !isKnown || left.canBeBlank || right.canBeBlank)
    }

    /// The side of a comparison whose emptiness is asked for; nil when none is.
    private func side(
        besideEmptyText piece: LocatedExpression, _ left: Domain, _ right: Domain
    ) -> Domain? {
        if piece.parts[0].expression == .text("") { return right }
        return piece.parts[1].expression == .text("") ? left : nil
    }

    private mutating func complainOfTypes(
        _ sign: Expression.BinaryOperator, _ left: Domain, _ right: Domain,
        at piece: LocatedExpression
    ) {
        let isOrder = sign != .equal && sign != .notEqual
        if side(besideEmptyText: piece, left, right) != nil {
            if isOrder { complain(.emptyTextOrdered, at: piece) }
            return
        }
        guard let one = left.type, let other = right.type else { return }
        if one != other || (one == .truth && isOrder) {
            complain(.incomparable(one, other), at: piece)
        }
    }

    private mutating func complainOfValues(
        _ sign: Expression.BinaryOperator, _ comparison: Domain, at piece: LocatedExpression
    ) {
        let (left, right) = (piece.parts[0], piece.parts[1])
        for (written, cell) in [(left, right), (right, left)] {
            guard case .text(let text) = written.expression, !text.isEmpty,
                case .reference(let reference) = cell.expression,
                let list = form.list(reference, in: place)
            else { continue }
            guard !list.contains(where: { $0.matches(text) }) else { break }
            let isBefore = reference.source == .previous
            complain(.notInList(text, list: list, before: isBefore), at: written, shared: true)
            return
        }
        if let holds = comparison.truths.decided {
            complain(.decided(holds: holds), at: piece, shared: true)
        }
    }

    // MARK: Reckoning

    private mutating func joined(
        _ left: Domain, _ right: Domain, at piece: LocatedExpression
    ) -> Domain {
        for type in [left.type, right.type] where type == .truth {
            complain(.cannotReckon(.joined, left.type ?? .text, right.type ?? .text), at: piece)
            break
        }
        let canBeBlank = left.canBeBlank || right.canBeBlank
        guard case .texts(let one) = left.values, case .texts(let two) = right.values else {
            return Domain(.texts(.any(longest: nil)), canBeBlank: canBeBlank)
        }
        return Domain(.texts(one.joined(with: two)), canBeBlank: canBeBlank)
    }

    private mutating func reckoned(
        _ sign: Expression.BinaryOperator, _ left: Domain, _ right: Domain,
        at piece: LocatedExpression
    ) -> Domain {
        let canBeBlank = left.canBeBlank || right.canBeBlank
        if case .numbers(let one) = left.values, case .numbers(let two) = right.values {
            return reckoned(sign, one, two, canBeBlank: canBeBlank, at: piece)
        }
        switch (left.type, sign, right.type) {
        case (nil, _, nil): return .unknown
        case (.date?, .minus, .date?):
            return Domain(.numbers(.all(whole: true)), canBeBlank: canBeBlank)
        case (.date?, .plus, .number?), (.date?, .minus, .number?), (.number?, .plus, .date?):
            return Domain(.dates, canBeBlank: true)
        case (.date?, .plus, nil), (nil, .plus, .date?), (.date?, .minus, nil),
            (nil, .minus, .date?), (.number?, _, nil), (nil, _, .number?):
            return .unknown
        case (let one, _, let other):
            complain(.cannotReckon(sign, one ?? .number, other ?? .number), at: piece)
            return .unknown
        }
    }

    private mutating func reckoned(
        _ sign: Expression.BinaryOperator, _ left: NumberRange, _ right: NumberRange,
        canBeBlank: Bool, at piece: LocatedExpression
    ) -> Domain {
        switch sign {
        case .plus: return Domain(.numbers(left + right), canBeBlank: canBeBlank)
        case .minus: return Domain(.numbers(left + -right), canBeBlank: canBeBlank)
        case .times: return Domain(.numbers(left * right), canBeBlank: canBeBlank)
        case .divided:
            guard right.single != 0 else {
                complain(.divisionByZero, at: piece)
                return .unknown
            }
            return Domain(
                .numbers(left / right), canBeBlank: canBeBlank || right.contains(0))
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .joined:
            return .unknown
        }
    }
}
