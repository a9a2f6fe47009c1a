public import Forms
import GRDB
public import Spreadsheet

extension Store {
    /// What is on record of every institution of the current register, in its order.
    ///
    /// The version that counts is the last accepted one: that with the highest number of
    /// correction and, among equals, the one that arrived last. For timeliness the earliest
    /// arrival of any version counts, returned ones included, unless a person entered a day.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - formID: the form.
    ///   - day: what arrived later is not there; nil for all that is on record.
    /// - Returns: a report for each institution.
    /// - Throws: ``StoreError``.
    public func reports(
        period: Period, formID: String, by day: CalendarDate? = nil
    ) throws(StoreError) -> [Report] {
        try read { db in
            var reader = try SubmissionReader(db)
            let arrivals = try VersionArrivals(db, inn: nil, period: period, formID: formID)
            let headers = try reader.headers(
                where: "year = ? AND half = ? AND form_id = ?",
                [period.year, period.half.rawValue, formID])
            let byOrganization = Dictionary(grouping: headers, by: \.report.inn)
            return try Self.currentRegister(db).map { organization in
                try Self.report(
                    of: organization, versions: byOrganization[organization.inn] ?? [], arrivals,
                    by: day
                ) { header, arrival, _ in try reader.version(header, arrival: arrival) }
            }
        }
    }

    /// What is on record of everybody who answered a form that no institution fills in, in the
    /// order of the respondents' keys.
    public func answers(to form: Form, period: Period) throws(StoreError) -> [Report] {
        try read { db in
            var reader = try SubmissionReader(db)
            let arrivals = try VersionArrivals(db, inn: nil, period: period, formID: form.id)
            let headers = try reader.headers(
                where: "year = ? AND half = ? AND form_id = ?",
                [period.year, period.half.rawValue, form.id])
            let districts = try Self.currentRegister(db).map(\.district)
            return try Dictionary(grouping: headers, by: \.report.inn).sorted { $0.key < $1.key }
                .map { key, versions in
                    var report = try Self.report(
                        of: Organization(respondent: key, name: key), versions: versions, arrivals
                    ) { header, arrival, _ in try reader.version(header, arrival: arrival) }
                    let sent = report.latest?.submission
                    report.organization = Organization(
                        respondent: key, name: sent?.text(at: form.identity.respondent) ?? key,
                        district: sent?.text(at: form.identity.district)
                            ?? form.district(ofKey: key, among: districts) ?? "")
                    return report
                }
        }
    }

    /// The keys of everybody who ever answered a form, in order.
    public func respondents(formID: String) throws(StoreError) -> [String] {
        try read { db in
            try String.fetchAll(
                db, sql: "SELECT DISTINCT inn FROM submission WHERE form_id = ? ORDER BY inn",
                arguments: [formID])
        }
    }

    /// The version that counts of every report for a half-year that is on record, whoever answers,
    /// in the order of the respondents' keys.
    ///
    /// - Parameters:
    ///   - formID: the form.
    ///   - period: the half-year.
    ///   - day: what arrived later is not there; nil for all that is on record.
    /// - Returns: the versions and whose they are.
    /// - Throws: ``StoreError``.
    public func acceptedReports(
        formID: String, period: Period, by day: CalendarDate? = nil
    ) throws(StoreError) -> [(respondent: String, version: Report.Version)] {
        try read { db in
            var reader = try SubmissionReader(db)
            let arrivals = try VersionArrivals(db, inn: nil, period: period, formID: formID)
            let headers = try reader.headers(
                where: "year = ? AND half = ? AND form_id = ?",
                [period.year, period.half.rawValue, formID])
            let known = try Self.versions(headers, arrivals, by: day)
            let counting = Dictionary(grouping: known, by: \.report.inn)
                .compactMapValues(Self.counting)
            return try counting.sorted { $0.key < $1.key }.map { respondent, header in
                let arrival = try Self.arrival(of: header, arrivals)
                return (respondent, try reader.version(header, arrival: arrival))
            }
        }
    }

    /// All versions of one report, in the order of their arrival.
    public func versions(of report: ReportID) throws(StoreError) -> [Report.Version] {
        try read { db in
            var reader = try SubmissionReader(db)
            let arrivals = try VersionArrivals(
                db, inn: report.inn, period: report.period, formID: report.formID)
            return try reader.headers(of: report).map { header in
                try reader.version(header, arrival: Self.arrival(of: header, arrivals))
            }
        }
    }

    /// The version of a report that arrived last; nil while nothing arrived.
    ///
    /// - Parameters:
    ///   - report: the report.
    ///   - day: what arrived later is not there; nil for all that is on record.
    /// - Returns: the version.
    /// - Throws: ``StoreError``.
    public func latestVersion(
        of report: ReportID, by day: CalendarDate? = nil
    ) throws(StoreError) -> Report.Version? {
        try version(of: report, by: day) { $0.last }
    }

    /// The version of a report that counts for content; nil while none does.
    ///
    /// - Parameters:
    ///   - report: the report.
    ///   - day: what arrived later is not there; nil for all that is on record.
    /// - Returns: the version.
    /// - Throws: ``StoreError``.
    public func acceptedVersion(
        of report: ReportID, by day: CalendarDate? = nil
    ) throws(StoreError) -> Report.Version? {
        try version(of: report, by: day, Self.counting)
    }

