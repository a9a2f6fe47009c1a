internal import Completeness
public import Containers
public import Forms
public import Spreadsheet
public import Store
internal import Validation
internal import WorkbookReader

/// Reads and judges files, one at a time and nothing but them: no folder, no store, no clock.
///
/// Making one prepares the form; it can then examine any number of files, from several threads.
public struct Examiner: Sendable {
    /// What came of a file.
    public enum Result: Sendable {
        /// It is a report of a known institution and half-year.
        case report(ReceivedSubmission)
        /// It could not be taken: why, the ИНН of institutions that it may be of, and what is
        /// wrong in it besides, as far as it could be read.
        case refused(Refusal, candidates: [String], findings: [Finding])
        /// It is no report and brings other files.
        case container(Container)
    }

    /// The half-year that is being collected.
    public let collected: Period
    /// The form that is being collected.
    public let form: Form

    /// Whether a rule of the form refers to the half-year before.
    private let asksForPrevious: Bool

    private let reader: any WorkbookSource
    private let register: [Organization]?
    private let settings: Settings
    private let formImport: FormImport
    private let validator: Validator
    private let versions: VersionTranslator
    private let matching: ExplanationMatching
    private let comparison: ReportComparison
    /// What a report calls itself that is no correction.
    private let firstKind: String?

    /// Prepares the examination of files.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - register: the institutions; nil to take any ИНН for good.
    ///   - collected: the half-year that is being collected.
    ///   - settings: how dates are judged.
    ///   - reader: opens the files.
    public init(
        form: Form, register: [Organization]?, collected: Period, settings: Settings,
        reader: any WorkbookSource
    ) {
        self.reader = reader
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
    }

