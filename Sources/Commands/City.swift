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
    /// The half-years of the same year before this one, if years were asked for.
    let earlier: [HalfYearFigures]
    /// What the half-years of the year before come to, if years were asked for.
    let yearBefore: YearSums?
    /// The reports of each half-year that is spoken of; empty when only figures were collected.
    private let reportsByPeriod: [Period: [Report]]

    /// What is collected besides the figures of the half-year. Only sums or figures are kept however
    /// many reports there are.
    struct Extent: OptionSet {
        let rawValue: Int
        /// Whole reports, for all that is written to single institutions.
        static let reports = Extent(rawValue: 1)
        /// The sums of all half-years before, for comparison and «Динамика».
        static let history = Extent(rawValue: 2)
        /// The figures of the whole year and of the year before.
        static let years = Extent(rawValue: 4)

        /// What becomes of the half-year: of years alone no institution has a line.
        var purpose: CityCollection.Purpose { self == .years ? .year : .sheets }
    }

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        register: [Organization], indicators: [Indicator], unresolved: Int, sites: SiteRounds,
        with extent: Extent
    ) throws {
        let before = try store.periods(formID: session.form.id).filter { $0 < period }
        let year = extent.contains(.years) ? period.halvesOfYear : []
        let figures = Figures(
            session: session, register: register, indicators: indicators, period: period, day: day,
            unresolved: unresolved, sites: sites, extent: extent)
        // The year before comes first: only what it comes to is kept while the others are read.
        var collected = try figures.collected(
            before.filter(year.map(\.previous.previous).contains), for: { _ in .year }, in: store)
        yearBefore = YearSums(collected.compactMap(\.city))
        for place in collected.indices { collected[place].city = nil }
        let done = collected.map(\.period)
        let others = before.filter { half in
            !done.contains(half) && (year.contains(half) || extent.contains(.history))
        }
        collected += try figures.collected(
            [period] + others,
            for: { $0 == period ? extent.purpose : year.contains($0) ? .year : .sums }, in: store)
        guard var current = collected.first(where: { $0.period == period })?.city else {
            throw Trouble.notCollected(period: "\(period)")
        }
        current.recorded = try store.recordedVersions(formID: session.form.id, through: period)
        current.history = collected.compactMap(\.sums).sorted { $0.period < $1.period }
        self.current = current
        previous = current.history.last { $0.period == period.previous }
        earlier = year.compactMap { half in
            collected.first { $0.period == half && half < period }?.city.map { HalfYearFigures($0) }
        }
        reportsByPeriod = Dictionary(
            collected.map { ($0.period, $0.reports) }, uniquingKeysWith: { first, _ in first })
    }

    /// The whole reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
}

/// What is kept of a half-year.
private struct Collected: Sendable {
    var period: Period
    /// All of it; nil when it was only added up, or is not collected then.
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
    /// The half-year that is spoken of.
    let period: Period
    let day: CalendarDate
    /// How many files wait for a person to assign them.
    let unresolved: Int
    let sites: SiteRounds
    let extent: City.Extent

    /// Half-years, read side by side; nothing is kept of a single institution that `purpose` does
    /// not ask for.
    func collected(
        _ halves: [Period], for purpose: (Period) -> CityCollection.Purpose, in store: Store
    ) throws -> [Collected] {
        try Parallel.map(halves.map { ($0, purpose($0)) }) { half, purpose in
            try collected(half, for: purpose, in: try store.reader())
        }
    }

    private func collected(
        _ half: Period, for purpose: CityCollection.Purpose, in store: Store
    ) throws -> Collected {
        var collected = Collected(period: half)
        if purpose != .sums, extent.contains(.reports) {
            let reports = try session.reports(of: half, in: store)
            // Receipts and remarks are of all that arrived, figures of what had by the day.
            let isKnown = reports.allSatisfy { $0.hasArrived(by: day) }
            collected.city = try city(
                half, of: isKnown ? reports : try session.reports(of: half, by: day, in: store),
                in: store)
            collected.reports = reports
        } else {
            collected.city = try city(half, for: purpose, in: store)
        }
        if half == period, let city = collected.city {
            collected.city?.roadMap = try session.roadMapState(of: city, on: day, in: store)
        } else if extent.contains(.history) {
            collected.sums = collected.city.map { HalfYearSums($0) }
        }
        if purpose == .sums { collected.city = nil }
        return collected
    }

    private func unresolved(_ half: Period) -> Int { half == period ? unresolved : 0 }

    /// A half-year without its reports; nil when the form was not collected then.
    private func city(
        _ half: Period, for purpose: CityCollection.Purpose, in store: Store
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
            consume collection, (consume values).table(), unresolvedFiles: unresolved(half))
        city.sites = sites.round(of: half)
        if purpose != .sums {
            city.published = try session.publishedRegisters(of: half, in: store)
        }
        return city
    }

    /// A half-year whose reports are at hand.
    private func city(
        _ half: Period, of reports: [Report], in store: Store
    ) throws -> CityReports? {
        var city = CityReports(
            reports, of: half, form: session.form, indicators: indicators, on: day,
            settings: session.settings, unresolvedFiles: unresolved(half))
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
