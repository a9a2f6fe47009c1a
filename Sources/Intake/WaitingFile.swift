public import Forms
public import Store

/// A file on record that is no report, and waits for a person or for another file.
public struct WaitingFile: Hashable, Sendable {
    /// When it came, and under what name.
    public var sighting: Sighting
    /// Why it could not be taken.
    public var refusal: Refusal
    /// The ИНН of institutions that it may be of, the likeliest first.
    public var candidates: [String]
    /// What is wrong in it besides, as far as it could be read.
    public var findings: [Finding]
    /// The identifier of the form that it was read as; nil when it was not read as any.
    public var formID: String?

    /// Makes a statement.
    public init(
        sighting: Sighting, refusal: Refusal, candidates: [String], findings: [Finding] = [],
        formID: String? = nil
    ) {
        self.sighting = sighting
        self.refusal = refusal
        self.candidates = candidates
        self.findings = findings
        self.formID = formID
    }
}
