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
    /// Behind the sheet that counts what is missing there is one that names every disputed cell,
    /// while there is any.
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
        let rows = SettlingRows(round, organizations: organizations)
        var document = layout.document(
            organization: nil, period: round.round, due: due, created: created,
            values: submission(round, rows), institutions: organizations)
        let disputes = SettlingDisputes(round: round, rows: rows, map: layout.map)
        guard let sheet = disputes.sheet(of: organizations) else { return document }
        let check = document.sheets.firstIndex { $0.name == BlankText.checkSheet }
        document.sheets.insert(sheet, at: check.map { $0 + 1 } ?? document.sheets.endIndex)
        return document
    }

    /// What the workbook is filled with, as if КИМЦ had sent it.
    private static func submission(_ round: SiteRound, _ rows: SettlingRows) -> Submission {
        let form = round.form
        var values = BlankFilling.prefilled(form: form, organization: nil, period: round.round)
        values[form.identity.respondent] = .text(SitesText.summaryChecker)
        if let (reference, value) = round.checklist.settles.equation, let row = reference.row {
            let column = reference.column ?? form.row(row)?.cells.keys.first
            if let column { values[ValueKey(row, column)] = .text(value) }
        }
        let days = rows.marks.compactMap { row -> CalendarDate? in
            guard case .date(let day)? = row.values[round.checklist.checkedOn] else { return nil }
            return day
        }
        for (key, day) in [
            (round.checklist.began, days.min()), (round.checklist.ended, days.max()),
        ] {
            if let key, let day { values[key] = .date(day) }
        }
        let registers = [
            round.checklist.sheet: rows.marks, round.checklist.adviceSheet.sheet: rows.advice,
        ].mapValues { rows in
            rows.enumerated().map { RegisterRow(ordinal: $0.offset + 1, $0.element.values) }
        }
        return BlankFilling.submission(values, registers)
    }
}

/// The rows of the workbook that settles, in their order.
struct SettlingRows {
    /// A row with the institution that it is about.
    struct Row {
        var inn: String
        /// Of a recommendation of the round before, its code.
        var earlier: String?
        var values: [Int: FormValue]
    }

    /// The rows with the marks: those of the institutions whose sites were looked at.
    let marks: [Row]
    /// The rows with recommendations.
    let advice: [Row]

    init(_ round: SiteRound, organizations: [Organization]) {
        marks = organizations.compactMap { organization in
            Self.marks(of: organization, round).map { Row(inn: organization.inn, values: $0) }
        }
        advice = organizations.flatMap { Self.advice(to: $0, round) }
    }

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

    private static func advice(to organization: Organization, _ round: SiteRound) -> [Row] {
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
            _ recommendation: SiteResult.Recommendation, _ whose: String?, earlier: String? = nil
        ) -> Row {
            var values: [Int: FormValue] = [
                sheet.institution: .text(organization.inn), sheet.code: .text(recommendation.code),
                sheet.text: .text(SitesText.text(of: recommendation)),
            ]
            if let column, let whose { values[column] = .text(whose) }
            if let due = recommendation.due { values[sheet.due] = .date(due) }
            if let sent = recommendation.sent { values[sheet.sent] = .text(sent) }
            if !recommendation.isSent, let (reference, value) = sheet.withheld.equation,
                let column = reference.column
            {
                values[column] = .text(value)
            }
            if let done = recommendation.done { values[sheet.done] = .text(done) }
            return Row(inn: organization.inn, earlier: earlier, values: values)
        }
        // Whether something was done about a site that nobody looked at is not to be asked.
        let earlier = result.earlier.filter { recommendation in
            recommendation.outcome != .unseen
                || result.conflicts.contains { $0.recommendation == recommendation.code }
        }
        return earlier.map { row($0, equation?.value, earlier: $0.code) }
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
