import Forms
import TestSupport
import Testing

@Suite struct ShippedRulesTests {
    let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    /// The rules of the paper, 74 with R201, R404 and R803, which are requirements and bounds of
    /// cells, since a rule would report the same cell a second time.
    static let paper: [String] =
        [
            101...107, 202...207, 301...312, 401...403, 501...505, 601...602, 701...701, 801...802,
            804...804, 901...902,
        ].joined().map { "R\($0)" }
        + (1...17).map { $0 < 10 ? "X0\($0)" : "X\($0)" }
        + (1...13).map { $0 < 10 ? "H0\($0)" : "H\($0)" }

    /// The rules of the paper, or the parts of them, that are no errors.
    static let mild: [Severity: Set<String>] = [
        .warning: [
            "R103", "R105", "R106", "R202", "R202.1", "R203.1", "R204", "R205", "R206", "R207",
            "R306", "R309", "R310", "R311", "R403.1", "R502.5", "R503", "R504", "R505", "R602.4",
            "R701.2", "R804", "R804.1", "R804.2", "R804.3", "R901", "X06.1", "X07", "X08", "X10",
            "X11.1", "X14", "X14.1", "X15", "X15.1", "X15.2", "X15.3", "X15.4", "X16", "X16.1",
            "X17", "X17.1", "H02", "H05.1", "H05.2", "H05.3", "H05.4", "H06", "H09", "H10",
            "H10.1", "H11", "H11.1", "H12",
        ],
        .notice: ["R204.1", "H13"],
    ]

    @Test func everyRuleOfThePaperIsThereAndNoOther() {
        #expect(Self.paper.count + ["R201", "R404", "R803"].count == 74)
        let rules = Set(form.rules.map { $0.id.prefix { $0 != "." } }.map(String.init))
        #expect(rules == Set(Self.paper))
        // A part belongs to a rule that is there itself.
        #expect(rules.isSubset(of: form.rules.map(\.id)))
    }

    @Test func rulesAreAsSeriousAsInThePaper() {
        for rule in form.rules {
            let severity = Self.mild.first { $0.value.contains(rule.id) }?.key ?? .error
            #expect(rule.severity == severity, "\(rule.id)")
        }
    }

    @Test func everyRuleHasATitleOfItsOwn() {
        #expect(Set(form.rules.map(\.title)).count == form.rules.count)
        for rule in form.rules {
            #expect((10...90).contains(rule.title.count), "\(rule.id)")
            #expect(rule.title.last != ".", "\(rule.id)")
        }
    }

    @Test func onlyWarningsCanBeExplained() {
        for rule in form.rules {
            let remedy = rule.remedy.description
            if rule.severity != .warning { #expect(!remedy.contains("пояснени"), "\(rule.id)") }
        }
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
            let place = rule.place ?? rule.check.references.first { $0.source != .previous }
            #expect(place != nil, "\(rule.id)")
            #expect(place?.source == .report, "\(rule.id)")
        }
    }

    @Test func scopesAreThoseOfThePaper() {
        let rules = Dictionary(uniqueKeysWithValues: form.rules.map { ($0.id, $0.scope) })
        #expect(rules["R101"] == .once)
        #expect(rules["R301"] == .rows([301, 304, 309]))
        #expect(rules["R302"] == .columns(Array(3...9)))
        #expect(rules["R501"] == .register(sheet: 5))
        #expect(rules["R902"] == .rows(Array(904...925) + [927]))
        #expect(rules["X04"] == .rows(Array(401...406)))
        #expect(rules["H03"] == .previousRegister(sheet: 5))
        #expect(rules["H08"] == .rows([802, 803, 804]))
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

    @Test func criteriaOverAChoiceFindAValueOfItsList() {
        var count = 0
        for rule in form.rules {
            for expression in [rule.check] + [rule.condition].compactMap(\.self) {
                expression.forEach { part in
                    guard case .call(let function, let arguments) = part,
                        [.countIf, .countIfs, .sumIfs].contains(function)
                    else { return }
                    for (list, criterion) in zip(arguments, arguments.dropFirst()) {
                        guard case .reference(let reference) = list,
                            case .text(let text) = criterion,
                            let choices = choices(reference, in: .register(sheet: 5))
                        else { continue }
                        count += 1
                        let isPrefix = text.last == "*"
                        #expect(
                            choices.contains {
                                isPrefix ? $0.hasPrefix(text.dropLast()) : $0 == text
                            }, "\(rule.id): \(text)")
                    }
                }
            }
        }
        #expect(count >= 3)
    }

    /// What a reference in a rule can be chosen from; nil when it is no choice.
    private func choices(
        _ reference: Expression.Reference, in scope: FormRule.Scope
    ) -> [String]? {
        var kind: InputCell.Kind?
        let register: Int? =
            switch scope {
            case .register(let number), .previousRegister(let number): number
            case .once, .rows, .columns, .cells: nil
            }
        if let register, reference.row == nil {
            let sheet = form.sheets.first { $0.number == register }
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
