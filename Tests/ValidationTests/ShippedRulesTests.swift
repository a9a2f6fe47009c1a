import Forms
import Spreadsheet
import TestSupport
import Testing
import Validation

/// Every rule of form М-6.1: changes of a clean report that break it, and changes that come as near
/// to it as can be without breaking it.
struct ShippedRulesTests {
    struct RuleCase: CustomTestStringConvertible {
        var id: String
        var breaking: String
        var near: String
        var testDescription: String { "\(id): \(breaking)" }
    }

    private static let cases: [RuleCase] = [
        // The title.
        ("R101", "102.3=МАОУ СШ № 6", "102.3=маоу сш № 5"),
        ("R101.1", "103.3=2460000001", "103.3=2460000000"),
        ("R101.2", "104.3=Кировский", "104.3=Советский"),
        ("R101.3", "105.3=лицей", "105.3=Школа"),
        ("R102", "106.3=2025", "106.3=2026"),
        ("R102.1", "107.3=2 (срок 15 декабря)", "107.3=1 (срок 15 июня)"),
        ("R103", "108.3=2026-05-15", "108.3=2026-05-16"),
        ("R103", "108.3=2026-06-16", "108.3=2026-06-15"),
        ("R103.1", "108.3=2025-12-31", "108.3=2026-01-01"),
        ("R103.1", "108.3=2026-07-01", "108.3=2026-06-30"),
        ("R104", "109.3=уточнённый", "109.3=уточнённый;110.3=1"),
        ("R104", "110.3=1", "110.3=0"),
        ("R105", "115.3=2026-06-16", "115.3=2026-06-15"),
        ("R106", "112.3=https://disk.yandex.ru/x", "112.3=https://SH5.gosuslugi.ru/x"),
        ("R107", "120.3=2026-06-11", "120.3=2026-06-10"),
        ("R107.1", "115.3=2026-06-11", "115.3=2026-06-10"),
        // Documents.
        ("R202", "202.6=https://vk.com/sh5", "202.6=http://www.sh5.ru/a"),
        ("R202.1", "207.6=https://disk.yandex.ru/a", "207.6=http://www.sh5.ru/a"),
        ("R203", "202.4=2026-06-02", "202.4=2026-06-01"),
        ("R203.1", "202.4=2021-05-31", "202.4=2021-06-01"),
        ("R204", "half=2;203.7=2026-07-01", "half=2;203.7=2026-06-30"),
        ("R204.1", "203.7=2026-04-30", "203.7=2026-05-01"),
        ("R205", "219.3=нет", "219.3=нет;207.3=нет;210.3=нет"),
        ("R206", "202.6=https://sh5.ru/doc/203", "202.6=https://sh5.ru/doc/203a"),
        ("R207", "201.3=не требуется", "201.3=не требуется;121.3=нет, нет наставляемых"),
        // Staff.
        ("R301", "301.3=61", "301.3=61;301.9=11"),
        ("R302", "304.4=11", "304.4=10"),
        ("R302.1", "309.5=11", "309.5=10"),
        ("R303", "305.3=3", "305.3=3;306.3=2"),
        ("R304", "305.3=5", "305.3=4"),
        ("R305", "310.3=7", "310.3=6"),
        ("R305.1", "302.4=11", "302.4=10"),
        ("R305.2", "303.3=61", "303.3=60"),
        ("R306", "311.3=5", "311.3=4"),
        ("R306", "312.3=5", "312.3=4"),
        ("R307", "315.3=7", "315.3=6"),
        ("R308", "316.3=14", "316.3=14;315.3=0"),
        ("R308.1", "316.3=61", "316.3=60"),
        ("R309", "309.4=1", "309.4=0"),
        ("R310", "304.3=22", "304.3=21"),
        ("R311", "314.3=5", "314.3=6"),
        ("R312", "319.3=0", "319.3=0;121.3=нет, не внедрена"),
        // Forms and kinds.
        ("R401", "407.3=7", "407.3=7;402.3=1"),
        ("R402", "402.5=1", "402.5=1;402.4=1"),
        ("R402.1", "402.3=1", "402.3=1;402.5=1;402.6=1"),
        ("R403", "411.3=8", "411.3=7"),
        ("R403.1", "411.3=0;412.3=0", "411.3=0;412.3=1"),
        // The register.
        ("R501", "#2.502=П-01", "#2.502=П-99"),
        ("R501.1", "#1.506=2", "#1.502=Г-02;#1.506=2"),
        ("R501.2", "#7.506=1", "#7.506=2"),
        ("R501.3", "#1.502=1-01", "#1.502=П-99"),
        ("R501.3", "#1.502=П-1", "#1.502=Г-10"),
        ("R502", "#1.512=2025-09-15", "#1.512=2025-09-16"),
        ("R502.1", "#1.514=2025-09-14", "#1.514=2025-09-15"),
        ("R502.2", "#1.509=2026-06-02", "#1.509=2026-06-01"),
        ("R502.3", "#1.511=2026-06-02", "#1.511=2026-06-01"),
        ("R502.4", "#1.514=2026-06-02", "#1.514=2026-06-01"),
        ("R502.5", "#1.509=2025-09-30", "#1.509=2025-09-29"),
        ("R503", "#1.512=2025-12-03", "#1.512=2025-12-04"),
        ("R503", "#1.512=2026-10-21", "#1.512=2026-10-20"),
        ("R504", "#6.512=2026-05-31", "#6.512=2026-06-01"),
        ("R505", "#1.515=99", "#1.515=100"),
        // Training and events.
        ("R601", "602.3=6", "602.3=5"), ("R601.1", "603.3=7", "603.3=6"),
        ("R601.2", "601.3=2", "601.3=1"), ("R602", "608.3=11", "608.3=10"),
        ("R602.1", "607.3=31", "607.3=30"), ("R602.2", "606.4=11", "606.4=10"),
        ("R602.3", "609.3=61", "609.3=60"), ("R602.4", "605.3=61", "605.3=60"),
        ("R701", "701.5=11", "701.5=10"), ("R701.1", "701.6=11", "701.6=10"),
        ("R701.2", "701.4=181", "701.4=180"),
        // Results and the road map.
        ("R801", "805.3=11", "805.3=11;802.3=4"), ("R802", "807.3=7", "807.3=6"),
        ("R802.1", "810.3=7", "810.3=6"), ("R802.2", "812.3=9", "812.3=8"),
        ("R804", "810.3=2", "810.3=3"), ("R804", "813.3=7;810.3=2", "813.3=6.9;810.3=2"),
        ("R804.1", "813.3=4.9;810.3=6", "813.3=5;810.3=6"),
        ("R804.1", "813.3=4.9;809.3=10;810.3=10", "813.3=4.9;809.3=10;810.3=9"),
        ("R901", "901.5=", "901.5=;901.4=выполняется"),
        ("R902", "904.4=срок не наступил", "904.4=не выполнено"),
        ("R902.1", "half=2;901.4=срок не наступил", "901.4=срок не наступил"),
    ].map { RuleCase(id: $0.0, breaking: $0.1, near: $0.2) }

