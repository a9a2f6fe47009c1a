public import Forms
import Messages
public import Spreadsheet
import Validation
public import WorkbookWriter

/// Makes receipts: what became of a file, in one upright sheet for its sender.
public struct ReceiptLayout: Sendable {
    private let form: Form

    /// Prepares the receipts for files of a form.
    public init(form: Form) {
        self.form = form
    }

    /// How a file came.
    public struct Delivery: Sendable {
        /// Its name as it came.
        public var name: String
        /// When it came.
        public var arrival: Arrival
        /// The time of day, «14:32», where the day is the one on which it was first seen.
        public var time: String?
        /// When the same bytes came again, and under what name.
        public var repeats: [(name: String, day: CalendarDate)]
        /// The last day of the collection; nil where it makes no difference.
        public var due: CalendarDate?

        /// Tells of a delivery.
        public init(
            name: String, arrival: Arrival, time: String? = nil,
            repeats: [(name: String, day: CalendarDate)] = [], due: CalendarDate? = nil
        ) {
            self.name = name
            self.arrival = arrival
            self.time = time
            self.repeats = repeats
            self.due = due
        }
    }

    /// The receipt for a version of a report.
    ///
    /// - Parameters:
    ///   - version: the version as it was judged.
    ///   - organization: whose report it is.
    ///   - period: of which half-year.
    ///   - delivery: how the file came.
    ///   - firstArrival: when the first version came, which counts for timeliness.
    /// - Returns: the workbook.
    public func document(
        for version: Report.Version, of organization: Organization, _ period: Period,
        delivery: Delivery, firstArrival: CalendarDate
    ) -> WorkbookDocument {
        var page = ReceiptPage(form: form)
        page.putTitle(ReceiptText.owner(organization), ReceiptText.report(period, form: form))
        page.putStatus(VerdictText.name(of: version.verdict), look(version.verdict))
        page.put(delivery, of: organization)
        page.putFact(ReceiptText.version, "\(version.number)")
        if let due = delivery.due {
            page.putFact(
                ReceiptText.due,
                ReceiptText.timeliness(on: version.arrival.date, first: firstArrival, due: due))
        }
        page.putFact(
            ReceiptText.filled,
            RemarksText.filled(version.filledCells, of: version.requiredCells))
        page.putFact(ReceiptText.found, VerdictText.summary(of: version.findings))
        let contents = ReceiptContents(
            version.submission, version.findings, form: form, organization: organization)
        page.put(contents, isReturned: version.verdict != .accepted)
        page.put(
            steps: ReceiptText.steps(
                after: version.verdict, isAllAsWritten: contents.understood.values.isEmpty,
                form: form))
        return workbook(
            page, of: delivery, subject: organization.name,
            footer: ReceiptText.footer(form: form, organization: organization, period: period))
    }

    /// The receipt for a file that could not be taken as a report.
    ///
    /// - Parameters:
    ///   - refusal: why not.
    ///   - findings: what is wrong in it besides, as far as it could be read.
    ///   - delivery: how the file came.
    ///   - forms: all forms that could have been sent, where there are several.
    /// - Returns: the workbook.
    public func document(
        for refusal: Refusal, findings: [Finding], delivery: Delivery, among forms: [Form] = []
    ) -> WorkbookDocument {
        var page = ReceiptPage(form: form)
        page.putTitle(ReceiptText.noReport)
        page.putStatus(ReceiptText.status(refusal, form: form, among: forms), Theme.error)
        page.put(delivery, of: nil)
        if !findings.isEmpty {
            page.putFact(ReceiptText.found, VerdictText.summary(of: findings))
            let contents = ReceiptContents(
                Submission(), findings, form: form, organization: nil)
            page.put(contents, isReturned: false)
        }
        page.put(
            steps: ReceiptText.steps(
                after: refusal, on: delivery.arrival.date, due: delivery.due, form: form,
                among: forms))
        return workbook(
            page, of: delivery, subject: form.shortTitle,
            footer: ReceiptText.footer(form: form, organization: nil, period: nil))
    }

    private func workbook(
        _ page: ReceiptPage, of delivery: Delivery, subject: String, footer: String
    ) -> WorkbookDocument {
        WorkbookDocument(
            sheets: [page.document(footer: footer)],
            properties: .init(
                title: ReceiptText.title(form: form), subject: subject, author: form.collector,
                created: DateTime(date: delivery.arrival.date)))
    }

    private func look(_ verdict: Verdict) -> CellStyle {
        switch verdict {
        case .accepted: Theme.good
        case .acceptedWithRemarks: Theme.warning
        case .returned: Theme.error
        }
    }
}
