import Forms
import Spreadsheet

/// Takes from reports what may leave КИМЦ of a cell: a number, a day, or a wording of the form's
/// own lists.
///
/// Whatever a school can type freely, and whatever the form marks as personal, is absent.
struct ShareableCell {
    /// What may leave.
    enum Value {
        case number(ExactNumber)
        case date(CalendarDate)
        case wording(String)
    }

    private let key: ValueKey
    private let kind: InputCell.Kind?
    private let choices: Set<String>

    init(_ key: ValueKey, of form: Form) {
        self.key = key
        kind = form.cell(at: key).flatMap { $0.isPersonal ? nil : $0.kind }
        choices = Set(form.choices(at: key))
    }

    func value(in report: ReportValues) -> Value? {
        switch kind {
        case .integer, .decimal: return report.number(at: key).map { .number($0) }
        case .date:
            guard case .date(let day)? = report[key.row, key.column] else { return nil }
            return .date(day)
        case .choice:
            guard case .text(let text)? = report[key.row, key.column], choices.contains(text)
            else { return nil }
            return .wording(text)
        case .text, .url, .inn, nil: return nil
        }
    }
}
