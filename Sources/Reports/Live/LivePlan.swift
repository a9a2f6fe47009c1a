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
        var kind: InputCell.Kind
    }

    /// A register with what its lines need.
    struct Register: Sendable {
        var sheet: Int
        /// The values by column number, and the help.
        var values: [(column: Int, kind: InputCell.Kind, range: CellRange)] = []
        var help: [(help: LiveMap.Help, range: CellRange)] = []
    }

    /// The form.
    let form: Form
    /// Where everything stands.
    let map: LiveMap
    /// The rules that the workbook can check itself: errors, then warnings, then notices.
    let rules: [LiveRule]
    /// What they ask for.
    let use: LiveUse
    /// All formulas by their cells.
    let formulas: [CellAddress: PreparedFormula]
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
        var formulas = LiveFormulas(form: form, map: map)
        registers = grids.filter(\.sheet.isRegister).map { formulas.put($0, &compiler) }
        use = compiler.used
        mirrors = formulas.putValues(use)
        for rule in rules { formulas.put(rule) }
        self.formulas = formulas.all
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
