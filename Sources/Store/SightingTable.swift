import Forms
import GRDB
import Spreadsheet

/// The table `arrival`, inside one transaction.
///
/// A sighting is one name, one hash and one day of arrival. It has one row for each report that
/// the file is a version of, or one row while it is none.
struct SightingTable {
    let db: Database
    private let events: EventTable

    init(_ db: Database) {
        self.db = db
        events = EventTable(db: db)
    }

    /// Whether this sighting of the submission is on record; a source that is trusted more is
    /// then taken over.
    func repeats(_ file: ReceivedFile, submission: Int64) throws -> Bool {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT id, arrival_source FROM arrival
                WHERE sha256 = ? AND original_name = ? AND arrival_date = ? AND submission_id = ?
                """,
            arguments: [file.sha256, file.name, file.arrival.date.description, submission])
        guard let row else { return false }
        let known = Arrival.Source(rawValue: row["arrival_source"] as String? ?? "")
        if (known?.distrust ?? .max) > file.arrival.source.distrust {
            try db.execute(
                sql: "UPDATE arrival SET arrival_source = ? WHERE id = ?",
                arguments: [file.arrival.source.rawValue, row["id"] as Int64?])
            try tell(of: file)
        }
        return true
    }

    /// The version that this sighting is on record as; nil when it is no report.
    func versionOfReport(in file: ReceivedFile) throws -> Int? {
        try Int.fetchOne(
            db,
            sql: """
                SELECT s.version FROM arrival AS a JOIN submission AS s ON s.id = a.submission_id
                WHERE a.sha256 = ? AND a.original_name = ? AND a.arrival_date = ?
                ORDER BY a.id LIMIT 1
                """,
            arguments: [file.sha256, file.name, file.arrival.date.description])
    }

    /// Whether this sighting is on record as set aside for the same reason.
    func repeatsSetAside(
        _ file: ReceivedFile, outcome: Sighting.Outcome, reason: String?, candidates: [String]
    ) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM arrival
                    WHERE sha256 = ? AND original_name = ? AND arrival_date = ?
                        AND submission_id IS NULL AND outcome = ? AND reason IS ? AND candidates IS ?
                )
                """,
            arguments: [
                file.sha256, file.name, file.arrival.date.description, outcome.rawValue, reason,
                reason == nil ? nil : JSON.text(of: candidates),
            ]) ?? false
    }

    /// Adds a sighting; it takes the place of the same one that was set aside.
    func add(
        _ file: ReceivedFile, as outcome: Sighting.Outcome, report: ReportID? = nil,
        submission: Int64? = nil, reason: String? = nil, candidates: [String] = []
    ) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM arrival WHERE sha256 = ? AND original_name = ? AND arrival_date = ?
                    AND submission_id IS NULL
                """
        ).execute(arguments: [file.sha256, file.name, file.arrival.date.description])
        try db.cachedStatement(
            sql: """
                INSERT INTO arrival (
                    sha256, original_name, arrival_date, arrival_source, seen_at, outcome, reason,
                    candidates, inn, year, half, form_id, submission_id, container
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            file.sha256, file.name, file.arrival.date.description, file.arrival.source.rawValue,
            file.seenAt, outcome.rawValue, reason,
            reason == nil ? nil : JSON.text(of: candidates), report?.inn, report?.period.year,
            report?.period.half.rawValue, report?.formID, submission, file.container,
        ])
        try tell(of: file)
        let identity: JournalEntry.Identity =
            if let report {
                .init(file.sha256, report)
            } else {
                .init(file.sha256, reason: reason ?? "", candidates: candidates)
            }
        try events.append(.identity(identity), at: file.seenAt)
    }

    private func tell(of file: ReceivedFile) throws {
        try events.append(
            .arrival(.init(file.sha256, size: file.size, file.arrival)), at: file.seenAt)
    }
}

extension Arrival.Source {
    /// How little the source is trusted: 0 for the most trusted one.
    var distrust: Int {
        switch self {
        case .journal: 0
        case .datedFolder: 1
        case .letter: 2
        case .firstSeen: 3
        }
    }
}
