import Forms
import GRDB
import Spreadsheet

/// Reads versions of reports back as they were recorded.
struct SubmissionReader {
    /// A row of the table `submission`.
    struct Header {
        var id: Int64
        var report: ReportID
        var formVersion: String
        var version: Int
        var sha256: String
        var verdict: Verdict
        var correction: Int
        var filled: Int
        var required: Int
        var entryCount: Int
        var placeCount: Int
    }

    private let db: Database
    private var lines: LineReader
    private var facts: [String: Fact] = [:]

    init(_ db: Database) throws {
        self.db = db
        lines = try LineReader(db)
    }

    /// The versions that meet a condition, in the order of their arrival.
    func headers(where condition: String, _ arguments: StatementArguments) throws -> [Header] {
        let statement = try Self.headers(db, where: condition)
        try statement.setArguments(arguments)
        return try Self.headers(RawStatement(statement))
    }

    /// The statement that finds the versions that meet a condition, in the order of their arrival.
    ///
    /// The plus keeps SQLite from going through a whole half-year in that order for one report.
    static func headers(_ db: Database, where condition: String) throws -> Statement {
        try db.cachedStatement(
            sql: """
                SELECT id, inn, year, half, form_id, form_version, version, sha256, verdict,
                    correction, filled, required, entry_count, place_count
                FROM submission WHERE \(condition) ORDER BY +id
                """)
    }

    /// What a bound statement finds.
    static func headers(_ raw: RawStatement) throws -> [Header] {
        defer { raw.rewind() }
        var headers: [Header] = []
        while try raw.step() { headers.append(try Header(raw)) }
        return headers
    }

    mutating func submission(_ header: Header) throws -> Submission {
        var submission = Submission(formVersion: header.formVersion)
        submission.entries.reserveCapacity(header.entryCount)
        submission.places.reserveCapacity(header.placeCount)
        try lines.read(header.id, into: &submission)
        submission.explanations = try explanations(of: header.id)
        return submission
    }

    private func explanations(of submission: Int64) throws -> [Explanation] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT code, place, text, sheet, cell FROM explanation
                WHERE submission_id = ? ORDER BY ord
                """)
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(submission, at: 1)
        var explanations: [Explanation] = []
        while try raw.step() {
            guard let cell = CellAddress(raw.text(4)) else {
                throw StoreError.damaged(table: "explanation", detail: raw.text(4))
            }
            explanations.append(
                Explanation(
                    key: RemarkKey(code: raw.text(0), place: raw.text(1)), text: raw.text(2),
                    source: CellSource(sheet: raw.text(3), cell: cell)))
        }
        return explanations
    }

    mutating func version(_ header: Header, arrival: Arrival) throws -> Report.Version {
        Report.Version(
            number: header.version, arrival: arrival, submission: try submission(header),
            findings: try findings(of: header.id), verdict: header.verdict,
            filledCells: header.filled, requiredCells: header.required, sha256: header.sha256)
    }

    mutating func findings(of submission: Int64) throws -> [Finding] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT severity, sheet, cell, row_code, col, ordinal, fact, explanation
                FROM finding WHERE submission_id = ? ORDER BY ord
                """)
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(submission, at: 1)
        var findings: [Finding] = []
        while try raw.step() {
            guard let severity = Severity(rawValue: raw.text(0)) else {
                throw StoreError.damaged(table: "finding", detail: raw.text(0))
            }
            let place = Finding.Place(
                sheet: raw.isNull(1) ? nil : raw.text(1),
                cell: raw.isNull(2) ? nil : CellAddress(raw.text(2)), row: raw.number(3),
                column: raw.number(4), ordinal: raw.number(5))
            var finding = Finding(try fact(raw.text(6)), at: place, severity: severity)
            if !raw.isNull(7) { finding.explanation = raw.text(7) }
            findings.append(finding)
        }
        return findings
    }

    /// Most facts repeat from report to report, so each text is understood once.
    private mutating func fact(_ text: String) throws -> Fact {
        if let known = facts[text] { return known }
        let fact: Fact = try JSON.value(from: text, table: "finding")
        facts[text] = fact
        return fact
    }
}

extension SubmissionReader.Header {
    fileprivate init(_ raw: RawStatement) throws {
        guard let half = Half(rawValue: Int(raw.integer(3))),
            let verdict = Verdict(rawValue: raw.text(8))
        else { throw StoreError.damaged(table: "submission", detail: "\(raw.integer(0))") }
        self.init(
            id: raw.integer(0),
            report: ReportID(
                inn: raw.text(1), period: Period(year: Int(raw.integer(2)), half: half),
                formID: raw.text(4)),
            formVersion: raw.text(5), version: Int(raw.integer(6)), sha256: raw.text(7),
            verdict: verdict, correction: raw.number(9) ?? 0, filled: Int(raw.integer(10)),
            required: Int(raw.integer(11)), entryCount: Int(raw.integer(12)),
            placeCount: Int(raw.integer(13)))
    }
}
