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

    /// All versions of the reports of the half-year in the order of their arrival, by ИНН.
    let versions: [String: [Report.Version]]

    /// What is collected besides the half-years that are compared.
    struct Extent: OptionSet {
        let rawValue: Int
        /// The sums of all half-years before, for «Динамика».
        static let history = Extent(rawValue: 1)
        /// All versions of the reports, for КИМЦ's own workbook.
        static let versions = Extent(rawValue: 2)
    }

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        indicators: [Indicator], unresolved: Int, sites: SiteRounds, with extent: Extent
    ) throws {
        let known = Set(try store.periods(formID: session.form.id))
        var reports: [Period: [Report]] = [:]
        func half(_ half: Period, unresolved: Int = 0) throws -> CityReports? {
            guard half == period || known.contains(half) else { return nil }
            let found = try session.reports(of: half, in: store)
            reports[half] = found
            var city = CityReports(
                found, of: half, form: session.form, indicators: indicators, on: day,
                settings: session.settings, unresolvedFiles: unresolved)
            city?.published = try Self.published(in: half, session, store)
            city?.sites = sites.round(of: half)
            return city
        }
        guard var current = try half(period, unresolved: unresolved) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        current.roadMap = try session.roadMapState(of: current, on: day, in: store)
        let previous = try half(period.previous)
        self.previous = previous
        let isSecond = period.half == .second
        var before: [CityReports] = []
        for earlier in Half.allCases.map({ Period(year: period.year - 1, half: $0) }) {
            let isRead = earlier == period.previous
            if let reports = isRead ? previous : try half(earlier) { before.append(reports) }
        }
        yearBefore = before
        reportsByPeriod = reports
        if extent.contains(.history) {
            // Of all other half-years only sums are kept: their reports need not be in memory.
            let held = Dictionary(
                ([previous].compactMap(\.self) + before).map { ($0.period, $0) },
                uniquingKeysWith: { first, _ in first })
            current.history = try known.filter { $0 < period }.sorted().compactMap { earlier in
                if let city = held[earlier] { return HalfYearSums(city) }
                return CityReports(
                    try session.reports(of: earlier, in: store), of: earlier, form: session.form,
                    indicators: indicators, on: day, settings: session.settings
                ).map { HalfYearSums($0) }
            }
        }
        self.current = current
        year = (isSecond ? [previous] : []).compactMap(\.self) + [current]
        versions =
            extent.contains(.versions)
            ? try Self.versions(of: reports[period] ?? [], period, session, store) : [:]
    }

    /// The registers that other forms of the workspace publish, as they were accepted.
    private static func published(
        in half: Period, _ session: Session, _ store: Store
    ) throws(StoreError) -> [PublishedRegister] {
        var registers: [PublishedRegister] = []
        for form in session.forms where form.id != session.form.id && form.publishes {
            let versions = VersionTranslator(form: form)
            let reports = try store.acceptedReports(formID: form.id, period: half)
            registers += PublishedRegister.all(
                of: form, in: reports.map { versions.current($0.version.submission) })
        }
        return registers
    }

    /// All versions of each report. Of most there is one, which is at hand.
    private static func versions(
        of reports: [Report], _ period: Period, _ session: Session, _ store: Store
    ) throws(StoreError) -> [String: [Report.Version]] {
        var versions: [String: [Report.Version]] = [:]
        for report in reports {
            guard let latest = report.latest else { continue }
            let inn = report.organization.inn
            if latest.number == 1 {
                versions[inn] = [latest]
                continue
            }
            let id = ReportID(inn: inn, period: period, formID: session.form.id)
            versions[inn] = try store.versions(of: id).map { session.versions.current($0) }
        }
        return versions
    }

    /// All reports that are spoken of.
    var reports: [Report] { reportsByPeriod.values.flatMap(\.self) }

    /// The reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
}
