import Forms
import Testing

@testable import Definitions

/// 1. Types that do not go together. 2. One value and many. 3. Values that cannot be.
/// 4. Conditions and rules that do nothing. 5. Sentences. 6. Cells and lists. 7. Registers.
/// What makes no sense is found where it stands, and nothing else is said of the file.
@Suite struct SenselessTests {
    @Test(arguments: types + lists + values + sentences)
    func whatMakesNoSenseIsAMistakeWhereItStands(_ broken: Broken) throws {
        let mistake = try #require(broken.mistake)
        let review = try FormDefinition.review(yaml: broken.yaml, file: "broken.yaml")
        #expect(review.mistakes == [mistake])
        #expect(throws: DefinitionError(file: "broken.yaml", mistakes: [mistake])) {
            _ = try FormDefinition.load(yaml: broken.yaml, file: "broken.yaml")
        }
    }

    @Test(arguments: idle + cells + registers)
    func whatDoesNothingIsAMistakeWhereItStands(_ broken: Broken) throws {
        let mistake = try #require(broken.mistake)
        let review = try FormDefinition.review(yaml: broken.yaml, file: "broken.yaml")
        #expect(review.mistakes == [mistake])
        let isRefused = review.form == nil
        #expect(isRefused == !mistake.isAdvice)
    }

    @Test func adviceDoesNotKeepAFormFromLoading() throws {
        let yaml = SmallForm.yaml.replacing("answer: [", with: "spare: [пока нет]\n  answer: [")
        let review = try FormDefinition.review(yaml: yaml, file: "small.yaml")
        #expect(review.mistakes.map(\.kind) == [.unusedList("spare")])
        #expect(review.mistakes.allSatisfy { $0.isAdvice })
        let form = try FormDefinition.load(yaml: yaml, file: "small.yaml")
        #expect(form.lists.map(\.name).contains("spare"))
    }
}

// MARK: Expressions

extension SenselessTests {
    static let types = [
        Broken(
            "1: a day compared with a number", rule: "check: r108 = 5",
            is: .incomparable(.date, .number), at: "r108 = 5"),
        Broken(
            "1: a day compared with a text", rule: "check: r108 > \"2026-06-15\"",
            is: .incomparable(.date, .text), at: "r108 > "),
        Broken(
            "1: a choice compared with a number", rule: "register: 3", "check: c305 > 3",
            is: .incomparable(.text, .number), at: "c305 > 3"),
        Broken(
            "1: a taxpayer number is a text", rule: "check: r103 <> 5",
            is: .incomparable(.text, .number), at: "r103 <> 5"),
        Broken(
            "1: a condition compared with a number", rule: "check: (r110 > 1) = 1",
            is: .incomparable(.truth, .number), at: "(r110 > 1) = 1"),
        Broken(
            "1: conditions have no order", rule: "check: (r110 > 1) < (r110 > 2)",
            is: .incomparable(.truth, .truth), at: "(r110 > 1) <"),
        Broken(
            "1: emptiness has no order", rule: "check: r110 > \"\"", is: .emptyTextOrdered,
            at: "r110 > \"\""),
        Broken(
            "1: a text in a sum", rule: "check: r110 + r103 > 5",
            is: .cannotReckon(.plus, .number, .text), at: "r110 + r103"),
        Broken(
            "1: two days added", rule: "check: r108 + r115 > due",
            is: .cannotReckon(.plus, .date, .date), at: "r108 + r115"),
        Broken(
            "1: a day multiplied", rule: "check: r108 * 2 > due",
            is: .cannotReckon(.times, .date, .number), at: "r108 * 2"),
        Broken(
            "1: a day taken from a number", rule: "check: 5 - r108 > 1",
            is: .cannotReckon(.minus, .number, .date), at: "5 - r108"),
        Broken(
            "1: a minus before a text", rule: "check: r110 > -r103", is: .cannotNegate(.text),
            at: "r103", offset: 0),
        Broken(
            "1: division by nothing", rule: "check: r110 / 0 > 1", is: .divisionByZero,
            at: "r110 / 0"),
        Broken(
            "1: a number for a condition", rule: "check: r110", is: .notTruth(.number), at: "r110"),
        Broken(
            "1: a number among conditions", rule: "check: AND(r110 > 1, r110)",
            is: .notTruth(.number), at: ", r110)", offset: 2),
        Broken(
            "1: a text for the condition of IF", rule: "check: IF(r103, r110 > 1, r110 > 2)",
            is: .notTruth(.text), at: "IF(r103", offset: 3),
        Broken(
            "1: two answers of two types",
            rule: "check: r110 > IF(half = 1, 5, \"6\")", is: .answersDiffer(.number, .text),
            at: "\"6\""),
        Broken(
            "1: the year of a number", rule: "check: YEAR(r110) = year",
            is: .wrongArgument(.year, expected: [.date], found: .number), at: "YEAR(r110)",
            offset: 5),
        Broken(
            "1: the host of a day", rule: "check: HOST(r108) <> \"\"",
            is: .wrongArgument(.host, expected: [.text], found: .date), at: "HOST(r108)", offset: 5),
        Broken(
            "1: a sum of texts", rule: "register: 3", "check: SUM(c301:c303) > 1",
            is: .wrongArgument(.sum, expected: [.number], found: .text), at: "c301:c303"),
        Broken(
            "1: numbers counted among texts", rule: "check: COUNT(c301) > 1",
            is: .wrongArgument(.count, expected: [.number, .date], found: .text), at: "COUNT(c301)",
            offset: 6),
        Broken(
            "1: the greatest of days and numbers", rule: "check: MAX(r108, r110) > due",
            is: .wrongArgument(.max, expected: [.date], found: .number), at: "r110) > due"),
    ]

