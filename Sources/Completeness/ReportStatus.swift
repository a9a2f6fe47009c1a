public import Forms
public import Spreadsheet

/// What can be said on a day about one institution's report.
public struct ReportStatus: Sendable {
    /// The institution.
    public var organization: Organization
    /// What it owes.
    public var duty: Duty
    /// Where its report stands.
    public var state: ReportState
    /// The first arrival, which counts for timeliness; nil while nothing arrived.
    public var arrival: Arrival?
    /// Calendar days after the due date: of the first arrival or, while nothing arrived, of the day
    /// of the statement. 0 when in time or when nothing is owed.
    public var daysLate: Int
    /// When the report was published on the institution's site, as the report says.
    public var published: CalendarDate?
    /// Calendar days from the due date to the publication, 0 when in time; nil while unknown.
    public var publicationDaysLate: Int?
    /// The version that is spoken of: the accepted one, else the latest; nil while nothing arrived.
    public var version: Report.Version?
    /// The version that arrived last, whose findings are open; nil while nothing arrived.
    public var latest: Report.Version?
    /// The number of the correction that the version gives itself; nil when it gives none.
    public var correction: Int?
    /// Whether a newer version than the accepted one was returned.
    public var hasReturnedUpdate: Bool

    /// States a report as it stands at the end of a day.
    ///
    /// - Parameters:
    ///   - report: what is held of the institution.
    ///   - period: the half-year.
    ///   - form: says where the publication and the number of the correction stand.
    ///   - day: the day of the statement; what arrived later is not taken into account.
    ///   - deadline: the general last day.
    ///   - soon: how many days before the due date «скоро срок» begins.
    public init(
        of report: Report, for period: Period, form: Form, on day: CalendarDate,
        deadline: CalendarDate, soon: Int
    ) {
        organization = report.organization
        let duty = Duty(of: organization, for: period, deadline: deadline)
        self.duty = duty
        let known = { (version: Report.Version?) in
            version.flatMap { $0.arrival.date <= day ? $0 : nil }
        }
        let accepted = known(report.accepted)
        let latest = known(report.latest)
        let arrival = report.firstArrival.flatMap { $0.date <= day ? $0 : nil }
        self.arrival = arrival
        version = accepted ?? latest
        self.latest = latest
        hasReturnedUpdate =
            if let accepted, let latest {
                latest.number > accepted.number && !latest.verdict.counts
            } else {
                false
            }
        daysLate = duty.isObliged ? max(0, (arrival?.date ?? day).days(since: duty.due)) : 0

        let submission = version?.submission
        published = submission?.date(at: form.identity.published)
        publicationDaysLate = published.map { max(0, $0.days(since: duty.due)) }
        correction = submission?.count(at: form.identity.correction)

        state =
            if !duty.isObliged {
                .notObliged
            } else if accepted != nil {
                daysLate == 0 ? .acceptedInTime : .acceptedLate
            } else if arrival != nil {
                .returned
            } else if daysLate > 0 {
                .overdue
            } else if duty.due.days(since: day) <= soon {
                .dueSoon
            } else {
                .waiting
            }
    }

    /// Whether the first version arrived by the due date.
    public var isInTime: Bool { arrival != nil && daysLate == 0 }

    /// The version whose values count in the consolidated figures: nil unless accepted and owed.
    public var counted: Report.Version? { state.isAccepted ? version : nil }

    /// What somebody still has to correct or to explain in the version that arrived last.
    public var openFindings: [Finding] { latest?.findings.filter(\.isOpen) ?? [] }

    /// How many open findings of that severity there are.
    public func count(of severity: Severity) -> Int {
        openFindings.count { $0.severity == severity }
    }

    /// How many warnings of the version that arrived last are settled by an explanation.
    public var explainedWarnings: Int {
        latest?.findings.count { $0.severity == .warning && !$0.isOpen } ?? 0
    }
}
