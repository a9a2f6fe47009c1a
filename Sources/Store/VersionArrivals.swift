import Forms
import GRDB
import Spreadsheet

/// When versions of reports arrived, from the tables `arrival` and `journal`.
struct VersionArrivals {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// When a version arrived: the day that was entered for its file, else its earliest sighting,
    /// of which those with a day that a person entered come first.
    func arrival(of submission: Int64, sha256: String) throws -> Arrival? {
        if let entered = try entered("sha256 = ?", [sha256]) { return entered }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT arrival_date, arrival_source FROM arrival WHERE submission_id = ?"),
            arguments: [submission])
        let arrivals = try rows.map { try Arrival(date: $0[0], source: $0[1]) }
        let journal = arrivals.filter { $0.source == .journal }
        return (journal.isEmpty ? arrivals : journal).min {
            ($0.date, $0.source.distrust) < ($1.date, $1.source.distrust)
        }
    }

    /// When a report first arrived: the day that was entered for it, else the earliest of its
    /// versions.
    func first(of report: ReportID, versions: [Arrival]) throws -> Arrival? {
        let entered = try entered(
            "inn = ? AND year = ? AND half = ? AND form_id = ?", report.arguments)
        return entered
            ?? versions.min {
                ($0.date, $0.source.distrust) < ($1.date, $1.source.distrust)
            }
    }

    /// The last entry of the journal that meets a condition.
    private func entered(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> Arrival? {
        let date = try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT arrival_date FROM journal WHERE \(condition) ORDER BY id DESC LIMIT 1
                    """),
            arguments: arguments)
        return try date.map { try Arrival(date: $0, source: Arrival.Source.journal.rawValue) }
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
