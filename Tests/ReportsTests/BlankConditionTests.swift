import Forms
import FoundationEssentials
import TestSupport
import Testing

@testable import Reports

struct BlankConditionTests {
    typealias Reference = Forms.Expression.Reference

    private let status = Forms.Expression.reference(Reference(row: nil, column: 3))
    private let mentoring = Forms.Expression.reference(Reference(row: 121, column: nil))

    private func condition(_ expression: Forms.Expression, half: Half = .second) -> BlankCondition?
    {
        BlankCondition(.when(expression), half: half)
    }

    private func formula(_ condition: BlankCondition?) -> String? {
        condition?.formula { $0.row == nil ? "$C7" : "Строка_121" }
    }

    @Test func aPartThatTheHalfYearSettlesIsGone() {
        let june = Forms.Expression.binary(.equal, .variable(.half), .number(1))
        let answered = Forms.Expression.binary(.equal, status, .text("да"))
        let both = Forms.Expression.call(.and, [june, answered])
        #expect(condition(both, half: .second) == .constant(false))
        #expect(formula(condition(both, half: .first)) == "$C7=\"да\"")
        #expect(condition(june, half: .first) == .constant(true))
    }

    @Test func formulasSayWhatTheConditionSays() {
        let open = Forms.Expression.call(
            .or, [.call(.isBlank, [mentoring]), .binary(.equal, mentoring, .text("да"))])
        #expect(formula(condition(open)) == "OR(LEN(Строка_121)=0,Строка_121=\"да\")")
        let more = Forms.Expression.binary(.greater, status, .number(0))
        #expect(formula(condition(more)) == "AND(COUNT($C7)=1,SUM($C7)>0)")
    }

    @Test func aQuoteInATextIsDoubledInItsFormula() {
        let quoted = Forms.Expression.binary(.equal, status, .text("он \"да\""))
        #expect(formula(condition(quoted)) == "$C7=\"он \"\"да\"\"\"")
    }

    @Test func aComparisonWithAnEmptyCellDoesNotHold() {
        let unequal = condition(.binary(.notEqual, status, .text("да")))
        #expect(unequal?.holds { _ in nil } == false)
        #expect(unequal?.holds { _ in .text("нет") } == true)
        #expect(unequal?.holds { _ in .text("ДА") } == false)
        let least = condition(.binary(.greaterOrEqual, status, .number(0)))
        #expect(least?.holds { _ in nil } == false)
        #expect(least?.holds { _ in .number(0) } == true)
    }

    @Test func aCountOfFilledCellsIsThatOneOfThemIsFilled() {
        func cell(_ column: Int) -> Reference { Reference(row: nil, column: column) }
        let counted = Forms.Expression.call(
            .countFilled, [.range(cell(3), cell(5)), .reference(cell(9))])
        let some = condition(.binary(.greater, counted, .number(0)))
        let names = [3: "C7", 4: "D7", 5: "E7", 9: "I7"]
        let formula = some?.formula { $0.column.flatMap { names[$0] } }
        #expect(formula == "OR(LEN(C7)>0,LEN(D7)>0,LEN(E7)>0,LEN(I7)>0)")
        #expect(some?.holds { $0.column == 4 ? .text("2") : nil } == true)
        #expect(some?.holds { _ in nil } == false)
        #expect(condition(.binary(.greater, counted, .number(1))) == nil)
    }

    @Test func everyRequirementOfTheShippedFormsIsCounted() throws {
        for form in [try TestForm.m61(), try TestForm.m62()] {
            for column in form.sheets.filter(\.isRegister).flatMap(\.columns) {
                guard let cell = column.cell else { continue }
                for half in Half.allCases {
                    #expect(
                        BlankCondition(cell.requirement, half: half) != nil, "\(column.number)")
                }
            }
        }
    }

    @Test func whatABlankCannotShowIsNoCondition() {
        let previous = Forms.Expression.reference(
            Reference(row: 301, column: 3, in: .previous))
        #expect(condition(.binary(.greater, previous, .number(0))) == nil)
        #expect(condition(.binary(.equal, .variable(.registerKind), .text("школа"))) == nil)
    }
}
