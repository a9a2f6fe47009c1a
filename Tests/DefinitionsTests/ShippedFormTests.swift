import struct FoundationEssentials.Decimal
import Forms
import TestSupport
import Testing

/// What form М-6.1 has to be, counted on the paper.
@Suite struct ShippedFormTests {
    let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    struct Section: CustomTestStringConvertible {
        let number: Int
        let name: String
        let codes: [Int]
        let cells: Int
        var testDescription: String { name }
    }

    @Test(arguments: [
        Section(number: 1, name: "1_Титул", codes: Array(101...121), cells: 21),
        Section(number: 2, name: "2_Документы", codes: Array(201...219), cells: 18 * 6 + 2 - 14),
        Section(number: 3, name: "3_Кадры", codes: Array(301...319), cells: 3 * 7 + 2 + 15),
        Section(
            number: 4, name: "4_Формы", codes: Array(401...407) + Array(411...418),
            cells: 7 * 5 + 1 + 8),
        Section(number: 5, name: "5_Программы", codes: [], cells: 0),
        Section(number: 6, name: "6_Обучение", codes: Array(601...609), cells: 3 + 6 * 2),
        Section(number: 7, name: "7_Мероприятия", codes: Array(701...711), cells: 11 * 5 - 1),
        Section(number: 8, name: "8_Результаты", codes: Array(801...817), cells: 17),
        Section(number: 9, name: "9_ДорКарта", codes: Array(901...927), cells: 27 * 3),
        Section(number: 10, name: "10_Справка", codes: Array(1001...1006), cells: 6),
    ])
    func eachSectionHasItsRowsAndCells(_ section: Section) throws {
        let sheet = try #require(form.sheets.first { $0.number == section.number })
        #expect(sheet.name == section.name)
        #expect(sheet.rows.map(\.code) == section.codes)
        #expect(sheet.rows.reduce(0) { $0 + $1.cells.count } == section.cells)
    }

    @Test func thereAreNoOtherSheets() {
        #expect(form.sheets.map(\.number) == Array(1...10))
    }

    @Test func theRegisterHasItsColumns() throws {
        let register = try #require(form.sheets.first { $0.isRegister })
        #expect(register.number == 5)
        #expect(register.registerCapacity == 60)
        #expect(register.columns.map(\.number) == Array(501...518))
        #expect(register.columns.allSatisfy { $0.cell != nil && $0.role == .input })
    }

