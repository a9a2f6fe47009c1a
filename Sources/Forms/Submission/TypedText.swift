extension Form {
    /// A cell into which schools type words of their own, or what is nobody's business.
    public struct TypedCell: Sendable {
        /// The number of its column.
        public var column: Int
        /// Whether the form marks it as personal.
        public var isPersonal: Bool
    }

    /// The cells with words of schools by the code of their fixed row.
    public var typedCells: [Int: [TypedCell]] {
        Dictionary(
            sheets.flatMap(\.rows).map { row in
                (
                    row.code,
                    row.cells.sorted { $0.key < $1.key }.compactMap {
                        TypedCell($0.value, in: $0.key)
                    }
                )
            }, uniquingKeysWith: { $0 + $1 }
        ).filter { !$0.value.isEmpty }
    }

    /// The columns with words of schools by the number of their register's sheet.
    public var typedColumns: [Int: [TypedCell]] {
        Dictionary(
            sheets.map { sheet in
                (
                    sheet.number,
                    // What a blank prints there of the register is nobody's own.
                    sheet.inputColumns.filter { $0.origin == nil }.compactMap { column in
                        column.cell.flatMap { TypedCell($0, in: column.number) }
                    }
                )
            }, uniquingKeysWith: { $0 + $1 }
        ).filter { !$0.value.isEmpty }
    }

    /// Calls with each text of a report that is a school's own or personal.
    public func forEachTypedText(
        in submission: Submission, _ body: (_ text: String, _ isPersonal: Bool) -> Void
    ) {
        func tell(_ entry: Entry?, _ cell: TypedCell) {
            guard let entry else { return }
            body(entry.typed, cell.isPersonal)
            if case .text(let text)? = entry.value, text != entry.typed {
                body(text, cell.isPersonal)
            }
        }
        for (row, cells) in typedCells {
            for cell in cells { tell(submission.entries[ValueKey(row, cell.column)], cell) }
        }
        for (sheet, cells) in typedColumns {
            for row in submission.registers[sheet] ?? [] {
                for cell in cells { tell(row.entries[cell.column], cell) }
            }
        }
        for explanation in submission.explanations { body(explanation.text, false) }
    }

    /// The form's own wordings: captions, and the values of its lists.
    public var wordings: [String] {
        sheets.flatMap { sheet in
            [sheet.name] + sheet.columns.map(\.caption) + sheet.rows.map(\.caption)
        } + lists.flatMap(\.values)
    }
}

extension Form.TypedCell {
    fileprivate init?(_ cell: InputCell, in column: Int) {
        let isTyped = if case .text = cell.kind { true } else { false }
        guard cell.isPersonal || isTyped else { return nil }
        self.init(column: column, isPersonal: cell.isPersonal)
    }
}
