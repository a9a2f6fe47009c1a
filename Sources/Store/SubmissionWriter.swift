import Forms
import GRDB
import Spreadsheet

/// Writes the versions of reports, inside one transaction.
struct SubmissionWriter {
    private let db: Database
    private let lines: LineWriter
    private let encoder = JSON.encoder
    private var facts: [Fact: String] = [:]

    init(_ db: Database) throws {
        self.db = db
        lines = try LineWriter(db)
    }

    /// The number of the latest version; 0 while there is none.
    func latestVersion(of report: ReportID) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT ifnull(max(version), 0) FROM submission
                WHERE inn = ? AND year = ? AND half = ? AND form_id = ?
                """,
            arguments: report.arguments) ?? 0
    }

    /// A version that is on record.
    typealias Known = (id: Int64, number: Int, sha256: String)

    /// The version that has these bytes.
    func version(of report: ReportID, sha256: String) throws -> Known? {
        try version(of: report, where: "sha256 = ?", [sha256])
    }

    /// The latest version that says the same with the same verdict, in whatever file.
    ///
    /// The same words may deserve another verdict on another day, and then they are told again.
    func version(
        of report: ReportID, saying contents: String, _ verdict: Verdict
    ) throws -> Known? {
        try version(
            of: report, where: "contents = ? AND verdict = ?", [contents, verdict.rawValue])
    }

    private func version(
        of report: ReportID, where condition: String, _ arguments: StatementArguments
    ) throws -> Known? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT id, version, sha256 FROM submission
                    WHERE inn = ? AND year = ? AND half = ? AND form_id = ? AND \(condition)
                    ORDER BY version DESC LIMIT 1
                    """),
            arguments: report.arguments + arguments
        ).map { ($0["id"], $0["version"], $0["sha256"]) }
    }

    /// Adds a version with its lines, which say what the hash is of, and its findings.
    mutating func add(
        _ received: ReceivedSubmission, _ stored: [StoredLine], contents: String, sha256: String,
        version: Int
    ) throws -> Int64 {
        let submission = received.submission
        try db.cachedStatement(
            sql: """
                INSERT INTO submission (
                    inn, year, half, form_id, form_version, version, sha256, verdict, report_kind,
                    correction, published, as_of, filled, required, entry_count, place_count,
                    contents
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            received.inn, received.period.year, received.period.half.rawValue, received.formID,
            submission.formVersion, version, sha256, received.verdict.rawValue,
            received.reportKind, received.correction, received.published?.description,
            received.asOf?.description, received.filledCells, received.requiredCells,
            submission.entries.count, submission.places.count, contents,
        ])
        let id = db.lastInsertedRowID
        for line in stored {
            try lines.write(line, of: id)
        }
        try add(received.findings, to: id)
        try add(submission.explanations, to: id)
        return id
    }

    private func add(_ explanations: [Explanation], to submission: Int64) throws {
        for (index, explanation) in explanations.enumerated() {
            try db.cachedStatement(sql: "INSERT INTO explanation VALUES (?, ?, ?, ?, ?, ?, ?)")
                .execute(arguments: [
                    submission, index, explanation.key.code, explanation.key.place,
                    explanation.text, explanation.source.sheet,
                    explanation.source.cell.description,
                ])
        }
    }

    private mutating func add(_ findings: [Finding], to submission: Int64) throws {
        guard !findings.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let raw = RawStatement(insert)
        for (index, finding) in findings.enumerated() {
            raw.rewind()
            raw.bind(submission, at: 1)
            raw.bind(Int64(index), at: 2)
            raw.bind(finding.fact.code, at: 3)
            raw.bind(finding.severity.rawValue, at: 4)
            raw.bind(finding.place.sheet, at: 5)
            raw.bind(finding.place.cell?.description, at: 6)
            raw.bind(finding.place.row, at: 7)
            raw.bind(finding.place.column, at: 8)
            raw.bind(finding.place.ordinal, at: 9)
            raw.bind(try text(of: finding.fact), at: 10)
            raw.bind(finding.explanation, at: 11)
            _ = try raw.step()
        }
        raw.rewind()
    }

    /// Most facts repeat from report to report, so each is written once.
    private mutating func text(of fact: Fact) throws -> String {
        if let known = facts[fact] { return known }
        let text = try JSON.text(of: fact, encoder)
        facts[fact] = text
        return text
    }
}

extension ReportID {
    /// The columns inn, year, half and form_id.
    var arguments: StatementArguments {
        [inn, period.year, period.half.rawValue, formID]
    }
}
