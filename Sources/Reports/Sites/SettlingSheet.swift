public import Consolidation
public import Forms
import FoundationEssentials
import Messages
public import Spreadsheet
public import WorkbookWriter

/// The workbook with which a round is settled: the form itself, filled with what nobody disputes and
/// with the recommendations that are proposed, to be looked through and taken in again.
public enum SettlingSheet {
    /// Lays the workbook out.
    ///
    /// - Parameters:
    ///   - round: the round.
    ///   - organizations: the institutions, in the order of the rows.
    ///   - due: the round's last day.
    ///   - created: when the workbook counts as made.
    ///   - layout: the blank of the round's form.
    /// - Returns: the workbook.
    public static func document(
        _ round: SiteRound, organizations: [Organization], due: CalendarDate, created: DateTime,
        layout: BlankLayout
    ) -> WorkbookDocument {
        layout.document(
            organization: nil, period: round.round, due: due, created: created,
            values: submission(round, organizations: organizations), institutions: organizations)
    }

    /// What the workbook is filled with.
    ///
    /// - Parameters:
    ///   - round: the round.
    ///   - organizations: the institutions, in the order of the rows.
    /// - Returns: the values, as if КИМЦ had sent them.
    public static func submission(
        _ round: SiteRound, organizations: [Organization]
    ) -> Submission {
        let form = round.form
        var values = BlankFilling.prefilled(form: form, organization: nil, period: round.round)
        values[form.identity.respondent] = .text(SitesText.summaryChecker)
        if let (reference, value) = round.checklist.settles.equation, let row = reference.row {
            let column = reference.column ?? form.row(row)?.cells.keys.first
            if let column { values[ValueKey(row, column)] = .text(value) }
        }
        let marks = organizations.compactMap { self.marks(of: $0, round) }
        let days = marks.compactMap { row -> CalendarDate? in
            guard case .date(let day)? = row[round.checklist.checkedOn] else { return nil }
            return day
        }
        for (key, day) in [
            (round.checklist.began, days.min()), (round.checklist.ended, days.max()),
        ] {
            if let key, let day { values[key] = .date(day) }
        }
        let registers = [
            round.checklist.sheet: marks,
            round.checklist.adviceSheet.sheet: organizations.flatMap { advice(to: $0, round) },
        ].mapValues { rows in
            rows.enumerated().map { RegisterRow(ordinal: $0.offset + 1, $0.element) }
        }
        return BlankFilling.submission(values, registers)
    }

    /// The row of an institution; nil where nobody looked at its site.
    private static func marks(
        of organization: Organization, _ round: SiteRound
    ) -> [Int: FormValue]? {
        guard let result = round.results[organization.inn], result.isChecked else { return nil }
        let sheet = round.form.sheets.first { $0.number == round.checklist.sheet }
        var values = result.values
        for column in sheet?.columns ?? [] {
            if let origin = column.origin {
                values[column.number] = .text(origin.text(of: organization))
            }
        }
        return values
    }

    private static func advice(
        to organization: Organization, _ round: SiteRound
    ) -> [[Int: FormValue]] {
        guard let result = round.results[organization.inn] else { return [] }
        let sheet = round.checklist.adviceSheet
        let equation = sheet.earlier.equation
        let column = equation?.reference.column
        let choices = column.map { number in
            round.form.choices(
                of: round.form.sheets.first { $0.number == sheet.sheet }?.column(number)?.cell)
        }
        let current = choices?.first { $0 != equation?.value }
        func row(
            _ recommendation: SiteResult.Recommendation, _ whose: String?
        ) -> [Int: FormValue] {
            var values: [Int: FormValue] = [
                sheet.institution: .text(organization.inn), sheet.code: .text(recommendation.code),
                sheet.text: .text(SitesText.text(of: recommendation)),
            ]
            if let column, let whose { values[column] = .text(whose) }
            if let due = recommendation.due { values[sheet.due] = .date(due) }
            if let sent = recommendation.sent { values[sheet.sent] = .text(sent) }
            if let done = recommendation.done { values[sheet.done] = .text(done) }
            return values
        }
        return result.earlier.map { row($0, equation?.value) }
            + result.recommendations.map { row($0, current) }
    }
}

extension Forms.Expression {
    /// The cell and the text that the condition asks it to hold; nil for any other condition.
    fileprivate var equation: (reference: Reference, value: String)? {
        guard case .binary(.equal, .reference(let reference), .text(let value)) = self else {
            return nil
        }
        return (reference, value)
    }
}

extension RegisterRow {
    /// A row with these values.
    fileprivate init(ordinal: Int, _ values: [Int: FormValue]) {
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        self.init(
            ordinal: ordinal,
            entries: values.mapValues { Entry(value: $0, typed: "", source: nowhere) })
    }
}
