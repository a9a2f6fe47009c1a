import Forms
import Messages
import Spreadsheet
import Validation

/// What the formulas of a blank come to for certain values, told by the evaluator: spreadsheets
/// show it until they calculate themselves, and then find the same.
struct LiveResults {
    /// What a rule comes to.
    struct Outcome {
        /// Whether it holds at each of its places; nil where it does not apply or cannot be told.
        var verdicts: [Bool?]
        /// The number of the first breach, from 1, as formulas count: by line or by column.
        var first: Int?
        var message = ""
        var remedy = ""

        var breaches: Int { verdicts.count { $0 == false } }

        /// The state in a word.
        func state(of rule: LiveRule) -> String {
            if breaches > 0 { return VerdictText.name(of: rule.rule.severity) }
            return verdicts.contains { $0 != nil }
                ? BlankText.Check.holds : BlankText.Check.untold
        }
    }

    /// The outcomes in the order of the rules.
    let outcomes: [Outcome]
    private let evaluator: Evaluator

    init(_ plan: LivePlan, values: Submission, context: ValidationContext) {
        let evaluator = Evaluator(index: plan.map.index, submission: values, context: context)
        self.evaluator = evaluator
        outcomes = plan.rules.map { Self.outcome(of: $0, evaluator) }
    }

    /// What an expression comes to in a line of a register.
    func truth(of expression: Expression, sheet: Int, row: RegisterRow) -> Bool? {
        switch evaluator.value(
            of: expression, in: EvaluationScope(register: (sheet, row)))
        {
        case .boolean(let isTrue): isTrue
        default: nil
        }
    }

    /// The line, from 0, that the row with the same key has in the report before; nil for none.
    func lineBefore(of row: RegisterRow, sheet: Int) -> Int? {
        guard let found = evaluator.counterpart(of: row, on: sheet) else { return nil }
        return evaluator.context.previous?.registers[sheet]?.firstIndex {
            $0.ordinal == found.ordinal
        }
    }

    /// Whether all numbers are those of the report before; nil when that cannot be told.
    var isUnchanged: Bool? {
        if case .boolean(let isTrue) = evaluator.value(of: .variable(.isUnchanged)) {
            return isTrue
        }
        return nil
    }

    /// How many rules of a severity are broken at how many places.
    func breaches(of rules: [LiveRule], _ severity: Severity) -> Int {
        zip(rules, outcomes).reduce(0) {
            $0 + ($1.0.rule.severity == severity ? $1.1.breaches : 0)
        }
    }

    private static func outcome(of rule: LiveRule, _ evaluator: Evaluator) -> Outcome {
        var outcome = Outcome(verdicts: [])
        for (instance, verdict) in zip(rule.instances, rule.verdicts) {
            guard let scope = evaluator.scope(of: instance) else {
                outcome.verdicts.append(nil)
                continue
            }
            let holds = evaluator.verdict(of: rule.rule, in: scope)
            outcome.verdicts.append(holds)
            guard holds == false, outcome.first == nil else { continue }
            // One of the two differences is 0: places lie in one line or in one column.
            outcome.first =
                verdict.address.row - rule.range.first.row
                + verdict.address.column - rule.range.first.column + 1
            outcome.message =
                rule.message.fixed ?? evaluator.sentence(rule.rule.message, in: scope)
            outcome.remedy = rule.remedy.fixed ?? evaluator.sentence(rule.rule.remedy, in: scope)
        }
        return outcome
    }
}

extension Evaluator {
    /// The scope of a place; nil for a line of a register that was not begun.
    fileprivate func scope(of instance: LiveRule.Instance) -> EvaluationScope? {
        switch instance {
        case .once: return EvaluationScope()
        case .row(let row, let column): return EvaluationScope(row: row, column: column)
        case .column(let column): return EvaluationScope(column: column)
        case .line(let line, let sheet, let isPrevious):
            let report = isPrevious ? context.previous : submission
            guard let rows = report?.registers[sheet], rows.indices.contains(line) else {
                return nil
            }
            return isPrevious
                ? EvaluationScope(previous: (sheet, rows[line]))
                : EvaluationScope(register: (sheet, rows[line]))
        }
    }

    /// Whether a rule holds in a scope; nil when it does not apply or cannot be told.
    fileprivate func verdict(of rule: FormRule, in scope: EvaluationScope) -> Bool? {
        if let condition = rule.condition {
            guard value(of: condition, in: scope) == .boolean(true) else { return nil }
        }
        guard case .boolean(let holds) = value(of: rule.check, in: scope) else { return nil }
        return holds
    }

    /// A sentence of a rule as the formulas join it.
    fileprivate func sentence(_ template: MessageTemplate, in scope: EvaluationScope) -> String {
        let text = template.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value(let expression):
                BlankText.Check.shown(value(of: expression, in: scope).shown)
            case .row: scope.row.map(String.init) ?? ""
            case .column: scope.column.map(String.init) ?? ""
            }
        }.joined()
        // A value in front is not capitalised: formulas do not do that either.
        if case .words? = template.pieces.first { return Russian.sentence(text) }
        return text.last.map { ".!?…".contains($0) } ?? true ? text : text + "."
    }
}
