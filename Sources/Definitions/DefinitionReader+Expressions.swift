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
                    piece: piece, node: node, scope: scope, purpose: purpose, given: given,
                    checklist: checklistPlace))
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
                PendingExpression(
                    piece: value, node: node, scope: scope, purpose: .shown,
                    checklist: checklistPlace))
        case (.words, _), (.row, _), (.column, _): break
        }
    }

    /// Notes every reference of the expressions read so far that names no cell of the form.
    mutating func checkReferences(_ sheets: [FormSheet]) {
        let cells = FormCells(sheets)
        let checked = checkedForm.map { FormCells($0.sheets) }
        for place in pending {
            place.piece.forEach { piece in
                guard case .reference(let reference) = piece.expression,
                    let kind = reference.source == .checked
                        ? Self.mistake(in: reference, at: place.checklist, checked)
                        : cells.mistake(in: reference, scope: place.scope)
                else { return }
                note(kind, in: place.node, offset: piece.position)
                troubled.insert(Spot(place.node))
            }
        }
    }

    /// What is wrong with a reference to the checked report; nil when it names a cell of it.
    private static func mistake(
        in reference: Expression.Reference, at place: ChecklistPlace?, _ checked: FormCells?
    ) -> Mistake.Kind? {
        guard let place else { return .belongsElsewhere("checked.") }
        // That its form is not known has been noted.
        guard let checked else { return nil }
        guard reference.row == nil, let column = reference.column else {
            return checked.mistake(in: reference, scope: .once)
        }
        guard !place.rows.isEmpty else { return .rowMissing(column: column) }
        return place.rows.lazy.compactMap { row in
            checked.mistake(
                in: Expression.Reference(row: row, column: column, in: .checked), scope: .once)
        }.first
    }
}
