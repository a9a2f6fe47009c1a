import Forms
import FoundationEssentials
import Spreadsheet
import Validation

/// Judges what was seen of the sites by the checklist of the form.
struct SiteJudging {
    private let round: Period
    private let checklist: Checklist
    private let index: FormIndex
    private let checkedIndex: FormIndex
    private let lastDay: CalendarDate

    init(_ round: Period, form: Form, checklist: Checklist, checkedForm: Form) {
        self.round = round
        self.checklist = checklist
        index = FormIndex(form)
        checkedIndex = FormIndex(checkedForm)
        lastDay = form.dueDate(of: round) ?? CalendarDate(dayNumber: 0)
    }

    /// What there is to say of an institution.
    func result(
        of seen: SeenSite, organization: Organization?, report: SiteRound.CheckedReport?,
        before: SiteRound?
    ) -> SiteResult {
        let place = Place(seen, evaluator(organization, report), checklist)
        var result = SiteResult(
            inn: seen.inn, checkers: seen.checkers, values: seen.values,
            conflicts: seen.conflicts, standing: .incomplete, points: 0, possible: 0, level: nil,
            isFlagged: isFlagged(seen, place), differences: [], recommendations: [], earlier: [],
            checkedOn: nil)
        if case .date(let day)? = seen.values[checklist.checkedOn] { result.checkedOn = day }
        takeScore(seen, into: &result)
        result.differences = checklist.comparisons.flatMap { differences($0, place) }
        result.recommendations = recommendations(seen, result.differences, place)
        result.earlier = earlier(seen, before, place)
        return result
    }

    private func evaluator(
        _ organization: Organization?, _ report: SiteRound.CheckedReport?
    ) -> Evaluator {
        var context = ValidationContext(
            period: round, due: lastDay, today: lastDay, organization: organization)
        context.checked = CheckedReport(
            index: checkedIndex, values: report?.values, arrived: report?.arrived,
            due: report?.due)
        return Evaluator(index: index, submission: Submission(), context: context)
    }

    // MARK: The score

    private func takeScore(_ seen: SeenSite, into result: inout SiteResult) {
        guard !seen.checkers.isEmpty else { return }
        let criteria = Set(checklist.criteria.map(\.column))
        if seen.conflicts.contains(where: { criteria.contains($0.column) }) {
            result.standing = .disputed
            return
        }
        var (points, possible) = (0, 0)
        for criterion in checklist.criteria {
            guard case .text(let value)? = seen.values[criterion.column],
                let mark = checklist.mark(value)
            else { return }
            guard let worth = mark.points else { continue }
            points += criterion.weight * worth
            possible += criterion.weight * checklist.bestPoints
        }
        guard possible > 0 else {
            result.standing = .notApplicable
            return
        }
        result.standing = .scored
        (result.points, result.possible) = (points, possible)
        result.level = result.score.flatMap(checklist.level)
    }

    /// Whether attention is needed: while checkers disagree, one of them who saw it is enough.
    private func isFlagged(_ seen: SeenSite, _ place: Place) -> Bool {
        let disputed = seen.conflicts.filter { checklist.stopColumns.contains($0.column) }
        guard let conflict = disputed.first else { return place.holds(checklist.stop) }
        return conflict.marks.contains { mark in
            var other = place
            other.values[conflict.column] = mark.value
            return other.holds(checklist.stop)
        }
    }

    // MARK: Comparisons

    private func differences(
        _ comparison: Checklist.Comparison, _ place: Place
    ) -> [SiteResult.Difference] {
        place.steps(of: comparison.scope).filter { place.holds(comparison.condition, at: $0) }
            .map { step in
                SiteResult.Difference(
                    id: comparison.id, severity: comparison.severity, criterion: step.criterion,
                    row: step.row, arguments: place.arguments(of: comparison.message, at: step))
            }
    }

    // MARK: Recommendations

    private func recommendations(
        _ seen: SeenSite, _ differences: [SiteResult.Difference], _ place: Place
    ) -> [SiteResult.Recommendation] {
        let sheet = checklist.adviceSheet
        var found: [SiteResult.Recommendation] = []
        for advice in checklist.advice {
            let names = concerned(advice, differences, place)
            let isProposed = names != nil && !seen.checkers.isEmpty
            let step = Step(place: ChecklistPlace(criteria: names?.joined(separator: "; ")))
            let ready = SiteResult.Recommendation.Wording.ready(
                advice.text, place.arguments(of: advice.text, at: step))
            let written = seen.advice.filter { $0.text(sheet.code) == advice.code }
            guard isProposed || !written.isEmpty else { continue }
            var recommendation = SiteResult.Recommendation(
                code: advice.code, wording: ready, due: lastDay.adding(days: advice.days),
                isProposed: isProposed, isSent: true)
            for row in written { take(row, into: &recommendation, place) }
            found.append(recommendation)
        }
        return found
    }

    /// What КИМЦ wrote in a row counts for more than what was proposed.
    private func take(
        _ row: RegisterRow, into recommendation: inout SiteResult.Recommendation, _ place: Place
    ) {
        let sheet = checklist.adviceSheet
        if let text = row.text(sheet.text) { recommendation.wording = .written(text) }
        if let day = row.day(sheet.due) { recommendation.due = day }
        // A row that says nothing of it leaves standing what another one says.
        guard let sent = row.text(sheet.sent) else { return }
        recommendation.sent = sent
        let scope = EvaluationScope(register: (sheet.sheet, row))
        recommendation.isSent =
            place.evaluator.value(of: sheet.withheld, in: scope) != .boolean(true)
    }

