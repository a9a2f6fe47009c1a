public import Forms

/// The words for a place in a form.
public enum PlaceText {
    /// «Лист «3_Кадры», строка 304, графа 3 (ячейка C12)»; empty for the whole file.
    ///
    /// The column is left out where the row takes input in one place only and says so itself.
    public static func words(for place: Finding.Place, form: Form) -> String {
        var parts: [String] = []
        let sheet = sheet(of: place, form: form)
        if let name = place.sheet ?? sheet?.name { parts.append("лист «\(name)»") }
        if let row = place.row { parts.append("строка \(row)") }
        if let ordinal = place.ordinal { parts.append("запись \(ordinal)") }
        let isOnly = place.row != nil && sheet?.inputColumns.count == 1
        if let column = place.column, !isOnly { parts.append("графа \(column)") }
        let words = Russian.capitalised(parts.joined(separator: ", "))
        guard let cell = place.cell else { return words }
        return words.isEmpty ? "Ячейка \(cell)" : "\(words) (ячейка \(cell))"
    }

    /// What the form says of the row and column of a place: their captions; empty when it has none.
    public static func captions(of place: Finding.Place, form: Form) -> (
        row: String, column: String
    ) {
        let row = place.row.flatMap { form.row($0)?.caption } ?? ""
        let column =
            place.column.flatMap { sheet(of: place, form: form)?.column($0)?.caption } ?? ""
        return (row, column)
    }

    /// The cell of the form at a place; nil when the form has none there.
    static func cell(at place: Finding.Place, form: Form) -> InputCell? {
        guard let column = place.column else { return nil }
        if let row = place.row { return form.cell(at: ValueKey(row, column)) }
        return sheet(of: place, form: form)?.column(column)?.cell
    }

    /// The sheet of the form that a place is on; nil when the form has none of that name.
    public static func sheet(of place: Finding.Place, form: Form) -> FormSheet? {
        if let row = place.row { return form.sheet(ofRow: row) }
        if let column = place.column,
            let register = form.sheets.first(where: { $0.isRegister && $0.column(column) != nil })
        {
            return register
        }
        return form.sheets.first { $0.name == place.sheet }
    }
}
