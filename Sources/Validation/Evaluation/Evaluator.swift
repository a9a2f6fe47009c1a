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
/// 9. In a rule for each row of a register, its columns mean that row's cells, but the ranges of
///    COUNTIF, COUNTIFS and SUMIFS mean the whole column. Elsewhere, and after `previous.`, a
///    register's column means all its cells.
/// 10. `previous.` is blank when there is no previous report.
package struct Evaluator {
    let index: FormIndex
    let submission: Submission
    let context: ValidationContext
    private let hosts: EvaluatedValue

    /// Prepares the evaluation over a submission.
    package init(index: FormIndex, submission: Submission, context: ValidationContext) {
        self.index = index
        self.submission = submission
        self.context = context
        hosts = .list(
            (context.organization?.hosts ?? []).map { .text(WebHost.name(of: $0) ?? $0) })
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
        case .variable(let variable): value(of: variable)
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
        if reference.row == nil, let column = reference.column,
            let sheet = index.registers[column]
        {
            guard let current = scope.register, current.sheet == sheet, !reference.isPrevious else {
                return .list(self.column(column, of: sheet, isPrevious: reference.isPrevious))
            }
            return EvaluatedValue(current.row.entries[column])
        }
        guard let key = index.key(of: reference, in: scope) else { return .blank }
        return EvaluatedValue(entries(isPrevious: reference.isPrevious)?[key])
    }

    private func values(
        from first: Forms.Expression.Reference, to last: Forms.Expression.Reference,
        in scope: EvaluationScope
    ) -> [EvaluatedValue] {
        if let low = first.column, let high = last.column, let current = scope.register,
            first.row == nil, index.registers[low] == current.sheet, low <= high
        {
            return (low...high).filter { index.registers[$0] == current.sheet }
                .map { EvaluatedValue(current.row.entries[$0]) }
        }
        let entries = entries(isPrevious: first.isPrevious)
        return index.keys(from: first, to: last, in: scope).map { EvaluatedValue(entries?[$0]) }
    }

    private func entries(isPrevious: Bool) -> [ValueKey: Entry]? {
        isPrevious ? context.previous?.entries : submission.entries
    }

    /// All cells of a register's column.
    private func column(_ column: Int, of sheet: Int, isPrevious: Bool) -> [EvaluatedValue] {
        let source = isPrevious ? context.previous : submission
        return (source?.registers[sheet] ?? []).map { EvaluatedValue($0.entries[column]) }
    }

    /// The cells that a criterion is applied to: a register's column is always meant as a whole.
    func cells(of expression: Forms.Expression, in scope: EvaluationScope) -> [EvaluatedValue] {
        if case .reference(let reference) = expression, reference.row == nil,
            let column = reference.column, let sheet = index.registers[column]
        {
            return self.column(column, of: sheet, isPrevious: reference.isPrevious)
        }
        return switch value(of: expression, in: scope) {
        case .list(let values): values
        case let value: [value]
        }
    }

    private func value(of variable: Forms.Expression.Variable) -> EvaluatedValue {
        switch variable {
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
        }
    }
}
