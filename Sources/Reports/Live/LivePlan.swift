import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// All formulas with which a blank checks itself, written once for all institutions.
struct LivePlan: Sendable {
    /// A value that the checks ask for.
    struct Mirror: Sendable {
        var address: CellAddress
        var key: ValueKey
        var formula: PreparedFormula
    }

    /// A register with what its lines need.
    struct Register: Sendable {
        var sheet: Int
        /// The formulas by line: of values by column number, and of help.
        var values: [(column: Int, range: CellRange, formulas: [PreparedFormula])] = []
        var help: [(help: LiveMap.Help, range: CellRange, formulas: [PreparedFormula])] = []
    }

    /// The form.
    let form: Form
    /// Where everything stands.
    let map: LiveMap
    /// The rules that the workbook can check itself: errors, then warnings, then notices.
    let rules: [LiveRule]
    /// What they ask for.
    let use: LiveUse
    /// The values of the fixed rows.
    let mirrors: [Mirror]
    /// The registers.
    let registers: [Register]
    /// Whether all numbers are those of the report before, as a formula.
    let unchanged: String?

    /// Writes the rules of a form.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - grids: its sheets.
    ///   - comparing: whether rules that ask for the report before are written, too.
    init(form: Form, grids: [BlankGrid], comparing: Bool) {
        let chosen = Severity.allCases.flatMap { severity in
            form.rules.filter {
                $0.severity == severity && (comparing || !$0.asksForPrevious)
            }
        }
        // A rule for cells becomes a rule for each of its columns.
        let lines = chosen.reduce(0) { count, rule in
            if case .cells(_, let columns) = rule.scope { count + columns.count } else { count + 1 }
        }
        let map = LiveMap(grids: grids, index: FormIndex(form), ruleCount: lines)
        var writer = LiveRuleWriter(compiler: LiveCompiler(form: form, map: map))
        rules = writer.rules(chosen)
        var compiler = writer.compiler
        self.form = form
        self.map = map
        unchanged = compiler.used.asksForUnchanged ? Self.unchanged(form, map, &compiler) : nil
        registers = grids.filter(\.sheet.isRegister).map {
            Self.register($0, map, &compiler)
        }
        use = compiler.used
        mirrors = Self.mirrors(form, map, compiler.used)
    }

    // MARK: Values

    private static func mirrors(_ form: Form, _ map: LiveMap, _ use: LiveUse) -> [Mirror] {
        use.values.sorted().compactMap { key in
            guard let kind = form.cell(at: key)?.kind, let grid = map.grid(ofRow: key.row),
                let there = grid.address(key), let address = map.address(key, isPrevious: false)
            else { return nil }
            return Mirror(
                address: address, key: key,
                formula: PreparedFormula(
                    LiveValue.formula(of: kind, at: "'\(grid.sheet.name)'!\(there)", in: form)))
        }
    }

    private static func register(
        _ grid: BlankGrid, _ map: LiveMap, _ compiler: inout LiveCompiler
    ) -> Register {
        let form = compiler.form
        let number = grid.sheet.number
        var register = Register(sheet: number)
        let asksForCurrent = compiler.used.currentRows.contains(number)
        let asksForCounterpart = compiler.used.counterparts.contains(number)
        if asksForCurrent { addCurrent(to: &register, grid, map, &compiler) }
        if asksForCounterpart { addCounterpart(to: &register, grid, map, &compiler) }
        addBegun(to: &register, grid, map)
        for column in grid.sheet.inputColumns
        where compiler.used.columns.contains(column.number) {
            guard let kind = column.cell?.kind,
                let range = map.range(ofColumn: column.number, isPrevious: false)
            else { continue }
            let formulas = grid.lines.indices.compactMap { line in
                grid.address(ordinal: line + 1, column: column.number).map {
                    let value = LiveValue.formula(
                        of: kind, at: "'\(grid.sheet.name)'!\($0)", in: form)
                    guard column.origin != nil else { return PreparedFormula(value) }
                    // What is printed counts in rows only that somebody filled.
                    return PreparedFormula("IF(\(begun($0.row, of: grid)),\(value),\"\")")
                }
            }
            register.values.append((column.number, range, formulas))
        }
        return register
    }

