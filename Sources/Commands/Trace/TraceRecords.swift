internal import Completeness
internal import Consolidation
internal import Forms
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store

/// What a trace asks of the store, each thing once.
final class TraceRecords {
    /// A half-year of a form.
    private struct Collected: Hashable {
        var formID: String
        var period: Period
    }

    let session: Session
    let store: Store
    private let rounds: SiteRounds
    private let mark: BookMark
    private var cities: [Period: CityReports] = [:]
    private var answers: [Collected: [TracedRecords.Answer]] = [:]
    private var evidence: [Period: SiteEvidence] = [:]
    /// The versions read last: a share asks for each of them twice.
    private var counting: [ReportID: Report.Version] = [:]
    private var spokenOf: [ReportID: Report.Version] = [:]
    private static let mostVersions = 1000

    /// What arrived later is not part of the workbook, save that of a round waits for its sheets.
    private var day: CalendarDate? { mark.kind == .sites ? nil : mark.day }

    /// Makes the records for what a workbook says of itself.
    init(_ session: Session, _ store: Store, _ rounds: SiteRounds, on mark: BookMark) {
        self.session = session
        self.store = store
        self.rounds = rounds
        self.mark = mark
    }

    /// Keeps what was collected already.
    func hold(_ city: CityReports) { cities[city.period] = city }

    /// What a tracer asks.
    var asked: TracedRecords {
        TracedRecords(
            city: { try self.city(of: $0) },
            counting: { try self.counting($0.report($1, self.session.form)) },
            spokenOf: { try self.spokenOf($0.report($1, self.session.form)) },
            answers: { try self.answers(to: $0, $1) }, evidence: { try self.evidence(of: $0) },
            offices: session.formsOfOffices)
    }

    /// A half-year.
    func city(of period: Period) throws -> CityReports {
        if let known = cities[period] { return known }
        let reports = try session.reports(of: period, by: day, in: store)
        guard
            var city = CityReports(
                reports, of: period, form: session.form, indicators: try session.indicators(),
                on: mark.day, settings: session.settings)
        else { throw Trouble.notCollected(period: "\(period)") }
        city.sites = rounds.round(of: period)
        city.published = try session.publishedRegisters(of: period, in: store)
        cities[period] = city
        return city
    }

    /// The round that checks a half-year; nil for none.
    func round(checking period: Period) -> SiteRound? {
        rounds.round(of: period).flatMap { $0.checked == period ? $0 : nil }
    }

    private func counting(_ report: ReportID) throws(StoreError) -> Report.Version? {
        if let known = counting[report] { return known }
        let version = try store.acceptedVersion(of: report, by: day).map {
            session.versions.current($0)
        }
        if counting.count >= Self.mostVersions { counting = [:] }
        counting[report] = version
        return version
    }

    /// The version that counts or, while none does, the last one.
    private func spokenOf(_ report: ReportID) throws(StoreError) -> Report.Version? {
        if let version = try counting(report) { return version }
        if let known = spokenOf[report] { return known }
        let version = try store.latestVersion(of: report, by: day).map {
            session.versions.current($0)
        }
        if spokenOf.count >= Self.mostVersions { spokenOf = [:] }
        spokenOf[report] = version
        return version
    }

    private func answers(
        to form: Form, _ period: Period
    ) throws(StoreError) -> [TracedRecords.Answer] {
        let collected = Collected(formID: form.id, period: period)
        if let known = answers[collected] { return known }
        let versions = VersionTranslator(form: form)
        let found = try store.acceptedReports(
            formID: form.id, period: period, by: day
        ).map { one in
            TracedRecords.Answer(
                SentVersion(
                    respondent: one.respondent, period: period, formID: form.id,
                    number: one.version.number), versions.current(one.version.submission),
                arrived: one.version.arrival.date)
        }
        answers[collected] = found
        return found
    }

    private func evidence(of round: SiteRound) throws(StoreError) -> SiteEvidence {
        if let known = evidence[round.round] { return known }
        let found = SiteEvidence(
            round,
            sheets: try answers(to: round.form, round.round).map {
                SiteEvidence.Sheet($0.version, $0.submission)
            })
        evidence[round.round] = found
        return found
    }

    /// The file of a version as it arrived.
    func file(of version: SentVersion) throws(StoreError) -> TracedFile? {
        let report = ReportID(
            inn: version.respondent, period: version.period, formID: version.formID)
        return try store.source(of: report, version: version.number).map { source in
            TracedFile(
                name: source.sighting.name, sha256: source.sighting.sha256,
                arrival: source.arrival, seen: session.moment(source.sighting.seenAt))
        }
    }

    /// The day that stands for the arrival of a version.
    func arrival(of version: LaterVersion) throws(StoreError) -> CalendarDate? {
        try store.source(of: version.report, version: version.version)?.arrival.date
    }
}

extension Organization {
    fileprivate func report(_ period: Period, _ form: Form) -> ReportID {
        ReportID(inn: inn, period: period, formID: form.id)
    }
}
