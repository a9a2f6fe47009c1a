internal import Forms
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store

/// All that the consolidated workbooks of a half-year are made of.
struct City {
    /// The half-year.
    let current: CityReports
    /// What the half-year before added up to; nil while nothing of it is on record.
    let previous: HalfYearSums?
    /// The half-years of the same year up to this one; this one alone unless years were asked for.
    let year: [CityReports]
    /// Those of the year before, if years were asked for.
    let yearBefore: [CityReports]
    /// The reports of each half-year that is spoken of; empty when only figures were collected.
    private let reportsByPeriod: [Period: [Report]]

    /// All versions of the reports of the half-year in the order of their arrival, by ИНН; empty
    /// when only figures were collected.
    let versions: [String: [Report.Version]]

    /// The files of these versions, by ИНН.
    let files: [String: [ArrivedFile]]

    /// What is collected besides the figures of the half-year. Only sums or figures are kept however
    /// many reports there are.
    struct Extent: OptionSet {
        let rawValue: Int
        /// Whole reports and all their versions, for all that is written of single ones.
        static let reports = Extent(rawValue: 1)
        /// The sums of all half-years before, for comparison and «Динамика».
        static let history = Extent(rawValue: 2)
        /// The figures of the whole year and of the year before.
        static let years = Extent(rawValue: 4)
    }

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        register: [Organization], indicators: [Indicator], unresolved: Int, sites: SiteRounds,
        with extent: Extent
    ) throws {
        let known = Set(try store.periods(formID: session.form.id))
        let year = period.halvesOfYear
        let years = year.filter { $0 < period } + year.map(\.previous.previous)
        let shown = extent.contains(.years) ? years.filter(known.contains) : []
        let earlier =
            extent.contains(.history) ? known.filter { $0 < period }.subtracting(shown) : []
        let figures = Figures(
            session: session, register: register, indicators: indicators, day: day, sites: sites)
        let collected = try Parallel.map([period] + shown + earlier.sorted()) { half in
            let reader = try store.reader()
            guard !earlier.contains(half) else { return try figures.sums(half, in: reader) }
            var collected = try figures.collected(
                half, wholly: extent.contains(.reports),
                unresolved: half == period ? unresolved : 0, in: reader)
            if half < period, extent.contains(.history) {
                collected.sums = collected.city.map { HalfYearSums($0) }
            }
            if half == period, let city = collected.city {
                collected.city?.roadMap = try session.roadMapState(of: city, on: day, in: reader)
            }
            return collected
        }
        let held = Dictionary(
            collected.compactMap { half in half.city.map { (half.period, $0) } },
            uniquingKeysWith: { first, _ in first })
        let history = collected.compactMap(\.sums).sorted { $0.period < $1.period }
        guard var current = held[period] else {
            throw Trouble.notCollected(period: "\(period)")
        }
        current.recorded = try store.recordedVersions(formID: session.form.id, through: period)
        current.history = history
        self.current = current
        previous = history.last { $0.period == period.previous }
        self.year = year.filter { $0 < period }.compactMap { held[$0] } + [current]
        yearBefore = year.compactMap { held[$0.previous.previous] }
        reportsByPeriod = Dictionary(
            collected.map { ($0.period, $0.reports) }, uniquingKeysWith: { first, _ in first })
        versions = try Self.versions(of: collected.first?.reports ?? [], period, session, store)
        files =
            extent.contains(.reports) ? try ArrivedFile.all(of: period, session, store) : [:]
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

    /// The whole reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
}

/// What is kept of a half-year.
private struct Collected: Sendable {
    var period: Period
    /// All of it; nil when it was only added up.
    var city: CityReports?
    /// What it adds up to, if that is asked for.
    var sums: HalfYearSums?
    /// Its whole reports, if they are asked for.
    var reports: [Report] = []
}

/// Puts the figures of half-years together, of each by itself.
private struct Figures: Sendable {
    let session: Session
    let register: [Organization]
    let indicators: [Indicator]
    let day: CalendarDate
    let sites: SiteRounds

    /// What a half-year adds up to, and nothing else.
    func sums(_ half: Period, in store: Store) throws -> Collected {
        let city = try city(half, in: store, for: .sums, unresolved: 0)
        return Collected(period: half, sums: city.map { HalfYearSums($0) })
    }

    /// A half-year, with its whole reports if they are asked for.
    func collected(
        _ half: Period, wholly isWhole: Bool, unresolved: Int, in store: Store
    ) throws -> Collected {
        guard isWhole else {
            let city = try city(half, in: store, for: .sheets, unresolved: unresolved)
            return Collected(period: half, city: city)
        }
        let reports = try session.reports(of: half, in: store)
        // Receipts and remarks are of all that arrived, figures of what had by the day.
        let isKnown = reports.allSatisfy { $0.hasArrived(by: day) }
        let city = try city(
            half, of: isKnown ? reports : try session.reports(of: half, by: day, in: store),
            in: store, unresolved: unresolved)
        return Collected(period: half, city: city, reports: reports)
    }

    /// A half-year without its reports; nil when the form was not collected then.
    private func city(
        _ half: Period, in store: Store, for purpose: CityCollection.Purpose, unresolved: Int
    ) throws -> CityReports? {
        guard
            var collection = CityCollection(
                of: half, form: session.form, indicators: indicators, on: day,
                settings: session.settings, for: purpose, expecting: register.count)
        else { return nil }
        var values = ValueCollection(collection.needs, expecting: register.count)
        try store.collect(
            half, of: session.form, register: register, by: day, into: &values,
            withFindings: purpose == .sheets
        ) {
            collection.add($0, counted: $1, keepsValues: false)
        }
        var city = CityReports(
            consume collection, (consume values).table(), unresolvedFiles: unresolved)
        city.sites = sites.round(of: half)
        if purpose == .sheets {
            city.published = try session.publishedRegisters(of: half, in: store)
        }
        return city
    }

    /// A half-year whose reports are at hand.
    private func city(
        _ half: Period, of reports: [Report], in store: Store, unresolved: Int
    ) throws -> CityReports? {
        var city = CityReports(
            reports, of: half, form: session.form, indicators: indicators, on: day,
            settings: session.settings, unresolvedFiles: unresolved)
        city?.sites = sites.round(of: half)
        city?.published = try session.publishedRegisters(of: half, in: store)
        return city
    }
}

extension Report {
    /// Whether all that is spoken of had arrived by a day.
    fileprivate func hasArrived(by day: CalendarDate) -> Bool {
        [latest, accepted].compactMap(\.self).allSatisfy { $0.arrival.date <= day }
    }
}

extension ArrivedFile {
    /// The files of all versions of a half-year, by ИНН.
    fileprivate static func all(
        of period: Period, _ session: Session, _ store: Store
    ) throws(StoreError) -> [String: [ArrivedFile]] {
        try store.sources(period: period, formID: session.form.id).mapValues { sources in
            sources.map { source in
                let seenAt = source.sighting.seenAt
                return ArrivedFile(
                    name: source.sighting.name, sha256: source.sighting.sha256,
                    version: source.version, formVersion: source.formVersion,
                    verdict: source.verdict, correction: source.correction,
                    arrival: source.arrival,
                    seen: (session.day(of: seenAt), session.timeOfDay(of: seenAt)))
            }
        }
    }
}
