public import Forms

/// A file on record, at one of its arrivals.
public struct Sighting: Hashable, Sendable {
    /// What came of a file at an arrival. The raw values are stored.
    public enum Outcome: String, Equatable, Sendable, CaseIterable {
        /// It became a version of a report.
        case version
        /// It repeated the latest version.
        case duplicate
        /// It repeated an older version.
        case oldVersionAgain
        /// It is a letter or an archive that brought others.
        case container
        /// It could not be read.
        case unreadable
        /// It could not be told whose report it is.
        case unclear
    }

    /// The hash of its bytes.
    public var sha256: String
    /// Its name as it came.
    public var name: String
    /// When it arrived.
    public var arrival: Arrival
    /// When it was seen, in milliseconds since 1970.
    public var seenAt: Int64
    /// What came of it.
    public var outcome: Outcome
    /// The code of the reason; nil for reports.
    public var reason: String?
    /// The ИНН in question while it is unclear whose report it is.
    public var candidates: [String]
    /// Which report it is of; nil when it is none.
    public var report: ReportID?
    /// The number of the version that it is; nil when it is none.
    public var version: Int?
    /// The verdict on that version; nil when it is none.
    public var verdict: Verdict?

    /// Makes a sighting; of no report unless told otherwise.
    public init(
        sha256: String, name: String, arrival: Arrival, seenAt: Int64, outcome: Outcome,
        reason: String? = nil, candidates: [String] = [], report: ReportID? = nil,
        version: Int? = nil, verdict: Verdict? = nil
    ) {
        self.sha256 = sha256
        self.name = name
        self.arrival = arrival
        self.seenAt = seenAt
        self.outcome = outcome
        self.reason = reason
        self.candidates = candidates
        self.report = report
        self.version = version
        self.verdict = verdict
    }
}
