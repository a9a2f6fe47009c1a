import Forms
import GRDB

extension Store {
    /// What is wrong with the chain of events, and what the store and its events say differently;
    /// empty when all is well.
    ///
    /// Names of files and the register are in no event, so a change of those does not show.
    public func journalProblems() throws(StoreError) -> [JournalProblem] {
        // One transaction, so that a run that goes on meanwhile cannot come between.
        try read { db in
            var audit = StoreAudit(db: db)
            try audit.walk()
            try audit.compare()
            return audit.problems
        }
    }
}

/// Compares the store with what its events tell, inside one transaction.
private struct StoreAudit {
    struct Day: Hashable {
        var sha256: String
        var day: String
    }

    struct Sighting: Hashable {
        var day: Day
        var source: String
    }

    struct Version: Hashable {
        var report: ReportID
        var number: Int
    }

    let db: Database
    private(set) var problems: [JournalProblem] = []

    private var sizes: [String: Set<Int>] = [:]
    private var sightings: Set<Sighting> = []
    private var days: Set<Day> = []
    private var contents: [Version: String] = [:]
    private var enteredDays: [[String?]] = []

    init(db: Database) {
        self.db = db
    }

    // MARK: The chain

    mutating func walk() throws {
        var next: Int64 = 1
        var hash = JournalEvent.origin
        var found: [JournalProblem] = []
        var entries: [(entry: JournalEntry, at: Int64)] = []
        try EventTable(db: db).forEach { event in
            if event.id != next {
                found.append(.eventMissing(next))
            } else if event.prev != hash {
                found.append(.chainBroken(event.id))
            }
            if !event.isWhole { found.append(.eventChanged(event.id)) }
            next = event.id + 1
            hash = event.hash
            do {
                if let entry = try event.entry() { entries.append((entry, event.at)) }
            } catch {
                found.append(.eventUnreadable(event.id))
            }
        }
        problems += found
        for (entry, moment) in entries { take(entry, at: moment) }
    }

    private mutating func take(_ entry: JournalEntry, at moment: Int64) {
        switch entry {
        case .arrival(let seen):
            let day = Day(sha256: seen.sha256, day: seen.day)
            sizes[seen.sha256, default: []].insert(seen.size)
            days.insert(day)
            sightings.insert(Sighting(day: day, source: seen.source.rawValue))
        case .verdict(let judged):
            guard let period = Period(judged.period) else { return }
            let report = ReportID(inn: judged.inn, period: period, formID: judged.form)
            contents[Version(report: report, number: judged.version)] = judged.content
        case .decision(let decided):
            guard let day = decided.day else { return }
            enteredDays.append([
                "\(moment)", day, decided.sha256, decided.inn, decided.period, decided.form,
            ])
        case .start, .identity, .export, .mirror, .clock: break
        }
    }

    // MARK: The store

    mutating func compare() throws {
        try compareFiles()
        try compareArrivals()
        try compareVersions()
        try compareEnteredDays()
    }

    private mutating func compareFiles() throws {
        var known: Set<String> = []
        for row in try Row.fetchAll(db, sql: "SELECT sha256, size FROM file ORDER BY sha256") {
            let sha256: String = row[0]
            known.insert(sha256)
            if sizes[sha256] != [row[1]] { problems.append(.fileUnknown(sha256: sha256)) }
        }
        for sha256 in Set(sizes.keys).subtracting(known).sorted() {
            problems.append(.fileMissing(sha256: sha256))
        }
    }

    private mutating func compareArrivals() throws {
        var missing = days
        let rows = try Row.fetchAll(
            db, sql: "SELECT sha256, arrival_date, arrival_source FROM arrival ORDER BY id")
        for row in rows {
            let day = Day(sha256: row[0], day: row[1])
            missing.remove(day)
            if !sightings.contains(Sighting(day: day, source: row[2])) {
                problems.append(.arrivalUnknown(sha256: day.sha256, day: day.day))
            }
        }
        for day in missing.sorted(by: { ($0.sha256, $0.day) < ($1.sha256, $1.day) }) {
            problems.append(.arrivalMissing(sha256: day.sha256, day: day.day))
        }
    }

    private mutating func compareVersions() throws {
        let digest = try VersionDigest(db)
        var missing = contents
        var numbers: [ReportID: Int] = [:]
        let headers = try SubmissionReader(db).headers(where: "TRUE", [])
        for header in headers {
            let version = Version(report: header.report, number: header.version)
            let next = numbers[header.report, default: 0] + 1
            if header.version != next {
                problems.append(.versionGap(header.report, missing: next))
            }
            numbers[header.report] = header.version
            guard let content = missing.removeValue(forKey: version) else {
                problems.append(.versionUnknown(header.report, version: header.version))
                continue
            }
            if try digest.digest(of: header.id) != content {
                problems.append(.versionChanged(header.report, version: header.version))
            }
        }
        for version in missing.keys.sorted(by: Self.isBefore) {
            problems.append(.versionMissing(version.report, version: version.number))
        }
    }

    private static func isBefore(_ one: Version, _ other: Version) -> Bool {
        (one.report.inn, one.report.period, one.number)
            < (other.report.inn, other.report.period, other.number)
    }

    private mutating func compareEnteredDays() throws {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM journal ORDER BY id")
        let entered: [[String?]] = rows.map { row in
            let half = (row["half"] as Int?).flatMap(Half.init(rawValue:))
            let period = half.map { "\(Period(year: row["year"], half: $0))" }
            return [
                "\(row["entered_at"] as Int64)", row["arrival_date"], row["sha256"], row["inn"],
                period, row["form_id"],
            ]
        }
        if entered != enteredDays { problems.append(.enteredDaysDiffer) }
    }
}
