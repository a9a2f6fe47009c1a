import Forms
import Spreadsheet
import Validation

/// What all workbooks of a round say of one institution.
struct SeenSite {
    var inn: String
    var checkers: [String] = []
    /// What is not disputed, by column.
    var values: [Int: FormValue] = [:]
    var conflicts: [SiteResult.Conflict] = []
    /// The rows on recommendations of this round, those that settle last.
    var advice: [RegisterRow] = []
    /// What became of those of the round before, by code.
    var done: [String: String] = [:]
    /// Rows on those of the round before, by code.
    var earlier: [String: RegisterRow] = [:]
}

/// Puts the workbooks of several checkers together.
///
/// Equal marks agree. Different marks are nobody's: they are shown with their checkers until a
/// workbook settles them. What is no matter of opinion, such as the day of the check, is taken from
/// whoever looked last.
struct SiteMerging {
    /// A checker's row of one institution.
    private struct Line {
        var checker: String
        var row: RegisterRow
    }

    let checkers: [SiteRound.Checker]
    private let checklist: Checklist
    private let columns: [Int]
    private let opinions: Set<Int>
    private var lines: [String: [Line]] = [:]
    private var settled: [String: [Line]] = [:]
    private var advice: [String: [(line: Line, isEarlier: Bool, settles: Bool)]] = [:]

    /// Sorts the rows of the workbooks by institution.
    init(_ round: Period, form: Form, checklist: Checklist, sheets: [SiteRound.Sheet]) {
        self.checklist = checklist
        let sheet = form.sheets.first { $0.number == checklist.sheet }
        let columns = sheet?.tellingColumns.map(\.number) ?? []
        self.columns = columns
        opinions = Set(checklist.criteria.map(\.column)).union(checklist.stopColumns)
        let index = FormIndex(form)
        let day = form.dueDate(of: round) ?? CalendarDate(dayNumber: 0)
        let context = ValidationContext(period: round, due: day, today: day)
        let judged = sheets.map { sheet in
            let evaluator = Evaluator(
                index: index, submission: sheet.submission, context: context)
            return (
                sheet: sheet, evaluator: evaluator,
                settles: evaluator.value(of: checklist.settles) == .boolean(true)
            )
        }
        var found: [SiteRound.Checker] = []
        for (sheet, evaluator, settles) in judged.filter({ !$0.settles })
            + judged.filter(\.settles)
        {
            let rows = (sheet.submission.registers[checklist.sheet] ?? [])
                .filter { row in columns.contains { row.entries[$0]?.value != nil } }
            for row in rows {
                guard let inn = row.text(checklist.institution) else { continue }
                let line = Line(checker: sheet.checker, row: row)
                if settles {
                    settled[inn, default: []].append(line)
                } else {
                    lines[inn, default: []].append(line)
                }
            }
            for row in sheet.submission.registers[checklist.adviceSheet.sheet] ?? [] {
                guard let inn = row.text(checklist.adviceSheet.institution) else { continue }
                let scope = EvaluationScope(register: (checklist.adviceSheet.sheet, row))
                let isEarlier =
                    evaluator.value(of: checklist.adviceSheet.earlier, in: scope) == .boolean(true)
                advice[inn, default: []].append(
                    (Line(checker: sheet.checker, row: row), isEarlier, settles))
            }
            let days = rows.compactMap { $0.day(checklist.checkedOn) }
            let span = days.min().flatMap { first in days.max().map { first...$0 } }
            found.append(
                SiteRound.Checker(
                    name: sheet.checker, settles: settles, institutions: rows.count, days: span))
        }
        checkers = found
    }

    /// The institutions that anything is said of.
    var institutions: [String] {
        Array(Set(lines.keys).union(settled.keys).union(advice.keys))
    }

    /// What is said of an institution.
    func seen(_ inn: String) -> SeenSite {
        var seen = SeenSite(inn: inn)
        let (own, above) = (lines[inn] ?? [], settled[inn] ?? [])
        seen.checkers = (own + above).map(\.checker).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        for column in columns {
            // Who settles need not repeat what nobody disputes.
            let said = marks(column, above)
            let marks = said.isEmpty ? self.marks(column, own) : said
            guard let first = marks.first else { continue }
            if !opinions.contains(column) {
                seen.values[column] = latest(column, said.isEmpty ? own : above)
            } else if marks.allSatisfy({ $0.value == first.value }) {
                seen.values[column] = first.value
            } else {
                seen.conflicts.append(.init(column: column, recommendation: nil, marks: marks))
            }
        }
        takeAdvice(inn, into: &seen)
        return seen
    }

    private func marks(_ column: Int, _ lines: [Line]) -> [SiteResult.Conflict.Mark] {
        lines.compactMap { line in
            line.row.entries[column]?.value.map { .init(checker: line.checker, value: $0) }
        }
    }

    /// What whoever looked last wrote; of those of one day the last workbook.
    private func latest(_ column: Int, _ lines: [Line]) -> FormValue? {
        let filled = lines.filter { $0.row.entries[column]?.value != nil }
        let last = filled.map { $0.row.day(checklist.checkedOn) }.compactMap(\.self).max()
        let line = filled.last { $0.row.day(checklist.checkedOn) == last } ?? filled.last
        return line?.row.entries[column]?.value
    }

    private func takeAdvice(_ inn: String, into seen: inout SeenSite) {
        let sheet = checklist.adviceSheet
        let rows = advice[inn] ?? []
        seen.advice = rows.filter { !$0.isEarlier }.map(\.line.row)
        let codes = rows.filter(\.isEarlier).compactMap { $0.line.row.text(sheet.code) }
        for code in Set(codes).sorted() {
            let about = rows.filter { $0.isEarlier && $0.line.row.text(sheet.code) == code }
            seen.earlier[code] = about.last?.line.row
            let said = marks(sheet.done, about.filter(\.settles).map(\.line))
            let all = said.isEmpty ? marks(sheet.done, about.map(\.line)) : said
            guard let first = all.first else { continue }
            if all.allSatisfy({ $0.value == first.value }), case .text(let text) = first.value {
                seen.done[code] = text
            } else {
                seen.conflicts.append(
                    .init(column: sheet.done, recommendation: code, marks: all))
            }
        }
    }
}

extension RegisterRow {
    /// The text in a column; nil for none.
    func text(_ column: Int) -> String? {
        guard case .text(let text)? = entries[column]?.value else { return nil }
        return text
    }

    /// The day in a column; nil for none.
    func day(_ column: Int) -> CalendarDate? {
        guard case .date(let day)? = entries[column]?.value else { return nil }
        return day
    }
}
