/// Finds the warnings that a school's explanations answer. Errors cannot be explained away, and of
/// notices nothing is asked.
public struct ExplanationMatching: Sendable {
    private let form: Form

    /// Prepares the matching for a form.
    public init(form: Form) {
        self.form = form
    }

    /// The findings with what the school wrote about them in the file.
    ///
    /// An explanation of one place goes before one of all places. An explanation in which personal
    /// data was found does not count.
    ///
    /// - Parameters:
    ///   - findings: what was found, personal data in explanations included.
    ///   - submission: the report with its explanations.
    /// - Returns: the same findings in the same order.
    public func explained(_ findings: [Finding], in submission: Submission) -> [Finding] {
        guard !submission.explanations.isEmpty else { return findings }
        let withheld = Set(findings.compactMap(\.personalSource))
        var texts: [RemarkKey: String] = [:]
        for explanation in submission.explanations where !withheld.contains(explanation.source) {
            let key = explanation.key.folded
            if texts[key] == nil { texts[key] = explanation.text }
        }
        return findings.map { finding in
            guard finding.severity == .warning, finding.isOpen else { return finding }
            let key = key(of: finding, submission)
            var finding = finding
            finding.explanation = texts[key] ?? texts[RemarkKey(code: key.code)]
            return finding
        }
    }

    /// The findings with what the school wrote about them when it sent the report before: the same
    /// fact with the same numbers at the same place need not be explained twice.
    ///
    /// - Parameters:
    ///   - findings: what was found.
    ///   - submission: the report.
    ///   - earlier: the version before.
    /// - Returns: the same findings in the same order.
    public func carriedOver(
        to findings: [Finding], in submission: Submission, from earlier: Report.Version
    ) -> [Finding] {
        struct Subject: Hashable {
            var fact: Fact
            var key: RemarkKey
        }
        var texts: [Subject: String] = [:]
        for finding in earlier.findings where finding.severity == .warning {
            guard let text = finding.explanation else { continue }
            let subject = Subject(fact: finding.fact, key: key(of: finding, earlier.submission))
            texts[subject] = text
        }
        guard !texts.isEmpty else { return findings }
        return findings.map { finding in
            guard finding.severity == .warning, finding.isOpen else { return finding }
            var finding = finding
            let subject = Subject(fact: finding.fact, key: key(of: finding, submission))
            finding.explanation = texts[subject]
            return finding
        }
    }

    private func key(of finding: Finding, _ submission: Submission) -> RemarkKey {
        RemarkKey(of: finding, in: submission, form: form).folded
    }
}

extension Finding {
    /// The cell of a text that gives away personal data; nil for other findings.
    fileprivate var personalSource: CellSource? {
        guard fact.isPersonalData, let sheet = place.sheet, let cell = place.cell else {
            return nil
        }
        return CellSource(sheet: sheet, cell: cell)
    }
}
