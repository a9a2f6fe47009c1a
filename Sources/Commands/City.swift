internal import Forms
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store

/// All that the consolidated workbooks of a half-year are made of.
struct City {
    /// The half-year.
    let current: CityReports
    /// The half-year before; nil while nothing of it is on record.
    let previous: CityReports?
    /// The half-years of the same year up to this one.
    let year: [CityReports]
    /// Those of the year before.
    let yearBefore: [CityReports]
    /// The reports of each half-year that is spoken of.
    private let reportsByPeriod: [Period: [Report]]

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        indicators: [Indicator], unresolved: Int
    ) throws {
        let known = Set(try store.periods(formID: session.form.id))
        var reports: [Period: [Report]] = [:]
        func half(_ half: Period, unresolved: Int = 0) throws -> CityReports? {
            guard half == period || known.contains(half) else { return nil }
            let found = try session.reports(of: half, in: store)
            reports[half] = found
            return CityReports(
                found, of: half, form: session.form, indicators: indicators, on: day,
                settings: session.settings, unresolvedFiles: unresolved)
        }
        guard var current = try half(period, unresolved: unresolved) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        current.roadMap = try session.roadMapState(of: current, on: day, in: store)
        self.current = current
        let previous = try half(period.previous)
        self.previous = previous
        let isSecond = period.half == .second
        year = (isSecond ? [previous] : []).compactMap(\.self) + [current]
        var before: [CityReports] = []
        for earlier in Half.allCases.map({ Period(year: period.year - 1, half: $0) }) {
            let isRead = earlier == period.previous
            if let reports = isRead ? previous : try half(earlier) { before.append(reports) }
        }
        yearBefore = before
        reportsByPeriod = reports
    }

    /// All reports that are spoken of.
    var reports: [Report] { reportsByPeriod.values.flatMap(\.self) }

    /// The reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
}
