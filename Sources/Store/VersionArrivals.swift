import Forms
import GRDB
import Spreadsheet

/// When versions of reports arrived, from the tables `arrival` and `journal`.
struct VersionArrivals {
    private var sightings: [Int64: [(arrival: Arrival, sha256: String)]] = [:]
    private var enteredForFile: [String: Arrival] = [:]
    private var enteredForReport: [ReportID: Arrival] = [:]

    private static let condition = "year = ? AND half = ? AND form_id = ? AND inn = ifnull(?, inn)"

    /// Reads what is known of the reports of one period; of one institution, or of all when nil.
    init(_ db: Database, inn: String?, period: Period, formID: String) throws {
        try self.init(enteredIn: db, inn: inn, period: period, formID: formID)
        let statement = try Self.sightings(db)
        try statement.setArguments([period.year, period.half.rawValue, formID, inn])
        try addSightings(RawStatement(statement))
    }

    /// The statement that finds sightings.
    static func sightings(
        _ db: Database, where condition: String = condition
    ) throws -> Statement {
        try db.cachedStatement(
            sql: """
                SELECT submission_id, arrival_date, arrival_source, sha256 FROM arrival
                WHERE submission_id IS NOT NULL AND \(condition)
                """)
    }

    /// Takes what a bound statement finds in the place of what was known.
    mutating func replaceSightings(_ raw: RawStatement) throws {
        sightings.removeAll(keepingCapacity: true)
        try addSightings(raw)
    }

    private mutating func addSightings(_ raw: RawStatement) throws {
        defer { raw.rewind() }
        while try raw.step() {
            sightings[raw.integer(0), default: []]
                .append((try Arrival(date: raw.text(1), source: raw.text(2)), raw.text(3)))
        }
    }

    /// Reads the days that persons entered, and no sightings.
    init(enteredIn db: Database, inn: String?, period: Period, formID: String) throws {
        // The last entry for the same subject comes last and stays.
        let entries = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT sha256, inn, arrival_date FROM journal
                    WHERE sha256 IS NOT NULL OR \(Self.condition) ORDER BY id
                    """),
            arguments: [period.year, period.half.rawValue, formID, inn])
        while let row = try entries.next() {
            let entered = try Arrival(date: row[2], source: Arrival.Source.journal.rawValue)
            if let sha256 = row[0] as String? {
                enteredForFile[sha256] = entered
            } else {
                enteredForReport[ReportID(inn: row[1], period: period, formID: formID)] = entered
            }
        }
    }

    /// When a version arrived: the day that was entered for its file, else its earliest sighting,
    /// of which those of its file with a day that a person entered come first; nil when it has none.
    func arrival(ofSubmission id: Int64, sha256: String) -> Arrival? {
        if let entered = enteredForFile[sha256] { return entered }
        let arrivals = sightings[id] ?? []
        // What was entered for a file that repeats it speaks of that file alone.
        let journal = arrivals.filter { $0.arrival.source == .journal && $0.sha256 == sha256 }
        return Self.earliest((journal.isEmpty ? arrivals : journal).map(\.arrival))
    }

    /// When a report first arrived: the day that was entered for it, else the earliest of its
    /// versions.
    func first(of report: ReportID, versions: [Arrival]) -> Arrival? {
        enteredForReport[report] ?? Self.earliest(versions)
    }

    private static func earliest(_ arrivals: [Arrival]) -> Arrival? {
        arrivals.min { ($0.date, $0.source.distrust) < ($1.date, $1.source.distrust) }
    }
}

extension Arrival {
    /// Reads the columns arrival_date and arrival_source.
    init(date: String, source: String) throws {
        guard let day = CalendarDate(iso: date), let source = Source(rawValue: source) else {
            throw StoreError.damaged(table: "arrival", detail: "\(date) \(source)")
        }
        self.init(date: day, source: source)
    }
}
