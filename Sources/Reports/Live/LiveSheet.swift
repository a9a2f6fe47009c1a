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
    let context: ValidationContext

    private static let style = Theme.plain
    private var map: LiveMap { plan.map }

    /// Makes the sheet.
    func document() -> SheetDocument {
        var sheet = SheetDocument(name: BlankText.calculationSheet)
        sheet.isHidden = true
        sheet.isProtected = true
        sheet.tabColor = Theme.Palette.serviceTab
        sheet.columnWidths = [0: 24, 1: 24]
        put(.text(BlankText.Calculation.title), CellAddress(row: 0, column: 0), into: &sheet)
        putFacts(into: &sheet)
        for (line, rule) in plan.rules.enumerated() {
            put(rule, results.outcomes[line], line: line, into: &sheet)
        }
        putValues(into: &sheet)
        for register in plan.registers { put(register, into: &sheet) }
        putPrevious(into: &sheet)
        return sheet
    }

    private func put(
        _ content: CellContent, _ address: CellAddress, into sheet: inout SheetDocument
    ) {
        sheet.put(content, at: address, Self.style)
    }

    private func put(
        _ formula: String, _ cached: CellContent.Cached, _ address: CellAddress,
        into sheet: inout SheetDocument
    ) {
        sheet.put(.formula(formula, cached: cached), at: address, Self.style)
    }

    private func put(
        _ formula: PreparedFormula, _ cached: CellContent.Cached, _ address: CellAddress,
        into sheet: inout SheetDocument
    ) {
        sheet.put(.prepared(formula, cached: cached), at: address, Self.style)
    }

    // MARK: Facts

    private func putFacts(into sheet: inout SheetDocument) {
        for fact in LiveMap.Fact.allCases {
            let address = LiveMap.address(of: fact)
            put(.text(fact.label), CellAddress(row: address.row, column: 0), into: &sheet)
            if let content = content(of: fact) { put(content, address, into: &sheet) }
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
        case .isUnchanged:
            guard context.previous != nil, let formula = plan.unchanged else {
                return .formula("NA()", cached: .text(LiveValue.notAvailable))
            }
            // Formulas that come to a truth value are written with a word for it.
            return .formula(formula, cached: Self.cached(truth: results.isUnchanged))
        }
    }

    private static func cached(truth: Bool?) -> CellContent.Cached {
        truth.map { .number($0 ? 1 : 0) } ?? .text(LiveValue.notAvailable)
    }

    // MARK: Rules

    private func put(
        _ rule: LiveRule, _ outcome: LiveResults.Outcome, line: Int,
        into sheet: inout SheetDocument
    ) {
        for (verdict, holds) in zip(rule.verdicts, outcome.verdicts) {
            put(
                verdict.formula, holds.map { .number($0 ? 1 : 0) } ?? .text(""),
                verdict.address, into: &sheet)
        }
        typealias Writer = LiveRuleWriter
        func at(_ column: Writer.Column) -> CellAddress { Writer.address(column, line: line) }
        func cell(_ column: Writer.Column) -> String { Writer.cell(column, line: line) }
        let severity = VerdictText.name(of: rule.rule.severity)
        put(.text(rule.rule.id), at(.code), into: &sheet)
        put(.text(rule.rule.title), at(.title), into: &sheet)
        put(.text(severity), at(.severity), into: &sheet)
        let range = rule.range.absolute
        put(
            "COUNTIF(\(range),0)", .number(Double(outcome.breaches)), at(.count), into: &sheet)
        let counts = CellRange(
            rows: LiveMap.ruleRow...LiveMap.ruleRow + line,
            columns: Writer.Column.count.rawValue...Writer.Column.count.rawValue)
        let isBroken = outcome.breaches > 0
        let order = results.outcomes[...line].count { $0.breaches > 0 }
        put(
            "IF(\(cell(.count))>0,COUNTIF(\(counts.absolute),\">0\"),\"\")",
            isBroken ? .number(Double(order)) : .text(""), at(.order), into: &sheet)
        put(
            "IF(\(cell(.count))>0,MATCH(0,\(range),0),\"\")",
            outcome.first.map { .number(Double($0)) } ?? .text(""), at(.first), into: &sheet)
        let texts: [(Writer.Column, String, String)] = [
            (
                .link, rule.place.link(first: cell(.first)),
                outcome.first.map { rule.place.link(first: $0) } ?? ""
            ),
            (
                .words, rule.place.words(first: cell(.first)),
                outcome.first.map { rule.place.words(first: $0) } ?? ""
            ),
            (.message, rule.message.formula, outcome.message),
            (.remedy, rule.remedy.formula, outcome.remedy),
        ]
        for (column, formula, text) in texts {
            put("IF(\(cell(.count))>0,\(formula),\"\")", .text(text), at(column), into: &sheet)
        }
        putState(of: rule, outcome, at(.state), cell, into: &sheet)
    }

    private func putState(
        of rule: LiveRule, _ outcome: LiveResults.Outcome, _ address: CellAddress,
        _ cell: (LiveRuleWriter.Column) -> String, into sheet: inout SheetDocument
    ) {
        typealias Words = BlankText.Check
        put(
            "IF(\(cell(.count))>0,\(cell(.severity)),IF(COUNTIF(\(rule.range.absolute),1)>0,"
                + "\"\(Words.holds)\",\"\(Words.untold)\"))",
            .text(outcome.state(of: rule)), address, into: &sheet)
    }

    // MARK: Values

    private func putValues(into sheet: inout SheetDocument) {
        for mirror in plan.mirrors {
            put(
                mirror.formula, LiveValue.cached(values.entries[mirror.key]), mirror.address,
                into: &sheet)
        }
    }

    private func put(_ register: LivePlan.Register, into sheet: inout SheetDocument) {
        let rows = values.registers[register.sheet] ?? []
        func row(_ line: Int) -> RegisterRow? { rows.indices.contains(line) ? rows[line] : nil }
        for (column, range, formulas) in register.values {
            for (line, formula) in formulas.enumerated() {
                put(
                    formula, LiveValue.cached(row(line)?.entries[column]),
                    CellAddress(row: range.first.row + line, column: range.first.column),
                    into: &sheet)
            }
        }
        for (help, range, formulas) in register.help {
            for (line, formula) in formulas.enumerated() {
                put(
                    formula, cached(help, register.sheet, row(line)),
                    CellAddress(row: range.first.row + line, column: range.first.column),
                    into: &sheet)
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
            return line.map { .number(Double($0 + 1)) } ?? .text(LiveValue.notAvailable)
        }
    }

    private func putPrevious(into sheet: inout SheetDocument) {
        guard let previous = context.previous else { return }
        for key in plan.use.previousValues.sorted() {
            if let content = LiveValue.constant(previous.entries[key]),
                let address = map.address(key, isPrevious: true)
            {
                put(content, address, into: &sheet)
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
                put(content, address, into: &sheet)
            }
        }
    }
}
