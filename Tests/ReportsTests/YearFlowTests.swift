// 1. A flow of a year that is divided by a stock is divided by the last stock of each institution
//    that gives one, be its other report missing, closed or blank.
// 2. The institutions that count are those that stand on both sides of the line.
// 3. The trace adds up to every number, with the report that each part comes from.
// 4. What only a share tells of those that reported once is not small, be it of a cell or of several.
// 5. What the later half-year adds is not told where it is small: the earlier one is known.
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct YearFlowTests {
    private static let (june, december) = (HalfYears.first, HalfYears.second)

    /// Teachers, who of them was diagnosed, with which result, and who was helped.
    private static func report(
        _ staff: Int?, _ diagnosed: Int?, found: Int? = nil, helped: Int? = nil
    ) -> [ValueKey: FormValue] {
        let numbers: [Double: Int?] = [301: staff, 606: diagnosed, 607: found, 608: helped]
        return PlainCity.numbers(numbers.compactMapValues(\.self))
    }

    private static func schools() -> [PlainCity.School] {
        [
            // Both reports: the later stock.
            .init(
                district: "Советский",
                reports: [
                    june: report(40, 10, found: 8, helped: 4),
                    december: report(50, 20, found: 10, helped: 10),
                ]),
            // Only June accepted.
            .init(district: "Советский", reports: [june: report(30, 25, found: 20, helped: 10)]),
            // Only December accepted.
            .init(district: "Кировский", reports: [december: report(60, 6)]),
            // A blank flow in June is no nought, and takes nothing away.
            .init(
                district: "Кировский",
                reports: [june: report(70, nil), december: report(80, 8)]),
            // No stock in December: the one of June.
            .init(
                district: "Кировский",
                reports: [june: report(20, 2), december: report(nil, 3)]),
            // Closed in autumn.
            .init(
                district: "Ленинский", closed: CalendarDate(iso: "2026-09-01"),
                reports: [june: report(15, 5)]),
            // No flow at all, no stock at all, nobody left: none of them counts.
            .init(district: "Ленинский", reports: [june: report(90, nil)]),
            .init(district: "Ленинский", reports: [december: report(nil, 7)]),
            .init(
                district: "Ленинский", reports: [june: report(12, 4), december: report(0, 1)]),
            .init(district: "Ленинский", reports: [:]),
        ]
    }

    private static func book(_ city: PlainCity) throws -> (WorkbookDocument, TracedBook) {
        let halves = [try city.city(june), try city.city(december)]
        let book = try RcnWorkbook.document(
            ofYear: halves, created: DateTime(date: TestCity.deadline))
        let traced = TracedBook(
            book, of: halves[1], after: [HalfYearFigures(halves[0])], previous: nil, threshold: 3)
        return (book, traced)
    }

    private static func numbers(
        _ code: String, _ sheet: SheetDocument
    ) throws -> [Double?] {
        let row = try #require(sheet.row(of: code, in: 0))
        return (3...6).map { sheet.value(row, $0) }
    }

    @Test("1, 2") func aFlowIsDividedByTheLastStockOfTheSameInstitutions() throws {
        let (book, _) = try Self.book(try PlainCity(Self.schools()))
        let sheet = try book.sheet("Показатели")
        // 10 + 20, 25, 6, 8, 2 + 3, 5 of 50, 30, 60, 80, 20, 15.
        #expect(try Self.numbers("6413", sheet) == [79.0 / 255, 79, 255, 6])
        // Flows over flows stay sums of both: 4 + 10 + 10 of 8 + 10 + 20, in two institutions.
        #expect(try Self.numbers("6414", sheet) == [24.0 / 38, 24, 38, 2])
        #expect(sheet.formula(try #require(sheet.row(of: "6413", in: 0)), 3) != nil)
        // Reports of the year are from all but one.
        #expect(sheet.texts.contains { $0.contains("от 9 МОУ") })
    }

    @Test("1") func noGroupIsAboveAHundredForWhoReportedOnce() throws {
        let city = try PlainCity(Self.schools())
        let figures = try #require(
            YearFigures(
                [try city.city(Self.june), try city.city(Self.december)].map(\.consolidated)))
        let indicator = try #require(city.model.indicators.first { $0.code == "6413" })
        let wanted = ["Советский": (55, 80), "Кировский": (19, 160), "Ленинский": (5, 15)]
        for (district, (top, bottom)) in wanted {
            let figure = try #require(figures.figure(of: indicator, in: .district(district)))
            #expect(figure.numerator == Decimal(top) && figure.denominator == Decimal(bottom))
        }
        #expect(figures.figure(of: indicator, in: .district("Центральный"))?.value == nil)
    }

    @Test("3", arguments: ["6413", "6414", "6423", "6417", "6420", "6402"])
    func theTraceAddsUp(_ code: String) throws {
        let city = try PlainCity(Self.schools())
        let (book, traced) = try Self.book(city)
        let sheet = try book.sheet("Показатели")
        let row = try #require(sheet.row(of: code, in: 0))
        var numbers = 0
        for column in 3...6 {
            guard let value = sheet.value(row, column) else { continue }
            let origin = try #require(
                try traced.origin(on: "Показатели", at: CellAddress(row: row, column: column)))
            let number = try city.tracer().trace(origin)
            #expect(number.value == value, "column \(column)")
            numbers += 1
        }
        #expect(numbers >= 2)
    }

    @Test("3") func theTraceNamesTheReportOfEachPart() throws {
        let city = try PlainCity(Self.schools())
        let (_, traced) = try Self.book(city)
        let row = try #require(
            try Self.book(city).0.sheet("Показатели").row(of: "6413", in: 0))
        let origin = try #require(
            try traced.origin(on: "Показатели", at: CellAddress(row: row, column: 3)))
        let totals = try city.tracer().trace(origin).totals
        #expect(totals.count == 2)
        let parts = totals.map { total in
            total.contributions.map { "\($0.organization?.name ?? ""), \($0.period): \($0.amount)" }
                .sorted()
        }
        #expect(
            parts[0] == [
                "МБОУ № 1, 2026-1: 10", "МБОУ № 1, 2026-2: 20", "МБОУ № 2, 2026-1: 25",
                "МБОУ № 3, 2026-2: 6", "МБОУ № 4, 2026-2: 8", "МБОУ № 5, 2026-1: 2",
                "МБОУ № 5, 2026-2: 3", "МБОУ № 6, 2026-1: 5",
            ])
        #expect(
            parts[1] == [
                "МБОУ № 1, 2026-2: 50", "МБОУ № 2, 2026-1: 30", "МБОУ № 3, 2026-2: 60",
                "МБОУ № 4, 2026-2: 80", "МБОУ № 5, 2026-1: 20", "МБОУ № 6, 2026-1: 15",
            ])
        let gaps = Dictionary(
            totals[0].gaps.map { ("\($0.organization.name), \($0.period)", $0.reason) },
            uniquingKeysWith: { first, _ in first })
        #expect(gaps["МБОУ № 2, 2026-2"] == .notSent)
        #expect(gaps["МБОУ № 4, 2026-1"] == .empty)
        #expect(gaps["МБОУ № 8, 2026-2"] == .empty)
        #expect(gaps["МБОУ № 9, 2026-1"] == .zeroDenominator)
        #expect(gaps["МБОУ № 6, 2026-2"] == nil)
    }

    @Test("1") func everyLineSaysWhatOfTheYearItIs() throws {
        let school = PlainCity.School(
            district: "Советский",
            reports: [Self.june: Self.report(40, 10), Self.december: Self.report(50, 20)])
        for name in ["По_районам", "По_типам"] {
            let sheet = try Self.book(try PlainCity([school])).0.sheet(name)
            let last = try #require(
                sheet.cells.first { $0.value.content == .text("Что стоит за год") }?.key.column)
            #expect(last == sheet.cells.keys.map(\.column).max())
            func basis(_ beginning: String) throws -> String? {
                let row = try #require(
                    sheet.cells.first {
                        $0.key.column == 0
                            && $0.value.content.shown?.hasPrefix(beginning) == true
                    }?.key.row)
                return sheet.shown(row, last)
            }
            #expect(try basis("Принято") == "2-е полугодие")
            #expect(try basis("Стр. 301 гр. 3.") == "2-е полугодие")
            #expect(try basis("6413.") == "сумма полугодий")
            // The lines of stocks do not add up to what such a share is divided by.
            #expect(sheet.texts.contains { $0.contains("Доли 6413") })
        }
    }

    @Test("4") func whatAShareTellsOfThoseWhoReportedOnceIsNotSmall() throws {
        var schools: [PlainCity.School] = []
        for district in ["Советский", "Кировский", "Ленинский"] {
            schools.append(
                .init(
                    district: district,
                    reports: [
                        Self.june: Self.report(40, 10), Self.december: Self.report(50, 20),
                    ]))
        }
        func shown(_ schools: [PlainCity.School], sums: Bool = false) throws -> Int {
            var city = try PlainCity(schools)
            if sums {
                city.indicators = city.indicators.map { indicator in
                    var indicator = indicator
                    if indicator.code == "6413", case .cell(let key)? = indicator.denominator {
                        indicator.denominator = .sum([key])
                    }
                    return indicator
                }
            }
            let sheet = try Self.book(city).0.sheet("По_районам")
            let row = try #require(
                sheet.cells.first {
                    $0.key.column == 0 && $0.value.content.shown?.hasPrefix("6413.") == true
                }?.key.row)
            return (2...8).count { sheet.value(row, $0) != nil }
        }
        #expect(try shown(schools) == 3)
        // Two teachers who are in no line of December, and in the share.
        let small = PlainCity.School(
            district: "Советский", reports: [Self.june: Self.report(2, 0)])
        #expect(try shown(schools + [small]) == 0)
        #expect(try shown(schools, sums: true) == 3)
        #expect(try shown(schools + [small], sums: true) == 0)
        let great = PlainCity.School(
            district: "Советский", reports: [Self.june: Self.report(20, 0)])
        #expect(try shown(schools + [great]) == 3)
    }

    @Test("5", arguments: [(20, 3), (1, 1)])
    func aSmallCountOfTheLaterHalfYearIsNotTold(_ later: Int, shown: Int) throws {
        let districts = ["Советский": later, "Кировский": 30, "Ленинский": 30]
        let schools = districts.sorted { $0.key < $1.key }.map { district, december in
            PlainCity.School(
                district: district,
                reports: [
                    Self.june: Self.report(90, 30), Self.december: Self.report(90, december),
                ])
        }
        let sheet = try Self.book(try PlainCity(schools)).0.sheet("По_районам")
        let row = try #require(
            sheet.cells.first {
                $0.key.column == 0
                    && $0.value.content.shown?.hasPrefix("Стр. 606 гр. 3.") == true
            }?.key.row)
        let cells = (2...8).map { sheet.value(row, $0) }
        // 31 of the year less 30 of June would be the one; the other district stands in for it.
        #expect(cells.count { ($0 ?? 0) > 0 } == shown)
        #expect(sheet.value(row, 1) == Double(later + 150))
    }
}
