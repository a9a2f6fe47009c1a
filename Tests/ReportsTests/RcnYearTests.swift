// 1. Over a year flows are added up, of stocks the later half-year counts.
// 2. A half-year that is not on record says so, a cell that the form crosses out stays so.
// 3. A register of КИМЦ is shown: of one that is carried over the last half-year, else both.
// 4. Authors are named only where the settings and they themselves allow it.
// 5. Where nothing is on record a sentence says so.
import Completeness
import Definitions
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct RcnYearTests {
    private static func book(
        _ halves: [CityReports], showsAuthors: Bool = false
    ) throws -> WorkbookDocument {
        try RcnWorkbook.document(
            ofYear: halves, showsAuthors: showsAuthors,
            created: DateTime(date: TestCity.deadline))
    }

    private static func sum(_ city: CityReports, _ row: Int, _ column: Int = 3) -> Double {
        city.board.statuses.reduce(0) {
            $0 + Double($1.counted?.submission.count(at: ValueKey(row, column)) ?? 0)
        }
    }

    private static func row(_ code: Int, _ sheet: SheetDocument) throws -> Int {
        try #require(
            sheet.cells.first {
                $0.key.column == 0 && $0.value.content == .number(Double(code))
                    && $0.key.row > 5
            }?.key.row)
    }

    @Test("1", arguments: [601, 602, 603, 604, 605, 606, 607, 608, 609])
    func aYearOfTraining(_ code: Int) throws {
        let halves = [try HalfYears.city(HalfYears.first), try HalfYears.city(HalfYears.second)]
        let sheet = try Self.book(halves).sheet("Обучение")
        let row = try Self.row(code, sheet)
        let sums = halves.map { Self.sum($0, code) }
        #expect([3, 4].map { sheet.value(row, $0) } == sums)
        let isStock = [601, 603].contains(code)
        #expect(sheet.value(row, 5) == (isStock ? sums[1] : sums[0] + sums[1]))
        #expect(sheet.shown(row, 2) == (isStock ? "на дату" : "сумма полугодий"))
        #expect(sheet.formula(row, 5) != nil)
        #expect(LayoutCheck.clipped(sheet) == [])
    }

    @Test("1, 2") func aYearOfEvents() throws {
        let first = try HalfYears.city(HalfYears.first)
        let sheet = try Self.book([first]).sheet("Мероприятия")
        let contests = try Self.row(702, sheet)
        #expect(sheet.value(contests, 6) == Self.sum(first, 702, 4))
        #expect(sheet.shown(contests, 7) == "нет данных")
        #expect(sheet.value(contests, 8) == Self.sum(first, 702, 4))
        let crossed = try Self.row(707, sheet)
        #expect([3, 4, 5].map { sheet.shown(crossed, $0) } == ["х", "х", "х"])
        #expect(LayoutCheck.clipped(sheet) == [])
    }

    // MARK: Registers

    /// The form with what КИМЦ keeps itself.
    private static func ownForm() throws -> Form {
        var text = try TestForm.m61Text()
        let sheets = """
            sheets:
              - number: 71
                name: Мероприятия
                title: Мероприятия КИМЦ
                help: Одна строка – одно мероприятие.
                register: 9
                publish: events
                columns:
                  - {number: 7101, caption: Пункт, type: text, limit: 10, required: always}
                  - {number: 7102, caption: Название, type: text, limit: 200, required: always}
                  - {number: 7103, caption: Участников, type: integer, max: 500, required: always}
              - number: 72
                name: Практики
                title: Реестр практик
                help: Одна строка – одна практика.
                register: 9
                publish: practices
                key: c7202
                carry_rows: NOT(ISBLANK(c7202))
                columns:
                  - {number: 7201, carry: true, caption: ИНН МОУ, type: inn, required: always}
                  - {number: 7202, carry: true, caption: Название практики, type: text, limit: 200, required: always}
                  - {number: 7203, carry: true, caption: Ссылка, type: url, required: never}
                  - {number: 7204, carry: true, caption: Авторы, type: text, limit: 200, required: never, personal: true, consent: 7205}
                  - {number: 7205, carry: true, caption: Согласие, list: yes_no, required: always}

            """
        text = text.replacingFirst("sheets:\n", with: sheets)
        return try FormDefinition.load(yaml: text, file: "own.yaml")
    }

    private static func submission(_ registers: [Int: [[Int: FormValue]]]) -> Submission {
        var submission = Submission()
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        submission.registers = registers.mapValues { rows in
            rows.enumerated().map { index, row in
                RegisterRow(
                    ordinal: index + 1,
                    entries: row.mapValues { Entry(value: $0, typed: "", source: source) })
            }
        }
        return submission
    }

    private static func practice(
        _ inn: String, _ title: String, author: String, agreed: String
    ) -> [Int: FormValue] {
        var row: [Int: FormValue] = [
            7201: .text(inn), 7202: .text(title), 7204: .text(author), 7205: .text(agreed),
        ]
        if title != "Диалог" { row[7203] = .text("https://raop.example/1") }
        return row
    }

    private static func halves() throws -> [CityReports] {
        let form = try ownForm()
        var first = try HalfYears.city(HalfYears.first)
        var second = try HalfYears.city(HalfYears.second)
        let inn = first.board.statuses[0].organization.inn
        first.published = PublishedRegister.all(
            of: form,
            in: [
                submission([
                    71: [[7101: .text("2.2"), 7102: .text("Семинар"), 7103: .number(40)]],
                    72: [practice(inn, "Старое название", author: "А. Первый", agreed: "да")],
                ])
            ])
        second.published = PublishedRegister.all(
            of: form,
            in: [
                submission([
                    71: [[7101: .text("2.4"), 7102: .text("Вебинар"), 7103: .number(2)]],
                    72: [
                        practice(inn, "Первый шаг", author: "А. Первый", agreed: "да"),
                        practice("0000000000", "Диалог", author: "Б. Вторая", agreed: "нет"),
                    ],
                ])
            ])
        return [first, second]
    }

    @Test("3") func registersAreShown() throws {
        let halves = try Self.halves()
        let book = try Self.book(halves)
        let events = try book.sheet("Мероприятия_КИМЦ").texts
        #expect(events.contains("Семинар") && events.contains("Вебинар"))
        let practices = try book.sheet("Практики")
        #expect(practices.texts.contains("Первый шаг") && practices.texts.contains("Диалог"))
        #expect(!practices.texts.contains("Старое название"))
        #expect(practices.texts.contains(halves[0].board.statuses[0].organization.name))
        #expect(practices.texts.contains("0000000000"))
        // A practice without a link says so; its author, who did not agree, is no such word.
        let row = try #require(practices.row(of: "Диалог", in: 1))
        #expect(practices.shown(row, 2) == "нет")
        #expect(practices.shown(row - 1, 2) == "https://raop.example/1")
        #expect(LayoutCheck.clipped(practices) == [])
    }

    @Test("3") func eventsHaveOneNumberingOverTheYear() throws {
        let file = TestForm.packageRoot.appending(path: "templates/form-7.2.yaml")
        let form = try FormDefinition.load(
            yaml: String(contentsOf: file, encoding: .utf8), file: file.path)
        func events(_ titles: [String]) -> [PublishedRegister] {
            var submission = Submission()
            submission.registers[3] = titles.enumerated().map { place, title in
                let values: [Int: FormValue] = [
                    7241: .number(Decimal(place + 1)), 7244: .text(title),
                ]
                return RegisterRow(
                    ordinal: place + 1,
                    entries: values.mapValues {
                        Entry(
                            value: $0, typed: "",
                            source: CellSource(sheet: "3", cell: CellAddress(row: 0, column: 0)))
                    })
            }
            return PublishedRegister.all(of: form, in: [submission])
        }
        var halves = [
            try HalfYears.city(HalfYears.first), try HalfYears.city(HalfYears.second),
        ]
        halves[0].published = events(["Семинар", "Встреча"])
        halves[1].published = events(["Вебинар"])
        let sheet = try Self.book(halves).sheet("Мероприятия_КИМЦ")
        let numbers = sheet.cells.filter { $0.key.column == 0 }.sorted { $0.key.row < $1.key.row }
            .compactMap { _, cell in
                if case .number(let number) = cell.content { number } else { nil }
            }
        #expect(numbers == [1, 2, 3])
    }

    @Test("4") func authorsAreNamedWhereTheyAgreed() throws {
        let halves = try Self.halves()
        let silent = try Self.book(halves).sheets.flatMap(\.texts)
        #expect(!silent.contains("А. Первый") && !silent.contains("Б. Вторая"))
        #expect(!silent.contains("Согласие") && !silent.contains("Авторы"))
        let open = try Self.book(halves, showsAuthors: true).sheets.flatMap(\.texts)
        #expect(open.contains("А. Первый") && !open.contains("Б. Вторая"))
        #expect(halves[1].published.flatMap(\.agreedTexts) == ["А. Первый"])
    }

    @Test("5") func nothingOnRecordIsSaidSo() throws {
        let book = try Self.book([try HalfYears.city(HalfYears.first)])
        #expect(try book.sheet("Мероприятия_КИМЦ").texts.contains { $0.contains("не внесены") })
        #expect(try book.sheet("Практики").texts.contains { $0.contains("не внесены") })
        var nobody = try TestCity(of: 1)
        nobody.reports = []
        #expect(try WorkbookFile.bytes(of: Self.book([nobody.statement()])).count > 1000)
    }
}

extension String {
    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
