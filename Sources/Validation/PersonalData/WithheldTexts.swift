package import Forms

/// What no remark on a report may repeat: texts in which personal data was found, whatever stands in
/// cells for personal data, and what looks like such data in the words of a finding.
package struct WithheldTexts {
    private let form: Form
    private let detector: PersonalDataDetector
    private var places: Set<Finding.Place> = []
    private var texts: Set<String> = []

    /// Collects the places and texts.
    ///
    /// - Parameters:
    ///   - findings: all that was found, with the codes of rows and columns where there are some.
    ///   - submission: the report it was found in.
    ///   - form: the form of the report.
    ///   - organization: the institution, whose own names are no secret; nil for an unknown one.
    package init(
        _ findings: [Finding], in submission: Submission, form: Form, organization: Organization?
    ) {
        self.form = form
        detector = PersonalDataDetector(organization: organization)
        for finding in findings where finding.fact.isPersonalData {
            places.insert(Self.bare(finding.place))
            guard let entry = submission.entry(at: finding.place, of: form) else { continue }
            texts.insert(entry.typed)
            if case .text(let text)? = entry.value { texts.insert(text) }
        }
    }

    /// Whether anything is asked of the report: only where personal data was found in it.
    package static func needReport(_ findings: [Finding]) -> Bool {
        findings.contains(where: \.fact.isPersonalData)
    }

    /// Whether the words of a finding, or what stands at its place, must not be repeated.
    package func cover(_ finding: Finding) -> Bool {
        if !places.isEmpty, places.contains(Self.bare(finding.place)) { return true }
        if case .ruleBroken(_, let arguments) = finding.fact {
            return arguments.contains { argument in
                if case .text(let text)? = argument { texts.contains(text) } else { false }
            }
        }
        guard let understanding = finding.fact.understanding else { return false }
        if form.cell(at: finding.place)?.isPersonal ?? false { return true }
        return understanding.found.map(cover) ?? false
    }

    /// Whether a text looks like personal data.
    package func cover(_ text: String) -> Bool {
        texts.contains(text) || !detector.facts(in: text).isEmpty
    }

    /// A place by its codes alone, or by its cell where it has none.
    private static func bare(_ place: Finding.Place) -> Finding.Place {
        guard place.row != nil || place.column != nil else { return place }
        return Finding.Place(row: place.row, column: place.column, ordinal: place.ordinal)
    }
}
