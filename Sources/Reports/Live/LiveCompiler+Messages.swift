import Forms
import FoundationEssentials
import Messages
import Spreadsheet

extension LiveCompiler {
    /// A sentence as a formula that joins its pieces; nil when one of them cannot be written.
    mutating func sentence(_ template: MessageTemplate, in scope: LiveScope) -> String? {
        var parts: [String] = []
        for (index, piece) in template.pieces.enumerated() {
            switch piece {
            case .words(let words):
                parts.append(LivePiece.quoted(index == 0 ? Russian.capitalised(words) : words))
            case .value(let expression):
                guard let shown = shown(expression, in: scope) else { return nil }
                parts.append(shown)
            case .row:
                guard let row = scope.row else { return nil }
                parts.append("\(row)")
            case .column:
                guard let column = scope.column else { return nil }
                parts.append("\(column)")
            }
        }
        if case .words(let last)? = template.pieces.last, let mark = last.last,
            ".!?…".contains(mark)
        {
            return parts.joined(separator: "&")
        }
        return (parts + ["\".\""]).joined(separator: "&")
    }

    /// A value as it stands in a sentence.
    private mutating func shown(
        _ expression: Forms.Expression, in scope: LiveScope
    ) -> String? {
        guard let piece = piece(expression, in: scope) else { return nil }
        let text: String
        switch piece.kind {
        case .number where piece.hasDecimals:
            text = "SUBSTITUTE(ROUND(\(piece.text),9)&\"\",\".\",\",\")"
        case .date:
            // The codes of formats are spelt in the language of the program.
            text =
                "RIGHT(\"0\"&DAY(\(piece.text)),2)&\".\"&RIGHT(\"0\"&MONTH(\(piece.text)),2)"
                + "&\".\"&YEAR(\(piece.text))"
        case .number, .text: text = piece.text
        case .truth: return nil
        }
        return "IFERROR(\(text),\"\(BlankText.Check.unknownValue)\")"
    }
}

extension BlankText.Check {
    /// A value in a sentence of the blank; the same as the formulas give.
    static func shown(_ value: FormValue?) -> String {
        switch value {
        case .number(let number): "\(number)".replacing(".", with: ",")
        case .date(let date): date.russian
        case .text(let text): text
        case nil: unknownValue
        }
    }
}
