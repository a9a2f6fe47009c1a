/// A file read as a form.
public struct FormReading: Sendable {
    /// The values.
    public var submission: Submission
    /// Whose report it is and of which period.
    public var identity: Identity
    /// What is wrong with its sheets and cells, sheet by sheet in the order of the form.
    public var findings: [Finding]
    /// What the form asks for and the older version that the file was filled in on did not; nil for
    /// a file that was filled in on the form as it is.
    public var gaps: VersionGaps?

    /// Makes a reading.
    public init(submission: Submission, identity: Identity, findings: [Finding]) {
        self.submission = submission
        self.identity = identity
        self.findings = findings
    }
}
