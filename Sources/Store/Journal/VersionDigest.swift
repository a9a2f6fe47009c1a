import GRDB
import Hashing

/// A hash over all that the store holds of a version of a report, so that a change of a value shows
/// as well as a change of the chain.
///
/// The columns are named one by one: a column that a later schema adds changes no hash.
struct VersionDigest {
    private let statements: [Statement]

    init(_ db: Database) throws {
        let values = (1...Schema.columnLimit).map { "v\($0)" }.joined(separator: ", ")
        statements = try [
            """
            SELECT inn, year, half, form_id, form_version, version, sha256, verdict, report_kind,
                correction, published, as_of, filled, required, entry_count, place_count
            FROM submission WHERE id = ?
            """,
            """
            SELECT row_code, ordinal, sheet_name, kinds, typed, cells, odd_cells, \(values)
            FROM line WHERE submission_id = ? ORDER BY row_code, ordinal
            """,
            """
            SELECT ord, code, severity, sheet, cell, row_code, col, ordinal, fact, explanation
            FROM finding WHERE submission_id = ? ORDER BY ord
            """,
            """
            SELECT ord, code, place, text, sheet, cell
            FROM explanation WHERE submission_id = ? ORDER BY ord
            """,
        ].map { try db.cachedStatement(sql: $0) }
    }

    /// The hash of a version.
    func digest(of submission: Int64) throws -> String {
        var bytes: [UInt8] = []
        for statement in statements {
            let raw = RawStatement(statement)
            raw.rewind()
            defer { raw.rewind() }
            raw.bind(submission, at: 1)
            while try raw.step() { raw.appendRow(to: &bytes) }
            bytes.append(UInt8(ascii: "."))
        }
        return SHA256.hexadecimal(of: bytes)
    }
}
