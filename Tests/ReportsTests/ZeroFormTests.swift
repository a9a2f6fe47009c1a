// 1. Who reports that nobody is mentored counts with 0 in shares, sums and bases, whatever was left
//    blank; the workbook's own formulas come to the same.
// 2. What nobody said stays unsaid: numbers that may be other than 0, and what was filled.
// 3. The trace says that it was the answer that gave the 0.
// 4. Completeness is not touched.
import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct ZeroFormTests {
    private static let period = HalfYears.first

    private static func school(
        _ answer: String, _ numbers: [Double: Int], in district: String = "Советский"
    ) -> PlainCity.School {
        var values = PlainCity.numbers(numbers)
        values[ValueKey(121)] = .text(answer)
        return .init(district: district, reports: [period: values])
    }

    private static func city() throws -> PlainCity {
        try PlainCity([
            school(
                "да",
                [
                    301: 100, 301.4: 10, 304: 20, 304.4: 5, 309: 10, 316: 30, 605: 8, 606: 4,
                    407: 10, 407.4: 1, 407.7: 11,
                ]),
            school("нет, нет наставляемых", [301: 60, 301.4: 10, 605: 12]),
            school("нет, не внедрена", [301: 40, 301.4: 0, 309: 1], in: "Кировский"),
            school("да", [301: 50, 301.4: 5], in: "Кировский"),
        ])
    }

    private static func row(_ code: String, _ sheet: SheetDocument) throws -> Int {
        try #require(sheet.row(of: code, in: 0))
    }

    private static let wanted: [(String, Double, Int)] = [
        // The second and the third count with 0 over 60 and 40, the fourth said nothing.
        ("6401", 5.0 / 20, 2), ("6402", 30.0 / 200, 3), ("6403", 11.0 / 200, 3),
        // Without pairs there is nothing to divide by.
        ("6404", 1, 1),
        // Training is not only of mentors: blank stays blank.
        ("6423", 20.0 / 160, 2), ("6413", 4.0 / 100, 1),
        ("6421а", 10, 3), ("6422а", 11, 3), ("6422б", 20, 3),
    ]

    @Test("1, 2", arguments: wanted)
    func aShareCountsThem(_ code: String, _ value: Double, _ members: Int) throws {
        let city = try Self.city().city(Self.period)
        let indicator = try #require(city.indicators.first { $0.code == code })
        let figure = city.consolidated.figure(of: indicator, in: .city)
        #expect(figure.value == value)
        #expect(figure.members == members)
        let rcn = RcnWorkbook.document(city, created: DateTime(date: TestCity.deadline))
        let sheet = try rcn.sheet("Показатели")
        let row = try Self.row(code, sheet)
        #expect(sheet.value(row, 3) == value && sheet.value(row, 6) == Double(members))
    }

    @Test("1") func theRowOfAnInstitutionShowsIt() throws {
        let city = try Self.city().city(Self.period)
        let book = GuoWorkbook.document(city, created: DateTime(date: TestCity.deadline))
        let layout = GuoLayout(city, previous: nil)
        let institutions = InstitutionsSheet(layout, documents: DocumentsSheet(layout))
        let column = institutions.column(of: ValueKey(304))
        let sheet = try book.sheet("По_МОУ")
        let shown = Dictionary(
            uniqueKeysWithValues: zip(
                layout.entries.map(\.status.organization.name),
                institutions.table.rows.map { sheet.value($0, column) }))
        #expect(
            shown == ["МБОУ № 1": 20, "МБОУ № 2": 0, "МБОУ № 3": 0, "МБОУ № 4": nil])
    }

    @Test("3") func theTraceTellsOfTheAnswer() throws {
        let city = try Self.city()
        let statement = try city.city(Self.period)
        let book = GuoWorkbook.document(statement, created: DateTime(date: TestCity.deadline))
        let traced = TracedBook(book, of: statement, previous: nil)
        let sheet = try book.sheet("Сводка")
        let place = CellAddress(row: try Self.row("6402", sheet), column: SummarySheet.cityColumn)
        let origin = try #require(try traced.origin(on: "Сводка", at: place))
        let number = try city.tracer().trace(origin)
        #expect(number.value == 30.0 / 200)
        let parts = try #require(number.totals.first).contributions
        let added = Dictionary(
            uniqueKeysWithValues: parts.map { ($0.organization?.name ?? "", $0) })
        #expect(
            added.mapValues(\.amount) == ["МБОУ № 1": 30, "МБОУ № 2": 0, "МБОУ № 3": 0])
        #expect(added["МБОУ № 1"]?.cells.map(\.impliedBy) == [nil])
        #expect(added["МБОУ № 2"]?.cells.map(\.impliedBy) == [ValueKey(121)])
    }

    @Test("4") func whatIsAskedForStaysAskedFor() throws {
        let city = try Self.city().city(Self.period)
        let status = try #require(city.board.statuses.dropFirst().first)
        #expect(status.counted?.submission[304] == nil)
        #expect(status.counted?.filledCells == 1)
        let method = GuoWorkbook.document(city, created: DateTime(date: TestCity.deadline))
        #expect(
            try method.sheet("Методика").texts.contains {
                $0.contains(
                    "Если в строке 121 выбрано не «да», пустые числа строк 304–318, 401–407")
            })
    }
}
