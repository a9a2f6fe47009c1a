import Forms
import GRDB

/// Finds one report of a half-year after the other, and holds nothing of those before.
struct ReportFinder {
    private let headers: RawStatement
    private let sightings: RawStatement
    private let period: Period
    private let formID: String
    /// When the versions arrived that were found last.
    private(set) var arrivals: VersionArrivals

    init(_ db: Database, _ period: Period, formID: String) throws {
        let condition = "year = ? AND half = ? AND form_id = ? AND inn = ?"
        headers = RawStatement(try SubmissionReader.headers(db, where: condition))
        sightings = RawStatement(try VersionArrivals.sightings(db, where: condition))
        arrivals = try VersionArrivals(enteredIn: db, inn: nil, period: period, formID: formID)
        self.period = period
        self.formID = formID
    }

    /// A version of an institution's report; ``arrivals`` stays as it was.
    func find(_ version: (inn: String, number: Int)) throws -> SubmissionReader.Header? {
        bind(version.inn, headers)
        return try SubmissionReader.headers(headers).first { $0.version == version.number }
    }

    /// The versions of an institution's report, in the order of their arrival.
    mutating func find(_ inn: String) throws -> [SubmissionReader.Header] {
        bind(inn, headers)
        let found = try SubmissionReader.headers(headers)
        guard !found.isEmpty else { return [] }
        bind(inn, sightings)
        try arrivals.replaceSightings(sightings)
        return found
    }

    private func bind(_ inn: String, _ statement: RawStatement) {
        statement.bind(period.year, at: 1)
        statement.bind(period.half.rawValue, at: 2)
        statement.bind(formID, at: 3)
        statement.bind(inn, at: 4)
    }
}
