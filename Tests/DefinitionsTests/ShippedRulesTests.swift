import Forms
import TestSupport
import Testing

@Suite struct ShippedRulesTests {
    let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    /// The rules "within a sheet" of the paper; R201, R404 and R803 are requirements and bounds of
    /// cells, since a rule would report the same cell a second time.
    static let paper = [
        101...107, 202...207, 301...312, 401...403, 501...505, 601...602, 701...701, 801...802,
        804...804, 901...902,
    ]

    @Test func everyRuleOfThePaperWithinASheetIsThere() {
        let ids = Set(form.rules.map(\.id))
        let missing = Self.paper.joined().map { "R\($0)" }.filter { !ids.contains($0) }
        #expect(missing == [])
    }

    @Test func everyRuleSaysTheFactAndTheRemedy() {
        for rule in form.rules {
            #expect(!rule.message.pieces.isEmpty, "\(rule.id)")
            #expect(rule.remedy.description.hasSuffix("."), "\(rule.id)")
            let message = rule.message.description
            #expect(message.hasSuffix(".") == message.hasSuffix(" дн."), "\(rule.id)")
        }
    }

    @Test func aFindingAlwaysHasACellToPointAt() {
        for rule in form.rules {
            #expect(rule.place != nil || rule.check.references.first != nil, "\(rule.id)")
        }
    }

    @Test func scopesAreThoseOfThePaper() {
        let rules = Dictionary(uniqueKeysWithValues: form.rules.map { ($0.id, $0.scope) })
        #expect(rules["R101"] == .once)
        #expect(rules["R301"] == .rows([301, 304, 309]))
        #expect(rules["R302"] == .columns(Array(3...9)))
        #expect(rules["R501"] == .register(sheet: 5))
        #expect(rules["R902"] == .rows(Array(904...925) + [927]))
    }

    @Test func textsInComparisonsWithAChoiceAreValuesOfItsList() {
        for rule in form.rules {
            for expression in [rule.check] + [rule.condition].compactMap(\.self) {
                expression.forEach { part in
                    guard case .binary(_, .reference(let reference), .text(let text)) = part,
                        let choices = choices(reference, in: rule.scope)
                    else { return }
                    #expect(choices.contains(text), "\(rule.id): \(text)")
                }
            }
        }
    }

    /// What a reference in a rule can be chosen from; nil when it is no choice.
    private func choices(
        _ reference: Expression.Reference, in scope: FormRule.Scope
    ) -> [String]? {
        var kind: InputCell.Kind?
        if case .register(let number) = scope, reference.row == nil {
            let sheet = form.sheets.first { $0.number == number }
            kind = reference.column.flatMap { sheet?.column($0)?.cell?.kind }
        } else if case .rows(let rows) = scope, reference.row == nil {
            kind = form.cell(at: ValueKey(rows[0], reference.column ?? 3))?.kind
        } else if let row = reference.row {
            kind = form.cell(at: ValueKey(row, reference.column ?? 3))?.kind
        }
        guard case .choice(let list)? = kind else { return nil }
        return form.list(named: list)?.values
    }
}
