public import Forms
public import Spreadsheet

/// A file that was taken in, with what came of it: what the store is to record.
public struct ReceivedFile: Sendable {
    /// The hash of its bytes, 64 hexadecimal digits.
    public var sha256: String
    /// How many bytes it has.
    public var size: Int
    /// Its name as it came.
    public var name: String
    /// When it arrived.
    public var arrival: Arrival
    /// When it was seen, in milliseconds since 1970.
    public var seenAt: Int64
    /// The hash of the letter or archive that it came in; nil when it came by itself.
    public var container: String?
    /// What came of it.
    public var outcome: Outcome
    /// What a person decided about whose it is; nil while nobody did.
    public var decision: Decision?

    /// What a person decided about a file.
    public struct Decision: Sendable {
        /// Whose report it is; nil to leave that to the file.
        public var inn: String?
        /// Of which half-year it is; nil to leave that to the file.
        public var period: Period?
        /// In which way it was said.
        public var way: DecisionWay

        /// States a decision.
        public init(inn: String?, period: Period?, way: DecisionWay) {
            self.inn = inn
            self.period = period
            self.way = way
        }
    }

    /// What came of a file.
    public enum Outcome: Sendable {
        /// It is a report.
        case submission(ReceivedSubmission)
        /// It is a letter or an archive that brought others.
        case container
        /// It cannot be read: the code of the reason.
        case unreadable(reason: String)
        /// It cannot be told whose report it is: the code of the reason, and the ИНН in question.
        case unclear(reason: String, candidates: [String])
    }

    /// Makes a file; nobody decided about it unless told otherwise.
    public init(
        sha256: String, size: Int, name: String, arrival: Arrival, seenAt: Int64,
        container: String? = nil, outcome: Outcome, decision: Decision? = nil
    ) {
        self.sha256 = sha256
        self.size = size
        self.name = name
        self.arrival = arrival
        self.seenAt = seenAt
        self.container = container
        self.outcome = outcome
        self.decision = decision
    }
}

/// A report that was read and judged.
public struct ReceivedSubmission: Sendable {
    /// Whose it is.
    public var inn: String
    /// Of which half-year.
    public var period: Period
    /// On which form.
    public var formID: String
    /// «первичный» or «уточнённый», as the file says.
    public var reportKind: String?
    /// The number of the correction.
    public var correction: Int?
    /// When it was published.
    public var published: CalendarDate?
    /// The reporting date.
    public var asOf: CalendarDate?
    /// What was sent.
    public var submission: Submission
    /// What was found in it.
    public var findings: [Finding]
    /// What became of it.
    public var verdict: Verdict
    /// How many required cells are filled.
    public var filledCells: Int
    /// How many cells are required.
    public var requiredCells: Int

    /// Makes a report.
    public init(
        inn: String, period: Period, formID: String, reportKind: String? = nil,
        correction: Int? = nil, published: CalendarDate? = nil, asOf: CalendarDate? = nil,
        submission: Submission, findings: [Finding], verdict: Verdict, filledCells: Int,
        requiredCells: Int
    ) {
        self.inn = inn
        self.period = period
        self.formID = formID
        self.reportKind = reportKind
        self.correction = correction
        self.published = published
        self.asOf = asOf
        self.submission = submission
        self.findings = findings
        self.verdict = verdict
        self.filledCells = filledCells
        self.requiredCells = requiredCells
    }
}
