package import Forms
import FoundationEssentials
import Spreadsheet

/// Evaluates expressions of the rule language over a submission.
///
/// What holds, so that the formulas in a school's own copy can do the same:
///
/// 1. A blank is never 0. A blank on either side makes arithmetic, `&` and comparisons blank.
/// 2. `x = ""` and `x <> ""` ask whether x is empty, and always know.
/// 3. AND, OR and NOT are three-valued: what a blank leaves open is blank.
/// 4. IF is blank when its condition is, and when it does not hold and there is no third argument.
/// 5. SUM, MIN and MAX pass blanks over; over nothing but blanks they are blank. COUNT and COUNTA
///    of nothing are 0. SUMIFS is 0 when no row meets the criteria.
/// 6. A cell that was not understood reckons as blank, but is not empty (ISBLANK, COUNTA), and
///    makes the functions of 5 and COUNTIF, COUNTIFS, SUMIFS over it blank: no school is
///    reproached for a sum whose parts could not be read.
/// 7. Values of different kinds do not compare: the result is blank. Texts are equal without
///    regard to case, to blanks around them and to ё.
/// 8. date - date is a number of days, date ± number is a date, division by 0 is blank.
/// 9. In a rule for each row of a register, its columns mean that row's cells, and after
///    `previous.` the cells of the row with the same key in the report before; but the ranges of
///    COUNTIF, COUNTIFS and SUMIFS mean the whole column. In a rule for each row that the register
///    had in the report before, its columns after `previous.` mean that row's cells. Elsewhere a
///    register's column means all its cells.
/// 10. `previous.` is blank when there is no previous report.
/// 11. `current.` leaves out the rows for which the register's condition does not hold; cells of
///    rows for which that cannot be told were not understood.
/// 12. `checked.` is blank without a checked report; in a checklist's criterion a column after it
///    means a list, the cells of all rows of that report that speak of the criterion.
/// 13. `previous.unchanged` is TRUE when every number outside the title sheet equals the one of the
///    report before; blank when there is no number, or no report before.
package struct Evaluator {
    let index: FormIndex
    package let submission: Submission
    package let context: ValidationContext
    private let hosts: EvaluatedValue
    /// The rows that the registers had in the report before, by sheet and key; where rows share a
    /// key, the first.
    private let rowsBefore: [Int: [String: RegisterRow]]
    /// For each row of the registers with a condition whether it is current.
    private var isCurrent: [Int: [Bool?]] = [:]

    /// Prepares the evaluation over a submission.
    package init(index: FormIndex, submission: Submission, context: ValidationContext) {
        self.index = index
        self.submission = submission
        self.context = context
        hosts = .list(
            (context.organization?.hosts ?? []).map { .text(WebHost.name(of: $0) ?? $0) })
        rowsBefore = Self.rowsByKey(of: context.previous, index)
        isCurrent = currentRows()
    }

    /// What the expression comes to in a scope.
    package func value(
        of expression: Forms.Expression, in scope: EvaluationScope = EvaluationScope()
    ) -> EvaluatedValue {
        switch expression {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .boolean(let isTrue): .boolean(isTrue)
        case .reference(let reference): value(of: reference, in: scope)
        case .range(let first, let last): .list(values(from: first, to: last, in: scope))
        case .variable(let variable): value(of: variable, in: scope)
        case .unary(.minus, let operand):
            value(of: operand, in: scope).number.map { .number(-$0) } ?? .blank
        case .binary(let sign, let left, let right):
            value(of: left, in: scope).combined(sign, value(of: right, in: scope))
        case .call(let function, let arguments): call(function, arguments, in: scope)
        }
    }

    // MARK: References

    private func value(
        of reference: Forms.Expression.Reference, in scope: EvaluationScope
    ) -> EvaluatedValue {
        if reference.source == .checked { return checkedValue(of: reference, in: scope) }
        if reference.row == nil, let column = reference.column,
            let sheet = index.registers[column]
        {
            guard let row = row(of: sheet, meantBy: reference.source, in: scope) else {
                return .list(self.column(column, of: sheet, reference.source))
            }
            return EvaluatedValue(row.entries[column])
        }
        guard let key = index.key(of: reference, in: scope) else { return .blank }
        return EvaluatedValue(entries(reference.source)?[key])
    }

    /// The row of a register that a scope gives to a column without a row; nil for all rows.
    private func row(
        of sheet: Int, meantBy source: Forms.Expression.Source, in scope: EvaluationScope
    ) -> RegisterRow? {
        switch source {
        case .report:
            return scope.register.flatMap { $0.sheet == sheet ? $0.row : nil }
        case .current, .checked:
            return nil
        case .previous:
            if let previous = scope.previous, previous.sheet == sheet { return previous.row }
            guard let current = scope.register, current.sheet == sheet else { return nil }
            return counterpart(of: current.row, on: sheet)
                ?? RegisterRow(ordinal: 0, entries: [:])
        }
    }

    /// The row with the same key in the report before; nil when there is none.
    package func counterpart(of row: RegisterRow, on sheet: Int) -> RegisterRow? {
        guard let column = index.keyColumns[sheet],
            case .text(let key)? = row.entries[column]?.value
        else { return nil }
        return rowsBefore[sheet]?[key.folded]
    }

    private static func rowsByKey(
        of report: Submission?, _ index: FormIndex
    ) -> [Int: [String: RegisterRow]] {
        var found: [Int: [String: RegisterRow]] = [:]
        for (sheet, column) in index.keyColumns {
            for row in report?.registers[sheet] ?? [] {
                guard case .text(let key)? = row.entries[column]?.value else { continue }
                if found[sheet]?[key.folded] == nil { found[sheet, default: [:]][key.folded] = row }
            }
        }
        return found
    }

    private func values(
        from first: Forms.Expression.Reference, to last: Forms.Expression.Reference,
        in scope: EvaluationScope
    ) -> [EvaluatedValue] {
        if first.source == .checked { return checkedValues(from: first, to: last) }
        if let low = first.column, let high = last.column, let current = scope.register,
            first.row == nil, index.registers[low] == current.sheet, low <= high
        {
            return (low...high).filter { index.registers[$0] == current.sheet }
                .map { EvaluatedValue(current.row.entries[$0]) }
        }
        let entries = entries(first.source)
        return index.keys(from: first, to: last, in: scope).map { EvaluatedValue(entries?[$0]) }
    }

    private func entries(_ source: Forms.Expression.Source) -> [ValueKey: Entry]? {
        switch source {
        case .report, .current: submission.entries
        case .previous: context.previous?.entries
        // Its values are no entries, and are looked up before.
        case .checked: nil
        }
    }

    /// All cells of a register's column.
    private func column(
        _ column: Int, of sheet: Int, _ source: Forms.Expression.Source
    ) -> [EvaluatedValue] {
        let report = source == .previous ? context.previous : submission
        let rows = report?.registers[sheet] ?? []
        guard source == .current, let isCurrent = isCurrent[sheet] else {
            return rows.map { EvaluatedValue($0.entries[column]) }
        }
        return zip(rows, isCurrent).compactMap { row, isCurrent in
            switch isCurrent {
            case true?: EvaluatedValue(row.entries[column])
            case false?: nil
            case nil: .unreadable
            }
        }
    }

    /// For each row of the registers with a condition whether it is current, nil where that cannot
    /// be told.
    private func currentRows() -> [Int: [Bool?]] {
        var found: [Int: [Bool?]] = [:]
        for (sheet, condition) in index.currentRows {
            found[sheet] = (submission.registers[sheet] ?? []).map { row in
                value(of: condition, in: EvaluationScope(register: (sheet, row))).truth
            }
        }
        return found
    }

    /// The cells that a criterion is applied to: a register's column is always meant as a whole.
    func cells(of expression: Forms.Expression, in scope: EvaluationScope) -> [EvaluatedValue] {
        if case .reference(let reference) = expression, reference.row == nil,
            reference.source != .checked, let column = reference.column,
            let sheet = index.registers[column]
        {
            return self.column(column, of: sheet, reference.source)
        }
        return switch value(of: expression, in: scope) {
        case .list(let values): values
        case let value: [value]
        }
    }

    private func value(
        of variable: Forms.Expression.Variable, in scope: EvaluationScope
    ) -> EvaluatedValue {
        switch variable {
        case .isUnchanged: isUnchanged.map { .boolean($0) } ?? .blank
        case .rowCaption: scope.row.flatMap { index.captions[$0] }.map { .text($0) } ?? .blank
        case .year: .number(Decimal(context.period.year))
        case .half: .number(Decimal(context.period.half.rawValue))
        case .due: .date(context.due)
        case .today: .date(context.today)
        case .schoolYearStart: context.period.schoolYearStart.map { .date($0) } ?? .blank
        case .registerName: context.organization.map { .text($0.name) } ?? .blank
        case .registerINN: context.organization.map { .text($0.inn) } ?? .blank
        case .registerDistrict: context.organization.map { .text($0.district) } ?? .blank
        case .registerKind: context.organization.map { .text($0.kind) } ?? .blank
        case .registerHosts: hosts
        case .mark: EvaluatedValue(scope.checklist.mark)
        case .criteria: EvaluatedValue(scope.checklist.criteria.map { .text($0) })
        case .checkedArrived: EvaluatedValue(context.checked?.arrived.map { .date($0) })
        case .checkedDue: EvaluatedValue(context.checked?.due.map { .date($0) })
        // Scores are added up by indicators, which are no expressions by then.
        case .score: .blank
        }
    }

    /// Whether all numbers are those of the report before; nil when there is nothing to compare.
    private var isUnchanged: Bool? {
        guard let previous = context.previous else { return nil }
        var isAnyFilled = false
        for key in index.numbers {
            let (now, before) = (submission.entries[key], previous.entries[key])
            guard now != nil || before != nil else { continue }
            guard let value = now?.value, value == before?.value else { return false }
            isAnyFilled = true
        }
        return isAnyFilled ? true : nil
    }
}
