import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// The hidden sheet «Расчёт»: the values as the checks understand them, the values of the report
/// before, and a verdict for each rule and place.
struct LiveSheet {
    let plan: LivePlan
    let results: LiveResults
    let values: Submission
    /// What stands in the cells of the form.
    let shown: (entries: [ValueKey: FormValue], registers: [Int: [RegisterRow]])
    let context: ValidationContext

    private var map: LiveMap { plan.map }

    /// Makes the sheet.
    func document() -> SheetDocument {
        var sheet = SheetDocument(name: BlankText.calculationSheet)
        sheet.isHidden = true
        sheet.isProtected = true
        sheet.tabColor = Theme.Palette.serviceTab
        sheet.columnWidths = [0: 24, 1: 24]
        var cells = PlainCells(style: Theme.plain)
        cells.put(.text(BlankText.Calculation.title), at: CellAddress(row: 0, column: 0))
        putFacts(into: &cells)
        var broken = 0
        for (rule, outcome) in zip(plan.rules, results.outcomes) {
            if outcome.breaches > 0 { broken += 1 }
            put(rule, outcome, order: broken, into: &cells)
        }
        putValues(into: &cells)
        for register in plan.registers { put(register, into: &cells) }
        putPrevious(into: &cells)
        sheet.plainCells = cells
        return sheet
    }

    /// Puts in what the formula of a cell comes to.
    private func put(
        _ cached: CellContent.Cached, _ address: CellAddress, into cells: inout PlainCells
    ) {
        guard let formula = plan.formulas[address] else { return }
        cells.put(.prepared(formula, cached: cached), at: address)
    }

    // MARK: Facts

    private func putFacts(into cells: inout PlainCells) {
        for fact in LiveMap.Fact.allCases {
            let address = LiveMap.address(of: fact)
            cells.put(.text(fact.label), at: CellAddress(row: address.row, column: 0))
            if let content = content(of: fact) { cells.put(content, at: address) }
        }
    }

    private func content(of fact: LiveMap.Fact) -> CellContent? {
        let organization = context.organization
        func text(_ text: String?) -> CellContent? {
            text.flatMap { $0.isEmpty ? nil : .text($0) }
        }
        switch fact {
        case .year: return .number(Double(context.period.year))
        case .half: return .number(Double(context.period.half.rawValue))
        case .due: return .number(Double(LiveValue.serial(context.due)))
        case .schoolYearStart:
            return context.period.schoolYearStart.map { .number(Double(LiveValue.serial($0))) }
        case .name: return text(organization?.name)
        case .inn: return text(organization?.inn)
        case .district: return text(organization?.district)
        case .kind: return text(organization?.kind)
        case .crossings: return .text(LiveValue.crossings)
        case .isUnchanged:
            guard context.previous != nil, let formula = plan.unchanged else {
                return .formula("NA()", cached: .notAvailable)
            }
            // Formulas that come to a truth value are written with a word for it.
            return .formula(formula, cached: Self.cached(truth: results.isUnchanged))
        }
    }

    private static func cached(truth: Bool?) -> CellContent.Cached {
        truth.map { .number($0 ? 1 : 0) } ?? .notAvailable
    }

    // MARK: Rules

    /// Puts in the line of a rule; `order` is how many rules are broken up to it.
    private func put(
        _ rule: LiveRule, _ outcome: LiveResults.Outcome, order: Int, into cells: inout PlainCells
    ) {
        for (verdict, holds) in zip(rule.verdicts, outcome.verdicts) {
            put(
                holds.map { .number($0 ? 1 : 0) } ?? .text(""), verdict.address, into: &cells)
        }
        cells.put(.text(rule.rule.id), at: rule.address(.code))
        cells.put(.text(rule.rule.title), at: rule.address(.title))
        cells.put(
            .text(VerdictText.name(of: rule.rule.severity)), at: rule.address(.severity))
        let isBroken = outcome.breaches > 0
        let results: [(LiveRuleWriter.Column, CellContent.Cached)] = [
            (.count, .number(Double(outcome.breaches))),
            (.order, isBroken ? .number(Double(order)) : .text("")),
            (.first, outcome.first.map { .number(Double($0)) } ?? .text("")),
            (.link, .text(outcome.first.map { rule.place.link(first: $0) } ?? "")),
            (.words, .text(outcome.first.map { rule.place.words(first: $0) } ?? "")),
            (.message, .text(outcome.message)), (.remedy, .text(outcome.remedy)),
            (.state, .text(outcome.state(of: rule))),
        ]
        for (column, cached) in results { put(cached, rule.address(column), into: &cells) }
    }

    // MARK: Values

    /// Puts in a value and, beside it, what was typed for it.
    private func put(
        _ entry: Entry?, typed: FormValue?, as kind: InputCell.Kind, _ address: CellAddress,
        into cells: inout PlainCells
    ) {
        put(LiveValue.cached(entry), address, into: &cells)
        put(
            LiveValue.cached(typed: typed, as: kind), map.typed(besides: address), into: &cells)
    }

    private func putValues(into cells: inout PlainCells) {
        for mirror in plan.mirrors {
            put(
                values.entries[mirror.key], typed: shown.entries[mirror.key], as: mirror.kind,
                mirror.address, into: &cells)
        }
    }

    private func put(_ register: LivePlan.Register, into cells: inout PlainCells) {
        let rows = values.registers[register.sheet] ?? []
        let shown = shown.registers[register.sheet] ?? []
        func row(_ line: Int, of rows: [RegisterRow]) -> RegisterRow? {
            rows.indices.contains(line) ? rows[line] : nil
        }
        for (column, kind, range) in register.values {
            for line in range.rows {
                let place = line - range.first.row
                put(
                    row(place, of: rows)?.entries[column],
                    typed: row(place, of: shown)?.entries[column].flatMap(BlankFilling.value),
                    as: kind, CellAddress(row: line, column: range.first.column), into: &cells)
            }
        }
        for (help, range) in register.help {
            for line in range.rows {
                put(
                    cached(help, register.sheet, row(line - range.first.row, of: rows)),
                    CellAddress(row: line, column: range.first.column), into: &cells)
            }
        }
    }

    private func cached(
        _ help: LiveMap.Help, _ sheet: Int, _ row: RegisterRow?
    ) -> CellContent.Cached {
        switch help {
        case .begun: return row == nil ? .text("") : .number(1)
        case .current:
            guard let row, let condition = map.index.currentRows[sheet] else { return .text("") }
            return Self.cached(truth: results.truth(of: condition, sheet: sheet, row: row))
        case .counterpart:
            let line = row.flatMap { results.lineBefore(of: $0, sheet: sheet) }
            return line.map { .number(Double($0 + 1)) } ?? .notAvailable
        }
    }

    private func putPrevious(into cells: inout PlainCells) {
        guard let previous = context.previous else { return }
        for key in plan.use.previousValues.sorted() {
            if let content = LiveValue.constant(previous.entries[key]),
                let address = map.address(key, isPrevious: true)
            {
                cells.put(content, at: address)
            }
        }
        for column in plan.use.previousColumns.sorted() {
            guard let range = map.range(ofColumn: column, isPrevious: true),
                let number = map.index.registers[column]
            else { continue }
            let rows = previous.registers[number] ?? []
            for (line, row) in rows.prefix(range.rows.count).enumerated() {
                guard let content = LiveValue.constant(row.entries[column]) else { continue }
                let address = CellAddress(
                    row: range.first.row + line, column: range.first.column)
                cells.put(content, at: address)
            }
        }
    }
}
