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
        let cells = form.typedCells
        var columns: [Int: [Form.TypedCell]] = [:]
        for (sheet, typed) in form.typedColumns {
            for cell in typed {
                columns[RegisterPart(sheet: sheet, column: cell.column).row, default: []]
                    .append(cell)
            }
        }
        let values = (1...Schema.columnLimit).map { "l.v\($0)" }.joined(separator: ", ")
        let rows = Set(cells.keys).union(columns.keys).sorted().map { "\($0)" }
        let raw = RawStatement(
            try db.cachedStatement(
                sql: """
                    SELECT l.row_code, l.ordinal, l.kinds, l.typed, \(values)
                    FROM submission AS s CROSS JOIN line AS l
                    WHERE s.form_id = ? AND s.form_version = ? AND l.submission_id = s.id
                        AND l.row_code IN (\(rows.joined(separator: ", ")))
                    """))
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(form.id, at: 1)
        raw.bind(form.version, at: 2)
        while try raw.step() {
            let row = Int(raw.integer(0))
            let isRegister = raw.integer(1) > 0
            let first = isRegister ? RegisterPart(row: row).firstColumn : 1
            let typed: [String: String] =
                raw.isNull(3) ? [:] : try JSON.value(from: raw.text(3), table: "line")
            for cell in (isRegister ? columns[row] : cells[row]) ?? [] {
                let position = cell.column - first
                guard (0..<Schema.columnLimit).contains(position) else { continue }
                if let text = typed[String(cell.column)] { body(text, cell.isPersonal) }
                switch raw.value(Int32(4 + position)) {
                case .text(let text): body(text, cell.isPersonal)
                case .integer(let whole): body("\(whole)", cell.isPersonal)
                case .real(let real): body("\(real)", cell.isPersonal)
                case .null: break
                }
            }
        }
    }
}
