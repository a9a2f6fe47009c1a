import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

/// Expressions as formulas of Excel 2010. What they come to is compared elsewhere, calculated by a
/// spreadsheet program; here stands what they may and may not be.
struct LiveCompilerTests {
    private let form: Form
    private let map: LiveMap

    init() throws {
        form = try TestForm.m61()
        map = BlankLayout(form: form).plan(comparing: true).map
    }

    private func formula(_ text: String, _ scope: LiveScope = LiveScope()) throws -> String? {
        var compiler = LiveCompiler(form: form, map: map)
        return compiler.piece(try Forms.Expression(parsing: text), in: scope)?.text
    }

    private func cell(_ row: Int, _ column: Int) throws -> String {
        try #require(map.address(ValueKey(row, column), isPrevious: false)).absolute
    }

    @Test func anEmptyCellIsAnErrorThatSpreads() throws {
        let cell = try cell(301, 3)
        #expect(
            try formula("r301.c3 >= 1") == "(IF(\(cell)=\"\",NA(),\(cell))>=1)")
        #expect(try formula("ISBLANK(r301.c3)") == "IFERROR(LEN(\(cell))=0,FALSE)")
    }

    @Test func oneFalsePartDecidesWhateverIsOpen() throws {
        let formula = try #require(try formula("AND(r301.c3 >= 1, half = 1)"))
        #expect(formula.hasPrefix("IF(AND(IFERROR("))
        #expect(formula.hasSuffix(",FALSE)"))
        // What is always known needs no care.
        #expect(try self.formula("OR(half = 1, year = 2026)")?.hasPrefix("OR(") == true)
    }

    @Test func sharesAreComparedWithoutTheNoiseOfBinaryFractions() throws {
        let formula = try #require(try formula("r810 / r809 >= 0.5"))
        #expect(formula.contains("ROUND("))
        #expect(try self.formula("r810 >= r809")?.contains("ROUND(") == false)
    }

    @Test(arguments: [
        "r120 <= today", "COUNTIF(register.hosts, HOST(r112)) > 0", "COUNTIF(c513, \"\") = 0",
        "COUNTIF(c513, \"<>завершена\") = 0", "COUNTIF(c502, \"<>\" & r102) = 0", "r102 < r103",
        "r102 = 5", "c502 = \"П-01\"",
    ])
    func whatTheWorkbookCannotDoAlikeIsRefused(_ text: String) throws {
        #expect(try formula(text) == nil)
    }

    @Test func onlyFunctionsOfExcel2010AreUsed() throws {
        let known: Set<String> = [
            "IF", "IFERROR", "AND", "OR", "NOT", "NA", "ISERROR", "ISNUMBER", "LEN", "LEFT",
            "RIGHT",
            "MID", "TRIM", "SUBSTITUTE", "REPLACE", "REPT", "FIND", "TEXT", "VALUE", "ROUND", "INT",
            "ABS", "MOD", "MAX", "MIN", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "COUNT", "COUNTA",
            "COUNTIF", "COUNTIFS", "COUNTBLANK", "MATCH", "INDEX", "LOOKUP", "CHOOSE", "DATE",
            "DAY",
            "MONTH", "YEAR", "EDATE", "HYPERLINK",
        ]
        let document = try BlankSample.document(BlankLayout(form: form))
        var used: Set<String> = []
        for sheet in document.sheets {
            let plain = sheet.plainCells?.cells.map(\.content) ?? []
            for content in sheet.cells.values.map(\.content) + plain {
                let formula: String
                switch content {
                case .formula(let text, _): formula = text
                case .prepared(let prepared, _): formula = prepared.text
                default: continue
                }
                // A formula of more than 8,192 characters is refused by Excel.
                #expect(formula.count < 8192)
                let bare = formula.replacing(/"[^"]*"/, with: "").replacing(/'[^']*'/, with: "")
                for match in bare.matches(of: /([A-Z][A-Z0-9.]*)\(/) {
                    used.insert(String(match.1))
                }
            }
        }
        #expect(used.subtracting(known) == [])
        #expect(used.contains("MATCH") && used.contains("LOOKUP"))
    }

    /// As texts they would take part in comparisons where a program calculates only some cells.
    @Test func whatIsNotUnderstoodIsSavedAsAnError() throws {
        let key = ValueKey(303, 3)
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        let values = Submission(
            entries: [key: Entry(value: nil, typed: " пять  раз", source: nowhere)], registers: [:])
        let layout = BlankLayout(form: form)
        let document = try BlankSample.document(layout, organization: nil, values: values)
        let cells = try #require(document.sheets.compactMap(\.plainCells).first).cells
        let map = layout.plan(comparing: false).map
        let address = try #require(map.address(key, isPrevious: false))
        let value = try #require(cells.first { $0.address == address }).content
        let typed = try #require(cells.first { $0.address == map.typed(besides: address) }).content
        guard case .prepared(_, .notAvailable) = value, case .prepared(_, .text("пять раз")) = typed
        else { return #expect(Bool(false), "\(value) beside \(typed)") }
    }

    @Test func everyRuleIsLiveButTheOnesThatAskForMoreThanTheWorkbook() throws {
        let plan = BlankLayout(form: form).plan(comparing: true)
        let live = Set(plan.rules.map(\.rule.id))
        let others = form.rules.filter { !live.contains($0.id) }
        for rule in others {
            let expressions = [rule.check] + [rule.condition].compactMap(\.self)
            let needs = expressions.contains { expression in
                var asksForHost = false
                expression.forEach { if case .call(.host, _) = $0 { asksForHost = true } }
                return asksForHost
                    || !expression.variables.isDisjoint(with: [.today, .registerHosts])
            }
            #expect(needs, "\(rule.id) could be checked in the form")
        }
    }

    @Test func aRuleThatNeedsTheReportBeforeIsLeftOutWithoutOne() throws {
        let plan = BlankLayout(form: form).plan(comparing: false)
        #expect(plan.rules.filter { $0.rule.asksForPrevious }.map(\.rule.id) == [])
    }
}
