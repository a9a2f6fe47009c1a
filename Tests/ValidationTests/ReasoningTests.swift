import Forms
import FoundationEssentials
import Testing
import Validation

@testable import Definitions

/// What the check of a definition calls impossible never happens in the evaluator: whatever is
/// filled in within the bounds and lists of the cells, a value is one of those that were foreseen.
struct ReasoningTests {
    private static let domains: FormDomains = {
        let form = SmallForm.form()
        let lists = Dictionary(uniqueKeysWithValues: form.lists.map { ($0.name, $0.values) })
        return FormDomains(form.sheets, lists: lists, vague: [])
    }()

    private static let place = RulePlace(register: 5)

    /// All values that an expression has in some reports, row by row.
    private func values(
        of expressions: [Forms.Expression], in reports: [Submission]
    ) -> [[EvaluatedValue]] {
        var found: [[EvaluatedValue]] = []
        for (index, report) in reports.enumerated() {
            let evaluator = Evaluator(
                index: FormIndex(SmallForm.form()), submission: report,
                context: SmallForm.context(
                    previous: index.isMultiple(of: 2) ? reports[reports.count - 1 - index] : nil))
            for row in report.registers[5] ?? [] {
                let scope = EvaluationScope(register: (5, row))
                found.append(expressions.map { evaluator.value(of: $0, in: scope) })
            }
        }
        return found
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func everyValueIsForeseen(seed: UInt64) throws {
        var dice = RandomExpressions(seed: seed)
        let reports = (0..<12).map { _ in dice.submission() }
        for turn in 0..<150 {
            let text = turn.isMultiple(of: 2) ? dice.truth(3) : dice.number(3)
            let piece = try LocatedExpression(parsing: text)
            var inference = Inference(Self.domains, in: Self.place)
            let domain = inference.domain(of: piece)
            for values in values(of: [piece.expression], in: reports) {
                #expect(domain.foresees(values[0]), "\(text): \(values[0]), \(domain)")
            }
        }
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func whatIsCalledImpossibleNeverHappens(seed: UInt64) throws {
        var dice = RandomExpressions(seed: seed)
        let reports = (0..<12).map { _ in dice.submission() }
        var impossible = 0
        for _ in 0..<200 {
            let given = try LocatedExpression(parsing: dice.truth(2))
            let check = try LocatedExpression(parsing: dice.truth(2))
            var effort = 2000
            let start = Inference(Self.domains, in: Self.place)
            let supposed = start.supposing(given, true, effort: &effort)
            let canFail = supposed?.supposing(check, false, effort: &effort) != nil
            let canHold = supposed?.supposing(check, true, effort: &effort) != nil
            if !canFail || !canHold { impossible += 1 }
            for values in values(of: [given.expression, check.expression], in: reports)
            where values[0] == .boolean(true) {
                let what = "\(given.expression) and \(check.expression)"
                #expect(supposed != nil, "\(what)")
                #expect(canFail || values[1] != .boolean(false), "\(what)")
                #expect(canHold || values[1] != .boolean(true), "\(what)")
            }
        }
        // Otherwise nothing was tried.
        #expect(impossible > 20)
    }
}

extension Domain {
    /// Whether the value is one of those it holds.
    fileprivate func foresees(_ value: EvaluatedValue) -> Bool {
        switch (value, values) {
        case (.blank, _), (.unreadable, _): canBeBlank
        case (_, .unknown): true
        case (.number(let number), .numbers(let range)): range.contains(number)
        case (.text(let text), .texts(.any(let longest))): longest.map { text.count <= $0 } ?? true
        case (.text(let text), .texts(.some(let texts))): texts.folded.contains(text.folded)
        case (.date, .dates): true
        case (.boolean(let isTrue), .truths(let truths)):
            isTrue ? truths.canHold : truths.canFail
        default: false
        }
    }
}
