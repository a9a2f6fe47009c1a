// 1. Every half-year of the road map has its column; of one that is not on record it says so.
// 2. What an indicator does not give in a half is crossed out, not a nought.
// 3. Earlier half-years stand as sums, and every share is computed from them.
// 4. The reported half-year is computed from the other sheets.
// 5. Charts need two half-years, and show nothing but numbers.
import Completeness
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct DynamicsSheetTests {
    private static let first = DynamicsSheet.Column.firstPeriod

    private static func sheet(
        _ period: Period, history: [Period], of count: Int = 12
    ) throws -> SheetDocument {
        let city = try HalfYears.city(period, of: count, history: history)
        return try GuoWorkbook.document(city, created: DateTime(date: TestCity.deadline))
            .sheet("Динамика")
    }

    @Test("1, 2") func everyHalfYearHasItsColumn() throws {
        let sheet = try Self.sheet(HalfYears.second, history: [HalfYears.first])
        let header = try #require(sheet.row(of: "2025-1", in: Self.first))
        #expect(
            (0..<10).map { sheet.shown(header, Self.first + $0) }
                == (2025...2029).flatMap { ["\($0)-1", "\($0)-2"] })
        let outcome = try #require(sheet.row(of: "6409", in: 0))
        let stock = try #require(sheet.row(of: "6402", in: 0))
        for place in 0..<10 {
            let isRecorded = place == 2 || place == 3
            let shown = sheet.shown(outcome, Self.first + place)
            #expect(
                shown
                    == (place % 2 == 1 ? "х" : isRecorded ? nil : "нет данных"), "\(place)")
            #expect((sheet.value(stock, Self.first + place) != nil) == isRecorded)
        }
    }

    @Test("3", arguments: ["6402", "6404", "6408", "6409", "6414", "6415", "6419"])
    func anEarlierShareIsComputedFromItsSums(_ code: String) throws {
        let sheet = try Self.sheet(HalfYears.second, history: [HalfYears.first])
        let column = Self.first + 2
        let rows = sheet.cells.filter { $0.key.column == 0 && $0.value.content == .text(code) }
            .keys.map(\.row).sorted()
        #expect(rows.count == 3)
        let formula = try #require(sheet.formula(rows[0], column))
        let (top, bottom) = (
            CellAddress(row: rows[1], column: column), CellAddress(row: rows[2], column: column)
        )
        #expect(formula == "IF(\(bottom)=0,\"-\",\(top)/\(bottom))")
        let numbers = [top, bottom].map { sheet.cells[$0]?.content }
        guard case .number(let part)? = numbers[0], case .number(let whole)? = numbers[1] else {
            Issue.record("the sums of an earlier half-year are data")
            return
        }
        #expect(sheet.value(rows[0], column) == part / whole)
        // By hand: only reports that state both count.
        let city = try HalfYears.city(HalfYears.first)
        let submissions = city.board.statuses.compactMap { $0.counted?.submission }
        if code == "6402" {
            let stated = submissions.compactMap { submission -> (Decimal, Decimal)? in
                guard let part = submission.number(316), let whole = submission.number(301),
                    whole > 0
                else { return nil }
                return (part, whole)
            }
            #expect(Decimal(part) == stated.reduce(0) { $0 + $1.0 })
            #expect(Decimal(whole) == stated.reduce(0) { $0 + $1.1 })
        }
    }

    @Test("3") func numbersAndDocumentsAreSums() throws {
        let sheet = try Self.sheet(HalfYears.second, history: [HalfYears.first])
        let city = try HalfYears.city(HalfYears.first)
        let submissions = city.board.statuses.compactMap { $0.counted?.submission }
        let staff = submissions.compactMap { $0.number(805) }.reduce(0, +)
        let row = try #require(sheet.row(of: "805", in: 0))
        #expect(sheet.value(row, Self.first + 2) == Double("\(staff)"))
        #expect(sheet.formula(row, Self.first + 2) == nil)
        let document = try #require(sheet.row(of: "204", in: 0))
        #expect(
            sheet.value(document, Self.first + 2)
                == Double(submissions.count { $0[204] == .text("да") }))
        let base = try #require(
            sheet.row(of: "По данным принятых отчётов МОУ, из обязанных", in: 1))
        let accepted = city.board.statuses.count { $0.counted != nil }
        let obliged = city.board.statuses.count { $0.duty.isObliged }
        #expect(sheet.shown(base, Self.first + 2) == "\(accepted) из \(obliged)")
        #expect(sheet.shown(base, Self.first + 1) == "нет данных")
    }

    @Test("4") func theReportedHalfYearIsComputed() throws {
        let sheet = try Self.sheet(HalfYears.second, history: [HalfYears.first])
        let column = Self.first + 3
        var formulas = 0
        for (address, cell) in sheet.cells where address.column == column {
            if case .number = cell.content { Issue.record("\(address) is no formula") }
            if case .formula = cell.content { formulas += 1 }
        }
        #expect(formulas > 60)
        let row = try #require(sheet.row(of: "301", in: 0))
        #expect(sheet.formula(row, column)?.contains("'По_МОУ'!") == true)
    }

    @Test("5") func aSingleHalfYearHasNoCharts() throws {
        let sheet = try Self.sheet(HalfYears.second, history: [])
        #expect(sheet.charts.isEmpty)
        #expect(sheet.texts.contains { $0.hasPrefix("Графики появятся") })
    }

    @Test("5") func chartsShowNumbersOnly() throws {
        let sheet = try Self.sheet(
            HalfYears.second,
            history: [Period(year: 2025, half: .first), HalfYears.first, HalfYears.second.next])
        #expect(sheet.charts.count > 3)
        for series in sheet.charts.flatMap(\.chart.series) {
            #expect(series.values.columns.count == 3)
            for column in series.values.columns {
                #expect(sheet.value(series.values.rows.lowerBound, column) != nil)
            }
            let names = series.categories.columns.map {
                sheet.shown(series.categories.rows.lowerBound, $0)
            }
            #expect(names == ["2025-1", "2026-1", "2026-2"])
        }
        #expect(
            sheet.shown(try #require(sheet.row(of: "6402", in: 0)), Self.first + 4) == "нет данных")
        // The copies that charts are drawn from are not printed; charts and table are.
        let printed = try #require(sheet.print.area)
        let drawn = sheet.charts.flatMap(\.chart.series).map(\.values.rows.lowerBound)
        #expect(drawn.allSatisfy { $0 > printed.last.row })
        #expect(sheet.charts.allSatisfy { $0.range.last.row < printed.last.row })
        let last = try #require(sheet.row(of: "2026-2", in: Self.first + 3))
        #expect(printed.contains(CellAddress(row: last, column: Self.first + 9)))
    }

    @Test func nothingIsClippedAndNobodyIsRequired() throws {
        for count in [1, 12] {
            let sheet = try Self.sheet(
                HalfYears.second, history: [HalfYears.first], of: count)
            #expect(LayoutCheck.clipped(sheet) == [])
        }
        var nobody = try TestCity(of: 1)
        nobody.reports = []
        let book = GuoWorkbook.document(
            try nobody.statement(), created: DateTime(date: TestCity.deadline))
        #expect(try WorkbookFile.bytes(of: book).count > 1000)
    }
}
