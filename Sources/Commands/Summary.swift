internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Store

/// What a run did.
struct Summary {
    let period: Period
    let files: [TakenFile]
    let litter: [String]
    let waiting: [WaitingFile]
    let registerProblems: [RegisterProblem]
    let board: Board
    /// The forms of the workspace, the one of the institutions first.
    let forms: [Form]

    /// What else in the inbox a person should know of.
    var oddities: [Inbox.Oddity] = []
    /// Institutions whose reports have the same numbers, at least one of which sent something now.
    var copies: [[Organization]] = []
    /// How many institutions have remarks.
    var remarks = 0
    /// How many files that wait were laid out.
    var shown = 0
    /// How many receipts are new or have changed.
    var receipts = 0
    /// Where the remarks, the receipts, the files that wait and the letters lie.
    var paths: (remarks: RawPath, receipts: RawPath, waiting: RawPath, letters: RawPath)?
    /// How many drafts of letters lie ready.
    var letters = 0
    /// Where the calendar lies; nil when it could not be published.
    var calendar: RawPath?
    /// Where the board lies; nil when it could not be published.
    var page: RawPath?
    /// Where the workbook lies that shows how the reports came in; nil when it could not be
    /// published.
    var delivery: RawPath?
    /// Where the workbook for ГУО lies; nil when it could not be published.
    var guo: RawPath?
    /// Where the workbook for РЦН lies; nil when it could not be published.
    var rcn: RawPath?
    /// Where the workbook for КИМЦ itself lies; nil when it could not be published.
    var kimc: RawPath?
    /// Where the workbooks of the rounds of site checks lie.
    var sites: [RawPath] = []
    /// What could not be published.
    var complaints: [String] = []
    /// How serious that is.
    var outboxOutcome = Outcome.done

    /// How the run ended.
    var outcome: Outcome {
        var outcome = outboxOutcome
        if waiting.contains(where: \.refusal.needsDecision) { outcome = max(outcome, .decision) }
        let isRemarked = files.contains { file in
            switch file.fate {
            case .report(let report, .version):
                report.verdict != .accepted || file.removal != nil
            case .report: file.removal != nil
            case .opened(_, _, let isUndated): isUndated || file.removal != nil
            case .refused, .left: true
            }
        }
        if !oddities.isEmpty { outcome = max(outcome, .decision) }
        if isRemarked || !registerProblems.isEmpty || later > 0 || !copies.isEmpty {
            outcome = max(outcome, .remarks)
        }
        return outcome
    }

    /// How many of the reports arrived later than the day of the statement.
    var later: Int {
        files.count { $0.report != nil && $0.arrival.date > board.day }
    }

    /// How many warnings of new versions came with an explanation.
    var explained: Int {
        files.reduce(0) { sum, file in
            guard case .report(let report, .version) = file.fate else { return sum }
            return sum + report.findings.count { $0.explanation != nil }
        }
    }

    /// The least that is said of a run: how it went, and who reported.
    var shortLines: [String] { complaints.map { "  \($0)" } + [RunText.coverage(board.total)] }

    /// What is said on the terminal; in a log, lines with names of files that may give away a person are
    /// left out.
    func lines(form: Form, isLogged: Bool = false) -> [String] {
        var lines = [RunText.head(period, form: form, deadline: board.deadline, on: board.day)]
        lines += RunText.counts(of: files, litter: litter)
        if explained > 0 { lines.append(RunText.explained(explained)) }
        var attention = RunText.lines(on: files, forms: forms)
        attention += oddities.map(RunText.oddity)
        attention += registerProblems.map { "  \(RegisterText.sentence(for: $0))" }
        attention += copies.map { RunText.copied($0.map(\.name)) }
        if later > 0 { attention.append(RunText.later(later, than: board.day)) }
        attention += complaints.map { "  \($0)" }
        if isLogged { attention = attention.map(LogText.discreet) }
        if !attention.isEmpty { lines += [RunText.attention] + attention }
        lines.append(RunText.coverage(board.total))
        // Where things lie is the same every day.
        if isLogged { return lines }
        if let paths {
            if remarks > 0 { lines.append(RunText.remarks(remarks, at: paths.remarks.display)) }
            if receipts > 0 {
                lines.append(RunText.receipts(receipts, at: paths.receipts.display))
            }
            if letters > 0 { lines.append(RunText.letters(letters, at: paths.letters.display)) }
            if shown > 0 {
                let toDecide = waiting.count(where: \.refusal.needsDecision)
                lines.append(
                    RunText.waiting(shown, toDecide: toDecide, at: paths.waiting.display))
            }
        }
        if let page { lines.append(RunText.board(page.display)) }
        if let calendar { lines.append(RunText.calendar(calendar.display)) }
        if let delivery { lines.append(RunText.delivery(delivery.display)) }
        if let kimc { lines.append(RunText.kimc(kimc.display)) }
        lines += sites.map { RunText.sites($0.display) }
        if let guo { lines.append(RunText.guo(guo.display)) }
        if let rcn { lines.append(RunText.rcn(rcn.display)) }
        return lines
    }
}
