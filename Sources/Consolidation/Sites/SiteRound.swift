public import Forms
public import Spreadsheet

/// A round of checks of the institutions' sites: the checkers' workbooks put together.
public struct SiteRound: Sendable {
    /// A checker's workbook that counts.
    public struct Sheet: Sendable {
        /// Who filled it in, as written there.
        public var checker: String
        /// What was sent.
        public var submission: Submission

        /// Makes a workbook.
        public init(checker: String, submission: Submission) {
            self.checker = checker
            self.submission = submission
        }
    }

    /// What is known of a checked report.
    public struct CheckedReport: Sendable {
        /// What counts of it, at least what ``SiteRound/needs(of:in:)`` names; nil while nothing
        /// is accepted.
        public var values: ReportValues?
        /// The day of its first arrival; nil while nothing arrived.
        public var arrived: CalendarDate?
        /// Its last day in time; nil when it owes none.
        public var due: CalendarDate?

        /// Makes a report.
        public init(values: ReportValues?, arrived: CalendarDate?, due: CalendarDate?) {
            self.values = values
            self.arrived = arrived
            self.due = due
        }
    }

    /// What a checker did.
    public struct Checker: Hashable, Sendable {
        /// Who, as written in the workbook.
        public var name: String
        /// Whether the workbook settles what others disagree on.
        public var settles: Bool
        /// How many institutions were checked.
        public var institutions: Int
        /// The first and the last day of the checks; nil without any.
        public var days: ClosedRange<CalendarDate>?
    }

    /// The round: January is the first half of its year, July the second.
    public let round: Period
    /// The half-year whose reports are checked.
    public var checked: Period { round.previous }
    /// The form of the round.
    public let form: Form
    /// How the marks are judged.
    public let checklist: Checklist
    /// The form of the checked reports.
    public let checkedForm: Form
    /// What is said of each institution, by ИНН.
    public let results: [String: SiteResult]
    /// Who checked, those who settle last.
    public let checkers: [Checker]
    /// The institutions that owed a report for the checked half-year: they existed then and were not
    /// let off. What the round comes to is what their sites come to, and so the indicators count.
    private let owing: Set<String>

    /// The levels, the highest first.
    public var levels: [Checklist.Level] { checklist.levels }

    /// Puts a round together; nil when the form checks nobody.
    ///
    /// - Parameters:
    ///   - round: the round.
    ///   - form: its form.
    ///   - sheets: the workbooks that count, in the order of their checkers.
    ///   - checkedForm: the form of the checked reports.
    ///   - reports: the checked reports, by ИНН; of those that ``lookedAt(_:in:form:checklist:before:)``
    ///     does not name only what is owed is needed.
    ///   - register: the institutions.
    ///   - before: the round before; nil while nothing of it is on record.
    public init?(
        _ round: Period, form: Form, sheets: [Sheet], checking checkedForm: Form,
        reports: [String: CheckedReport], register: [Organization], before: SiteRound? = nil
    ) {
        guard let checklist = form.checklist else { return nil }
        self.round = round
        self.form = form
        self.checklist = checklist
        self.checkedForm = checkedForm
        owing = Set(reports.filter { $0.value.due != nil }.keys)
        let merging = SiteMerging(round, form: form, checklist: checklist, sheets: sheets)
        checkers = merging.checkers
        let judging = SiteJudging(
            round, form: form, checklist: checklist, checkedForm: checkedForm)
        let organizations = Dictionary(register.map { ($0.inn, $0) }) { first, _ in first }
        var results: [String: SiteResult] = [:]
        for inn in Self.lookedAt(merging, before) {
            results[inn] = judging.result(
                of: merging.seen(inn), organization: organizations[inn], report: reports[inn],
                before: before)
        }
        self.results = results
    }

    /// Of whom a round has something to say: whom its workbooks name and whom the round before gave
    /// recommendations.
    ///
    /// - Parameters:
    ///   - round: the round.
    ///   - sheets: the workbooks that count.
    ///   - form: its form.
    ///   - checklist: how the marks are judged.
    ///   - before: the round before; nil while nothing of it is on record.
    /// - Returns: the ИНН.
    public static func lookedAt(
        _ round: Period, in sheets: [Sheet], form: Form, checklist: Checklist, before: SiteRound?
    ) -> Set<String> {
        lookedAt(SiteMerging(round, form: form, checklist: checklist, sheets: sheets), before)
    }

    private static func lookedAt(_ merging: SiteMerging, _ before: SiteRound?) -> Set<String> {
        let advised = before?.results.values.filter { !$0.recommendations.isEmpty } ?? []
        return Set(merging.institutions).union(advised.map(\.inn))
    }

    /// Whether an institution's site counts in what the round comes to.
    public func counts(_ inn: String) -> Bool { owing.contains(inn) }
}
