public import Forms
import GRDB
public import Spreadsheet

/// A version that came after a workbook was made.
public struct LaterVersion: Hashable, Sendable {
    /// Of which report.
    public var report: ReportID
    /// The number of the version.
    public var version: Int
    /// Whether it is the one that counts for content now.
    public var isCounting: Bool
}

/// The file that a version came in, so that a number can be followed to it.
public struct ReportSource: Sendable {
    /// The first sighting of the file that became the version.
    public var sighting: Sighting
    /// The number of the version.
    public var version: Int
    /// The version of the form that it was filled in on.
    public var formVersion: String
    /// How it was judged.
    public var verdict: Verdict
    /// The number of the correction that it gives itself; 0 when it gives none.
    public var correction: Int
    /// The day that stands for its arrival.
    public var arrival: Arrival
}

extension Store {
    /// How many versions of reports up to a half-year are on record.
    public func recordedVersions(
        formID: String, through period: Period
    ) throws(StoreError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM submission WHERE \(Self.throughCondition)",
                arguments: Self.through(period, formID)) ?? 0
        }
    }

    /// How many versions of reports up to a half-year were on record with the last of those that
    /// count for it: what came later and does not count changes nothing.
    ///
    /// - Parameters:
    ///   - formID: the form.
    ///   - period: the half-year.
    ///   - day: what arrived later does not count; nil for all that is on record.
    /// - Returns: how many versions.
    /// - Throws: ``StoreError``.
    public func recordedVersions(
        formID: String, countingFor period: Period, by day: CalendarDate? = nil
    ) throws(StoreError) -> Int {
        try read { db in
            let headers = try SubmissionReader(db).headers(
                where: Self.throughCondition, Self.through(period, formID))
            let arrivals = try VersionArrivals(db, inn: nil, period: period, formID: formID)
            let known = try Self.versions(
                headers.filter { $0.report.period == period }, arrivals, by: day)
            let counting = Dictionary(grouping: known, by: \.report.inn)
                .compactMap { Self.counting(in: $1)?.id }
            return counting.max().map { last in headers.count { $0.id <= last } } ?? 0
        }
    }

    /// The versions of reports up to a half-year that came after so many others, in the order of
    /// their arrival.
    public func versions(
        after recorded: Int, formID: String, through period: Period
    ) throws(StoreError) -> [LaterVersion] {
        let later = try read { db in
            try SubmissionReader(db).headers(
                where: Self.throughCondition, Self.through(period, formID)
            ).dropFirst(recorded)
        }
        var versions: [LaterVersion] = []
        for header in later {
            versions.append(
                LaterVersion(
                    report: header.report, version: header.version,
                    isCounting: try countingVersion(of: header.report) == header.version))
        }
        return versions
    }

    /// The file of a version; nil when there is no such version.
    public func source(
        of report: ReportID, version: Int
    ) throws(StoreError) -> ReportSource? {
        try read { db in
            let headers = try SubmissionReader(db).headers(
                where: "inn = ? AND year = ? AND half = ? AND form_id = ? AND version = ?",
                report.arguments + [version])
            let arrivals = try VersionArrivals(
                db, inn: report.inn, period: report.period, formID: report.formID)
            return try headers.first.flatMap { try Self.source(of: $0, arrivals, db) }
        }
    }

    /// The file of a version; nil when nobody saw it.
    static func source(
        of header: SubmissionReader.Header, _ arrivals: VersionArrivals, _ db: Database
    ) throws -> ReportSource? {
        try firstSighting(of: header, db).map { ReportSource(header, $0, arrivals) }
    }

    private static let throughCondition = "form_id = ? AND (year < ? OR (year = ? AND half <= ?))"

    private static func through(_ period: Period, _ formID: String) -> StatementArguments {
        [formID, period.year, period.year, period.half.rawValue]
    }
}

extension ReportSource {
    fileprivate init(
        _ header: SubmissionReader.Header, _ sighting: Sighting, _ arrivals: VersionArrivals
    ) {
        self.init(
            sighting: sighting, version: header.version, formVersion: header.formVersion,
            verdict: header.verdict, correction: header.correction,
            arrival: arrivals.arrival(ofSubmission: header.id, sha256: header.sha256)
                ?? sighting.arrival)
    }
}
