import Forms
import Testing

@testable import Definitions

@Suite struct BrokenDefinitionTests {
    @Test func theSmallFormItselfHasNoMistake() throws {
        let form = try FormDefinition.load(yaml: SmallForm.yaml, file: "small.yaml")
        #expect(form.sheets.count == 3)
        #expect(form.rules.count == 3)
        #expect(form.list(named: "forms")?.values == ["Наставники", "Кураторы"])
        #expect(form.row(201)?.printed == [1: "4.10"])
        #expect(form.cell(at: ValueKey(202, 3))?.requirement == .never)
        #expect(form.cell(at: ValueKey(202, 4)) == nil)
    }

    @Test func whatABlankTakesOverIsRead() throws {
        let yaml = SmallForm.yaml
            .replacing(
                "limit: 6, required: always}", with: "limit: 6, required: always, carry: true}"
            )
            .replacing(
                "    register: 5\n",
                with: "    register: 5\n    carry_rows: c302 = \"Наставники\"\n"
            )
            .replacing("caption: ИНН, type: inn}", with: "caption: ИНН, type: inn, carry: true}")
        let form = try FormDefinition.load(yaml: yaml, file: "small.yaml")
        #expect(form.cell(at: ValueKey(103))?.isCarried == true)
        #expect(form.cell(at: ValueKey(102))?.isCarried == false)
        #expect(form.sheets[2].column(301)?.cell?.isCarried == true)
        #expect(form.sheets[2].column(302)?.cell?.isCarried == false)
        #expect(form.sheets[2].carriedRows?.description == "c302 = \"Наставники\"")
    }

    @Test(arguments: keys + values + names + references + texts)
    func aMistakeIsFoundWhereItIs(_ broken: Broken) throws {
        let mistake = try #require(broken.mistake)
        #expect(throws: DefinitionError(file: "broken.yaml", mistakes: [mistake])) {
            try FormDefinition.load(yaml: broken.yaml, file: "broken.yaml")
        }
    }

    @Test func allMistakesAreToldAtOnceInTheOrderOfTheFile() throws {
        let yaml = SmallForm.yaml
            .replacing("severity: warning", with: "severity: fatal")
            .replacing("years: 2025-2029", with: "years: 2029-2025")
            .replacing("check: c4 <= c3", with: "check: c4 <= c5")
        let error = try #require(throws: DefinitionError.self) {
            try FormDefinition.load(yaml: yaml, file: "broken.yaml")
        }
        #expect(
            error.mistakes.map(\.kind) == [
                .wrongType(.years), .unknownColumn(5, row: 201),
                .unknownWord("fatal", allowed: ["error", "warning", "notice"]),
            ])
        #expect(error.mistakes == error.mistakes.sorted())
    }

    @Test func anEmptyFileMissesEverything() throws {
        let error = try #require(throws: DefinitionError.self) {
            try FormDefinition.load(yaml: "", file: "empty.yaml")
        }
        let missing = Set(DefinitionReader.formKeys).subtracting([
            "rules", "instruction", "replaces", "checklist", "period_names",
        ])
        #expect(
            Set(error.mistakes) == Set(missing.map { Mistake(.missingKey($0), line: 1, column: 1) })
        )
    }

    @Test func anAliasInsideItselfIsRefused() {
        #expect(throws: DefinitionError.self) {
            try FormDefinition.load(yaml: "id: &a [*a]", file: "loop.yaml")
        }
    }
}

// MARK: The mistakes

