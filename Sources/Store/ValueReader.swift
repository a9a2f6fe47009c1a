import Forms
import GRDB

/// Reads single cells of fixed rows from the lines of a report; of all else it does not even look
/// at the bytes.
struct ValueReader {
    /// A cell that is wanted.
    private struct Wish {
        /// Which of the keys it is.
        var index: Int
        /// The position in the line, from 0.
        var position: Int
        /// Where the statement has the value.
        var column: Int32
    }

    /// The database keeps it, since raw access does not.
    private let statement: Statement
    private let firstRow: Int
    /// What is wanted of each row, from the first wanted one on.
    private let wishes: [[Wish]]

    /// Prepares the search for cells.
    init(_ db: Database, keys: [ValueKey]) throws {
        let rows = Set(keys.map(\.row)).sorted()
        let span = (rows.first ?? 0)...(rows.last ?? 0)
        firstRow = span.lowerBound
        var wishes: [[Wish]] = Array(repeating: [], count: keys.isEmpty ? 0 : span.count)
        let values = LineValues(at: keys.map { $0.column - 1 }, after: 2)
        for (index, key) in keys.enumerated() {
            let position = key.column - 1
            guard let column = values.column(at: position) else { continue }
            wishes[key.row - span.lowerBound]
                .append(Wish(index: index, position: position, column: column))
        }
        self.wishes = wishes
        statement = try db.cachedStatement(
            sql: """
                SELECT row_code, kinds\(values.sql)
                FROM \(RowRuns(rows).sql) CROSS JOIN line
                WHERE submission_id = ? AND row_code BETWEEN column1 AND column2 AND ordinal = 0
                """)
    }

    /// Calls with each wanted cell of a report that is filled: which of the keys it is, and what
    /// the line has of it.
    func forEachCell(
        of submission: Int64,
        _ body: (_ index: Int, _ value: StoredValue, _ kind: UInt8) throws -> Void
    ) throws {
        guard !wishes.isEmpty else { return }
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(submission, at: 1)
        while try raw.step() {
            let wanted = wishes[Int(raw.integer(0)) - firstRow]
            guard !wanted.isEmpty else { continue }
            let kinds = raw.bytes(1)
            for wish in wanted where wish.position < kinds.count {
                let kind = kinds[wish.position]
                guard kind != StoredValue.Kind.none else { continue }
                try body(wish.index, raw.value(wish.column), kind)
            }
        }
    }
}
