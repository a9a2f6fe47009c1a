import Forms

extension Inference {
    /// Supposes that a condition comes out in a certain way.
    ///
    /// - Parameters:
    ///   - piece: the condition.
    ///   - truth: how it comes out.
    ///   - effort: how many more pieces may be looked at; then everything is possible.
    /// - Returns: the same with what is known besides then; nil when the condition cannot come out
    ///   so. What is not told apart is possible, so that nil is always right.
    func supposing(
        _ piece: LocatedExpression, _ truth: Bool, effort: inout Int
    ) -> Inference? {
        guard effort > 0 else { return self }
        effort -= 1
        switch piece.expression {
        case .boolean(let constant): return constant == truth ? self : nil
        case .call(.not, _): return supposing(piece.parts[0], !truth, effort: &effort)
        case .call(.and, _), .call(.or, _):
            let isAll = (piece.expression.isCall(of: .and)) == truth
            return isAll
                ? supposingAll(piece.parts, truth, effort: &effort)
                : either(piece.parts.map { supposing($0, truth, effort: &effort) })
        case .call(.when, _):
            let answers = [true, false].prefix(piece.parts.count - 1)
            return either(
                answers.map { answer in
                    supposing(piece.parts[0], answer, effort: &effort)?
                        .supposing(piece.parts[answer ? 1 : 2], truth, effort: &effort)
                })
        case .call(.isBlank, _):
            let sign: Expression.BinaryOperator = truth ? .equal : .notEqual
            return supposingEmptiness(of: piece.parts[0], sign)
        case .binary(let sign, let left, let right) where sign.opposite != nil:
            let wanted = truth ? sign : sign.opposite ?? sign
            if right == .text("") { return supposingEmptiness(of: piece.parts[0], wanted) }
            if left == .text("") { return supposingEmptiness(of: piece.parts[1], wanted) }
            return supposing(piece, wanted)
        default:
            var quiet = self
            let truths = quiet.domain(of: piece).truths
            return (truth ? truths.canHold : truths.canFail) ? self : nil
        }
    }

    private func supposingAll(
        _ parts: [LocatedExpression], _ truth: Bool, effort: inout Int
    ) -> Inference? {
        var supposed = self
        for part in parts {
            guard let next = supposed.supposing(part, truth, effort: &effort) else { return nil }
            supposed = next
        }
        return supposed
    }

    /// What is known when any of the possible cases is the one.
    private func either(_ cases: [Inference?]) -> Inference? {
        let possible = cases.compactMap(\.self)
        guard var result = possible.first else { return nil }
        for other in possible.dropFirst() {
            result.known = result.known.reduce(into: [:]) { common, entry in
                guard let domain = other.known[entry.key] else { return }
                common[entry.key] = entry.value.union(domain)
            }
        }
        return result
    }

    private func supposing(
        _ piece: LocatedExpression, _ sign: Expression.BinaryOperator
    ) -> Inference? {
        var supposed = self
        let (one, other) = (piece.parts[0], piece.parts[1])
        let (left, right) = (supposed.domain(of: one), supposed.domain(of: other))
        guard supposed.comparison(sign, piece, left, right).truths.canHold else { return nil }
        supposed.learn(one, left.restricted(sign, to: right))
        supposed.learn(other, right.restricted(sign.mirrored, to: left))
        return supposed
    }

    private func supposingEmptiness(
        of piece: LocatedExpression, _ sign: Expression.BinaryOperator
    ) -> Inference? {
        var supposed = self
        let domain = supposed.domain(of: piece)
        guard sign == .equal else { return sign == .notEqual ? self : nil }
        guard domain.canBeBlank || domain.type == nil else { return nil }
        supposed.learn(piece, Domain(.none, canBeBlank: true))
        return supposed
    }

    private mutating func learn(_ piece: LocatedExpression, _ domain: Domain) {
        switch piece.expression {
        case .reference, .variable: known[piece.expression] = domain
        case .number, .text, .boolean, .range, .unary, .binary, .call: break
        }
    }
}

extension Expression {
    fileprivate func isCall(of function: Function) -> Bool {
        if case .call(function, _) = self { true } else { false }
    }
}