    static let lists = [
        Broken(
            "2: a register's column outside its rows", rule: "check: c303 > 1",
            is: .listForOneValue(column: 303), at: "c303 > 1"),
        Broken(
            "2: the current rows where one value belongs", rule: "register: 3",
            "check: current.c303 >= 3", is: .listForOneValue(column: 303), at: "current.c303 >= 3"),
        Broken(
            "2: the first letters of a column", rule: "check: LEFT(c301, 2) = \"П-\"",
            is: .listForOneValue(column: 301), at: "LEFT(c301", offset: 5),
        Broken(
            "2: lists of two lengths",
            rule: "check: COUNTIFS(r201.c3:r202.c3, 1, r201.c4:r201.c4, 2) = 0",
            is: .unequalLists, at: "1, r201.c4:r201.c4", offset: 3),
        Broken(
            "2: all rows beside the current ones",
            rule: "check: SUMIFS(c303, current.c305, \"идёт\") > 0", is: .unequalLists,
            at: "current.c305, \"идёт\""),
        Broken(
            "2: a range that runs backwards", rule: "check: SUM(r202.c3:r201.c3) > 1",
            is: .backwardRange, at: "r202.c3:r201.c3"),
        Broken(
            "2: a range of columns without a row", rule: "check: COUNTA(c301:c303) > 1",
            is: .rangeWithoutRow, at: "c301:c303"),
        Broken(
            "2: current rows of a table", rule: "rows: 201", "check: current.c3 > 1",
            is: .currentWithoutRegister, at: "current.c3"),
        Broken(
            "2: the caption of no row", rule: "check: COUNTIF(c302, row.caption) = r110",
            is: .captionWithoutRow, at: "row.caption"),
    ]

    static let values = [
        Broken(
            "3: a misspelt choice", rule: "register: 3", "check: c305 <> \"окончина\"",
            is: .notInList("окончина", list: ["идёт", "окончена", "прервана"], before: false),
            at: "\"окончина\""),
        Broken(
            "3: a misspelt choice of some rows",
            rule: "check: COUNTIF(c305, \"<>оконченна\") = 0",
            is: .notInList("оконченна", list: ["идёт", "окончена", "прервана"], before: false),
            at: "\"<>оконченна\""),
        Broken(
            "3: a pattern that no choice fits", rule: "check: COUNTIF(c305, \"*ая\") = 0",
            is: .notInList("*ая", list: ["идёт", "окончена", "прервана"], before: false),
            at: "\"*ая\""),
        Broken(
            "3: days counted by a number", rule: "check: COUNTIF(c304, \">5\") = 0",
            is: .incomparable(.date, .number), at: "\">5\""),
        Broken(
            "3: numbers counted by a text", rule: "check: COUNTIF(c303, \"да\") = 0",
            is: .incomparable(.number, .text), at: "\"да\") = 0"),
        Broken(
            "3: a number that the cell cannot hold", rule: "check: OR(r110 = 10, half = 2)",
            is: .decided(holds: false), at: "r110 = 10"),
        Broken(
            "3: more cells than there are", rule: "rows: 201", "when: COUNT(c3:c4) = 3",
            "check: c4 <= c3 - 1", is: .decided(holds: false), at: "COUNT(c3:c4) = 3"),
        Broken(
            "3: a text longer than the cell", rule: "register: 3",
            "check: OR(c301 = \"П-01-02\", half = 2)", is: .decided(holds: false),
            at: "c301 = \"П"),
        Broken(
            "3: letters that are never the first ones", rule: "register: 3",
            "check: c303 < 5",
            "when: LEFT(c301, 2) = \"П-\" & \"1\"", is: .decided(holds: false), at: "LEFT(c301, 2)"),
    ]

