internal import Completeness
internal import Forms
internal import Spreadsheet
internal import Store
internal import Validation

/// Judges files as one form: whose report it is and of when, and what is wrong in it.
struct FormJudge: Sendable {
    let form: Form
    /// The half-year that is being collected; nil where every file says of which it is.
    private let collected: Period?
    private let register: [Organization]?
    private let settings: Settings
    /// Whether a rule of the form refers to the half-year before.
    private let asksForPrevious: Bool
    private let formImport: FormImport
    private let validator: Validator
    private let versions: VersionTranslator
    private let matching: ExplanationMatching
    private let comparison: ReportComparison
    /// What a report calls itself that is no correction; nil where the form does not ask for that.
    private let firstKind: String?
    /// Whether numbers are asked for outside of the title sheet.
    private let asksForNumbers: Bool

    init(_ form: Form, register: [Organization]?, collected: Period?, settings: Settings) {
        self.form = form
        self.register = register
        self.collected = collected
        self.settings = settings
        formImport = FormImport(form: form)
        validator = Validator(form: form)
        matching = ExplanationMatching(form: form)
        asksForPrevious = form.rules.contains(where: \.asksForPrevious)
        versions = VersionTranslator(form: form)
        comparison = ReportComparison(form: form)
        firstKind = form.choices(at: form.identity.reportKind).first
        let title = form.sheet(ofRow: form.identity.respondent.row)?.number
        asksForNumbers = form.sheets.filter { $0.number != title }.flatMap(\.rows)
            .contains { $0.cells.values.contains(where: \.kind.isNumber) }
    }

    /// Which part of the form's rows and columns a file has.
    func likeness(of contents: WorkbookContents) -> Double { formImport.likeness(of: contents) }

    /// Judges a file; see ``Examiner/examination(_:name:arrived:decision:earlier:accepted:previous:)``.
    func judge(
        _ contents: WorkbookContents, name: String, arrived: CalendarDate, decision: Decision,
        earlier: (ReportID) throws -> Report.Version?,
        accepted: (ReportID) throws -> Report.Version?,
        previous: (ReportID) throws -> Submission?
    ) throws -> Examiner.Result {
        let reading = formImport.read(contents)
        // Of a form without a collection of its own the blank says for which half-year it is.
        let expected = collected ?? reading.identity.issuedPeriod
        let ownership = Ownership(
            of: reading, in: form, fileName: name, decision: decision, register: register,
            collected: expected)
        switch ownership {
        case .unknown(.notThisForm, _):
            return .refused(.notThisForm, candidates: [], findings: [])
        case .unknown(let refusal, let candidates):
            let context = context(
                of: nil, expected ?? form.collectedPeriod(on: arrived), arrived: arrived,
                previous: nil)
            return .refused(
                refusal, candidates: candidates,
                findings: reading.findings
                    + validator.findings(
                        in: reading.submission, context: context, gaps: reading.gaps))
        case .known(let organization, let inn, let period, let written):
            let id = ReportID(inn: inn, period: period, formID: form.id)
            let context = context(
                of: organization, period, arrived: arrived,
                previous: asksForPrevious ? try previous(id).map(versions.current) : nil)
            let remarks = remarks(
                on: reading.submission, of: organization, period, written: written,
                expected: expected, context, isDecided: decision.period != nil)
            let judgement = judgement(reading, remarks, context)
            var findings = matching.explained(judgement.findings, in: reading.submission)
            let isOpen = findings.contains { $0.severity == .warning && $0.isOpen }
            if isOpen, let earlier = try earlier(id).map(versions.current) {
                findings = matching.carriedOver(
                    to: findings, in: reading.submission, from: earlier)
            }
            var report = judged(
                reading.submission, inn: inn, period, findings, filled: judgement.filled,
                required: judgement.required)
            guard let firstKind, report.reportKind == firstKind,
                let accepted = try accepted(id).map(versions.current),
                let finding = finding(on: report, besides: accepted)
            else { return .report(report) }
            report.findings.append(finding)
            report.verdict = Verdict(findings: report.findings)
            return .report(report)
        }
    }

