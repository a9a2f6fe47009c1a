import Forms
import GRDB

/// Writes the events of a store that is older than the chain, from what it knows. Part of a
/// released step of the schema.
struct EarlierEvents {
    let db: Database

    func write() throws {
        let files = try count(of: "file")
        guard files > 0 else { return }
        let events = EventTable(db: db)
        let begun = try Int64.fetchOne(db, sql: "SELECT max(seen_at) FROM arrival") ?? 0
        try events.append(
            .start(.init(files: files, versions: count(of: "submission"))), at: begun)
        try writeArrivals(events)
        try writeVersions(events)
        try writeEnteredDays(events)
    }

    private func count(of table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    }

    private func writeArrivals(_ events: EventTable) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT a.*, f.size FROM arrival AS a JOIN file AS f USING (sha256) ORDER BY a.id
                """)
        for row in rows {
            let arrival = try Arrival(date: row["arrival_date"], source: row["arrival_source"])
            let seen: Int64 = row["seen_at"]
            try events.append(
                .arrival(.init(row["sha256"], size: row["size"], arrival)), at: seen)
            let half = (row["half"] as Int?).flatMap(Half.init(rawValue:))
            if let half, let inn = row["inn"] as String?, let year = row["year"] as Int? {
                let report = ReportID(
                    inn: inn, period: Period(year: year, half: half), formID: row["form_id"])
                try events.append(.identity(.init(row["sha256"], report)), at: seen)
            } else {
                let candidates = row["candidates"] as String?
                try events.append(
                    .identity(
                        .init(
                            row["sha256"], reason: row["reason"] ?? "",
                            candidates: try candidates.map {
                                try JSON.value(from: $0, table: "arrival")
                            } ?? [])),
                    at: seen)
            }
        }
    }

    private func writeVersions(_ events: EventTable) throws {
        let reader = try SubmissionReader(db)
        let digest = try VersionDigest(db)
        for header in try reader.headers(where: "TRUE", []) {
            let seen = try Int64.fetchOne(
                db, sql: "SELECT min(seen_at) FROM arrival WHERE submission_id = ?",
                arguments: [header.id])
            let rows = try Row.fetchAll(
                db, sql: "SELECT code, severity, explanation FROM finding WHERE submission_id = ?",
                arguments: [header.id])
            let findings = rows.map { row in
                JournalEntry.Judged.Found(
                    code: row[0], severity: Severity(rawValue: row[1]) ?? .notice,
                    isExplained: row[2] != nil as String?)
            }
            try events.append(
                .verdict(
                    .init(
                        header.report, version: header.version, sha256: header.sha256,
                        header.verdict, findings, content: digest.digest(of: header.id))),
                at: seen ?? 0)
        }
    }

    private func writeEnteredDays(_ events: EventTable) throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM journal ORDER BY id") {
            let half = (row["half"] as Int?).flatMap(Half.init(rawValue:))
            let period = half.map { Period(year: row["year"], half: $0) }
            try events.append(
                .decision(
                    .init(
                        sha256: row["sha256"], inn: row["inn"],
                        period: period.map { "\($0)" }, form: row["form_id"],
                        day: row["arrival_date"], way: .command)),
                at: row["entered_at"])
        }
    }
}
