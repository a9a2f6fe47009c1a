import Forms
import Spreadsheet
import TestSupport
import Testing
import Validation

/// Every rule of form М-6.1: changes of a clean report that break it, and changes that come as near
/// to it as can be without breaking it.
struct ShippedRulesTests {
    private static let shipped = Result { try TestForm.m61() }

    private func breaches(of id: String, after changes: String) throws -> [Finding] {
        let form = try Self.shipped.get()
        var clean = CleanSubmission(form: form)
        clean.change(changes)
        return Validator(form: form).findings(in: clean.submission, context: clean.context)
            .filter { $0.fact.code == id }
    }

    @Test(arguments: ["", "before"])
    func nothingIsFoundInACleanReport(_ changes: String) throws {
        let form = try Self.shipped.get()
        var clean = CleanSubmission(form: form)
        clean.change(changes)
        let validator = Validator(form: form)
        #expect(validator.findings(in: clean.submission, context: clean.context) == [])
        let judgement = validator.judgement(of: clean.submission, context: clean.context)
        #expect(judgement.filled == judgement.required)
        #expect(judgement.required > 300)
    }

    @Test(arguments: RuleCase.all)
    func aBreachIsFoundWithItsPlaceAndItsNumbers(of rule: RuleCase) throws {
        let findings = try breaches(of: rule.id, after: rule.breaking)
        #expect(!findings.isEmpty)
        for finding in findings {
            // What is missing from the register has no cell there, only its column.
            let isMissingRow = finding.fact.code == "H03" && finding.place.column == 502
            #expect(finding.place.sheet != nil)
            #expect((finding.place.cell == nil) == isMissingRow)
            guard case .ruleBroken(_, let arguments) = finding.fact else { continue }
            #expect(!arguments.contains(nil), "what breaks a rule is known, so it can be told")
        }
    }

    @Test(arguments: RuleCase.all)
    func whatIsJustWithinTheRuleIsLeftAlone(of rule: RuleCase) throws {
        #expect(try breaches(of: rule.id, after: rule.near) == [])
    }

    @Test func everyRuleHasACase() throws {
        let rules = try Self.shipped.get().rules.map(\.id)
        #expect(Set(rules) == Set(RuleCase.all.map(\.id)))
    }

    @Test func aReportWithNoValuesBreaksNoRule() throws {
        let form = try Self.shipped.get()
        var clean = CleanSubmission(form: form)
        var empty = clean.submission
        empty.entries = [:]
        empty.registers = [:]
        let findings = Validator(form: form).findings(in: empty, context: clean.context)
        #expect(findings.allSatisfy { $0.fact == .empty })
        clean.change("121.3=нет, нет наставляемых")
        let isZero = { (key: ValueKey) in (302...899).contains(key.row) }
        var zero = clean.submission
        zero.entries = zero.entries.filter { !isZero($0.key) }
        zero.registers = [:]
        #expect(Validator(form: form).findings(in: zero, context: clean.context) == [])
    }
}
