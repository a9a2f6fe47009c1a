// Numbers of a small city over four half-years, computed here once more from what each institution
// reported, with whole numbers and without the indicators' definitions.
//
// 1. «Сводка»: the city, the districts, the base, the half-year before and the change.
// 2. «Показатели»: the year, the year before and the change; flows of half a year are not compared
//    with those of a whole one.
// 3. «Динамика»: every half-year.
// 4. «По_районам» and «Обучение»: a year of a flow is both half-years, of a stock the later one.
import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct SeveralHalfYearsTests {
    private typealias Values = [ValueKey: FormValue]
    private static let periods = [2025, 2026].flatMap { year in
        Half.allCases.map { Period(year: year, half: $0) }
    }
    private static let districts = ["Кировский", "Ленинский", "Советский"]

    // MARK: The city

    private static let city = Result { try PlainCity(schools()) }

    private static func schools() -> [PlainCity.School] {
        var dice = Dice(state: 6)
        return (0..<15).map { place in
            var school = PlainCity.School(district: districts[place % 3], reports: [:])
            if place == 4 { school.closed = CalendarDate(iso: "2026-08-01") }
            for period in periods where dice.roll(0...4) > 0 {
                school.reports[period] = report(period, &dice)
            }
            return school
        }
    }

    private static func report(_ period: Period, _ dice: inout Dice) -> Values {
        var values = Values()
        values[ValueKey(121)] = .text(
            ["да", "да", "да", "нет, нет наставляемых"][dice.roll(0...3)])
        for (row, columns) in rows {
            for column in columns where dice.roll(0...5) > 0 {
                values[ValueKey(row, column)] = .number(Decimal(dice.roll(3...60)))
            }
        }
        return values
    }

    /// The numbers that somebody fills; one in six stays blank.
    private static let rows: [(Int, [Int])] = [
        (301, [3, 4]), (304, [3, 4]), (309, [3]), (316, [3]), (603, [3]), (605, [3]), (606, [3]),
        (607, [3]), (608, [3]), (801, [3]), (802, [3]), (803, [3]), (809, [3]), (810, [3]),
        (815, [3]), (816, [3]),
    ]

    // MARK: The same once more

    /// The number of a cell; 0 where nobody is mentored and nothing is said of who is.
    private static func number(_ values: Values, _ row: Int, _ column: Int = 3) -> Int? {
        if case .number(let number)? = values[ValueKey(row, column)] { return Int("\(number)") }
        let isOfMentoring =
            (304...318).contains(row) || (602...604).contains(row) || (806...812).contains(row)
        guard case .text(let answer)? = values[ValueKey(121)] else { return nil }
        return isOfMentoring && answer != "да" ? 0 : nil
    }

    private enum Kind { case stock, flow, flowOverStock, outcome }

    private struct Wanted: Sendable {
        var code: String
        var kind: Kind
        var top: @Sendable (Values) -> Int?
        var bottom: (@Sendable (Values) -> Int?)?
    }

    private static func cell(_ row: Int, _ column: Int = 3) -> @Sendable (Values) -> Int? {
        { number($0, row, column) }
    }

    private static func sum(_ signed: [(Int, Int)]) -> @Sendable (Values) -> Int? {
        { values in
            var sum = 0
            for (sign, row) in signed {
                guard let number = number(values, row) else { return nil }
                sum += sign * number
            }
            return sum
        }
    }

    private static let wanted: [Wanted] = [
        Wanted(code: "6401", kind: .stock, top: cell(304, 4), bottom: cell(301, 4)),
        Wanted(code: "6402", kind: .stock, top: cell(316), bottom: cell(301)),
        Wanted(code: "6403", kind: .stock, top: cell(309), bottom: cell(301)),
        Wanted(code: "6405", kind: .stock, top: cell(603), bottom: cell(309)),
        Wanted(code: "6409", kind: .outcome, top: cell(810), bottom: cell(809)),
        Wanted(
            code: "6411", kind: .outcome, top: sum([(1, 801), (1, 802), (-1, 803)]),
            bottom: sum([(1, 801), (1, 802)])),
        Wanted(code: "6413", kind: .flowOverStock, top: cell(606), bottom: cell(301)),
        Wanted(code: "6414", kind: .flow, top: cell(608), bottom: cell(607)),
        Wanted(code: "6417", kind: .flow, top: cell(815)),
        Wanted(code: "6418", kind: .stock, top: cell(816)),
        Wanted(code: "6422б", kind: .stock, top: cell(304)),
        Wanted(code: "6423", kind: .flowOverStock, top: cell(605), bottom: cell(301)),
    ]

    private struct Sums: Equatable {
        var top = 0
        var bottom: Int?
        var members = 0

        var value: Double? {
            guard members > 0 else { return nil }
            return bottom.map { Double(top) / Double($0) } ?? Double(top)
        }
    }

    /// The reports that each institution owed and that are accepted, in the order of the periods.
    private static func reports(
        _ periods: [Period], in district: String?
    ) throws -> [[Values]] {
        try city.get().schools.filter { district == nil || $0.district == district }.map { school in
            periods.filter { period in
                // Nothing is owed after the end.
                school.closed == nil || period != Self.periods[3]
            }.compactMap { school.reports[$0] }
        }
    }

    private static func sums(
        _ wanted: Wanted, _ periods: [Period], in district: String? = nil
    ) throws -> Sums {
        var sums = Sums(bottom: wanted.bottom == nil ? nil : 0)
        for reports in try reports(periods, in: district) {
            var counts = false
            if wanted.kind == .flowOverStock {
                let flows = reports.compactMap(wanted.top)
                guard !flows.isEmpty, let stock = reports.compactMap({ wanted.bottom?($0) }).last,
                    stock > 0
                else { continue }
                sums.top += flows.reduce(0, +)
                sums.bottom = (sums.bottom ?? 0) + stock
                counts = true
            } else {
                for report in reports {
                    guard let top = wanted.top(report) else { continue }
                    if let bottom = wanted.bottom {
                        guard let bottom = bottom(report), bottom > 0 else { continue }
                        sums.bottom = (sums.bottom ?? 0) + bottom
                    }
                    sums.top += top
                    counts = true
                }
            }
            if counts { sums.members += 1 }
        }
        return sums
    }

    private static func year(_ wanted: Wanted, _ periods: [Period]) throws -> Sums? {
        switch wanted.kind {
        case .stock: try sums(wanted, periods.suffix(1))
        case .outcome: try periods.first.map { try sums(wanted, [$0]) }
        case .flow, .flowOverStock: try sums(wanted, periods)
        }
    }

    private static func change(_ wanted: Wanted, _ now: Double?, _ before: Double?) -> Double? {
        guard let now, let before else { return nil }
        return wanted.bottom == nil ? now - before : (now - before) * 100
    }

    // MARK: The sheets

    private static func city(_ period: Period) throws -> CityReports {
        try city.get().city(period, history: periods.filter { $0 < period })
    }

    private static func guo(_ period: Period) throws -> WorkbookDocument {
        GuoWorkbook.document(
            try city(period), previous: HalfYearSums(try city(period.previous)),
            created: DateTime(date: TestCity.deadline))
    }

    private static func rcn(_ periods: [Period], before: [Period]) throws -> WorkbookDocument {
        try RcnWorkbook.document(
            ofYear: try periods.map(city), previous: try before.map(city),
            created: DateTime(date: TestCity.deadline))
    }

    private static func column(_ caption: String, _ sheet: SheetDocument) throws -> Int {
        let cell = sheet.cells.filter { $0.value.content.shown == caption }.keys.min {
            $0.row < $1.row
        }
        return try #require(cell, "\(caption)").column
    }

    private static func expect(
        _ expected: Double?, at caption: String, of code: String, _ sheet: SheetDocument
    ) throws {
        let row = try #require(sheet.row(of: code, in: 0), "\(code)")
        let shown = sheet.value(row, try column(caption, sheet))
        guard let expected else {
            #expect(shown == nil, "\(code), \(caption)")
            return
        }
        #expect(abs((shown ?? .nan) - expected) < 1e-9, "\(code), \(caption)")
    }

    @Test("1", arguments: Array(periods[1...])) func theSummaryOfAHalfYear(
        _ period: Period
    ) throws {
        let sheet = try Self.guo(period).sheet("Сводка")
        for wanted in Self.wanted {
            guard wanted.kind != .outcome || period.half == .first else {
                try Self.expectNothing(of: wanted, in: period, sheet)
                continue
            }
            let now = try Self.sums(wanted, [period])
            try Self.expect(now.value, at: "Город", of: wanted.code, sheet)
            try Self.expect(Double(now.top), at: "Числитель", of: wanted.code, sheet)
            try Self.expect(now.bottom.map(Double.init), at: "Знаменатель", of: wanted.code, sheet)
            try Self.expect(Double(now.members), at: "МОУ в расчёте", of: wanted.code, sheet)
            for district in Self.districts {
                let part = try Self.sums(wanted, [period], in: district)
                try Self.expect(part.value, at: district, of: wanted.code, sheet)
            }
            let isKnown = wanted.kind != .outcome || period.previous.half == .first
            let before = isKnown ? try Self.sums(wanted, [period.previous]).value : nil
            let name = "Город, \(period.previous.half.rawValue)-е полугодие \(period.previous.year)"
            try Self.expect(before, at: name, of: wanted.code, sheet)
            try Self.expect(
                Self.change(wanted, now.value, before), at: "Изменение", of: wanted.code, sheet)
        }
    }

    /// A result of June keeps its row in December, with the value of June beside the crosses.
    private static func expectNothing(
        of wanted: Wanted, in period: Period, _ sheet: SheetDocument
    ) throws {
        let row = try #require(sheet.row(of: wanted.code, in: 0))
        for caption in ["Город", "Советский", "Числитель", "МОУ в расчёте", "Изменение"] {
            #expect(sheet.shown(row, try column(caption, sheet)) == "х")
        }
        #expect(
            sheet.shown(row, 1)?.hasSuffix("рассчитывается по отчётам за 1-е полугодие)") == true)
        let name = "Город, 1-е полугодие \(period.year)"
        try expect(try sums(wanted, [period.previous]).value, at: name, of: wanted.code, sheet)
    }

    @Test("2") func theYearAndTheYearBefore() throws {
        let (then, now) = (Array(Self.periods[..<2]), Array(Self.periods[2...]))
        let sheet = try Self.rcn(now, before: then).sheet("Показатели")
        for wanted in Self.wanted {
            let sums = try #require(try Self.year(wanted, now))
            try Self.expect(sums.value, at: "2026 год", of: wanted.code, sheet)
            try Self.expect(Double(sums.top), at: "Числитель", of: wanted.code, sheet)
            try Self.expect(
                sums.bottom.map(Double.init), at: "Знаменатель", of: wanted.code, sheet)
            try Self.expect(Double(sums.members), at: "МОУ в расчёте", of: wanted.code, sheet)
            let before = try Self.year(wanted, then)?.value
            try Self.expect(before, at: "2025 год", of: wanted.code, sheet)
            try Self.expect(
                Self.change(wanted, sums.value, before), at: "Изменение", of: wanted.code, sheet)
        }
    }

    @Test("2") func halfAYearIsNotComparedWithAWholeOne() throws {
        let (then, now) = (Array(Self.periods[..<2]), [Self.periods[2]])
        let book = try Self.rcn(now, before: then)
        let sheet = try book.sheet("Показатели")
        for wanted in Self.wanted {
            let sums = try #require(try Self.year(wanted, now))
            try Self.expect(sums.value, at: "1-е полугодие 2026 года", of: wanted.code, sheet)
            let before = try Self.year(wanted, then)?.value
            try Self.expect(before, at: "2025 год", of: wanted.code, sheet)
            let isFlow = wanted.kind == .flow || wanted.kind == .flowOverStock
            try Self.expect(
                isFlow ? nil : Self.change(wanted, sums.value, before), at: "Изменение",
                of: wanted.code, sheet)
        }
        #expect(sheet.texts.contains { $0.contains("за эти годы учтены разные полугодия") })
        #expect(!sheet.texts.contains { $0.contains("2026 год") && !$0.contains("года") })
        #expect(LayoutCheck.clipped(sheet) == [])
        // The same half of both years is compared.
        let likes = try Self.rcn(now, before: [Self.periods[0]]).sheet("Показатели")
        let wanted = try #require(Self.wanted.first { $0.code == "6414" })
        let change = Self.change(
            wanted, try Self.sums(wanted, now).value,
            try Self.sums(wanted, [Self.periods[0]]).value)
        #expect(change != nil)
        try Self.expect(change, at: "Изменение", of: "6414", likes)
    }

    @Test("3") func theDynamicsOfAllHalfYears() throws {
        let sheet = try Self.guo(Self.periods[3]).sheet("Динамика")
        for wanted in Self.wanted {
            let rows = sheet.cells.filter {
                $0.key.column == 0 && $0.value.content.shown == wanted.code
            }.keys.map(\.row).sorted()
            #expect(rows.count == (wanted.bottom == nil ? 1 : 3), "\(wanted.code)")
            for (place, period) in Self.periods.enumerated() {
                let column = DynamicsSheet.Column.firstPeriod + place
                let isAsked = wanted.kind != .outcome || period.half == .first
                let sums = try Self.sums(wanted, [period])
                let expected: [Double?] = [
                    sums.value, Double(sums.top), sums.bottom.map(Double.init),
                ]
                for (row, number) in zip(rows, expected) {
                    let shown = sheet.value(row, column)
                    #expect(shown == (isAsked ? number : nil), "\(wanted.code), \(period)")
                }
            }
        }
    }

    @Test("4", arguments: [602, 603, 605, 606, 607, 608]) func theYearOfACell(_ row: Int) throws {
        let now = Array(Self.periods[2...])
        let book = try Self.rcn(now, before: [])
        func sum(_ periods: [Period], in district: String? = nil) throws -> Int? {
            let numbers = try Self.reports(periods, in: district).joined().compactMap {
                Self.number($0, row)
            }
            return numbers.isEmpty ? nil : numbers.reduce(0, +)
        }
        let isStock = row == 603
        let year = try sum(isStock ? [now[1]] : now).map(Double.init)
        let training = try book.sheet("Обучение")
        let place = try #require(
            training.cells.first {
                $0.key.column == 0 && $0.value.content == .number(Double(row))
            }?.key.row)
        #expect(training.value(place, 5) == year)
        #expect(training.value(place, 3) == (try sum([now[0]]).map(Double.init)))
        #expect(training.value(place, 4) == (try sum([now[1]]).map(Double.init)))
        let districts = try book.sheet("По_районам")
        guard
            let line = districts.cells.first(where: {
                $0.key.column == 0 && $0.value.content.shown?.hasPrefix("Стр. \(row)") == true
            })?.key.row
        else {
            #expect(row == 602)
            return
        }
        #expect(districts.value(line, 1) == year)
        for district in Self.districts {
            let shown = districts.value(line, try Self.column(district, districts))
            let expected = try sum(isStock ? [now[1]] : now, in: district).map(Double.init)
            #expect(shown == expected, "\(district)")
        }
    }
}
