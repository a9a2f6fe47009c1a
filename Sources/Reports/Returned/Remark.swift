import Forms
import FoundationEssentials
import Messages
import Spreadsheet

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
    private let places: RemarkPlaces
    /// Errors first, then warnings and notices; each kind as the sheets of the form follow.
    private(set) var all: [Remark] = []
    /// The remark that each explanation is about, by their places in ``all`` and in the submission.
    private(set) var answered: [Int: Int] = [:]

    /// How many were left out; no form has as many cells.
    private(set) var leftOut = 0
    /// The greatest number that is listed.
    static let limit = 3000

    /// How much of a text is quoted as what was found, in characters.
    private static let quoteLimit = 60

    init(_ version: Report.Version, form: Form, map: BlankMap) {
        self.form = form
        submission = version.submission
        places = RemarkPlaces(
            form: form, map: map, submission: version.submission, findings: version.findings)
        let secrets = Secrets(version.findings, places)
        let findings = sorted(version.findings)
        leftOut = max(0, findings.count - Self.limit)
        all = findings.prefix(Self.limit).map { remark($0, secrets) }
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

    private func remark(_ finding: Finding, _ secrets: Secrets) -> Remark {
        let place = places.known(finding.place)
        let isSecret = secrets.touches(finding, at: place)
        return Remark(
            finding: isSecret ? RemarkText.withoutTexts(finding, of: form) : finding,
            place: place, target: places.target(of: finding),
            key: RemarkKey(of: finding, in: submission, form: form),
            found: isSecret ? RemarksText.withheld : found(by: finding, at: place),
            captions: captions(of: place))
    }

    /// What stands at a place, in one short line.
    private func found(by finding: Finding, at place: Finding.Place) -> String {
        // What stood in a crossed out cell is no value of the report.
        if case .filledCrossedOut(let found) = finding.fact { return found }
        guard place.column != nil, place.row != nil || place.ordinal != nil else { return "" }
        guard let entry = places.entry(at: place), !entry.typed.isEmpty else {
            return RemarksText.blank
        }
        let line = entry.typed.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= Self.quoteLimit
            ? line : line.prefix(Self.quoteLimit - 1) + "…"
    }

    private func captions(of place: Finding.Place) -> String {
        let captions = PlaceText.captions(of: place, form: form)
        let sheet = places.sheet(of: place)
        let row =
            place.row.map { RemarksText.labelled($0, captions.row) }
            ?? place.ordinal.map { ordinal in
                let key = sheet?.keyColumn.flatMap { places.row(at: place)?.key(in: $0) }
                return RemarksText.entry(ordinal, key)
            }
        let isOnly = place.row != nil && sheet?.inputColumns.count == 1
        let column = isOnly ? nil : place.column.map { RemarksText.column($0, captions.column) }
        return [row, column].compactMap(\.self).joined(separator: "\n")
    }

    private func sorted(_ findings: [Finding]) -> [Finding] {
        func rank(_ finding: Finding) -> [Int] {
            let place = places.known(finding.place)
            let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
            let sheet =
                places.sheet(of: place)?.number
                ?? form.sheets.first { $0.name == place.sheet }?.number
            return [
                severity, sheet ?? -1, place.row ?? -1, place.ordinal ?? -1, place.column ?? -1,
            ]
        }
        return findings.enumerated().map { (rank($0.element) + [$0.offset], $0.element) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            .map(\.1)
    }
}

/// Cells with personal data, which no remark may repeat.
private struct Secrets {
    private var places: Set<Finding.Place> = []
    private var texts: Set<String> = []

    init(_ findings: [Finding], _ known: RemarkPlaces) {
        for finding in findings where finding.fact.isPersonalData {
            let place = known.known(finding.place)
            places.insert(Self.bare(place))
            if let entry = known.entry(at: place) {
                texts.insert(entry.typed)
                if case .text(let text)? = entry.value { texts.insert(text) }
            }
        }
    }

    func touches(_ finding: Finding, at place: Finding.Place) -> Bool {
        if places.isEmpty { return false }
        if places.contains(Self.bare(place)) { return true }
        guard case .ruleBroken(_, let arguments) = finding.fact else { return false }
        return arguments.contains { argument in
            if case .text(let text)? = argument { texts.contains(text) } else { false }
        }
    }

    /// A place by its codes alone, or by its cell where it has none.
    private static func bare(_ place: Finding.Place) -> Finding.Place {
        guard place.row != nil || place.column != nil else { return place }
        return Finding.Place(row: place.row, column: place.column, ordinal: place.ordinal)
    }
}
