import Definitions
import Forms
import Testing

/// 1. A definition says what became of the parts of older versions, whose definitions lie beside it.
/// 2. What it does not speak of keeps its code; what has no successor has to be said so.
/// 3. Every mistake in that is found where it stands, those of an older definition in its own file.
@Suite struct VersionDefinitionTests {
    /// The small form without its rules, as the first version.
    static let older: String = {
        let end = SmallForm.yaml.firstRange(of: "\nrules:")?.lowerBound
        return String(SmallForm.yaml[..<(end ?? SmallForm.yaml.endIndex)]) + "\n"
    }()

    /// The second version: a row and a column with other numbers, a new row, another wording.
    static let newer =
        older
        .replacing("version: '1'", with: "version: '2'")
        .replacing("{code: 202,", with: "{code: 203,")
        .replacing("captions_of: 201-202", with: "captions_of: [201, 203]")
        .replacing("number: 302", with: "number: 306")
        .replacing("answer: [да, нет]", with: "answer: [да, отсутствует]")
        .replacing(
            "  - number: 3\n",
            with: "      - {code: 202, caption: Студенты, columns: 3}\n  - number: 3\n") + """
            replaces:
              - version: '1'
                rows: {202: 203}
                columns: {3: {302: 306}}
                values: {answer: {нет: отсутствует}}
            """

    static func load(_ yaml: String, older: String = older) throws -> Form {
        try FormDefinition.load(
            yaml: yaml, file: "form.yaml",
            versions: [
                DefinitionFile(yaml: "version: '0'", name: "other.yaml"),
                DefinitionFile(yaml: older, name: "older.yaml"),
            ])
    }

    @Test func whatChangedIsReadWithTheOlderForm() throws {
        let form = try Self.load(Self.newer)
        let older = try #require(form.older.first)
        #expect(form.older.count == 1)
        #expect(older.form.version == "1")
        #expect(older.form.row(202)?.caption == "Кураторы")
        #expect(older.changes.rows == .init(renamed: [202: 203]))
        #expect(older.changes.columns == [3: .init(renamed: [302: 306])])
        #expect(older.changes.values == ["answer": .init(renamed: ["нет": "отсутствует"])])
    }

