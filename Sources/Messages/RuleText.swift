import Forms
import Spreadsheet

/// The sentences of the form's own rules, with the values of a breach in their places.
enum RuleText {
    /// The words of a rule: its message and its remedy share the arguments in this order.
    static func words(rule id: String, arguments: [FormValue?], form: Form) -> FactText.Words {
        guard let rule = form.rules.first(where: { $0.id == id }) else {
            return ("нарушено правило \(id)", "Уточните в КИМЦ, что нужно исправить")
        }
        var rest = arguments[...]
        let fact = filled(rule.message, &rest)
        return (fact, filled(rule.remedy, &rest))
    }

    static func filled(
        _ template: MessageTemplate, _ arguments: inout ArraySlice<FormValue?>
    ) -> String {
        template.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .value, .row, .column: shown(arguments.popFirst() ?? nil)
            }
        }.joined()
    }

    static func shown(_ value: FormValue?) -> String {
        switch value {
        case .number(let number): Russian.plainNumber(number)
        case .date(let date): date.russian
        case .text(let text): text
        case nil: "–"
        }
    }
}
