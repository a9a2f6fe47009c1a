import Forms

extension Submission {
    /// A value that may leave КИМЦ: a number, a day, or a wording of the form's own lists.
    ///
    /// Whatever a school can type freely, and whatever the form marks as personal, is absent.
    func shareable(_ key: ValueKey, of form: Form) -> FormValue? {
        guard let cell = form.cell(at: key), !cell.isPersonal,
            let value = self[key.row, key.column]
        else { return nil }
        switch (cell.kind, value) {
        case (.integer, .number), (.decimal, .number), (.date, .date): return value
        case (.choice, .text(let text)): return form.choices(at: key).contains(text) ? value : nil
        default: return nil
        }
    }
}