extension BrokenDefinitionTests {
    static let keys = [
        Broken(
            "an unknown key of the form", "collector:", "colector: 1\ncollector:",
            .unknownKey("colector", allowed: DefinitionReader.formKeys), at: "colector"),
        Broken(
            "an unknown key of a column", "{number: 301,", "{number: 301, capt: 1,",
            .unknownKey("capt", allowed: DefinitionReader.columnKeys), at: "capt: 1"),
        Broken(
            "a key that its type does not have", "type: inn}", "type: inn, limit: 5}",
            .unknownKey("limit", allowed: ["type"]), at: "limit: 5", offset: 7),
        Broken(
            "a unit without a column for it", "level: 1,", "level: 1, unit: штук,",
            .unknownKey("unit", allowed: DefinitionReader.rowKeys.filter { $0 != "unit" }),
            at: "{code: 202"),
        Broken(
            "a missing key of the form", "\ntitle: Проба", "", .missingKey("title"), at: "id: T1"),
        Broken(
            "a rule without a check", "    check: r202 <= r201\n", "", .missingKey("check"),
            at: "id: R202"),
        Broken(
            "a rule without a title", "    title: Коды не повторяются\n", "",
            .missingKey("title"), at: "id: R301"),
        Broken(
            "a number without an upper bound", "type: integer, max: 9}", "type: integer}",
            .missingKey("max"), at: "{code: 110"),
        Broken(
            "a column without a requirement", "limit: 6, required: always", "limit: 6",
            .missingKey("required"), at: "{number: 301"),
        Broken(
            "a carried column of a register without carried rows", "limit: 6, required: always}",
            "limit: 6, required: always, carry: true}", .missingKey("carry_rows"),
            at: "carry: true", offset: 7),
        Broken(
            "carried rows of a table", "    unit: человек\n",
            "    unit: человек\n    carry_rows: c3 > 0\n",
            .unknownKey(
                "carry_rows", allowed: DefinitionReader.sheetKeys.filter { $0 != "carry_rows" }),
            at: "c3 > 0"),
        Broken(
            "a key that stands twice", "help: Заполните.", "help: Заполните.\n    help: Ещё раз.",
            .repeatedKey("help"), at: "help: Заполните."),
        Broken(
            "rows of a register", "    register: 5\n", "    register: 5\n    rows: []\n",
            .keysExclude("register", "rows"), at: "[]"),
        Broken(
            "a rule with two scopes", "    register: 3\n", "    register: 3\n    rows: 201\n",
            .keysExclude("register", "rows"), at: "register: 3", offset: 10),
    ]

    static let values = [
        Broken(
            "years that run backwards", "2025-2029", "2029-2025", .wrongType(.years),
            at: "2029-2025"),
        Broken(
            "a day that no year has", "06-15", "02-30", .wrongType(.dayOfYear), at: "02-30"),
        Broken(
            "a word for a number", "max: 9}", "max: девять}", .wrongType(.wholeNumber),
            at: "девять"),
        Broken(
            "a word for a truth value", "total: true", "total: ага", .wrongType(.truth), at: "ага"),
        Broken(
            "a word for whether a cell is carried", "type: inn}", "type: inn, carry: иногда}",
            .wrongType(.truth), at: "иногда"),
        Broken(
            "a text for a list", "answer: [да, нет]", "answer: да", .wrongType(.list),
            at: "answer: да", offset: 8),
        Broken(
            "a text for a mapping", "- {heading: Сроки, paragraphs: [Два раза в год.]}", "- Сроки",
            .wrongType(.mapping), at: "Сроки"),
        Broken(
            "columns that run backwards", "columns: 3, cells", "columns: 4-3, cells",
            .wrongType(.codes), at: "4-3"),
        Broken(
            "a text without room for a letter", "limit: 100", "limit: 0",
            .outOfBounds(1...32_767), at: "0, required"),
        Broken(
            "a register without end", "register: 5", "register: 5000", .outOfBounds(1...1000),
            at: "5000"),
        Broken(
            "a hint that no input message holds", "type: inn}",
            "type: inn, hint: \(String(repeating: "ы", count: 256))}", .tooLong(limit: 255),
            at: "ыыы"),
        Broken(
            "a lower bound above the upper one", "integer, max: 9}", "integer, min: 12, max: 9}",
            .emptyBounds, at: "integer, min: 12"),
        Broken(
            "an unknown severity", "severity: notice", "severity: note",
            .unknownWord("note", allowed: ["error", "warning", "notice"]), at: "note"),
        Broken(
            "an unknown role", "role: item", "role: items",
            .unknownWord("items", allowed: ["code", "caption", "item", "unit", "input"]),
            at: "items"),
        Broken(
            "a name that no sheet can have", "3_Реестр", "3/Реестр", .badSheetName("3/Реестр"),
            at: "3/Реестр"),
    ]