    private func version(
        of report: ReportID, by day: CalendarDate?,
        _ choose: ([SubmissionReader.Header]) -> SubmissionReader.Header?
    ) throws(StoreError) -> Report.Version? {
        try read { db in
            var reader = try SubmissionReader(db)
            let arrivals = try VersionArrivals(
                db, inn: report.inn, period: report.period, formID: report.formID)
            let known = try Self.versions(reader.headers(of: report), arrivals, by: day)
            guard let chosen = choose(known) else { return nil }
            return try reader.version(chosen, arrival: Self.arrival(of: chosen, arrivals))
        }
    }

    /// The number of the version of a report that counts for content; nil while none does.
    public func countingVersion(of report: ReportID) throws(StoreError) -> Int? {
        try read { db in
            Self.counting(in: try SubmissionReader(db).headers(of: report))?.version
        }
    }

    /// The accepted report of the half-year before, which rules and blanks refer to; nil while
    /// there is none.
    ///
    /// An institution without one takes over that of the institution it continues. Where several
    /// became part of it, none of their reports stands for the whole.
    public func previousAccepted(
        inn: String, before period: Period, formID: String
    ) throws(StoreError) -> Submission? {
        try read { db in
            var reader = try SubmissionReader(db)
            return try Self.previous(inn, before: period, formID, db, reader)
                .map { try reader.submission($0) }
        }
    }

    /// The hash of the file of that report, which takes a small part of the time; nil while there
    /// is none.
    public func previousFile(
        inn: String, before period: Period, formID: String
    ) throws(StoreError) -> String? {
        try read { db in
            try Self.previous(inn, before: period, formID, db, SubmissionReader(db))?.sha256
        }
    }

    private static func previous(
        _ inn: String, before period: Period, _ formID: String, _ db: Database,
        _ reader: SubmissionReader
    ) throws -> SubmissionReader.Header? {
        let own = ReportID(inn: inn, period: period.previous, formID: formID)
        if let counting = try counting(in: reader.headers(of: own)) { return counting }
        let predecessors = try String.fetchAll(
            db, sql: "SELECT inn FROM current_organization WHERE successor = ? ORDER BY ord",
            arguments: [inn])
        guard predecessors.count == 1 else { return nil }
        let other = ReportID(inn: predecessors[0], period: period.previous, formID: formID)
        return try counting(in: reader.headers(of: other))
    }

    /// The half-years that something is on record of, the earliest first.
    public func periods(formID: String) throws(StoreError) -> [Period] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT year, half FROM submission WHERE form_id = ?
                    ORDER BY year, half
                    """,
                arguments: [formID]
            ).compactMap { row in
                Half(rawValue: row["half"]).map { Period(year: row["year"], half: $0) }
            }
        }
    }

    /// What is on record of an institution by a day; `version` reads a version, and is told of the
    /// one that counts.
    static func report(
        of organization: Organization, versions headers: [SubmissionReader.Header],
        _ arrivals: VersionArrivals, by day: CalendarDate? = nil,
        _ version: (SubmissionReader.Header, Arrival, _ counts: Bool) throws -> Report.Version
    ) throws -> Report {
        let headers = try versions(headers, arrivals, by: day)
        guard let last = headers.last else { return Report(organization: organization) }
        let days = try headers.map { try arrival(of: $0, arrivals) }
        let counting = counting(in: headers)
        let latest = try version(last, arrival(of: last, arrivals), counting?.id == last.id)
        var accepted: Report.Version?
        if let counting {
            accepted =
                counting.id == last.id
                ? latest : try version(counting, arrival(of: counting, arrivals), true)
        }
        return Report(
            organization: organization,
            firstArrival: arrivals.first(of: last.report, versions: days), latest: latest,
            accepted: accepted)
    }

    /// Those of the versions that had arrived by a day; all of them without one.
    static func versions(
        _ headers: [SubmissionReader.Header], _ arrivals: VersionArrivals, by day: CalendarDate?
    ) throws -> [SubmissionReader.Header] {
        guard let day else { return headers }
        return try headers.filter { try arrival(of: $0, arrivals).date <= day }
    }

    /// The version that counts for content; headers come in the order of arrival.
    static func counting(
        in headers: [SubmissionReader.Header]
    ) -> SubmissionReader.Header? {
        headers.filter(\.verdict.counts).max {
            ($0.correction, $0.id) < ($1.correction, $1.id)
        }
    }

    static func arrival(
        of header: SubmissionReader.Header, _ arrivals: VersionArrivals
    ) throws -> Arrival {
        guard let arrival = arrivals.arrival(ofSubmission: header.id, sha256: header.sha256) else {
            throw StoreError.damaged(
                table: "arrival", detail: "no arrival of submission \(header.id)")
        }
        return arrival
    }
}

extension SubmissionReader {
    fileprivate func headers(of report: ReportID) throws -> [Header] {
        try headers(
            where: "inn = ? AND year = ? AND half = ? AND form_id = ?", report.arguments)
    }
}