    private static let shipped = Result { try TestForm.m61() }

    private func breaches(of id: String, after changes: String) throws -> [Finding] {
        let form = try Self.shipped.get()
        var clean = CleanSubmission(form: form)
        clean.change(changes)
        return Validator(form: form).findings(in: clean.submission, context: clean.context)
            .filter { $0.fact.code == id }
    }

    @Test func nothingIsFoundInACleanReport() throws {
        let form = try Self.shipped.get()
        let clean = CleanSubmission(form: form)
        let validator = Validator(form: form)
        #expect(validator.findings(in: clean.submission, context: clean.context) == [])
        let fulfilment = validator.fulfilment(of: clean.submission, context: clean.context)
        #expect(fulfilment.filled == fulfilment.required)
        #expect(fulfilment.required > 300)
    }

    @Test(arguments: cases)
    func aBreachIsFoundWithItsPlaceAndItsNumbers(of rule: RuleCase) throws {
        let findings = try breaches(of: rule.id, after: rule.breaking)
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(finding.place.cell != nil)
            guard case .ruleBroken(_, let arguments) = finding.fact else { continue }
            #expect(!arguments.contains(nil), "what breaks a rule is known, so it can be told")
        }
    }

    @Test(arguments: cases)
    func whatIsJustWithinTheRuleIsLeftAlone(of rule: RuleCase) throws {
        #expect(try breaches(of: rule.id, after: rule.near) == [])
    }

    @Test func everyRuleHasACase() throws {
        let rules = try Self.shipped.get().rules.map(\.id).filter { $0.hasPrefix("R") }
        #expect(Set(rules) == Set(Self.cases.map(\.id)))
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
