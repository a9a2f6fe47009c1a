public import Forms

/// The words for a place in a form.
public enum PlaceText {
    /// «Лист «3_Кадры», строка 304, графа 3 (ячейка C12)»; empty for the whole file.
    ///
    /// The column is left out where the row takes input in one place only and says so itself.
    public static func words(for place: Finding.Place, form: Form) -> String {
        var parts: [String] = []
        let sheet = form.sheet(of: place)
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
            place.column.flatMap { form.sheet(of: place)?.column($0)?.caption } ?? ""
        return (row, column)
    }

    /// Row and column of a place in two short lines: «304. Наставляемые, всего», «гр. 3. Всего».
    ///
    /// A row of a register is told by its place and by what it calls itself. The column is left out
    /// where the row takes input in one place only and says so itself.
    public static func lines(for place: Finding.Place, in submission: Submission, form: Form)
        -> String
    {
        let captions = captions(of: place, form: form)
        let sheet = form.sheet(of: place)
        let row =
            place.row.map { RemarksText.labelled($0, captions.row) }
            ?? place.ordinal.map { ordinal in
                RemarksText.entry(ordinal, submission.registerKey(at: place, of: form))
            }
        let isOnly = place.row != nil && sheet?.inputColumns.count == 1
        let column = isOnly ? nil : place.column.map { RemarksText.column($0, captions.column) }
        return [row, column].compactMap(\.self).joined(separator: "\n")
    }
}
