public import Forms

extension Store {
    /// The history of an institution's reports on a form, the earliest half-year first; empty when
    /// nothing is on record.
    ///
    /// - Parameters:
    ///   - inn: whose reports.
    ///   - form: the form as it is now.
    ///   - period: the half-year; nil for all.
    /// - Returns: a history for each half-year that has a version.
    /// - Throws: what the disk refused.
    public func histories(
        of inn: String, form: Form, period: Period? = nil
    ) throws(StoreError) -> [ReportHistory] {
        var histories: [ReportHistory] = []
        for known in try periods(formID: form.id) where known == period ?? known {
            let report = ReportID(inn: inn, period: known, formID: form.id)
            let versions = try versions(of: report)
            guard !versions.isEmpty else { continue }
            var repeats: [Int: [Arrival]] = [:]
            for version in versions.map(\.number) {
                repeats[version] = try arrivals(of: report, version: version)
                    .filter { $0.outcome == .duplicate || $0.outcome == .oldVersionAgain }
                    .map(\.arrival)
            }
            histories.append(
                ReportHistory(
                    of: known, versions, counting: try countingVersion(of: report),
                    repeats: repeats, form: form))
        }
        return histories
    }

    /// What people decided about an institution and about the files of its reports, in the order
    /// it was said, with the moment in milliseconds since 1970.
    ///
    /// - Parameters:
    ///   - inn: the institution.
    ///   - files: the hashes of its files.
    /// - Returns: the decisions.
    /// - Throws: what the disk refused.
    public func decisions(
        on inn: String, files: Set<String>
    ) throws(StoreError) -> [(at: Int64, decision: JournalEntry.Decided)] {
        try read { db in
            var found: [(at: Int64, decision: JournalEntry.Decided)] = []
            try EventTable(db: db).forEach { event in
                guard event.kind == "decision",
                    case .decision(let decision)? = try event.entry()
                else { return }
                let isOfFile = decision.sha256.map(files.contains) ?? false
                // Whoever has no ИНН is put on record as a person named him.
                let isNumbered = decision.inn.map {
                    Organization(respondent: $0, name: "").hasINN
                }
                if decision.inn == inn || (isOfFile && isNumbered != true) {
                    found.append((event.at, decision))
                }
            }
            return found
        }
    }
}
