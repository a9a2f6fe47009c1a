import Forms
import Spreadsheet

extension JournalEntry.Seen {
    init(_ sha256: String, size: Int, _ arrival: Arrival) {
        self.init(
            sha256: sha256, size: size, day: arrival.date.description, source: arrival.source)
    }
}

extension JournalEntry.Identity {
    /// The file is a report.
    init(_ sha256: String, _ report: ReportID) {
        self.init(
            sha256: sha256, inn: report.inn, period: "\(report.period)", form: report.formID)
    }

    /// The file is none; whatever is no ИНН among the candidates is left out, whoever put it there.
    init(_ sha256: String, reason: String, candidates: [String]) {
        let numbers = candidates.filter { candidate in
            candidate.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        self.init(sha256: sha256, reason: reason, candidates: numbers)
    }
}

extension JournalEntry.Judged {
    /// What a verdict counts of a finding.
    struct Found {
        var code: String
        var severity: Severity
        var isExplained: Bool
    }

    init(
        _ report: ReportID, version: Int, sha256: String, _ verdict: Verdict, _ found: [Found],
        content: String
    ) {
        self.init(
            inn: report.inn, period: "\(report.period)", form: report.formID, version: version,
            sha256: sha256, verdict: verdict,
            errors: found.count { $0.severity == .error },
            warnings: found.count { $0.severity == .warning },
            explained: found.count(where: \.isExplained), codes: Set(found.map(\.code)).sorted(),
            content: content)
    }
}

extension JournalEntry.Judged.Found {
    init(_ finding: Finding) {
        self.init(
            code: finding.fact.code, severity: finding.severity,
            isExplained: finding.explanation != nil)
    }
}
