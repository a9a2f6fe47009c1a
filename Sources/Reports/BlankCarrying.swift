import Forms
import Validation

/// What a blank takes over from the report before: what rarely changes, and the programmes that go
/// on. The school may change all of it.
struct BlankCarrying: Sendable {
    private let form: Form
    private let index: FormIndex
    /// The cells of the fixed rows that are taken over.
    private let cells: [(key: ValueKey, cell: InputCell)]

    /// Looks for what a form takes over.
    init(form: Form) {
        self.form = form
        index = FormIndex(form)
        cells = form.sheets.flatMap(\.rows).flatMap { row in
            row.cells.filter(\.value.isCarried)
                .map { (key: ValueKey(row.code, $0.key), cell: $0.value) }
        }
    }

    /// The values of the fixed rows.
    ///
    /// An institution that continues another one has the report of that one before its own. Its
    /// people and its site are not taken for those of the new one.
    func values(
        from previous: Submission, of organization: Organization?
    ) -> [ValueKey: FormValue] {
        guard let organization, previous.text(at: form.identity.respondent) == organization.inn
        else {
            return [:]
        }
        var values: [ValueKey: FormValue] = [:]
        for (key, cell) in cells {
            values[key] = value(of: previous.entries[key], in: cell)
        }
        return values
    }

    /// The rows of the registers, by the number of their sheet, from the first on.
    func rows(from previous: Submission, context: ValidationContext) -> [Int: [RegisterRow]] {
        let evaluator = Evaluator(index: index, submission: previous, context: context)
        var registers: [Int: [RegisterRow]] = [:]
        for sheet in form.sheets {
            guard let condition = sheet.carriedRows else { continue }
            let columns = sheet.inputColumns.filter { $0.cell?.isCarried == true }
            let rows = (previous.registers[sheet.number] ?? []).filter { row in
                let scope = EvaluationScope(register: (sheet.number, row))
                return evaluator.value(of: condition, in: scope) == .boolean(true)
            }
            registers[sheet.number] = rows.enumerated().map { index, row in
                var entries: [Int: Entry] = [:]
                for column in columns {
                    guard let cell = column.cell, let entry = row.entries[column.number],
                        value(of: entry, in: cell) != nil
                    else { continue }
                    entries[column.number] = entry
                }
                return RegisterRow(ordinal: index + 1, entries: entries)
            }
        }
        return registers
    }

    /// The value, unless it was not understood or is no longer on offer.
    private func value(of entry: Entry?, in cell: InputCell) -> FormValue? {
        let choices = form.choices(of: cell)
        if case .text(let text)? = entry?.value, !choices.isEmpty, !choices.contains(text) {
            return nil
        }
        return entry?.value
    }
}
