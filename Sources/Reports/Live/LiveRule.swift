import Forms
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// A rule of the form as formulas: a verdict for each place where it is applied, and what is said
/// of the first breach.
///
/// A verdict is 0 where the rule is broken, 1 where it holds, and empty where it does not apply or
/// cannot be told yet.
struct LiveRule: Sendable {
    /// Where it is applied.
    enum Placement: Sendable {
        /// Once, or once for each of these columns; its verdicts stand in its own line.
        case line([Int?])
        /// To these rows of a sheet, in one column or where the rule says; its verdicts stand
        /// beside their lines.
        case rows([Int], column: Int?, sheet: Int)
        /// To the lines of a register, of this report or of the one before.
        case register(sheet: Int, isPrevious: Bool)
    }

    /// One verdict.
    struct Verdict: Sendable {
        var address: CellAddress
        var formula: String
    }

    /// The rule.
    let rule: FormRule
    /// The row of its line.
    let row: Int
    /// Where it is applied.
    let placement: Placement
    /// The row or the column of each verdict, or the line of the register from 0.
    let verdicts: [Verdict]
    /// All cells in which verdicts may stand.
    let range: CellRange
    /// Where the first breach is.
    let place: LivePlace
    /// What is wrong there; where no sentence can be written, what must hold.
    let message: Sentence
    /// What is to be done; nothing where no sentence can be written.
    let remedy: Sentence

    /// A formula for a sentence.
    struct Sentence: Sendable {
        var formula: String
        /// The text that it always comes to; nil when that depends on the first breach.
        var fixed: String?
    }

    /// What a rule is applied to, in the order of ``verdicts``.
    enum Instance {
        case once
        case row(Int, column: Int?)
        case column(Int)
        case line(Int, sheet: Int, isPrevious: Bool)
    }

    /// The cell of its line in that column.
    func address(_ column: LiveRuleWriter.Column) -> CellAddress {
        CellAddress(row: row, column: column.rawValue)
    }

    /// The place of each verdict.
    var instances: [Instance] {
        switch placement {
        case .line(let columns): columns.map { $0.map(Instance.column) ?? .once }
        case .rows(let rows, let column, _): rows.map { .row($0, column: column) }
        case .register(let sheet, let isPrevious):
            verdicts.indices.map { .line($0, sheet: sheet, isPrevious: isPrevious) }
        }
    }
}

/// Writes rules as formulas.
struct LiveRuleWriter {
    /// The formulas of longer texts are not accepted.
    private static let lengthLimit = 8000

    private(set) var compiler: LiveCompiler
    private var map: LiveMap { compiler.map }
    /// How many rules go through the rows of each sheet so far.
    private var places: [Int: Int] = [:]
    private var line = 0

    init(compiler: LiveCompiler) {
        self.compiler = compiler
    }

    /// The rules that the workbook can check itself, in the order given.
    mutating func rules(_ rules: [FormRule]) -> [LiveRule] {
        var written: [LiveRule] = []
        for rule in rules {
            for placement in placements(of: rule) {
                // What a rule that cannot be written asks for is not needed.
                let before = compiler
                if let rule = write(rule, placement) {
                    written.append(rule)
                    line += 1
                } else {
                    compiler = before
                }
            }
        }
        return written
    }

    private func placements(of rule: FormRule) -> [LiveRule.Placement] {
        switch rule.scope {
        case .once: [.line([nil])]
        case .columns(let columns): [.line(columns)]
        case .register(let sheet): [.register(sheet: sheet, isPrevious: false)]
        case .previousRegister(let sheet): [.register(sheet: sheet, isPrevious: true)]
        case .rows(let rows):
            self.placements(rows, [nil])
        case .cells(let rows, let columns):
            self.placements(rows, columns)
        }
    }

    /// All rows of a rule stand on one sheet, or it is not written.
    private func placements(_ rows: [Int], _ columns: [Int?]) -> [LiveRule.Placement] {
        guard let sheet = rows.first.flatMap(map.grid(ofRow:))?.sheet.number else { return [] }
        return columns.map { .rows(rows, column: $0, sheet: sheet) }
    }

    private mutating func write(_ rule: FormRule, _ placement: LiveRule.Placement) -> LiveRule? {
        guard let verdicts = verdicts(of: rule, placement), !verdicts.cells.isEmpty else {
            return nil
        }
        let first = Self.cell(.first, line: line)
        guard let place = LivePlace(of: rule, placement, map: map) else { return nil }
        let title = LiveRule.Sentence(
            formula: Self.cell(.title, line: line), fixed: rule.title)
        let message = sentence(rule.message, placement, first: first)
        let remedy = sentence(rule.remedy, placement, first: first)
        if case .rows(_, _, let sheet) = placement { places[sheet, default: 0] += 1 }
        if case .register(let sheet, _) = placement { places[sheet, default: 0] += 1 }
        return LiveRule(
            rule: rule, row: LiveMap.ruleRow + line, placement: placement,
            verdicts: verdicts.cells, range: verdicts.range, place: place,
            message: message.map { .init(formula: $0) } ?? title,
            remedy: remedy.map { .init(formula: $0) } ?? .init(formula: "\"\"", fixed: ""))
    }

