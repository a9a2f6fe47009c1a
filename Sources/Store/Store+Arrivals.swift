public import Forms
import GRDB
public import Spreadsheet

extension Store {
    /// The first sighting of a file on record; nil when these bytes never came.
    ///
    /// A file that became a report is told as that, though it may have waited for a person before.
    public func knownFile(sha256: String) throws(StoreError) -> Sighting? {
        try sightings(
            "a.sha256 = ? ORDER BY a.submission_id IS NULL, a.id LIMIT 1", [sha256]
        ).first
    }

    /// The sightings of files that wait for a person: unreadable or unclear, and no report to this
    /// day. Two schools may send the same bytes, such as none, so every sighting counts.
    public func unresolved() throws(StoreError) -> [Sighting] {
        try sightings(
            """
            a.sha256 IN (
                SELECT sha256 FROM arrival GROUP BY sha256 HAVING count(submission_id) = 0
            ) AND a.outcome <> 'container' ORDER BY a.id
            """, [])
    }

    /// All sightings of the files of a half-year, in the order they were recorded.
    public func arrivals(period: Period, formID: String) throws(StoreError) -> [Sighting] {
        try sightings(
            "a.year = ? AND a.half = ? AND a.form_id = ? ORDER BY a.id",
            [period.year, period.half.rawValue, formID])
    }

    /// The sightings of the file of one version, in the order they were recorded; empty when
    /// there is no such version.
    public func arrivals(of report: ReportID, version: Int) throws(StoreError) -> [Sighting] {
        try sightings(
            """
            s.inn = ? AND s.year = ? AND s.half = ? AND s.form_id = ? AND s.version = ?
            ORDER BY a.id
            """,
            report.arguments + [version])
    }

    /// Enters into the journal on which day a file arrived; the last entry counts.
    ///
    /// - Throws: ``StoreError/unknownFile(sha256:)``.
    public func setArrival(
        ofFile sha256: String, to day: CalendarDate, enteredAt: Int64
    ) throws(StoreError) {
        try write { db in
            let isKnown = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = ?)",
                arguments: [sha256])
            guard isKnown == true else { throw StoreError.unknownFile(sha256: sha256) }
            try db.execute(
                sql: "INSERT INTO journal (entered_at, arrival_date, sha256) VALUES (?, ?, ?)",
                arguments: [enteredAt, day.description, sha256])
            try EventTable(db: db).append(
                .decision(.init(sha256: sha256, day: day.description, way: .command)),
                at: enteredAt)
        }
    }

    /// Enters into the journal on which day a report first arrived; the last entry counts.
    ///
    /// - Throws: ``StoreError/unknownReport(inn:period:formID:)``.
    public func setArrival(
        of report: ReportID, to day: CalendarDate, enteredAt: Int64
    ) throws(StoreError) {
        try write { db in
            let isKnown = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM submission
                        WHERE inn = ? AND year = ? AND half = ? AND form_id = ?
                    )
                    """,
                arguments: report.arguments)
            guard isKnown == true else {
                throw StoreError.unknownReport(
                    inn: report.inn, period: report.period, formID: report.formID)
            }
            try db.execute(
                sql: """
                    INSERT INTO journal (entered_at, arrival_date, inn, year, half, form_id)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [enteredAt, day.description] + report.arguments)
            try EventTable(db: db).append(
                .decision(
                    .init(
                        inn: report.inn, period: "\(report.period)", form: report.formID,
                        day: day.description, way: .command)),
                at: enteredAt)
        }
    }

    /// The hashes of all files on record, in ascending order.
    public func files() throws(StoreError) -> [String] {
        try read { db in try String.fetchAll(db, sql: "SELECT sha256 FROM file ORDER BY sha256") }
    }

    private func sightings(
        _ condition: String, _ arguments: StatementArguments
    ) throws(StoreError) -> [Sighting] {
        try read { db in try Self.sightings(db, condition, arguments) }
    }

    /// The first sighting of the file of a version; nil when nobody saw it.
    static func firstSighting(of header: SubmissionReader.Header, _ db: Database) throws
        -> Sighting?
    {
        try sightings(db, "a.submission_id = ? ORDER BY a.id LIMIT 1", [header.id]).first
    }

    private static func sightings(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [Sighting] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT a.*, s.version, s.verdict
                FROM arrival AS a LEFT JOIN submission AS s ON s.id = a.submission_id
                WHERE \(condition)
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { try Sighting($0) }
    }
}

extension Sighting {
    fileprivate init(_ row: Row) throws {
        guard let outcome = Outcome(rawValue: row["outcome"]) else {
            throw StoreError.damaged(table: "arrival", detail: row["outcome"])
        }
        var report: ReportID?
        if let half = (row["half"] as Int?).flatMap(Half.init(rawValue:)) {
            report = ReportID(
                inn: row["inn"], period: Period(year: row["year"], half: half),
                formID: row["form_id"])
        }
        let candidates = row["candidates"] as String?
        self.init(
            sha256: row["sha256"], name: row["original_name"],
            arrival: try Arrival(date: row["arrival_date"], source: row["arrival_source"]),
            seenAt: row["seen_at"], outcome: outcome, reason: row["reason"],
            candidates: try candidates.map { try JSON.value(from: $0, table: "arrival") } ?? [],
            report: report, version: row["version"],
            verdict: (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)))
    }
}
