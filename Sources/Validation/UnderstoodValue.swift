public import Forms

/// A value that a school did not write as the form asks for, and what it was taken for.
public struct UnderstoodValue: Hashable, Sendable {
    /// What stood in the cell.
    public enum Written: Hashable, Sendable {
        /// This, as its user sees it.
        case text(String)
        /// Something that no text tells: a formula without its result.
        case untold
        /// Something personal, which is not repeated.
        case withheld
    }

    /// Where it stood.
    public var place: Finding.Place
    /// What stood there.
    public var written: Written
    /// What it was taken for. A text that is not repeated is empty here, too.
    public var meaning: Understanding.Meaning
    /// How serious that is.
    public var severity: Severity
    /// Whether somebody still has to look at it or to correct it.
    public var isOpen: Bool
    /// The code of the finding.
    public var code: String

    /// Whether what stood there counts, in whole or in part.
    public var isTaken: Bool { Understanding(nil, as: meaning).isTaken }

    /// The values of a report that were not written as the form asks for, in the order of the form.
    ///
    /// - Parameters:
    ///   - submission: the report.
    ///   - findings: all that was found in it.
    ///   - form: the form of the report.
    ///   - organization: the institution, whose own names are no secret; nil for an unknown one.
    ///   - limit: how many are wanted at most.
    /// - Returns: a value for each finding that speaks of one.
    public static func all(
        in submission: Submission, findings: [Finding], form: Form, organization: Organization?,
        limit: Int = .max
    ) -> [UnderstoodValue] {
        let telling = findings.filter { $0.fact.understanding != nil }
        guard !telling.isEmpty else { return [] }
        let withheld = WithheldTexts(
            findings, in: submission, form: form, organization: organization)
        return form.inOrder(telling).prefix(limit).compactMap { finding in
            finding.fact.understanding.map {
                UnderstoodValue(finding, $0, in: submission, form: form, withheld)
            }
        }
    }

    private init(
        _ finding: Finding, _ understanding: Understanding, in submission: Submission, form: Form,
        _ withheld: WithheldTexts
    ) {
        place = finding.place
        severity = finding.severity
        isOpen = finding.isOpen
        code = finding.fact.code
        meaning = understanding.meaning
        // The cell tells more than the fact, which leaves out spaces and what is too long.
        let typed = submission.entry(at: finding.place, of: form)?.typed ?? ""
        let text = typed.isEmpty ? understanding.found ?? "" : typed
        if withheld.cover(finding) || withheld.cover(text) {
            written = .withheld
            if case .text = meaning { meaning = .text("") }
        } else {
            written = text.isEmpty ? .untold : .text(text)
        }
    }
}
