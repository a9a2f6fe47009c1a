import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import Validation

/// A remark as the returned form shows it.
struct Remark {
    /// What was found, without texts that must not be repeated.
    var finding: Finding
    /// Where it was found, by the codes of the form.
    var place: Finding.Place
    /// Where it stands in the rebuilt form; nil for the whole file.
    var target: RemarkPlaces.Target?
    /// What tells it apart.
    var key: RemarkKey
    /// What stands in the cell; empty where there is no cell.
    var found: String
    /// The row and the column in words.
    var captions: String
    /// What the school wrote about it; nil for nothing.
    var answer: String?
    /// What is wrong with that, so that it does not count.
    var answerFindings: [Finding] = []
}

/// The remarks on a report in the order of the table.
struct Remarks {
    private let form: Form
    private let submission: Submission
    /// Where the remarks stand.
    let places: RemarkPlaces
    /// Errors first, then warnings and notices; each kind as the sheets of the form follow.
    private(set) var all: [Remark] = []
    /// The remark that each explanation is about, by their places in ``all`` and in the submission.
    private(set) var answered: [Int: Int] = [:]

    /// How many were left out; no form has as many cells.
    private(set) var leftOut = 0
    /// The greatest number that is listed.
    static let limit = 3000

    init(
        _ version: Report.Version, of organization: Organization, form: Form, map: BlankMap
    ) {
        self.form = form
        submission = version.submission
        places = RemarkPlaces(
            form: form, map: map, submission: version.submission, findings: version.findings)
        let withheld = WithheldTexts(
            version.findings.map(known), in: submission, form: form, organization: organization)
        let findings = form.inOrder(version.findings, gravestFirst: true) { [places] in
            places.known($0.place)
        }
        leftOut = max(0, findings.count - Self.limit)
        all = findings.prefix(Self.limit).map { remark($0, withheld) }
        takeAnswers()
    }

    /// Puts what the school wrote beside the warnings; what does not count comes back as well, to
    /// be put right.
    private mutating func takeAnswers() {
        var warnings: [RemarkKey: Int] = [:]
        for (index, remark) in all.enumerated() where remark.finding.severity == .warning {
            all[index].answer = remark.finding.explanation
            let key = remark.key.folded
            for key in [key, RemarkKey(code: key.code)] where warnings[key] == nil {
                warnings[key] = index
            }
        }
        for (index, explanation) in submission.explanations.enumerated() {
            guard let line = warnings[explanation.key.folded] else { continue }
            answered[index] = line
            let faults = all.filter {
                $0.target == .explanation(index) && $0.finding.fact.isPersonalData
            }
            if !faults.isEmpty, all[line].answer == nil {
                all[line].answer = explanation.text
                all[line].answerFindings = faults.map(\.finding)
            }
        }
    }

    /// The finding with all that is known of its place.
    private func known(_ finding: Finding) -> Finding {
        var finding = finding
        finding.place = places.known(finding.place)
        return finding
    }

    private func remark(_ finding: Finding, _ withheld: WithheldTexts) -> Remark {
        let place = places.known(finding.place)
        let isSecret = withheld.cover(known(finding))
        return Remark(
            finding: isSecret ? RemarkText.withoutTexts(finding, of: form) : finding,
            place: place, target: places.target(of: finding),
            key: RemarkKey(of: finding, in: submission, form: form),
            found: isSecret ? RemarksText.withheld : found(by: finding, at: place),
            captions: PlaceText.lines(for: place, in: submission, form: form))
    }

    /// What stands at a place, in one short line.
    private func found(by finding: Finding, at place: Finding.Place) -> String {
        // What stood in a crossed out cell is no value of the report.
        if case .filledCrossedOut(let found) = finding.fact { return found }
        guard place.column != nil, place.row != nil || place.ordinal != nil else { return "" }
        guard let entry = submission.entry(at: place, of: form), !entry.typed.isEmpty else {
            return RemarksText.blank
        }
        return RemarksText.quoted(entry.typed)
    }
}