    static let sentences = [
        Broken(
            "5: a list in a sentence", rule: "check: r110 < 5", says: "всего {c303}",
            is: .notShown(.list), at: "{c303}", offset: 1),
        Broken(
            "5: a condition in a sentence", rule: "check: r110 < 5", says: "как {r110 > 3}",
            is: .notShown(.truth), at: "{r110 > 3}", offset: 1),
        Broken(
            "5: a crossed-out cell in a sentence", rule: "check: r110 < 5",
            says: "а там {r202.c4}", is: .unknownColumn(4, row: 202), at: "r202.c4"),
        Broken(
            "5: a row of the report before", rule: "previous_register: 3",
            "check: COUNTIF(c301, previous.c301) = 1", says: "строка {row}",
            is: .unknownPlaceholder("row"), at: "{row}'"),
        Broken(
            "5: a finding in the report before", rule: "register: 3", "check: c303 < 5",
            "place: previous.c303", is: .placeElsewhere, at: "previous.c303"),
    ]
}

// MARK: Rules, cells and registers

extension SenselessTests {
    static let idle = [
        Broken(
            "4: a check that always holds", rule: "register: 3", "check: c303 <= 10",
            is: .neverBroken, at: "c303 <= 10"),
        Broken(
            "4: a check that holds whenever it is asked", rule: "register: 3",
            "when: c305 = \"идёт\"", "check: c305 <> \"прервана\"", is: .neverBroken,
            at: "c305 <> \"прервана\""),
        Broken(
            "4: a condition against itself", rule: "when: AND(r110 > 5, r110 < 3)",
            "check: r110 <> 4", is: .neverHolds(.when), at: "AND(r110 > 5"),
        Broken(
            "4: a condition that is always met", rule: "when: OR(half = 1, half <> 1)",
            "check: r110 <> 4", is: .alwaysHolds(.when), at: "OR(half"),
        Broken(
            "4: a comparison that changes nothing", rule: "register: 3",
            "check: AND(c303 >= 1, c303 <> 5)", is: .decided(holds: true), at: "c303 >= 1"),
        Broken(
            "4: a rule that says nothing in a row", rule: "rows: 106, 110", "check: c3 > 9",
            is: .neverBrokenIn(.row, [106]), at: "106, 110"),
        Broken(
            "4: a rule that is there already", rule: "columns: 3", "check: r202 <= r201",
            is: .repeatsRule("R202"), at: "R999"),
        Broken(
            "4: a rule that is there without its condition", rule: "columns: 3",
            "when: half = 1", "check: r202 <= r201", is: .repeatsRule("R202"), at: "R999"),
        Broken(
            "4: a choice of an older version", rule: "register: 3",
            "check: previous.c305 <> \"начата\"",
            is: .notInList("начата", list: ["идёт", "окончена", "прервана"], before: true),
            at: "\"начата\""),
        Broken(
            "4: a requirement that never comes", "required: c3 > 0", "required: FALSE",
            .neverHolds(.required), at: "FALSE"),
        Broken(
            "4: a requirement that the sheet forbids", "required: c3 > 0",
            "required: r104 = \"нет\"", .neverHolds(.required), at: "r104 = \"нет\""),
        Broken(
            "4: a requirement that always comes", "required: c301 <> \"\"",
            "required: 'OR(half = 1, half = 2)'", .alwaysHolds(.required), at: "OR(half"),
        Broken(
            "4: a sheet that nobody has to fill", "required_while: r104 = \"да\"",
            "required_while: AND(r104 = \"да\", r104 = \"нет\")", .neverHolds(.requiredWhile),
            at: "AND(r104"),
        Broken(
            "4: rows that are never current", "current: c305 = \"идёт\"",
            "current: AND(c305 = \"идёт\", c305 = \"окончена\")", .neverHolds(.current),
            at: "AND(c305"),
    ]

