import Forms
import GRDB

/// Writes lines into the table `line`.
///
/// Values are bound to the statement directly: GRDB's conversion of arguments costs more than the
/// insertion itself, and a form has some 190 lines of 26 columns.
struct LineWriter {
    private let statement: Statement

    init(_ db: Database) throws {
        let marks = Array(repeating: "?", count: 8 + Schema.columnLimit).joined(separator: ", ")
        statement = try db.cachedStatement(sql: "INSERT INTO line VALUES (\(marks))")
    }

    func write(_ line: StoredLine, of submission: Int64) throws {
        let raw = RawStatement(statement)
        raw.rewind()
        let cells = CellMap(line.columns)
        raw.bind(submission, at: 1)
        raw.bind(line.row, at: 2)
        raw.bind(line.ordinal, at: 3)
        raw.bind(cells.sheet, at: 4)
        var kinds = Array(repeating: StoredValue.Kind.none, count: Schema.columnLimit)
        var typed: [String: String] = [:]
        for column in line.columns {
            guard let entry = column.entry else { continue }
            let parts = StoredValue.parts(of: entry)
            kinds[column.position] = StoredValue.kind(of: entry.value)
            raw.bind(parts.value, at: Int32(9 + column.position))
            if let text = parts.typed { typed[String(column.position + line.firstColumn)] = text }
        }
        raw.bind(ascii: kinds, at: 5)
        if !typed.isEmpty { raw.bind(try JSON.text(of: typed), at: 6) }
        raw.bind(ascii: cells.runs, at: 7)
        if !cells.odd.isEmpty { raw.bind(try JSON.text(of: cells.odd), at: 8) }
        _ = try raw.step()
        raw.rewind()
    }
}
