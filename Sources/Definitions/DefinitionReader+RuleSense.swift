import Forms
import Yams

extension DefinitionReader {
    /// Notes rules that do nothing.
    mutating func checkRules(_ form: FormDomains) {
        noteRepetitions()
        for rule in ruleSources {
            let nodes = [rule.check.node, rule.condition?.node].compactMap(\.self)
            guard nodes.allSatisfy({ !troubled.contains(Spot($0)) }) else { continue }
            conclude(rule, form)
        }
    }

    /// Notes a rule that cannot be broken, or not in some of its rows or columns.
    private mutating func conclude(_ rule: RuleSource, _ form: FormDomains) {
        let pieces = [rule.check.piece] + [rule.condition?.piece].compactMap(\.self)
        var outcomes: [RulePlace: Bool] = [:]
        let places = form.places(of: rule.scope, limit: Self.placeLimit)
        var isReached = false
        for place in places {
            let reduced = place.reduced(to: pieces)
            guard outcomes[reduced] == nil else { continue }
            var effort = Self.effort
            let start = Inference(form, in: reduced)
            let given = rule.condition.map { start.supposing($0.piece, true, effort: &effort) }
            guard let given = given ?? start else {
                outcomes[reduced] = false
                continue
            }
            isReached = true
            outcomes[reduced] = given.supposing(rule.check.piece, false, effort: &effort) != nil
        }
        guard isReached else { return }
        guard outcomes.values.contains(true) else {
            note(.neverBroken, in: rule.check.node, offset: rule.check.piece.position)
            return
        }
        let idle = places.filter { outcomes[$0.reduced(to: pieces)] == false }
        guard let range = rule.range, !idle.isEmpty else { return }
        switch rule.scope {
        case .rows: note(.neverBrokenIn(.row, idle.compactMap(\.row)), at: range)
        case .columns: note(.neverBrokenIn(.column, idle.compactMap(\.column)), at: range)
        case .once, .cells, .register, .previousRegister: break
        }
    }

    /// What rules of one wording have in common.
    private struct Wording: Hashable {
        var scope: FormRule.Scope
        var check: Expression
    }

    /// Notes rules that say no more than another does.
    private mutating func noteRepetitions() {
        let alike = Dictionary(grouping: ruleSources.indices) { index in
            let rule = ruleSources[index]
            return Wording(scope: rule.scope, check: rule.check.piece.expression)
        }
        for indices in alike.values where indices.count > 1 {
            for index in indices {
                let condition = ruleSources[index].condition?.piece.expression
                let other = indices.first { other in
                    let given = ruleSources[other].condition?.piece.expression
                    return given == condition ? other < index : given == nil
                }
                guard let other else { continue }
                note(.repeatsRule(ruleSources[other].id.text), at: ruleSources[index].id.node)
            }
        }
    }
}
