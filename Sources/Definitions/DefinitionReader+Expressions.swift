import Forms
import Yams

extension DefinitionReader {
    /// The expression at a node; its references are checked once all sheets are known.
    mutating func expression(_ node: Node, in scope: FormRule.Scope) -> Expression? {
        guard let text = text(node) else { return nil }
        do {
            let expression = try Expression(parsing: text)
            pending.append(
                PendingExpression(expression: expression, node: node, scope: scope))
            return expression
        } catch {
            note(.badExpression(error.kind), in: node, offset: error.position)
            return nil
        }
    }

    /// The reference to one cell at a node; checked like an expression.
    mutating func reference(_ node: Node, in scope: FormRule.Scope) -> Expression.Reference? {
        guard case .reference(let reference)? = expression(node, in: scope) else {
            note(.wrongType(.reference), at: node)
            return nil
        }
        return reference
    }

    /// The sentence at a node; an empty one when it cannot be read.
    mutating func template(_ node: Node, in scope: FormRule.Scope) -> MessageTemplate {
        guard let text = text(node) else { return MessageTemplate(pieces: []) }
        do {
            let template = try MessageTemplate(parsing: text)
            check(template, text: text, node: node, scope: scope)
            return template
        } catch {
            if case .unknownName(let name) = error.kind {
                note(.unknownPlaceholder(name), in: node, offset: error.position)
            } else {
                note(.badExpression(error.kind), in: node, offset: error.position)
            }
            return MessageTemplate(pieces: [])
        }
    }

    /// `{row}` needs a scope that goes through rows, `{column}` one that goes through columns.
    private mutating func check(
        _ template: MessageTemplate, text: String, node: Node, scope: FormRule.Scope
    ) {
        let offset = { (name: String) in
            text.firstRange(of: name).map {
                text.distance(from: text.startIndex, to: $0.lowerBound)
            } ?? 0
        }
        for piece in template.pieces {
            switch (piece, scope) {
            case (.row, .once), (.row, .columns):
                note(.unknownPlaceholder("row"), in: node, offset: offset("{row}"))
            case (.column, .once), (.column, .rows), (.column, .register),
                (.column, .previousRegister), (.row, .previousRegister):
                note(.unknownPlaceholder("column"), in: node, offset: offset("{column}"))
            case (.value(let expression), _):
                let place = PendingExpression(
                    expression: expression, node: node, scope: scope)
                pending.append(place)
            case (.words, _), (.row, _), (.column, _): break
            }
        }
    }

    /// Notes every reference of the expressions read so far that names no cell of the form.
    mutating func checkReferences(_ sheets: [FormSheet]) {
        let cells = FormCells(sheets)
        for place in pending {
            for reference in place.expression.references {
                guard let kind = cells.mistake(in: reference, scope: place.scope) else { continue }
                let offset = Self.offset(of: reference, in: place.node.string ?? "")
                note(kind, in: place.node, offset: offset)
            }
        }
        pending = []
    }

    /// Where the reference stands in the text; 0 when it is spelt in another way.
    private static func offset(of reference: Expression.Reference, in text: String) -> Int {
        let isPart = { (character: Character?) in
            character.map { $0.isLetter || $0.isNumber || $0 == "." } ?? false
        }
        let found = text.ranges(of: reference.description).first { range in
            !isPart(text[..<range.lowerBound].last) && !isPart(text[range.upperBound...].first)
        }
        return text.distance(from: text.startIndex, to: found?.lowerBound ?? text.startIndex)
    }
}
