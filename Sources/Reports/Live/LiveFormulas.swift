import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// The formulas of the sheet «Расчёт» while they are being collected.
struct LiveFormulas {
    let form: Form
    let map: LiveMap
    /// The formulas by their cells.
    private(set) var all: [CellAddress: PreparedFormula] = [:]

    init(form: Form, map: LiveMap) {
        self.form = form
        self.map = map
    }

    private mutating func put(_ formula: String, at address: CellAddress) {
        all[address] = PreparedFormula(formula)
    }

    // MARK: Values

    /// Puts in the values of the fixed rows that are asked for.
    mutating func putValues(_ use: LiveUse) -> [LivePlan.Mirror] {
        var mirrors: [LivePlan.Mirror] = []
        for key in use.values.sorted() {
            guard let kind = form.cell(at: key)?.kind, let grid = map.grid(ofRow: key.row),
                let there = grid.address(key), let address = map.address(key, isPrevious: false)
            else { continue }
            put(valueAt: address, of: kind, typedIn: there, on: grid)
            mirrors.append(.init(address: address, key: key, kind: kind))
        }
        return mirrors
    }

    /// Puts in what was typed, if need be, and what it means; the latter only where a line was begun,
    /// if such a cell is given.
    private mutating func put(
        valueAt address: CellAddress, of kind: InputCell.Kind, typedIn there: CellAddress,
        on grid: BlankGrid, begun: String? = nil
    ) {
        var typed = LiveValue.typed(as: kind, at: "'\(grid.sheet.name)'!\(there)")
        if LiveValue.isTakenOver(kind) {
            let place = map.typed(besides: address)
            put(typed, at: place)
            typed = "\(place)"
        }
        let value = LiveValue.formula(of: kind, from: typed, in: form)
        put(begun.map { "IF(\($0)=1,\(value),\"\")" } ?? value, at: address)
    }

    // MARK: Registers

    /// Puts in what the lines of a register need.
    mutating func put(_ grid: BlankGrid, _ compiler: inout LiveCompiler) -> LivePlan.Register {
        let number = grid.sheet.number
        var register = LivePlan.Register(sheet: number)
        if compiler.used.currentRows.contains(number) {
            addCurrent(to: &register, &compiler, lines: grid.lines.count)
        }
        if compiler.used.counterparts.contains(number) {
            addCounterpart(to: &register, &compiler, lines: grid.lines.count)
        }
        addBegun(to: &register, grid)
        for column in grid.sheet.inputColumns
        where compiler.used.columns.contains(column.number) {
            guard let kind = column.cell?.kind,
                let range = map.range(ofColumn: column.number, isPrevious: false)
            else { continue }
            for line in grid.lines.indices {
                guard let there = grid.address(ordinal: line + 1, column: column.number) else {
                    continue
                }
                // What is printed counts in rows only that somebody filled.
                let begun =
                    column.origin == nil
                    ? nil : compiler.help(.begun, number, line: .fixed(line))
                put(
                    valueAt: Self.cell(line, of: range), of: kind, typedIn: there, on: grid,
                    begun: begun)
            }
            register.values.append((column.number, kind, range))
        }
        return register
    }

    private static func cell(_ line: Int, of range: CellRange) -> CellAddress {
        CellAddress(row: range.first.row + line, column: range.first.column)
    }

    private mutating func add(
        _ help: LiveMap.Help, to register: inout LivePlan.Register, _ formulas: [String]
    ) {
        guard let range = map.range(of: help, sheet: register.sheet) else { return }
        for (line, formula) in formulas.enumerated() {
            put(formula, at: Self.cell(line, of: range))
        }
        register.help.append((help, range))
    }

    private mutating func addBegun(to register: inout LivePlan.Register, _ grid: BlankGrid) {
        let formulas = grid.lines.indices.map { line in
            let row = grid.firstRow + line
            let ranges = grid.tellingRanges.map {
                "'\(grid.sheet.name)'!\(CellRange(rows: row...row, columns: $0))"
            }
            return "IF(COUNTA(\(ranges.joined(separator: ",")))>0,1,\"\")"
        }
        add(.begun, to: &register, formulas)
    }

    private mutating func addCurrent(
        to register: inout LivePlan.Register, _ compiler: inout LiveCompiler, lines: Int
    ) {
        let sheet = register.sheet
        guard let condition = map.index.currentRows[sheet] else { return }
        var formulas: [String] = []
        for line in 0..<lines {
            let scope = LiveScope(register: (sheet, .fixed(line)))
            guard let piece = compiler.piece(condition, in: scope),
                let begun = compiler.help(.begun, sheet, line: .fixed(line))
            else { return }
            formulas.append("IF(\(begun)=1,IF(\(piece.text),1,0),\"\")")
        }
        add(.current, to: &register, formulas)
    }

    private mutating func addCounterpart(
        to register: inout LivePlan.Register, _ compiler: inout LiveCompiler, lines: Int
    ) {
        let sheet = register.sheet
        guard let key = map.index.keyColumns[sheet],
            let before = map.range(ofColumn: key, isPrevious: true)
        else { return }
        compiler.used.previousColumns.insert(key)
        let reference = Forms.Expression.Reference(row: nil, column: key)
        var formulas: [String] = []
        for line in 0..<lines {
            let scope = LiveScope(register: (sheet, .fixed(line)))
            guard let piece = compiler.piece(.reference(reference), in: scope) else { return }
            formulas.append("MATCH(\(piece.text),\(before.absolute),0)")
        }
        add(.counterpart, to: &register, formulas)
    }

    // MARK: Rules

    /// Puts in the verdicts of a rule and what its own line says of them.
    mutating func put(_ rule: LiveRule) {
        for verdict in rule.verdicts { put(verdict.formula, at: verdict.address) }
        typealias Words = BlankText.Check
        func cell(_ column: LiveRuleWriter.Column) -> String { "\(rule.address(column))" }
        let range = rule.range
        let count = rule.address(.count)
        let counts = CellRange(CellAddress(row: LiveMap.ruleRow, column: count.column), count)
        let texts = [
            LiveRuleWriter.Column.link: rule.place.link(first: cell(.first)),
            .words: rule.place.words(first: cell(.first)),
            .message: rule.message.formula, .remedy: rule.remedy.formula,
            .first: "MATCH(0,\(range),0)",
            .order: "COUNTIF(\(counts),\">0\")",
        ]
        for (column, formula) in texts {
            put("IF(\(count)>0,\(formula),\"\")", at: rule.address(column))
        }
        put("COUNTIF(\(range),0)", at: count)
        put(
            "IF(\(count)>0,\(cell(.severity)),IF(COUNTIF(\(range),1)>0,"
                + "\"\(Words.holds)\",\"\(Words.untold)\"))",
            at: rule.address(.state))
    }
}
