internal import Forms
internal import Intake
internal import Messages
internal import Store
internal import Validation

/// What is said of a file that was checked. Nothing personal is repeated.
struct CheckedFile {
    let name: String
    let result: Examiner.Result
    let form: Form
    /// All forms that it could have been on.
    let forms: [Form]
    /// What was found.
    let findings: [Finding]
    /// What was understood otherwise than it is written.
    let understood: [UnderstoodValue]

    init(
        name: String, _ result: Examiner.Result, form: Form, among forms: [Form] = [],
        register: [Organization]
    ) {
        self.name = name
        self.result = result
        self.form = form
        self.forms = forms
        let (submission, found, inn) =
            switch result {
            case .report(let report): (report.submission, report.findings, Optional(report.inn))
            case .refused(_, _, let findings): (Submission(), findings, nil)
            case .container: (Submission(), [], nil)
            }
        let organization = register.first { $0.inn == inn }
        findings = RemarkText.discreet(
            found, among: found, in: submission, form: form, organization: organization)
        understood = UnderstoodValue.all(
            in: submission, findings: found, form: form, organization: organization)
    }

    /// A short receipt for the terminal.
    var lines: [String] {
        let remarks = RunText.findings(findings, form: form)
        let values = RunText.understood(understood, form: form)
        switch result {
        case .report(let report):
            return [RunText.verdict(on: name, report)] + remarks + values
        case .refused(let refusal, _, _):
            let sentence = RefusalText(refusal, form: form, among: forms).sentence
            return ["\(name): \(sentence)"] + remarks + (understood.isEmpty ? [] : values)
        case .container: return []
        }
    }
}

/// What was found in a file, for programs.
struct CheckFacts: Encodable {
    var name: String
    var inn: String?
    var period: String?
    var verdict: String?
    var reason: String?
    var filled: Int?
    var required: Int?
    var findings: [FindingFacts]
    var understood: [UnderstoodFacts]

    init(_ file: CheckedFile) {
        name = file.name
        findings = file.findings.map { FindingFacts($0, form: file.form) }
        understood = file.understood.map { UnderstoodFacts($0, form: file.form) }
        switch file.result {
        case .report(let report):
            inn = report.inn
            period = "\(report.period)"
            verdict = report.verdict.rawValue
            filled = report.filledCells
            required = report.requiredCells
        case .refused(let refusal, _, _):
            reason = refusal.code
        case .container: break
        }
    }
}
