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

    /// All versions of the reports of the half-year in the order of their arrival, by ИНН; empty
    /// when only figures were collected.
    let versions: [String: [Report.Version]]

    /// The files of these versions, by ИНН.
    let files: [String: [ArrivedFile]]

    /// What is collected besides the figures of the half-year and of the one before. Only figures
    /// are kept however many reports there are.
    struct Extent: OptionSet {
        let rawValue: Int
        /// Whole reports and all their versions, for all that is written of single ones.
        static let reports = Extent(rawValue: 1)
        /// The sums of all half-years before, for «Динамика».
        static let history = Extent(rawValue: 2)
        /// The figures of the year before.
        static let yearBefore = Extent(rawValue: 4)
    }

    /// Collects what is on record; `unresolved` files wait for a person to assign them.
    init(
        _ period: Period, on day: CalendarDate, session: Session, store: Store,
        register: [Organization], indicators: [Indicator], unresolved: Int, sites: SiteRounds,
        with extent: Extent
    ) throws {
        let known = Set(try store.periods(formID: session.form.id))
        var reports: [Period: [Report]] = [:]
        func half(
            _ half: Period, whole isWhole: Bool, unresolved: Int = 0
        ) throws -> CityReports? {
            guard half == period || known.contains(half),
                var collection = CityCollection(
                    of: half, form: session.form, indicators: indicators, on: day,
                    settings: session.settings)
            else { return nil }
            var values = ValueCollection(collection.needs)
            if isWhole {
                let found = try session.reports(of: half, in: store)
                reports[half] = found
                for report in found {
                    collection.add(
                        report, counted: report.accepted.map { values.add($0.submission) })
                }
            } else {
                try store.collect(half, of: session.form, register: register, into: &values) {
                    collection.add($0, counted: $1, keepsValues: false)
                }
            }
            var city = CityReports(collection, values.table(), unresolvedFiles: unresolved)
            city.sites = sites.round(of: half)
            return city
        }
        func compared(_ compared: Period, unresolved: Int = 0) throws -> CityReports? {
            var city = try half(
                compared, whole: extent.contains(.reports), unresolved: unresolved)
            city?.published = try Self.published(in: compared, session, store)
            return city
        }
        guard var current = try compared(period, unresolved: unresolved) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        current.recorded = try store.recordedVersions(
            formID: session.form.id, through: period)
        current.roadMap = try session.roadMapState(of: current, on: day, in: store)
        let previous = try compared(period.previous)
        self.previous = previous
        var before: [CityReports] = []
        if extent.contains(.yearBefore) {
            for earlier in Half.allCases.map({ Period(year: period.year - 1, half: $0) }) {
                let isRead = earlier == period.previous
                if let city = isRead ? previous : try compared(earlier) { before.append(city) }
            }
        }
        yearBefore = before
        if extent.contains(.history) {
            let held = Dictionary(
                ([previous].compactMap(\.self) + before).map { ($0.period, $0) },
                uniquingKeysWith: { first, _ in first })
            // Of all other half-years only sums are kept, one after the other.
            current.history = try known.filter { $0 < period }.sorted().compactMap { earlier in
                try (held[earlier] ?? half(earlier, whole: false)).map { HalfYearSums($0) }
            }
        }
        self.current = current
        year = (period.half == .second ? [previous] : []).compactMap(\.self) + [current]
        reportsByPeriod = reports
        versions = try Self.versions(of: reports[period] ?? [], period, session, store)
        files =
            extent.contains(.reports) ? try ArrivedFile.all(of: period, session, store) : [:]
    }

    /// The registers that other forms of the workspace publish, as they were accepted.
    private static func published(
        in half: Period, _ session: Session, _ store: Store
    ) throws(StoreError) -> [PublishedRegister] {
        var registers: [PublishedRegister] = []
        for form in session.forms where form.id != session.form.id && form.publishes {
            let versions = VersionTranslator(form: form)
            let reports = try store.acceptedReports(formID: form.id, period: half)
            // Who has not reported yet takes nothing away from what was published before.
            guard !reports.isEmpty else { continue }
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

    /// The whole reports of a half-year that is spoken of.
    func reports(of period: Period) -> [Report] { reportsByPeriod[period] ?? [] }
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
