internal import Completeness
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store
internal import Validation

/// What came of a run, for programs.
struct RunFacts: Encodable {
    var period: String
    var day: String
    var deadline: String
    var files: [FileFacts]
    var litter: [String]
    var counts: CountFacts
    /// How many receipts are new or have changed.
    var receipts: Int
    /// Where all receipts lie.
    var receiptFolder: String?
    /// How many drafts of letters lie ready, and where.
    var letters: Int
    var letterFolder: String?
    var calendar: String?
    /// Where the board lies.
    var board: String?
    /// Where the workbook lies that shows how the reports came in.
    var delivery: String?
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
        receipts = summary.receipts
        receiptFolder = summary.paths?.receipts.display
        letters = summary.letters
        letterFolder = summary.paths?.letters.display
        calendar = summary.calendar?.display
        board = summary.page?.display
        delivery = summary.delivery?.display
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
        case .opened:
            outcome = "opened"
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
        case .resaved(let number, _): ("resaved", number)
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

/// A value that was not written as the form asks for, for programs; the sentence is Russian.
struct UnderstoodFacts: Encodable {
    var code: String
    var severity: String
    var sheet: String?
    var cell: String?
    var row: Int?
    var column: Int?
    /// What stood there; nil when it is personal, or no text tells it.
    var found: String?
    /// What it was taken for: a number, a day as 2026-12-15, a text, a sheet; nil when it was not,
    /// or only in part.
    var read: String?
    /// Whether it counts, in whole or in part.
    var accepted: Bool
    var text: String

    init(_ value: UnderstoodValue, form: Form) {
        code = value.code
        severity = value.severity.rawValue
        sheet = value.place.sheet
        cell = value.place.cell?.description
        row = value.place.row
        column = value.place.column
        if case .text(let written) = value.written { found = written }
        read =
            switch value.meaning {
            case .number(let number), .percent(let number): "\(number)"
            case .date(let day): "\(day)"
            case .text(let text): value.written == .withheld ? nil : text
            case .russian(let text), .sheet(let text): text
            case .beginning, .nothing, .gone: nil
            }
        accepted = value.isTaken
        text = UnderstoodText(value, form: form).line
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