    static let names = [
        Broken(
            "a row code that is taken", "cells: {3: optional}}",
            "cells: {3: optional}}\n      - {code: 0201, caption: Ещё}", .duplicate(.row, "201"),
            at: "{code: 0201"),
        Broken(
            "a column number that is taken", "number: 302", "number: 301",
            .duplicate(.column, "301"), at: "{number: 301, caption: Форма"),
        Broken(
            "a sheet number that is taken", "- number: 1", "- number: 02", .duplicate(.sheet, "2"),
            at: "- number: 2", offset: 10),
        Broken(
            "a sheet name that is taken", "name: 3_Реестр", "name: '2_Числа'",
            .duplicate(.sheet, "2_Числа"), at: "'2_Числа'"),
        Broken(
            "a rule code that is taken", "id: R202", "id: 'R201'", .duplicate(.rule, "R201"),
            at: "'R201'"),
        Broken(
            "a value that a list has already", "[да, нет]", "[да, нет, да]",
            .duplicate(.value, "да"), at: "да]"),
        Broken(
            "a list that is not there", "list: answer", "list: answers", .unknownList("answers"),
            at: "answers"),
    ]

    static let references = [
        Broken(
            "a row that is not there", "published: r115", "published: r116", .unknownRow(116),
            at: "r116"),
        Broken(
            "captions of a missing row", "201-202", "201-203", .unknownRow(203), at: "201-203"),
        Broken(
            "a rule for a missing row", "rows: 201", "rows: 201, 209", .unknownRow(209),
            at: "201, 209"),
        Broken(
            "a column that the row does not take", "check: r202 <= r201",
            "check: r202.c4 <= r201", .unknownColumn(4, row: 202), at: "r202.c4"),
        Broken(
            "a column in the condition of a cell", "required: c3 > 0", "required: c9 > 0",
            .unknownColumn(9, row: 201), at: "c9 > 0"),
        Broken(
            "a column that the sheet does not have", "columns: 3, cells", "columns: 3-5, cells",
            .unknownColumn(5, row: 202), at: "3-5"),
        Broken(
            "a cell that the row does not have", "cells: {3: optional}", "cells: {4: optional}",
            .unknownColumn(4, row: 202), at: "4: optional"),
        Broken(
            "a column that the register does not have", "COUNTIF(c301, c301)",
            "COUNTIF(c301, c30)", .unknownColumn(30, row: nil), at: "c30)"),
        Broken(
            "a register that is none", "register: 3", "register: 02", .unknownRegister(2),
            at: "register: 02", offset: 10),
        Broken(
            "a row with several columns", "when: r104 = \"да\"", "when: r201 > 0",
            .columnMissing(row: 201), at: "r201 > 0"),
        Broken(
            "a column without a row", "check: r202 <= r201", "check: c3 <= r201",
            .rowMissing(column: 3), at: "c3 <= r201"),
        Broken(
            "a place that is no cell", "place: c4", "place: c4 + 1", .wrongType(.reference),
            at: "c4 + 1"),
    ]

    static let texts = [
        Broken(
            "an expression that breaks off", "check: c4 <= c3", "check: c4 <=",
            .badExpression(.unexpectedEnd), at: "c4 <=", offset: 5),
        Broken(
            "a Cyrillic letter in a reference", "check: c4 <= c3", "check: c4 <= с3",
            .badExpression(.unknownName("с3")), at: "с3"),
        Broken(
            "an unknown function in quotes", "check: c4 <= c3", "check: 'c4 <= SUMM(c3)'",
            .badExpression(.unknownFunction("SUMM")), at: "SUMM"),
        Broken(
            "a placeholder that nobody knows", "указано {c4}", "указано {сколько}",
            .unknownPlaceholder("сколько"), at: "сколько}"),
        Broken(
            "a missing row in a placeholder", "указано {c4}", "указано {r999.c3}",
            .unknownRow(999), at: "r999.c3"),
        Broken(
            "a row in a rule by columns", "графа {column}", "графа {row}",
            .unknownPlaceholder("row"), at: "{row}: {r202}"),
        Broken(
            "a brace without its pair", "'{c301} несколько", "'{c301 несколько",
            .badExpression(.unmatchedBrace), at: "{c301 несколько"),
        Broken(
            "a colon in a text without quotes", "title: Числа", "title: Числа: часть",
            .notYAML("mapping values are not allowed in this context"), at: ": часть"),
        Broken(
            "a text that begins with a sign of YAML", "title: Числа", "title: @Числа",
            .notYAML("found character that cannot start any token"), at: "@Числа"),
    ]
}
