import Forms
import GRDB

/// Reads single cells of fixed rows from the lines of a report; of all else it does not even look
/// at the bytes.
struct ValueReader {
    /// A cell that is wanted.
    private struct Wish {
        var key: ValueKey
        /// The position in the line, from 0.
        var position: Int
    }

    /// The database keeps it, since raw access does not.
    private let statement: Statement
    private let wishes: [Int: [Wish]]

    /// Prepares the search for cells.
    init(_ db: Database, keys: Set<ValueKey>) throws {
        wishes = Dictionary(grouping: keys) { $0.row }.mapValues { keys in
            keys.sorted().map { Wish(key: $0, position: $0.column - 1) }
                .filter { (0..<Schema.columnLimit).contains($0.position) }
        }
        let values = (1...Schema.columnLimit).map { "v\($0)" }.joined(separator: ", ")
        let rows = wishes.keys.sorted().map(String.init).joined(separator: ", ")
        statement = try db.cachedStatement(
            sql: """
                SELECT row_code, kinds, \(values) FROM line
                WHERE submission_id = ? AND row_code IN (\(rows)) AND ordinal = 0
                """)
    }

    /// Calls with each wanted cell of a report that is filled.
    func forEachCell(
        of submission: Int64,
        _ body: (_ key: ValueKey, _ value: StoredValue, _ kind: UInt8) throws -> Void
    ) throws {
        guard !wishes.isEmpty else { return }
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(submission, at: 1)
        while try raw.step() {
            let kinds = raw.bytes(1)
            for wish in wishes[Int(raw.integer(0))] ?? [] where wish.position < kinds.count {
                let kind = kinds[wish.position]
                guard kind != StoredValue.Kind.none else { continue }
                try body(wish.key, raw.value(Int32(2 + wish.position)), kind)
            }
        }
    }
}
