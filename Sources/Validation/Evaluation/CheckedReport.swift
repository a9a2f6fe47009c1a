package import Forms
package import Spreadsheet

/// The report that a checklist holds against an institution's site.
package struct CheckedReport: Sendable {
    /// Its form, looked up by code.
    let index: FormIndex
    /// What counts of it, at least what ``FormIndex/checkedKeys(of:inRows:)`` names; nil while
    /// nothing is accepted.
    package let values: ReportValues?
    /// The day of its first arrival; nil while nothing arrived.
    let arrived: CalendarDate?
    /// Its last day in time.
    let due: CalendarDate?

    /// Makes a report.
    package init(
        index: FormIndex, values: ReportValues?, arrived: CalendarDate?, due: CalendarDate?
    ) {
        self.index = index
        self.values = values
        self.arrived = arrived
        self.due = due
    }
}

/// Where in a checklist an expression is being evaluated.
package struct ChecklistPlace: Sendable {
    /// Which cells of the checked report a column without a row means.
    package enum Rows: Sendable {
        /// None.
        case none
        /// The cell of that row.
        case one(Int)
        /// The cells of those rows, as a list.
        case all([Int])
    }

    /// The mark of the criterion; nil for none.
    package var mark: FormValue?
    /// The names of the criteria concerned; nil for none.
    package var criteria: String?
    /// The rows of the checked report.
    package var rows: Rows

    /// Names a place.
    package init(mark: FormValue? = nil, criteria: String? = nil, rows: Rows = .none) {
        self.mark = mark
        self.criteria = criteria
        self.rows = rows
    }
}

extension Evaluator {
    /// The value of a reference to the checked report.
    func checkedValue(
        of reference: Forms.Expression.Reference, in scope: EvaluationScope
    ) -> EvaluatedValue {
        guard let checked = context.checked else { return .blank }
        guard reference.row == nil else { return checked.value(of: reference) }
        switch scope.checklist.rows {
        case .none: return .blank
        case .one(let row): return checked.value(of: reference, inRow: row)
        case .all(let rows):
            return .list(rows.map { checked.value(of: reference, inRow: $0) })
        }
    }

    /// The values of a range of the checked report.
    func checkedValues(
        from first: Forms.Expression.Reference, to last: Forms.Expression.Reference
    ) -> [EvaluatedValue] {
        guard let checked = context.checked else { return [] }
        return checked.index.keys(from: first, to: last, in: EvaluationScope())
            .map { checked.value(at: $0) }
    }
}

extension CheckedReport {
    fileprivate func value(
        of reference: Forms.Expression.Reference, inRow row: Int? = nil
    ) -> EvaluatedValue {
        index.key(of: reference, in: EvaluationScope(row: row)).map(value) ?? .blank
    }

    fileprivate func value(at key: ValueKey) -> EvaluatedValue {
        EvaluatedValue(values?[key.row, key.column])
    }
}

extension FormIndex {
    /// The cells that an expression asks for in a checked report of this form.
    ///
    /// - Parameters:
    ///   - expression: an expression of a checklist.
    ///   - rows: the rows that a column without a row stands for.
    /// - Returns: all cells that may be asked for.
    package func checkedKeys(
        of expression: Forms.Expression, inRows rows: [Int]
    ) -> Set<ValueKey> {
        var keys: Set<ValueKey> = []
        expression.forEach { part in
            switch part {
            case .reference(let reference) where reference.source == .checked:
                let places: [Int?] = reference.row == nil ? rows : [nil]
                keys.formUnion(
                    places.compactMap { key(of: reference, in: EvaluationScope(row: $0)) })
            case .range(let first, let last) where first.source == .checked:
                keys.formUnion(self.keys(from: first, to: last, in: EvaluationScope()))
            default: break
            }
        }
        return keys
    }
}

extension EvaluatedValue {
    /// The value that a finding keeps, to be reckoned with again.
    init(_ value: FormValue?) {
        switch value {
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .date(let date): self = .date(date)
        case nil: self = .blank
        }
    }
}
