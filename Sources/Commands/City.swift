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
    /// The reports of each half-year that is spoken of; empty when only figures were collected.
    private let reportsByPeriod: [Period: [Report]]

    /// How much of the reports is kept.
    enum Extent {
        /// Whole reports, for all that is written of single ones.
        case reports
        /// Only what the consolidated workbooks are made of, however many reports there are.
        case figures
    }

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        register: [Organization], indicators: [Indicator], unresolved: Int,
        keeping extent: Extent = .reports
    ) throws {
        let known = Set(try store.periods(formID: session.form.id))
        var reports: [Period: [Report]] = [:]
        func half(_ half: Period, unresolved: Int = 0) throws -> CityReports? {
            guard half == period || known.contains(half),
                var collection = CityCollection(
                    of: half, form: session.form, indicators: indicators, on: day,
                    settings: session.settings)
            else { return nil }
            var values = ValueCollection(collection.needs)
            switch extent {
            case .reports:
                let found = try session.reports(of: half, in: store)
                reports[half] = found
                for report in found {
                    collection.add(
                        report, counted: report.accepted.map { values.add($0.submission) })
                }
            case .figures:
                try store.collect(half, of: session.form, register: register, into: &values) {
                    collection.add($0, counted: $1, keepsValues: false)
                }
            }
            return CityReports(collection, values.table(), unresolvedFiles: unresolved)
        }
        guard let current = try half(period, unresolved: unresolved) else {
            throw Trouble.notCollected(period: "\(period)")
        }
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

    /// The whole reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
}
