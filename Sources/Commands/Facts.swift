internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store

/// What came of a run, for programs.
struct RunFacts: Encodable {
    var period: String
    var day: String
    var deadline: String
    var files: [FileFacts]
    var litter: [String]
    var counts: CountFacts
    var kimc: String?
    var guo: String?
    var rcn: String?
    var complaints: [String]

    init(_ summary: Summary) {
        period = "\(summary.period)"
        day = "\(summary.board.day)"
        deadline = "\(summary.board.deadline)"
        files = summary.files.map { FileFacts($0) }
        litter = summary.litter
        counts = CountFacts(summary.board.total)
        kimc = summary.kimc?.display
        guo = summary.guo?.display
        rcn = summary.rcn?.display
        complaints = summary.complaints
    }
}

/// What came of one file, for programs.
struct FileFacts: Encodable {
    var name: String
    var arrived: String
    var outcome: String
    var inn: String?
    var period: String?
    var version: Int?
    var verdict: String?
    var errors: Int?
    var warnings: Int?
    var explained: Int?
    var filled: Int?
    var required: Int?
    var reason: String?
    var candidates: [String]?

    init(_ taken: TakenFile) {
        name = taken.file.name
        arrived = "\(taken.arrival.date)"
        switch taken.fate {
        case .report(let report, let result):
            (outcome, version) = Self.words(for: result)
            take(report)
        case .refused(let refusal, let candidates, _):
            outcome = "refused"
            reason = refusal.code
            self.candidates = candidates
        case .left:
            outcome = "left"
        }
    }

    private mutating func take(_ report: ReceivedSubmission) {
        inn = report.inn
        period = "\(report.period)"
        verdict = report.verdict.rawValue
        errors = report.findings.count { $0.severity == .error }
        warnings = report.findings.count { $0.severity == .warning }
        explained = report.findings.count { $0.explanation != nil }
        filled = report.filledCells
        required = report.requiredCells
    }

    private static func words(for result: RecordedFile.Result) -> (String, Int?) {
        switch result {
        case .version(let number): ("version", number)
        case .duplicate(let number, _): ("duplicate", number)
        case .oldVersionAgain(let number, _): ("oldVersion", number)
        case .seenBefore(let number): ("seenBefore", number)
        case .setAside: ("refused", nil)
        }
    }
}

/// A remark on a file, for programs; the sentences are Russian.
struct FindingFacts: Encodable {
    var code: String
    var severity: String
    var sheet: String?
    var cell: String?
    var row: Int?
    var column: Int?
    var text: String
    var explanation: String?

    init(_ finding: Finding, form: Form) {
        code = finding.fact.code
        severity = finding.severity.rawValue
        sheet = finding.place.sheet
        cell = finding.place.cell?.description
        row = finding.place.row
        column = finding.place.column
        text = FindingText(finding, form: form).sentence
        explanation = finding.explanation
    }
}

/// How many institutions have sent what, for programs.
struct CountFacts: Encodable {
    var registered: Int
    var obliged: Int
    var received: Int
    var inTime: Int
    var late: Int
    var accepted: Int
    var returned: Int
    var overdue: Int
    var filled: Int
    var required: Int

    init(_ tally: Tally) {
        registered = tally.registered
        obliged = tally.obliged
        received = tally.received
        inTime = tally.inTime
        late = tally.late
        accepted = tally.accepted
        returned = tally.returned
        overdue = tally.overdue
        filled = tally.filledCells
        required = tally.requiredCells
    }
}
