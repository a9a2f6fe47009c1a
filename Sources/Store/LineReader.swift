import Forms
import GRDB
import Spreadsheet

/// Reads the lines of submissions back.
struct LineReader {
    private let statement: Statement
    private let hasPlaces: Bool
    private var sheet = ""

    /// Prepares the reading of all lines, or of those that meet a condition, with where their cells
    /// stand in the file or without.
    init(
        _ db: Database, where condition: String = "TRUE", withPlaces hasPlaces: Bool = true
    ) throws {
        self.hasPlaces = hasPlaces
        let values = (1...Schema.columnLimit).map { "v\($0)" }.joined(separator: ", ")
        statement = try db.cachedStatement(
            sql: """
                SELECT row_code, ordinal, sheet_name, kinds, typed, cells, odd_cells, \(values)
                FROM line WHERE submission_id = ? AND \(condition) ORDER BY row_code, ordinal
                """)
    }

    /// Adds the lines of a submission to it.
    mutating func read(_ id: Int64, into submission: inout Submission) throws {
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(id, at: 1)
        while try raw.step() {
            let row = Int(raw.integer(0))
            let ordinal = Int(raw.integer(1))
            if ordinal == 0 {
                try forEachColumn(of: raw, from: 1) { column, entry, place in
                    let key = ValueKey(row, column)
                    if let entry { submission.entries[key] = entry }
                    if let place { submission.places[key] = place }
                }
            } else {
                let part = RegisterPart(row: row)
                var rows = submission.registers.removeValue(forKey: part.sheet) ?? []
                // Parts of a register come one after the other, each in the order of the rows.
                var place = rows.count
                while place > 0, rows[place - 1].ordinal > ordinal { place -= 1 }
                let isKnown = place > 0 && rows[place - 1].ordinal == ordinal
                var line = isKnown ? rows[place - 1] : RegisterRow(ordinal: ordinal, entries: [:])
                if !isKnown {
                    line.entries.reserveCapacity(Schema.columnLimit)
                    if hasPlaces { line.places.reserveCapacity(Schema.columnLimit) }
                }
                try forEachColumn(of: raw, from: part.firstColumn) { column, entry, place in
                    if let entry { line.entries[column] = entry }
                    if let place { line.places[column] = place }
                }
                if isKnown { rows[place - 1] = line } else { rows.insert(line, at: place) }
                submission.registers[part.sheet] = rows
            }
        }
    }

    /// Calls with the number, the entry and the place of each column of the current line.
    private mutating func forEachColumn(
        of raw: RawStatement, from first: Int, _ body: (Int, Entry?, CellSource?) -> Void
    ) throws {
        // Most lines stand on the sheet of the line before.
        if !raw.holds(sheet, in: 2) { sheet = raw.text(2) }
        let typed: [String: String] =
            raw.isNull(4) ? [:] : try JSON.value(from: raw.text(4), table: "line")
        var runs = RunReader(raw.bytes(5))
        do {
            while let run = try runs.next() {
                var cell = run.first
                for position in run.positions {
                    let place = CellSource(sheet: sheet, cell: cell)
                    let column = position + first
                    let text = typed.isEmpty ? nil : typed[String(column)]
                    body(
                        column, try entry(raw, position, typed: text, place),
                        hasPlaces ? place : nil)
                    cell.column += 1
                }
            }
        } catch is RunReader.Damage {
            throw StoreError.damaged(table: "line", detail: raw.text(5))
        }
        guard !raw.isNull(6) else { return }
        let odd: [CellMap.OddCell] = try JSON.value(from: raw.text(6), table: "line")
        for cell in odd {
            let column = cell.position + first
            var filled: Entry?
            if let source = cell.source {
                filled = try entry(raw, cell.position, typed: typed[String(column)], source)
            }
            body(column, filled, hasPlaces ? cell.place : nil)
        }
    }

    private func entry(
        _ raw: RawStatement, _ position: Int, typed: String?, _ source: CellSource
    ) throws -> Entry? {
        let kinds = raw.bytes(3)
        guard position >= 0, position < kinds.count else {
            throw StoreError.damaged(table: "line", detail: raw.text(3))
        }
        guard kinds[position] != StoredValue.Kind.none else { return nil }
        guard let (value, print) = raw.value(Int32(7 + position)).restored(as: kinds[position])
        else {
            throw StoreError.damaged(
                table: "line",
                detail: "\(raw.integer(0)).\(raw.integer(1)) v\(position + 1)")
        }
        return Entry(value: value, typed: typed ?? print, source: source)
    }
}
