public import Forms

/// Judges a submission: empty required cells, personal data out of place, and rules of sense.
///
/// Making one looks through the whole form; it can then judge any number of reports.
public struct Validator: Sendable {
    private let form: Form
    private let index: FormIndex
    private let rules: [PreparedRule]

    /// Prepares the checks of a form.
    public init(form: Form) {
        self.form = form
        index = FormIndex(form)
        rules = form.rules.map(PreparedRule.init)
    }

    /// Everything that is wrong in a submission: empty cells in the order of the form, then
    /// personal data, then breaches of rules in the order of the definition.
    ///
    /// - Parameters:
    ///   - submission: the report.
    ///   - context: what it is judged against besides the form.
    ///   - gaps: what an older version of the form did not have, when the report was filled in on
    ///     one; what of it is required is told once a row or column.
    /// - Returns: the findings.
    public func findings(
        in submission: Submission, context: ValidationContext, gaps: VersionGaps? = nil
    ) -> [Finding] {
        judgement(of: submission, context: context, gaps: gaps).findings
    }

    /// Everything that is wrong in a submission, as ``findings(in:context:gaps:)`` gives it, and how
    /// many of the required cells are filled.
    ///
    /// A cell counts as filled when anything stands in it; what it says is judged elsewhere.
    public func judgement(
        of submission: Submission, context: ValidationContext, gaps: VersionGaps? = nil
    ) -> (findings: [Finding], filled: Int, required: Int) {
        let evaluator = Evaluator(index: index, submission: submission, context: context)
        var findings: [Finding] = []
        var told: Set<CellGroup> = []
        var (filled, required) = (0, 0)
        forEachRequiredCell(evaluator) { cell in
            required += 1
            guard cell.isEmpty else {
                filled += 1
                return
            }
            if let place = cell.place {
                findings.append(Finding(.empty, at: place))
            } else if let group = gaps?.groups[cell.code], told.insert(group).inserted,
                let finding = gaps?.finding(of: group, in: form)
            {
                findings.append(finding)
            }
        }
        let scanner = PersonalDataScanner(form: form, organization: context.organization)
        findings += scanner.findings(in: submission)
        for rule in rules { findings += rule.breaches(evaluator) }
        return (findings, filled, required)
    }

    // MARK: Required cells

    /// A cell that has to be filled; without a place when it is filled, or when its sheet, row or
    /// column is not in the file, which has been reported as such.
    private struct RequiredCell {
        var code: CellCode
        var isEmpty: Bool
        var place: Finding.Place?
    }

    private func forEachRequiredCell(_ evaluator: Evaluator, _ body: (RequiredCell) -> Void) {
        for sheet in form.sheets {
            for row in sheet.rows {
                for column in index.columns[row.code] ?? [] {
                    let scope = EvaluationScope(row: row.code, column: column)
                    guard let cell = row.cells[column],
                        holds(cell.requirement, evaluator, scope)
                    else { continue }
                    let key = ValueKey(row.code, column)
                    let isEmpty = evaluator.submission.entries[key] == nil
                    let source = isEmpty ? evaluator.submission.places[key] : nil
                    body(
                        RequiredCell(
                            code: .fixed(key), isEmpty: isEmpty,
                            place: source.map { Finding.Place(key, $0) }))
                }
            }
            guard sheet.isRegister else { continue }
            for row in evaluator.submission.registers[sheet.number] ?? [] {
                let scope = EvaluationScope(register: (sheet.number, row))
                for column in sheet.inputColumns {
                    guard let cell = column.cell, holds(cell.requirement, evaluator, scope) else {
                        continue
                    }
                    let isEmpty = row.entries[column.number] == nil
                    let source = isEmpty ? row.places[column.number] : nil
                    body(
                        RequiredCell(
                            code: .register(sheet: sheet.number, column: column.number),
                            isEmpty: isEmpty,
                            place: source.map {
                                Finding.Place(column: column.number, of: row, $0)
                            }))
                }
            }
        }
    }

    private func holds(
        _ requirement: InputCell.Requirement, _ evaluator: Evaluator, _ scope: EvaluationScope
    ) -> Bool {
        switch requirement {
        case .never: false
        case .always: true
        case .when(let condition): evaluator.value(of: condition, in: scope) == .boolean(true)
        }
    }
}

extension Finding.Place {
    /// The place of a cell in a register's row.
    init(column: Int, of row: RegisterRow, _ source: CellSource?) {
        self.init(
            sheet: source?.sheet, cell: source?.cell, column: column, ordinal: row.ordinal)
    }
}