    @Test func codesAreUnique() {
        let codes = form.sheets.flatMap(\.rows).map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(form.rules.map(\.id)).count == form.rules.count)
    }

    struct Requirement: CustomTestStringConvertible {
        let key: ValueKey
        let text: String
        var testDescription: String { "r\(key.row).c\(key.column) \(text)" }

        init(_ row: Int, _ column: Int, _ text: String) {
            key = ValueKey(row, column)
            self.text = text
        }
    }

    @Test(arguments: [
        Requirement(101, 3, "always"),
        Requirement(112, 3, "r121 = \"да\""),
        Requirement(203, 3, "always"),
        Requirement(203, 4, "c3 = \"да\""),
        Requirement(205, 4, "never"),
        Requirement(205, 6, "c3 = \"да\""),
        Requirement(209, 6, "never"),
        Requirement(204, 7, "never"),
        Requirement(219, 8, "c3 = \"нет\""),
        Requirement(301, 9, "always"),
        Requirement(302, 4, "OR(ISBLANK(r121), r121 = \"да\")"),
        Requirement(406, 8, "AND(OR(ISBLANK(r121), r121 = \"да\"), c3 + c4 > 0)"),
        Requirement(806, 3, "AND(OR(ISBLANK(r121), r121 = \"да\"), half = 1)"),
        Requirement(
            813, 3, "AND(OR(ISBLANK(r121), r121 = \"да\"), AND(half = 1, r809 > 0))"),
        Requirement(920, 6, "OR(c4 = \"не выполнено\", c4 = \"не применимо\")"),
        Requirement(1002, 3, "half = 1"),
    ])
    func aCellIsRequiredAsThePaperSays(_ expected: Requirement) throws {
        let cell = try #require(form.cell(at: expected.key))
        switch cell.requirement {
        case .always: #expect(expected.text == "always")
        case .never: #expect(expected.text == "never")
        case .when(let condition): #expect(condition.description == expected.text)
        }
    }

    @Test(arguments: [
        ValueKey(201, 4), ValueKey(219, 6), ValueKey(303, 4), ValueKey(401, 8), ValueKey(411, 4),
        ValueKey(601, 4), ValueKey(707, 3), ValueKey(801, 4),
    ])
    func aCrossedOutCellTakesNothing(_ key: ValueKey) {
        #expect(form.cell(at: key) == nil)
    }

    @Test func cellsHaveTheTypesOfThePaper() {
        #expect(form.cell(at: ValueKey(103))?.kind == .inn)
        #expect(form.cell(at: ValueKey(106))?.kind == .integer(2025...2029))
        #expect(form.cell(at: ValueKey(304, 5))?.kind == .integer(0...5000))
        #expect(form.cell(at: ValueKey(116))?.kind == .text(limit: 120))
        #expect(form.cell(at: ValueKey(813))?.kind == .decimal(places: 1, 1...10))
        #expect(form.cell(at: ValueKey(219))?.kind == .choice(list: "consent"))
        #expect(form.cell(at: ValueKey(1003))?.kind == .text(limit: 2000))
        #expect(form.sheets[4].column(515)?.cell?.kind == .integer(0...100))
    }

    @Test func everyListIsUsedAndEveryChoiceHasItsList() {
        let kinds =
            form.sheets.flatMap(\.rows).flatMap(\.cells.values).map(\.kind)
            + form.sheets.flatMap(\.columns).compactMap(\.cell?.kind)
        let used = kinds.compactMap { kind in
            if case .choice(let list) = kind { list } else { nil }
        }
        #expect(Set(used) == Set(form.lists.map(\.name)))
        #expect(form.lists.allSatisfy { !$0.values.isEmpty })
    }

    @Test func formsAndKindsInTheRegisterAreTheRowsOfSectionFour() {
        #expect(form.list(named: "program_form")?.values.first == form.row(401)?.caption)
        #expect(form.list(named: "program_form")?.values.count == 6)
        #expect(form.list(named: "program_kind")?.values.last == form.row(418)?.caption)
        #expect(form.list(named: "program_kind")?.values.count == 8)
        #expect(form.list(named: "district")?.values.count == 7)
    }

    @Test func itemsOfTheRoadMapKeepTheirZeros() {
        let rows = form.sheets[8].rows
        #expect(form.row(920)?.printed[2] == "4.10")
        #expect(form.row(920)?.roadMapItems == ["4.10"])
        #expect(form.row(708)?.roadMapItems == ["4.10"])
        #expect(Set(rows.flatMap(\.roadMapItems)).count == 27)
    }

    @Test func onlyNamesAndContactsOnTheTitleArePersonal() {
        let personal = form.sheets.flatMap(\.rows).filter { row in
            row.cells.values.contains(where: \.isPersonal)
        }
        #expect(personal.map(\.code) == [117, 118, 119])
    }

    @Test func identityAndCalendarAreThoseOfThePaper() {
        #expect(form.id == "M61")
        #expect(form.identity.respondent == ValueKey(103))
        #expect(form.identity.published == ValueKey(115))
        #expect(form.years == 2025...2029)
        #expect(form.deadlines[.first] == Form.Deadline(month: 6, day: 15))
        #expect(form.deadlines[.second] == Form.Deadline(month: 12, day: 15))
    }

    @Test func halvesBeginWithTheirNumber() {
        #expect(form.choices(at: form.identity.half).map { $0.prefix(2) } == ["1 ", "2 "])
    }

    @Test func hintsFitIntoAnInputMessage() {
        let cells = form.sheets.flatMap(\.rows).flatMap(\.cells.values)
        let hints =
            cells.compactMap(\.hint) + form.sheets.flatMap(\.columns).compactMap(\.cell?.hint)
        #expect(hints.count > 10)
        #expect(hints.allSatisfy { $0.count <= 255 })
    }
}