    /// The names of the criteria for which it is proposed; nil when it is not.
    private func concerned(
        _ advice: Checklist.Advice, _ differences: [SiteResult.Difference], _ place: Place
    ) -> [String]? {
        let criteria: [Int?]
        switch advice.trigger {
        case .comparison(let id):
            criteria = differences.filter { $0.id == id }.map(\.criterion)
        case .condition(let condition, let scope):
            criteria = place.steps(of: scope).filter { place.holds(condition, at: $0) }
                .map(\.criterion)
        }
        guard !criteria.isEmpty else { return nil }
        return criteria.compactMap { $0 }.compactMap { checklist.criterion($0)?.name }
    }

    /// What was recommended in the round before, and what this round's workbooks say of anything
    /// else as if it had been.
    private func earlier(
        _ seen: SeenSite, _ before: SiteRound?, _ place: Place
    ) -> [SiteResult.Recommendation] {
        let known = before?.results[seen.inn]?.recommendations ?? []
        var found = known.filter(\.isSent)
        for (code, row) in seen.earlier.sorted(by: { $0.key < $1.key })
        where !found.contains(where: { $0.code == code }) {
            var recommendation =
                known.first { $0.code == code } ?? recommendation(code, toldBy: row, place)
            // Where the round before is on record, it is what tells what was sent.
            if before != nil { recommendation.isSent = false }
            found.append(recommendation)
        }
        return found.map { recommendation in
            var recommendation = recommendation
            recommendation.done = seen.done[recommendation.code]
            recommendation.outcome = outcome(of: recommendation, seen, place)
            return recommendation
        }
    }

    /// A recommendation of which nothing is known but a row of the round after.
    private func recommendation(
        _ code: String, toldBy row: RegisterRow, _ place: Place
    ) -> SiteResult.Recommendation {
        let ready = checklist.advice.first { $0.code == code }?.text
        var recommendation = SiteResult.Recommendation(
            code: code, wording: ready.map { .general($0) } ?? .written(""), due: nil,
            isProposed: false, isSent: true)
        take(row, into: &recommendation, place)
        return recommendation
    }

    private func outcome(
        of recommendation: SiteResult.Recommendation, _ seen: SeenSite, _ place: Place
    ) -> SiteResult.Recommendation.Outcome {
        guard recommendation.isSent else { return .notGiven }
        guard let done = recommendation.done else {
            return seen.checkers.isEmpty ? .unseen : .unmarked
        }
        let sheet = checklist.adviceSheet
        let row = RegisterRow(values: [sheet.done: .text(done)])
        let scope = EvaluationScope(register: (sheet.sheet, row))
        if place.evaluator.value(of: sheet.fulfilled, in: scope) == .boolean(true) {
            return .fulfilled
        }
        guard let due = recommendation.due else { return .unfulfilled }
        // A term that ends on the day of the check has not passed yet.
        var day = lastDay
        if case .date(let checkedOn)? = seen.values[checklist.checkedOn] { day = checkedOn }
        return due < day ? .overdue : .pending
    }
}

/// One place that an expression of a checklist is applied to.
private struct Step {
    var criterion: Int?
    var row: Int?
    var place: ChecklistPlace
}

/// What is known of one institution, to evaluate expressions of the checklist over it.
private struct Place {
    let evaluator: Evaluator
    private let checklist: Checklist
    var values: [Int: FormValue]

    init(_ seen: SeenSite, _ evaluator: Evaluator, _ checklist: Checklist) {
        self.evaluator = evaluator
        self.checklist = checklist
        values = seen.values
    }

    /// The places of a scope.
    func steps(of scope: Checklist.Scope) -> [Step] {
        switch scope {
        case .institution: [Step(place: ChecklistPlace())]
        case .criteria(let columns):
            columns.compactMap(checklist.criterion).map { criterion in
                Step(
                    criterion: criterion.column,
                    place: ChecklistPlace(
                        mark: values[criterion.column], rows: .all(criterion.rows)))
            }
        case .rows(let rows):
            rows.map { Step(row: $0, place: ChecklistPlace(rows: .one($0))) }
        }
    }

    func holds(
        _ condition: Forms.Expression, at step: Step = Step(place: ChecklistPlace())
    ) -> Bool {
        evaluator.value(of: condition, in: scope(step)) == .boolean(true)
    }

    /// The values for the places of a sentence.
    func arguments(of template: MessageTemplate, at step: Step) -> [FormValue?] {
        template.values.map { evaluator.value(of: $0, in: scope(step)).shown }
    }

    private func scope(_ step: Step) -> EvaluationScope {
        var scope = EvaluationScope(register: (checklist.sheet, RegisterRow(values: values)))
        scope.checklist = step.place
        return scope
    }
}

extension RegisterRow {
    /// A row that stands in no file.
    fileprivate init(values: [Int: FormValue]) {
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        self.init(
            ordinal: 1,
            entries: values.mapValues { Entry(value: $0, typed: "", source: nowhere) })
    }
}