    private static func addBegun(
        to register: inout Register, _ grid: BlankGrid, _ map: LiveMap
    ) {
        guard let range = map.range(of: .begun, sheet: register.sheet) else { return }
        let formulas = grid.lines.indices.map { line in
            let row = grid.firstRow + line
            return PreparedFormula("IF(\(begun(row, of: grid)),1,\"\")")
        }
        register.help.append((.begun, range, formulas))
    }

    /// Whether people filled anything in a row of a register, as a formula.
    private static func begun(_ row: Int, of grid: BlankGrid) -> String {
        let ranges = grid.tellingRanges.map {
            "'\(grid.sheet.name)'!\(CellRange(rows: row...row, columns: $0))"
        }
        return "COUNTA(\(ranges.joined(separator: ",")))>0"
    }

    private static func addCurrent(
        to register: inout Register, _ grid: BlankGrid, _ map: LiveMap,
        _ compiler: inout LiveCompiler
    ) {
        let sheet = register.sheet
        guard let range = map.range(of: .current, sheet: sheet),
            let condition = map.index.currentRows[sheet]
        else { return }
        var formulas: [PreparedFormula] = []
        for line in grid.lines.indices {
            let scope = LiveScope(register: (sheet, .fixed(line)))
            guard let piece = compiler.piece(condition, in: scope),
                let begun = compiler.help(.begun, sheet, line: .fixed(line))
            else { return }
            formulas.append(PreparedFormula("IF(\(begun)=1,IF(\(piece.text),1,0),\"\")"))
        }
        register.help.append((.current, range, formulas))
    }

    private static func addCounterpart(
        to register: inout Register, _ grid: BlankGrid, _ map: LiveMap,
        _ compiler: inout LiveCompiler
    ) {
        let sheet = register.sheet
        guard let range = map.range(of: .counterpart, sheet: sheet),
            let key = map.index.keyColumns[sheet],
            let before = map.range(ofColumn: key, isPrevious: true)
        else { return }
        compiler.used.previousColumns.insert(key)
        let reference = Forms.Expression.Reference(row: nil, column: key)
        var formulas: [PreparedFormula] = []
        for line in grid.lines.indices {
            let scope = LiveScope(register: (sheet, .fixed(line)))
            guard let piece = compiler.piece(.reference(reference), in: scope) else { return }
            formulas.append(PreparedFormula("MATCH(\(piece.text),\(before.absolute),0)"))
        }
        register.help.append((.counterpart, range, formulas))
    }

    /// Compares the numbers block by block with those of the report before.
    private static func unchanged(
        _ form: Form, _ map: LiveMap, _ compiler: inout LiveCompiler
    ) -> String? {
        var now = BlankRectangles<Int>()
        for key in map.index.numbers {
            guard let address = map.address(key, isPrevious: false) else { continue }
            compiler.used.values.insert(key)
            compiler.used.previousValues.insert(key)
            now.add(0, at: address)
        }
        let ranges = now.parts().map(\.range)
        guard let any = map.index.numbers.first,
            let one = map.address(any, isPrevious: false),
            let other = map.address(any, isPrevious: true)
        else { return nil }
        let step = other.column - one.column
        let differ = ranges.map { range in
            let before = CellRange(
                rows: range.rows,
                columns: range.first.column + step...range.last.column + step)
            return "SUMPRODUCT(--(\(range)<>\(before)))"
        }
        let count = "COUNT(\(ranges.map(\.description).joined(separator: ",")))"
        return "IF(\(count)=0,NA(),IFERROR(\(differ.joined(separator: "+"))=0,FALSE))"
    }
}
