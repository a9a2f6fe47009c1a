import Forms
import FoundationEssentials

/// A rule with all that can be worked out before any report is seen.
struct PreparedRule: Sendable {
    private let rule: FormRule
    private let place: Forms.Expression.Reference?
    private let pieces: [MessageTemplate.Piece]

    init(_ rule: FormRule) {
        self.rule = rule
        place = rule.pointsAt
        pieces = (rule.message.pieces + rule.remedy.pieces).filter { piece in
            switch piece {
            case .words: false
            case .value, .row, .column: true
            }
        }
    }

    /// A finding for each place where the rule does not hold.
    func breaches(_ evaluator: Evaluator) -> [Finding] {
        scopes(evaluator).compactMap { scope in
            if let condition = rule.condition {
                guard evaluator.value(of: condition, in: scope) == .boolean(true) else {
                    return nil
                }
            }
            guard evaluator.value(of: rule.check, in: scope) == .boolean(false) else { return nil }
            let fact = Fact.ruleBroken(id: rule.id, arguments: arguments(evaluator, scope))
            return Finding(fact, at: place(evaluator, scope), severity: rule.severity)
        }
    }

    private func scopes(_ evaluator: Evaluator) -> [EvaluationScope] {
        switch rule.scope {
        case .once: [EvaluationScope()]
        case .rows(let rows): rows.map { EvaluationScope(row: $0) }
        case .columns(let columns): columns.map { EvaluationScope(column: $0) }
        case .cells(let rows, let columns):
            rows.flatMap { row in columns.map { EvaluationScope(row: row, column: $0) } }
        case .register(let sheet):
            (evaluator.submission.registers[sheet] ?? []).map {
                EvaluationScope(register: (sheet, $0))
            }
        case .previousRegister(let sheet):
            (evaluator.context.previous?.registers[sheet] ?? []).map {
                EvaluationScope(previous: (sheet, $0))
            }
        }
    }

    /// The values for the places of the message, then of the remedy.
    private func arguments(_ evaluator: Evaluator, _ scope: EvaluationScope) -> [FormValue?] {
        pieces.map { piece in
            switch piece {
            case .words: nil
            case .value(let expression): evaluator.value(of: expression, in: scope).shown
            case .row: (scope.row ?? scope.register?.row.ordinal).map { .number(Decimal($0)) }
            case .column: scope.column.map { .number(Decimal($0)) }
            }
        }
    }

    private func place(_ evaluator: Evaluator, _ scope: EvaluationScope) -> Finding.Place {
        guard let place else { return Finding.Place() }
        if place.row == nil, let column = place.column,
            let sheet = evaluator.index.registers[column]
        {
            if let (current, row) = scope.register, current == sheet {
                return Finding.Place(column: column, of: row, row.places[column])
            }
            let first = evaluator.submission.registers[sheet]?.first?.places[column]
            return Finding.Place(
                sheet: first?.sheet ?? evaluator.index.sheetNames[sheet], column: column)
        }
        guard let key = evaluator.index.key(of: place, in: scope) else {
            return Finding.Place(row: place.row ?? scope.row, column: place.column ?? scope.column)
        }
        let source =
            evaluator.submission.places[key] ?? evaluator.submission.entries[key]?.source
        return Finding.Place(key, source)
    }
}