    static let cells = [
        Broken(
            "6: a list without values", "state: [идёт, окончена, прервана]", "state: []",
            .emptyList("state"), at: "state: []", offset: 7),
        Broken(
            "6: a list that nobody uses", "answer: [", "spare: [пока нет]\n  answer: [",
            .unusedList("spare"), at: "spare"),
        Broken(
            "6: values that differ in case", "прервана]", "прервана, ИДЁТ]",
            .duplicate(.value, "ИДЁТ"), at: "ИДЁТ"),
        Broken(
            "6: rows of one caption in a list", "caption: Кураторы", "caption: Наставники",
            .duplicate(.value, "Наставники"), at: "201-202"),
        Broken(
            "6: a name that no workbook takes", "answer: [", "Ответ: [да]\n  answer: [",
            .wrongType(.listName), at: "Ответ"),
        Broken(
            "6: bounds without a number between", "type: integer, max: 9}",
            "type: decimal, places: 1, min: 0.11, max: 0.19}", .noNumberFits(places: 1),
            at: "decimal, places"),
        Broken(
            "6: a required row without cells", "- {code: 202",
            "- {code: 203, caption: Ещё, columns: 3, required: always, cells: {3: x}}\n"
                + "      - {code: 202", .crossedOutRequired(row: 203), at: "{code: 203"),
        Broken(
            "6: a row without cells", "- {code: 202",
            "- {code: 203, caption: Ещё, columns: 3, cells: {3: x}}\n      - {code: 202",
            .allCrossedOut(.row, 203), at: "{code: 203"),
        Broken(
            "6: a column that no row takes",
            "    rows:\n      - {code: 201, item: '4.10',",
            "      - {number: 5, caption: Ещё, type: date, required: never}\n"
                + "    rows:\n      - {code: 201, item: '4.10', cells: {5: x},",
            .allCrossedOut(.column, 5), at: "{number: 5"),
        Broken(
            "6: a taxpayer number of another type", "ИНН, type: inn", "ИНН",
            .wrongType(.innCell), at: "r103"),
        Broken(
            "6: a reporting date that is none", "as_of: r108", "as_of: r110",
            .wrongType(.dateCell), at: "r110"),
        Broken(
            "6: halves that do not begin with their number", "[1 (июнь), 2 (декабрь)]",
            "[июнь, декабрь]", .wrongType(.halfCell), at: "r107"),
        Broken(
            "6: a rule without a code of the usual kind", "id: R202", "id: Р202",
            .wrongType(.ruleCode), at: "Р202"),
        Broken(
            "6: an item of the road map that is none", "item: '4.10'", "item: '4'",
            .wrongType(.item), at: "'4'"),
    ]

    static let registers = [
        Broken(
            "7: rows that nothing tells apart", rule: "register: 3",
            "check: c304 = previous.c304", without: "    key: c301",
            is: .keyUnknown(sheet: 3), at: "previous.c304"),
        Broken(
            "7: current rows that nothing tells apart", rule: "check: SUM(current.c303) < 9",
            without: "    current: c305 = \"идёт\"", is: .currentUnknown(sheet: 3),
            at: "current.c303"),
        Broken(
            "7: a key of numbers", "key: c301", "key: c303", .wrongType(.textColumn), at: "c303"),
        Broken(
            "7: a key of another sheet", "key: c301", "key: r102", .wrongType(.ownColumn),
            at: "key: r102", offset: 5),
        Broken(
            "7: current rows in terms of current rows", "current: c305 = \"идёт\"",
            "current: COUNTA(current.c301) > 0", .currentInsideItself, at: "current.c301"),
        Broken(
            "7: a number that means two columns", "number: 304, caption: Начало",
            "number: 3, caption: Начало", .columnNumberTaken(3, sheet: "1_Титул"),
            at: "{number: 3, caption: Начало"),
        Broken(
            "7: a condition that a register does not have", "register: 5\n",
            "register: 5\n    required_while: half = 1\n",
            .keysExclude("register", "required_while"), at: "half = 1"),
    ]
}
