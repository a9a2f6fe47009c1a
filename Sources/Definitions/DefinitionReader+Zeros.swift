import Forms
import Yams

// Blank numbers that an answer makes 0.
extension DefinitionReader {
    /// Keeps what the row or its sheet says of its blank numbers. Only the row's own word has to
    /// find a number: on a sheet there are rows with and without.
    mutating func noteZeros(of row: FormRow, _ fields: Fields, sheet: Fields) {
        if fields["zero_when"]?.string == "never" { return }
        guard let node = fields["zero_when"] ?? sheet["zero_when"] else { return }
        guard row.cells.values.contains(where: { $0.kind.takesZero }) else {
            if fields["zero_when"] != nil { note(.noNumbers, at: node) }
            return
        }
        let before = mistakes.count
        guard let piece = expression(node, in: .once, as: .condition(.zeroWhen)) else { return }
        if ZeroCondition.isAnswer(piece.expression) {
            zeroSources[row.code] = piece
        } else if mistakes.count == before {
            note(.beyondZero, at: node)
            troubled.insert(Spot(node))
        }
    }

    /// Notes that a sheet speaks of blank numbers and has none.
    mutating func checkZeros(of rows: [FormRow], sheet: Fields) {
        guard let node = sheet["zero_when"] else { return }
        let cells = rows.flatMap(\.cells.values)
        if !cells.contains(where: { $0.kind.takesZero }) { note(.noNumbers, at: node) }
    }

    /// Gives the rows their conditions, now that all cells are known.
    mutating func settleZeros(of sheets: inout [FormSheet], _ cells: FormCells) {
        for sheet in sheets.indices {
            for row in sheets[sheet].rows.indices {
                sheets[sheet].rows[row].zeroWhen = zeroSources[sheets[sheet].rows[row].code]
                    .flatMap { ZeroCondition($0.expression, cells) }
            }
        }
    }
}

extension ZeroCondition {
    /// Whether an expression compares one cell with a text; an empty one is no answer.
    fileprivate static func isAnswer(_ expression: Expression) -> Bool {
        switch expression {
        case .binary(.equal, .reference(let reference), .text(let text)),
            .binary(.notEqual, .reference(let reference), .text(let text)):
            reference.source == .report && !text.isEmpty
        default: false
        }
    }

    /// Understands a comparison; nil where its reference names no cell.
    fileprivate init?(_ expression: Expression, _ cells: FormCells) {
        guard case .binary(let sign, .reference(let reference), .text(let text)) = expression,
            let key = cells.key(reference)
        else { return nil }
        self.init(key: key, text: text, isEqual: sign == .equal)
    }
}
