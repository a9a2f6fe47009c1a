/// How serious a finding is.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    /// «ошибка»: the file goes back.
    case error
    /// «предупреждение»: accepted after a comment or КИМЦ's confirmation.
    case warning
    /// «сведение»: nothing has to be done.
    case notice
}

/// What becomes of a report: an error sends it back, a warning that nobody explained is remarked
/// on. Source: form М-6.1, section 1.13 («accepted after a comment»).
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// «Принят».
    case accepted
    /// «Принят с замечаниями».
    case acceptedWithRemarks
    /// «На доработке».
    case returned

    /// The verdict on a report with these findings.
    public init(findings: some Sequence<Finding>) {
        var verdict = Verdict.accepted
        for finding in findings {
            switch finding.severity {
            case .error:
                self = .returned
                return
            case .warning: if finding.isOpen { verdict = .acceptedWithRemarks }
            case .notice: continue
            }
        }
        self = verdict
    }

    /// Whether the values of the report count.
    public var counts: Bool { self != .returned }
}
