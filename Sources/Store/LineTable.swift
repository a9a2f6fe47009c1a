import Forms
import FoundationEssentials
import GRDB
import GRDBSQLite
import Spreadsheet

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
        raw.bind(Int64(line.row), at: 2)
        raw.bind(Int64(line.ordinal), at: 3)
        raw.bind(cells.sheet, at: 4)
        var kinds = Array(repeating: StoredValue.Kind.none, count: Schema.columnLimit)
        var typed: [String: String] = [:]
        for column in line.columns {
            guard let entry = column.entry else { continue }
            kinds[column.position] = StoredValue.kind(of: entry.value)
            if entry.typed.utf8.elementsEqual(StoredValue.usualPrint(of: entry.value).utf8) == false
            {
                typed[String(column.position + line.firstColumn)] = entry.typed
            }
            raw.bind(StoredValue(entry.value), at: Int32(9 + column.position))
        }
        raw.bind(String(decoding: kinds, as: UTF8.self), at: 5)
        raw.bind(typed.isEmpty ? nil : try JSON.text(of: typed), at: 6)
        raw.bind(cells.runs, at: 7)
        raw.bind(cells.odd.isEmpty ? nil : try JSON.text(of: cells.odd), at: 8)
        _ = try raw.step()
        raw.rewind()
    }
}

/// Reads the lines of submissions.
struct LineReader {
    private let statement: Statement
    private var sheet = ""

    init(_ db: Database) throws {
        let values = (1...Schema.columnLimit).map { "v\($0)" }.joined(separator: ", ")
        statement = try db.cachedStatement(
            sql: """
                SELECT row_code, ordinal, sheet_name, kinds, typed, cells, odd_cells, \(values)
                FROM line WHERE submission_id = ? ORDER BY row_code, ordinal
                """)
    }

    /// Adds all lines of a submission to it.
    mutating func read(_ id: Int64, into submission: inout Submission) throws {
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(id, at: 1)
        while try raw.step() {
            try line(of: raw).restore(into: &submission)
        }
    }

    private mutating func line(of raw: RawStatement) throws -> StoredLine {
        var line = StoredLine(row: Int(raw.integer(0)), ordinal: Int(raw.integer(1)), columns: [])
        // Most lines stand on the sheet of the line before.
        if !raw.bytes(2).elementsEqual(sheet.utf8) { sheet = raw.text(2) }
        let runs = raw.bytes(5)
        guard let cells = CellMap.cells(ofRuns: runs) else {
            throw StoreError.damaged(table: "line", detail: raw.text(5))
        }
        let typed: [String: String] =
            raw.isNull(4) ? [:] : try JSON.value(from: raw.text(4), table: "line")
        line.columns.reserveCapacity(cells.count)
        for (position, cell) in cells {
            let place = CellSource(sheet: sheet, cell: cell)
            let entry = try entry(raw, line, position, typed: typed, source: place)
            line.columns.append(.init(position: position, entry: entry, place: place))
        }
        guard !raw.isNull(6) else { return line }
        let odd: [CellMap.OddCell] = try JSON.value(from: raw.text(6), table: "line")
        for cell in odd {
            let entry = try cell.source.flatMap { source in
                try self.entry(raw, line, cell.position, typed: typed, source: source)
            }
            line.columns.append(.init(position: cell.position, entry: entry, place: cell.place))
        }
        return line
    }

    private func entry(
        _ raw: RawStatement, _ line: StoredLine, _ position: Int, typed: [String: String],
        source: CellSource
    ) throws -> Entry? {
        let kinds = raw.bytes(3)
        let kind = position < kinds.count ? kinds[position] : StoredValue.Kind.none
        guard kind != StoredValue.Kind.none else { return nil }
        let value = raw.value(Int32(7 + position)).value(ofKind: kind)
        guard value != nil || kind == StoredValue.Kind.unknown else {
            throw StoreError.damaged(
                table: "line", detail: "\(line.row).\(line.ordinal) v\(position + 1)")
        }
        let print =
            typed.isEmpty ? nil : typed[String(position + line.firstColumn)]
        return Entry(
            value: value, typed: print ?? StoredValue.usualPrint(of: value), source: source)
    }
}
