import Forms
import Yams

extension DefinitionReader {
    /// The expression at a node; it is checked once all sheets are known.
    mutating func expression(
        _ node: Node, in scope: FormRule.Scope, as purpose: PendingExpression.Purpose,
        given: LocatedExpression? = nil
    ) -> LocatedExpression? {
        guard let text = text(node) else { return nil }
        do {
            let piece = try LocatedExpression(parsing: text)
            pending.append(
                PendingExpression(
                    piece: piece, node: node, scope: scope, purpose: purpose, given: given))
            return piece
        } catch {
            note(.badExpression(error.kind), in: node, offset: error.position)
            return nil
        }
    }

    /// The reference to one cell at a node; checked like an expression.
    mutating func reference(_ node: Node, in scope: FormRule.Scope) -> Expression.Reference? {
        guard case .reference(let reference)? = expression(node, in: scope, as: .named)?.expression
        else {
            note(.wrongType(.reference), at: node)
            return nil
        }
        return reference
    }

    /// The sentence at a node; an empty one when it cannot be read.
    mutating func template(_ node: Node, in scope: FormRule.Scope) -> MessageTemplate {
        guard let text = text(node) else { return MessageTemplate(pieces: []) }
        do {
            let pieces = try MessageTemplate.located(text)
            for piece in pieces { check(piece, node: node, scope: scope) }
            return MessageTemplate(pieces: pieces.map(\.piece))
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
        _ place: MessageTemplate.LocatedPiece, node: Node, scope: FormRule.Scope
    ) {
        switch (place.piece, scope) {
        case (.row, .once), (.row, .columns), (.row, .previousRegister):
            note(.unknownPlaceholder("row"), in: node, offset: place.position)
        case (.column, .once), (.column, .rows), (.column, .register),
            (.column, .previousRegister):
            note(.unknownPlaceholder("column"), in: node, offset: place.position)
        case (.value, _):
            guard let value = place.value else { return }
            pending.append(
                PendingExpression(piece: value, node: node, scope: scope, purpose: .shown))
        case (.words, _), (.row, _), (.column, _): break
        }
    }

    /// Notes every reference of the expressions read so far that names no cell of the form.
    mutating func checkReferences(_ sheets: [FormSheet]) {
        let cells = FormCells(sheets)
        for place in pending {
            place.piece.forEach { piece in
                guard case .reference(let reference) = piece.expression,
                    let kind = cells.mistake(in: reference, scope: place.scope)
                else { return }
                note(kind, in: place.node, offset: piece.position)
                troubled.insert(Spot(place.node))
            }
        }
    }
}