    // MARK: Verdicts

    private mutating func verdicts(
        of rule: FormRule, _ placement: LiveRule.Placement
    ) -> (cells: [LiveRule.Verdict], range: CellRange)? {
        var cells: [LiveRule.Verdict] = []
        let range: CellRange
        switch placement {
        case .line(let columns):
            range = map.verdicts(inLine: line, count: columns.count)
            for (offset, column) in columns.enumerated() {
                guard let formula = verdict(rule, LiveScope(column: column)) else { return nil }
                cells.append(
                    .init(
                        address: CellAddress(
                            row: range.first.row, column: range.first.column + offset),
                        formula: formula))
            }
        case .rows(let rows, let column, let sheet):
            guard let grid = map.grid(ofSheet: sheet),
                let found = map.verdicts(ofRule: places[sheet, default: 0], sheet: sheet)
            else { return nil }
            range = found
            for row in rows {
                guard let line = grid.line(ofRow: row),
                    let formula = verdict(rule, LiveScope(row: row, column: column))
                else { return nil }
                cells.append(
                    .init(
                        address: CellAddress(
                            row: range.first.row + line, column: range.first.column),
                        formula: formula))
            }
        case .register(let sheet, let isPrevious):
            guard let grid = map.grid(ofSheet: sheet),
                let found = map.verdicts(ofRule: places[sheet, default: 0], sheet: sheet)
            else { return nil }
            range = found
            for line in grid.lines.indices {
                let scope = Self.scope(sheet, .fixed(line), isPrevious: isPrevious)
                guard let formula = verdict(rule, scope) else { return nil }
                let begun = compiler.help(.begun, sheet, line: .fixed(line)) ?? "1"
                cells.append(
                    .init(
                        address: CellAddress(
                            row: range.first.row + line, column: range.first.column),
                        formula: isPrevious ? formula : "IF(\(begun)=1,\(formula),\"\")"))
            }
        }
        return (cells, range)
    }

    private static func scope(
        _ sheet: Int, _ line: LiveScope.Line, isPrevious: Bool
    ) -> LiveScope {
        isPrevious ? LiveScope(previous: (sheet, line)) : LiveScope(register: (sheet, line))
    }

    private mutating func verdict(_ rule: FormRule, _ scope: LiveScope) -> String? {
        guard let check = compiler.piece(rule.check, in: scope), check.kind == .truth else {
            return nil
        }
        guard let condition = rule.condition else { return "IFERROR(IF(\(check.text),1,0),\"\")" }
        guard let condition = compiler.piece(condition, in: scope) else { return nil }
        return "IFERROR(IF(\(condition.text),IF(\(check.text),1,0),\"\"),\"\")"
    }

    // MARK: Sentences

    /// The sentence about the first breach; nil when it cannot be written.
    private mutating func sentence(
        _ template: MessageTemplate, _ placement: LiveRule.Placement, first: String
    ) -> String? {
        let isFixed = template.pieces.allSatisfy { if case .words = $0 { true } else { false } }
        if isFixed { return compiler.sentence(template, in: LiveScope()) }
        let choices: [String]?
        switch placement {
        case .register(let sheet, let isPrevious):
            return compiler.sentence(
                template, in: Self.scope(sheet, .found(first), isPrevious: isPrevious))
        case .line(let columns):
            choices = sentences(template, columns.map { LiveScope(column: $0) })
        case .rows(let rows, let column, let sheet):
            guard let grid = map.grid(ofSheet: sheet) else { return nil }
            let known = Set(rows)
            choices = sentences(
                template,
                grid.lines.map { line in
                    guard case .row(let row) = line, known.contains(row.code) else { return nil }
                    return LiveScope(row: row.code, column: column)
                })
        }
        guard let choices else { return nil }
        let text =
            choices.count == 1
            ? choices[0] : "CHOOSE(\(first),\(choices.joined(separator: ",")))"
        return text.count <= Self.lengthLimit && choices.count <= 250 ? text : nil
    }

    private mutating func sentences(
        _ template: MessageTemplate, _ scopes: [LiveScope?]
    ) -> [String]? {
        var sentences: [String] = []
        for scope in scopes {
            guard let scope else {
                sentences.append("0")
                continue
            }
            guard let sentence = compiler.sentence(template, in: scope) else { return nil }
            sentences.append(sentence)
        }
        return sentences
    }

    // MARK: The line of a rule

    /// The columns of the lines of rules on the sheet «Расчёт».
    enum Column: Int, CaseIterable {
        case code, title, severity, count, order, first, link, words, message, remedy, state
    }

    static func address(_ column: Column, line: Int) -> CellAddress {
        CellAddress(row: LiveMap.ruleRow + line, column: column.rawValue)
    }

    static func cell(_ column: Column, line: Int) -> String {
        address(column, line: line).absolute
    }
}