    /// Whether nothing but what a blank is issued with stands in a report: no number outside of the
    /// title sheet, not even a 0, and nothing that could be meant for one.
    ///
    /// A form that asks for no numbers there is filled in once anything stands in it that a blank
    /// does not take over from the report before.
    func isUnfilled(_ submission: Submission) -> Bool {
        let title = form.sheet(ofRow: form.identity.respondent.row)?.number
        let isFilled = submission.entries.contains { key, entry in
            guard form.sheet(ofRow: key.row)?.number != title else { return false }
            guard asksForNumbers else { return form.cell(at: key)?.isCarried != true }
            switch entry.value {
            case .number?, nil: return true
            case .date?, .text?: return false
            }
        }
        guard !isFilled, !asksForNumbers else { return !isFilled }
        return !form.sheets.contains { sheet in
            let columns = sheet.tellingColumns.filter { $0.cell?.isCarried != true }
            return (submission.registers[sheet.number] ?? []).contains { row in
                columns.contains { row.entries[$0.number] != nil }
            }
        }
    }

    /// What is remarkable about a first report where another one was accepted without a remark;
    /// nil when both say the same.
    ///
    /// One that was remarked on was sent back to be corrected, and what comes then is the correction,
    /// whatever it calls itself.
    private func finding(
        on report: ReceivedSubmission, besides accepted: Report.Version
    ) -> Finding? {
        let cells = form.identity
        guard let kind = cells.reportKind, accepted.verdict == .accepted,
            accepted.submission.text(at: kind) == report.reportKind
        else { return nil }
        let new = Report.Version(
            number: 0, arrival: accepted.arrival, submission: report.submission,
            findings: report.findings, verdict: report.verdict, filledCells: report.filledCells,
            requiredCells: report.requiredCells)
        guard !comparison.changes(from: accepted, to: new).isEmpty else { return nil }
        return Finding(
            .secondFirstReport(acceptedOn: accepted.arrival.date),
            at: .init(kind, report.submission.places[kind]))
    }

    private func judgement(
        _ reading: FormReading, _ remarks: [Finding], _ context: ValidationContext
    ) -> (findings: [Finding], filled: Int, required: Int) {
        let judgement = validator.judgement(
            of: reading.submission, context: context, gaps: reading.gaps)
        var findings = remarks + reading.findings + judgement.findings
        if remarks.contains(where: { $0.fact.code == "I03" }) {
            // The form's own rules on the half-year would say the same in other words.
            let rows = [form.identity.year.row, form.identity.half.row]
            findings.removeAll { finding in
                guard case .ruleBroken = finding.fact else { return false }
                return finding.place.row.map(rows.contains) ?? false
            }
        }
        return (findings, judgement.filled, judgement.required)
    }

    private func judged(
        _ submission: Submission, inn: String, _ period: Period, _ findings: [Finding],
        filled: Int, required: Int
    ) -> ReceivedSubmission {
        let cells = form.identity
        return ReceivedSubmission(
            inn: inn, period: period, formID: form.id,
            reportKind: submission.text(at: cells.reportKind),
            correction: submission.count(at: cells.correction),
            published: submission.date(at: cells.published), asOf: submission.date(at: cells.asOf),
            submission: submission, findings: findings, verdict: Verdict(findings: findings),
            filledCells: filled, requiredCells: required)
    }

    /// What is remarkable about whose report it is and of when.
    ///
    /// Whether it is late is not among it: that follows from the day of arrival, which a person
    /// may put right at any time.
    private func remarks(
        on submission: Submission, of organization: Organization?, _ period: Period,
        written: Period?, expected: Period?, _ context: ValidationContext, isDecided: Bool
    ) -> [Finding] {
        var findings: [Finding] = []
        let cells = form.identity
        if let expected,
            let other = written ?? (period == expected || isDecided ? nil : period)
        {
            findings.append(
                Finding(
                    .otherPeriod(found: "\(other)", collected: "\(expected)"),
                    at: .init(cells.half, submission.places[cells.half])))
        }
        if let last = organization?.validTo, last < context.today,
            let successor = organization?.successor
        {
            let name = register?.first { $0.inn == successor }?.name ?? successor
            findings.append(
                Finding(
                    .reorganised(
                        name: organization?.name ?? "", on: last.adding(days: 1), successor: name),
                    at: .init(cells.respondent, submission.places[cells.respondent])))
        }
        return findings
    }

    private func context(
        of organization: Organization?, _ period: Period, arrived: CalendarDate,
        previous: Submission?
    ) -> ValidationContext {
        let deadline = form.dueDate(of: period, settings.weekendRule) ?? arrived
        let due =
            organization.map { Duty(of: $0, for: period, deadline: deadline).due } ?? deadline
        return ValidationContext(
            period: period, due: due, today: arrived, organization: organization,
            previous: previous)
    }
}
