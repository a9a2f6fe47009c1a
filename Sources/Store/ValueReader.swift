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
    }

    /// Rows that are looked up one by one cost two to three times as much as rows that are passed
    /// over, so that more of them are found by going through all.
    private static let lookups = 16

    /// The database keeps it, since raw access does not.
    private let statement: Statement
    private let firstRow: Int
    /// What is wanted of each row, from the first wanted one on.
    private let wishes: [[Wish]]

    /// Prepares the search for cells.
    init(_ db: Database, keys: [ValueKey]) throws {
        let rows = Set(keys.map(\.row)).sorted()
        let span = rows.first.map { $0...(rows.last ?? $0) } ?? 0...0
        firstRow = span.lowerBound
        var wishes: [[Wish]] = Array(repeating: [], count: keys.isEmpty ? 0 : span.count)
        for (index, key) in keys.enumerated() {
            let position = key.column - 1
            guard (0..<Schema.columnLimit).contains(position) else { continue }
            wishes[key.row - span.lowerBound].append(Wish(index: index, position: position))
        }
        self.wishes = wishes
        let values = (1...Schema.columnLimit).map { "v\($0)" }.joined(separator: ", ")
        let condition =
            rows.count > Self.lookups
            ? "BETWEEN \(span.lowerBound) AND \(span.upperBound)"
            : "IN (\(rows.map(String.init).joined(separator: ", ")))"
        statement = try db.cachedStatement(
            sql: """
                SELECT row_code, kinds, \(values) FROM line
                WHERE submission_id = ? AND row_code \(condition) AND ordinal = 0
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
                try body(wish.index, raw.value(Int32(2 + wish.position)), kind)
            }
        }
    }
}