    /// Reads and judges a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: its name; only a hint for people.
    ///   - arrived: the day of its arrival.
    ///   - decision: what a person decided about it.
    ///   - earlier: gives the version before of an institution's report for a period, whose
    ///     explanations go on answering what did not change; asked only about open warnings.
    ///   - accepted: gives the version that counts of an institution's report for a period; asked
    ///     only about first reports; of a file by itself there is none.
    ///   - previous: gives an institution's accepted report of the half-year before a period; asked
    ///     only when a rule of the form refers to it.
    /// - Returns: the report or the reason why there is none.
    /// - Throws: ``NoReader``, and what `earlier` and `previous` throw.
    public func examine(
        _ bytes: [UInt8], name: String, arrived: CalendarDate, decision: Decision = Decision(),
        earlier: (_ inn: String, _ period: Period) throws -> Report.Version?,
        accepted: (_ inn: String, _ period: Period) throws -> Report.Version? = { _, _ in nil },
        previous: (_ inn: String, _ period: Period) throws -> Submission?
    ) throws -> Result {
        let contents: WorkbookContents
        do throws(ReadingFailure) {
            contents = try reader.contents(of: bytes)
        } catch .workbook(let error) {
            return try container(in: bytes, insteadOf: error)
                ?? .refused(Refusal(error), candidates: [], findings: [])
        } catch .readerEnded {
            return .refused(.unreadableStructure, candidates: [], findings: [])
        } catch .noReader(let error) {
            throw error
        }
        let reading = formImport.read(contents)
        let ownership = Ownership(
            of: reading, in: form, fileName: name, decision: decision, register: register,
            collected: collected)
        switch ownership {
        case .unknown(.notThisForm, _):
            return .refused(.notThisForm, candidates: [], findings: [])
        case .unknown(let refusal, let candidates):
            let context = context(of: nil, collected, arrived: arrived, previous: nil)
            return .refused(
                refusal, candidates: candidates,
                findings: reading.findings
                    + validator.findings(
                        in: reading.submission, context: context, gaps: reading.gaps))
        case .known(let organization, let inn, let period, let written):
            let context = context(
                of: organization, period, arrived: arrived,
                previous: asksForPrevious
                    ? try previous(inn, period).map(versions.current) : nil)
            let remarks = remarks(
                on: reading.submission, of: organization, period, written: written, context,
                isDecided: decision.period != nil)
            var findings = findings(reading, remarks, context)
            findings = matching.explained(findings, in: reading.submission)
            let isOpen = findings.contains { $0.severity == .warning && $0.isOpen }
            if isOpen, let earlier = try earlier(inn, period).map(versions.current) {
                findings = matching.carriedOver(
                    to: findings, in: reading.submission, from: earlier)
            }
            let report = judged(reading.submission, inn: inn, period, findings, context)
            guard let firstKind, report.reportKind == firstKind,
                let accepted = try accepted(inn, period).map(versions.current),
                let finding = finding(on: report, besides: accepted)
            else { return .report(report) }
            return .report(
                judged(reading.submission, inn: inn, period, findings + [finding], context))
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

    /// Whether nothing but what a blank is issued with stands in a report: no number outside of the
    /// title sheet, not even a 0, and nothing that could be meant for one.
    func isUnfilled(_ submission: Submission) -> Bool {
        let title = form.sheet(ofRow: form.identity.respondent.row)?.number
        return !submission.entries.contains { key, entry in
            guard form.sheet(ofRow: key.row)?.number != title else { return false }
            switch entry.value {
            case .number?, nil: return true
            case .date?, .text?: return false
            }
        }
    }

    /// What a file brings that is no workbook; nil when it brings nothing.
    private func container(
        in bytes: [UInt8], insteadOf error: WorkbookError
    ) throws -> Result? {
        switch error.reason {
        case .notWorkbook(.zipArchive), .notWorkbook(.unknown), .limitExceeded(.fileSize): break
        default: return nil
        }
        do throws(ReadingFailure) {
            switch try reader.container(in: bytes) {
            case nil: return nil
            case .success(let container)?: return .container(container)
            case .failure(let error)?:
                return .refused(.container(.init(error)), candidates: [], findings: [])
            }
        } catch .noReader(let error) {
            throw error
        } catch {
            return .refused(.unreadableStructure, candidates: [], findings: [])
        }
    }

    private func findings(
        _ reading: FormReading, _ remarks: [Finding], _ context: ValidationContext
    ) -> [Finding] {
        var findings =
            remarks + reading.findings
            + validator.findings(in: reading.submission, context: context, gaps: reading.gaps)
        if remarks.contains(where: { $0.fact.code == "I03" }) {
            // The form's own rules on the half-year would say the same in other words.
            let rows = [form.identity.year.row, form.identity.half.row]
            findings.removeAll { finding in
                guard case .ruleBroken = finding.fact else { return false }
                return finding.place.row.map(rows.contains) ?? false
            }
        }
        return findings
    }

    private func judged(
        _ submission: Submission, inn: String, _ period: Period, _ findings: [Finding],
        _ context: ValidationContext
    ) -> ReceivedSubmission {
        let fulfilment = validator.fulfilment(of: submission, context: context)
        let cells = form.identity
        return ReceivedSubmission(
            inn: inn, period: period, formID: form.id,
            reportKind: submission.text(at: cells.reportKind),
            correction: submission.count(at: cells.correction),
            published: submission.date(at: cells.published), asOf: submission.date(at: cells.asOf),
            submission: submission, findings: findings, verdict: Verdict(findings: findings),
            filledCells: fulfilment.filled, requiredCells: fulfilment.required)
    }

    /// What is remarkable about whose report it is and of when.
    ///
    /// Whether it is late is not among it: that follows from the day of arrival, which a person
    /// may put right at any time.
    private func remarks(
        on submission: Submission, of organization: Organization?, _ period: Period,
        written: Period?, _ context: ValidationContext, isDecided: Bool
    ) -> [Finding] {
        var findings: [Finding] = []
        let cells = form.identity
        if let other = written ?? (period == collected || isDecided ? nil : period) {
            findings.append(
                Finding(
                    .otherPeriod(found: "\(other)", collected: "\(collected)"),
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
