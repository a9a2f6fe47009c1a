public import Forms
import GRDB
import Spreadsheet

extension Store {
    /// Goes through the texts that people typed into forms: every version on record, its personal
    /// cells and those with words of their own, and what they wrote about warnings.
    ///
    /// - Parameters:
    ///   - forms: the forms as they are now; what older versions of them gave up is left out.
    ///   - body: is called with each text, and whether the form marks its cell as personal.
    /// - Throws: ``StoreError``.
    public func forEachTypedText(
        of forms: [Form], _ body: (_ text: String, _ isPersonal: Bool) -> Void
    ) throws(StoreError) {
        try read { db in
            for form in forms {
                try Self.forEachTypedCell(of: form, db, body)
                let translator = VersionTranslator(form: form)
                var reader = try SubmissionReader(db)
                let older = try reader.headers(
                    where: "form_id = ? AND form_version <> ?", [form.id, form.version])
                for header in older {
                    let submission = translator.current(try reader.submission(header))
                    form.forEachTypedText(in: submission, body)
                }
            }
            for table in ["SELECT text FROM explanation", "SELECT explanation FROM finding"] {
                let texts = try String?.fetchCursor(db, sql: table)
                while let text = try texts.next() {
                    if let text { body(text, false) }
                }
            }
        }
    }

    private static func forEachTypedCell(
        of form: Form, _ db: Database, _ body: (String, Bool) -> Void
    ) throws {
        let rows = typedRows(of: form)
        let codes = rows.keys.sorted()
        let positions = rows.values.joined().map(\.position)
        let values = LineValues(at: positions, after: 3)
        let wanted = codes.map { code in
            (rows[code] ?? []).compactMap { cell in
                values.column(at: cell.position).map { (cell: cell, column: $0) }
            }
        }
        let raw = RawStatement(
            try db.cachedStatement(
                sql: """
                    SELECT row_code, ordinal, typed\(values.sql)
                    FROM submission AS s CROSS JOIN \(RowRuns(codes).sql) CROSS JOIN line AS l
                    WHERE form_id = ? AND form_version = ? AND submission_id = s.id
                        AND row_code BETWEEN column1 AND column2
                    """))
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(form.id, at: 1)
        raw.bind(form.version, at: 2)
        // The rows of a report come in the order of their codes.
        var place = 0
        while try raw.step() {
            let row = Int(raw.integer(0))
            if place == codes.count || codes[place] > row { place = 0 }
            while place < codes.count, codes[place] < row { place += 1 }
            guard place < codes.count, codes[place] == row else { continue }
            let typed: [String: String] =
                raw.isNull(2) ? [:] : try JSON.value(from: raw.text(2), table: "line")
            let isRegister = raw.integer(1) > 0
            for (cell, column) in wanted[place] where cell.isOfRegister == isRegister {
                if let text = typed[String(cell.number)] { body(text, cell.isPersonal) }
                switch raw.value(column) {
                case .text(let text): body(text, cell.isPersonal)
                case .integer(let whole): body("\(whole)", cell.isPersonal)
                case .real(let real): body("\(real)", cell.isPersonal)
                case .null: break
                }
            }
        }
    }

    /// A cell with words of schools as the table `line` has it.
    private struct TypedPlace {
        /// The number of its column.
        var number: Int
        /// The position in the line, from 0.
        var position: Int
        var isPersonal: Bool
        var isOfRegister: Bool
    }

    /// The cells with words of schools by the code of their row in the table `line`.
    private static func typedRows(of form: Form) -> [Int: [TypedPlace]] {
        var rows: [Int: [TypedPlace]] = [:]
        for (row, cells) in form.typedCells {
            rows[row, default: []] += cells.map {
                TypedPlace(
                    number: $0.column, position: $0.column - 1, isPersonal: $0.isPersonal,
                    isOfRegister: false)
            }
        }
        for (sheet, cells) in form.typedColumns {
            for cell in cells {
                let part = RegisterPart(sheet: sheet, column: cell.column)
                rows[part.row, default: []].append(
                    TypedPlace(
                        number: cell.column, position: cell.column - part.firstColumn,
                        isPersonal: cell.isPersonal, isOfRegister: true))
            }
        }
        return rows
    }
}
