/// What КИМЦ holds of one institution for one period: all that the board and the consolidated
/// workbooks need.
public struct Report: Sendable {
    /// One version of a report, as it was judged.
    public struct Version: Sendable {
        /// Its number, from 1 in the order of arrival.
        public var number: Int
        /// When it arrived.
        public var arrival: Arrival
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
        /// The hash of its file; empty for a version that came from none.
        public var sha256: String

        /// Makes a version.
        public init(
            number: Int, arrival: Arrival, submission: Submission, findings: [Finding],
            verdict: Verdict, filledCells: Int, requiredCells: Int, sha256: String = ""
        ) {
            self.number = number
            self.arrival = arrival
            self.submission = submission
            self.findings = findings
            self.verdict = verdict
            self.filledCells = filledCells
            self.requiredCells = requiredCells
            self.sha256 = sha256
        }
    }

    /// The institution, as the register has it.
    public var organization: Organization
    /// The first arrival of any version, which counts for timeliness; nil while nothing arrived.
    public var firstArrival: Arrival?
    /// The version that arrived last; nil while nothing arrived.
    public var latest: Version?
    /// The last accepted version, which counts for content; nil while none is accepted.
    public var accepted: Version?

    /// Makes a report; of an institution that sent nothing unless told otherwise.
    public init(
        organization: Organization, firstArrival: Arrival? = nil, latest: Version? = nil,
        accepted: Version? = nil
    ) {
        self.organization = organization
        self.firstArrival = firstArrival
        self.latest = latest
        self.accepted = accepted
    }
}
