import Completeness
import Forms
import FoundationEssentials
import Spreadsheet
import WorkbookWriter

@testable import Reports

/// Half-years of a made-up city, one after the other.
enum HalfYears {
    /// The statement of a half-year with other numbers in every half-year.
    static func city(
        _ period: Period, of count: Int = 12, seed: UInt64? = nil, on day: CalendarDate? = nil,
        unresolved: Int = 0, history: [Period] = [],
        change: (inout Report) -> Void = { _ in }
    ) throws -> CityReports {
        var city = try TestCity(
            of: count, seed: seed ?? UInt64(period.year * 2 + period.half.rawValue))
        for index in city.reports.indices { change(&city.reports[index]) }
        let due = city.form.dueDate(of: period) ?? TestCity.deadline
        guard
            var statement = CityReports(
                city.reports, of: period, form: city.form, indicators: city.indicators,
                on: day ?? due.adding(days: 400), unresolvedFiles: unresolved)
        else { throw TestCity.NotCollected() }
        statement.history = try history.map { HalfYearSums(try Self.city($0, of: count)) }
        return statement
    }

    static let first = Period(year: 2026, half: .first)
    static let second = Period(year: 2026, half: .second)
}

extension SheetDocument {
    /// The first row that has a text in a column.
    func row(of text: String, in column: Int) -> Int? {
        cells.filter { $0.key.column == column && $0.value.content.shown == text }.keys
            .map(\.row).min()
    }

    /// What a cell shows.
    func shown(_ row: Int, _ column: Int) -> String? {
        cells[CellAddress(row: row, column: column)]?.content.shown
    }

    /// The number that a cell holds or has as its result.
    func value(_ row: Int, _ column: Int) -> Double? {
        switch cells[CellAddress(row: row, column: column)]?.content {
        case .number(let number)?, .formula(_, .number(let number))?: number
        default: nil
        }
    }

    /// The formula of a cell.
    func formula(_ row: Int, _ column: Int) -> String? {
        if case .formula(let formula, _)? = cells[CellAddress(row: row, column: column)]?.content {
            return formula
        }
        return nil
    }

    /// All texts that the sheet shows.
    var texts: [String] { cells.values.compactMap(\.content.shown) }
}

extension CellContent {
    /// The text that is shown; nil for numbers and days.
    var shown: String? {
        switch self {
        case .text(let text), .link(let text, _), .formula(_, .text(let text)): text
        default: nil
        }
    }
}