    @Test func rowsColumnsCellsAndValuesCanBeGivenUp() throws {
        let yaml = Self.newer
            .replacing("rows: {202: 203}", with: "rows: {201-202: none}")
            .replacing("columns: {3: {302: 306}}", with: "columns: {3: none}")
            .replacing(
                "values: {answer: {нет: отсутствует}}", with: "values: {answer: {нет: none}}")
        let changes = try #require(try Self.load(yaml).older.first?.changes)
        #expect(changes.rows == .init(dropped: [201, 202]))
        #expect(changes.columns == [3: .init(dropped: [301, 302, 303, 304, 305])])
        #expect(changes.values == ["answer": .init(dropped: ["нет"])])
        let cells = Self.newer.replacing("rows: {202: 203}", with: "cells: {r202: r203.c3}")
        #expect(
            try Self.load(cells).older.first?.changes.cells
                == .init(renamed: [ValueKey(202): ValueKey(203)]))
    }

    @Test func aWordingThatPeopleWouldRecogniseIsTheSame() throws {
        let yaml = Self.newer.replacing("отсутствует]", with: "НЕТ]")
            .replacing("    values: {answer: {нет: отсутствует}}", with: "")
        #expect(try Self.load(yaml).older.count == 1)
    }

    @Test func theSameRowUnderAnotherNameIsSaidToBeTheSame() throws {
        let yaml = Self.newer.replacing("caption: Наставники,", with: "caption: Менторы,")
            .replacing("rows: {202", with: "rows: {201: 201, 202")
            .replacing(
                "нет: отсутствует}}", with: "нет: отсутствует}, forms: {Наставники: Менторы}}")
        #expect(try Self.load(yaml).older.count == 1)
    }

    @Test func versionsReplaceEachOtherInARow() throws {
        let middle = Self.newer
        let newest = Self.older.replacing("version: '1'", with: "version: '3'")
            .replacing("{code: 202,", with: "{code: 205,")
            .replacing("captions_of: 201-202", with: "captions_of: [201, 205]")
            .replacing("number: 302", with: "number: 306")
            .replacing("answer: [да, нет]", with: "answer: [да, отсутствует]")
        let replaces = """
            replaces:
              - {version: '2', rows: {202: none, 203: 205}}
            """
        let form = try FormDefinition.load(
            yaml: newest + replaces, file: "form.yaml",
            versions: [
                DefinitionFile(yaml: Self.older, name: "older.yaml"),
                DefinitionFile(yaml: middle, name: "middle.yaml"),
            ])
        #expect(form.older.map(\.form.version) == ["2"])
        #expect(form.older.first?.form.older.map(\.form.version) == ["1"])
    }

    // MARK: Mistakes

    struct Mistaken: CustomTestStringConvertible {
        let testDescription: String
        let right: String
        let wrong: String
        let kinds: [Mistake.Kind]
        let fragment: String

        init(
            _ what: String, _ right: String, _ wrong: String, _ kinds: VersionMistake...,
            at fragment: String
        ) {
            self.init(what, right, wrong, all: kinds.map { .replacement($0) }, at: fragment)
        }

        init(
            _ what: String, _ right: String, _ wrong: String, all kinds: [Mistake.Kind],
            at fragment: String
        ) {
            testDescription = what
            self.right = right
            self.wrong = wrong
            self.kinds = kinds
            self.fragment = fragment
        }
    }

    static let mistakes = [
        Mistaken(
            "a row that the older version does not have", "{202: 203}", "{209: 203}",
            .absent(.row, "209", version: "1"), at: "209: 203"),
        Mistaken(
            "a row that the form does not have", "{202: 203}", "{202: 209}",
            all: [.unknownRow(209)], at: "209}"),
        Mistaken(
            "two rows that become one", "{202: 203}", "{202: 201}",
            .sharedSuccessor(.row, "201"), at: "201}\n"),
        Mistaken(
            "two named rows that become one", "{202: 203}", "{201: 203, 202: 203}",
            .sharedSuccessor(.row, "203"), at: "203}\n"),
        Mistaken(
            "several rows with one successor", "{202: 203}", "{201-202: 203}",
            all: [.wrongType(.wholeNumber)], at: "201-202: 203"),
        Mistaken(
            "another row under the same code", "    rows: {202: 203}\n", "",
            .captionDiffers(.row, "202", old: "Кураторы", new: "Студенты"), at: "'1'\n"),
        Mistaken(
            "another column under the same number", "caption: из них, type",
            "caption: из них студентов, type",
            .captionDiffers(.column, "2: 4", old: "из них", new: "из них студентов"), at: "'1'\n"),
        Mistaken(
            "a sheet that the older version does not have", "columns: {3:", "columns: {9:",
            .absent(.sheet, "9", version: "1"), at: "9: {302"),
        Mistaken(
            "a column that the older version does not have", "{302: 306}", "{307: 306}",
            .absent(.column, "307", version: "1"), at: "307: 306"),
        Mistaken(
            "a column that the form does not have", "{302: 306}", "{302: 309}",
            all: [.unknownColumn(309, row: nil)], at: "309}"),
        Mistaken(
            "two columns that become one", "{302: 306}", "{302: 301}",
            .sharedSuccessor(.column, "301"), at: "301}}"),
        Mistaken(
            "a column of which nothing is said", "    columns: {3: {302: 306}}\n", "",
            .noSuccessor(.column, "3: 302"), at: "'1'\n"),
        Mistaken(
            "a list that the older version does not have", "{answer: {нет", "{answers: {нет",
            .absent(.list, "answers", version: "1"), at: "answers: {нет"),
        Mistaken(
            "a value that the older version does not have", "{нет: отсутствует}",
            "{нету: отсутствует}", .absent(.value, "нету", version: "1"), at: "нету"),
        Mistaken(
            "a value that the form does not have", "{нет: отсутствует}", "{нет: никак}",
            .unknownValue("никак", list: "answer"), at: "никак"),
        Mistaken(
            "a value of which nothing is said", "    values: {answer: {нет: отсутствует}}", "",
            .noSuccessor(.value, "answer: нет"), at: "'1'\n"),
        Mistaken(
            "a cell that the older version does not have", "rows: {202: 203}",
            "cells: {r202.c4: r203.c3}", .absent(.cell, "r202.c4", version: "1"),
            at: "r202.c4"),
        Mistaken(
            "a cell that the form does not have", "rows: {202: 203}",
            "cells: {r202.c3: r203.c4}", all: [.unknownColumn(4, row: 203)], at: "r203.c4"),
        Mistaken(
            "two cells that become one", "rows: {202: 203}",
            "cells: {r202.c3: r201.c3}", .sharedSuccessor(.cell, "r201.c3"), at: "r201.c3"),
        Mistaken(
            "a sum where a cell belongs", "rows: {202: 203}", "cells: {r202.c3 + 1: r203.c3}",
            all: [.wrongType(.reference)], at: "r202.c3 + 1"),
        Mistaken(
            "a place with another kind of value", "{code: 203, caption: Кураторы,",
            "{code: 203, type: date, caption: Кураторы,",
            .typesDiffer(old: "r202.c3", new: "r203.c3"), at: "203}\n"),
        Mistaken(
            "answers that tell whose report it is and went elsewhere", "{202: 203}",
            "{202: 203, 108: 115, 115: 108}", .identityLost("as_of"), .identityLost("published"),
            at: "'1'\n"),
        Mistaken(
            "a version without a definition", "- version: '1'", "- version: '7'",
            .unknown("7"), at: "'7'"),
        Mistaken(
            "a version that replaces itself", "- version: '1'", "- version: '2'",
            .circular("2"), at: "'2'\n    rows"),
        Mistaken(
            "a version that is replaced twice", "replaces:\n",
            "replaces:\n  - {version: '1', rows: {202: 203}, columns: {3: {302: 306}}, "
                + "values: {answer: {нет: отсутствует}}}\n",
            all: [.duplicate(.version, "1")], at: "'1'\n    rows"),
        Mistaken(
            "no version at all", "- version: '1'\n    rows", "- rows",
            all: [.missingKey("version")], at: "rows: {202"),
        Mistaken(
            "an unknown word", "    rows: {202: 203}", "    row: {202: 203}",
            all: [
                .unknownKey("row", allowed: ["version", "rows", "columns", "cells", "values"])
            ], at: "row: {202"),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsFoundWhereItIs(_ mistaken: Mistaken) throws {
        let yaml = Self.newer.replacing(mistaken.right, with: mistaken.wrong, maxReplacements: 1)
        let error = try #require(throws: DefinitionError.self) { try Self.load(yaml) }
        let expected = try #require(Self.place(of: mistaken.fragment, in: yaml))
        #expect(error.file == "form.yaml")
        let first = try #require(error.mistakes.first)
        #expect((first.line, first.column) == expected)
        for kind in mistaken.kinds { #expect(error.mistakes.map(\.kind).contains(kind)) }
    }

    private static func place(of fragment: String, in yaml: String) -> (Int, Int)? {
        guard let start = yaml.firstRange(of: fragment)?.lowerBound else { return nil }
        let before = yaml[..<start].split(separator: "\n", omittingEmptySubsequences: false)
        return (before.count, (before.last?.unicodeScalars.count ?? 0) + 1)
    }

    @Test func aRowThatIsGoneWithoutAWordIsAMistake() throws {
        let yaml = Self.newer.replacing(
            "{code: 202, caption: Студенты,", with: "{code: 204, caption: Студенты,"
        )
        .replacing("    rows: {202: 203}\n", with: "")
        let error = try #require(throws: DefinitionError.self) { try Self.load(yaml) }
        #expect(error.mistakes.map(\.kind) == [.replacement(.noSuccessor(.row, "202"))])
    }

    @Test func aRegisterThatIsSplitIsAMistake() throws {
        let sheet = """
              - number: 4
                name: 4_Реестр
                title: Реестр
                help: Одна строка на пару.
                register: 5
                columns:
                  - {number: 401, caption: Код, type: text, limit: 6, required: always}
            replaces:
            """
        let yaml = Self.newer.replacing("replaces:", with: sheet)
            .replacing("{302: 306}", with: "{301: 401, 302: 306}")
        let error = try #require(throws: DefinitionError.self) { try Self.load(yaml) }
        #expect(error.mistakes.map(\.kind) == [.replacement(.splitRegister(3))])
    }

    @Test func aDefinitionOfAnotherFormIsNoOlderVersion() throws {
        let other = Self.older.replacing("id: T1", with: "id: T2")
        let error = try #require(throws: DefinitionError.self) {
            try Self.load(Self.newer, older: other)
        }
        #expect(error.mistakes.map(\.kind) == [.replacement(.otherForm(id: "T2"))])
    }

    @Test func versionsThatReplaceEachOtherAreAMistakeOfTheOlderFile() throws {
        let circle = Self.older + "replaces:\n  - {version: '2'}\n"
        let error = try #require(throws: DefinitionError.self) {
            try Self.load(Self.newer, older: circle)
        }
        #expect(error.file == "older.yaml")
        #expect(error.mistakes.map(\.kind) == [.replacement(.circular("2"))])
    }

    @Test func aMistakeInAnOlderDefinitionIsToldOfItsFile() throws {
        let error = try #require(throws: DefinitionError.self) {
            try Self.load(Self.newer, older: Self.older.replacing("    title: Числа\n", with: ""))
        }
        #expect(error.file == "older.yaml")
        #expect(error.mistakes.map(\.kind) == [.missingKey("title")])
    }
}
