internal import Completeness
internal import Consolidation
internal import Definitions
internal import Forms
internal import Foundation
internal import Intake
internal import Reports
internal import Spreadsheet
internal import Store

/// The road map of a workspace, and where it stands.
extension Session {
    /// The road map; nil where its file is missing, which costs the calendar's windows, the sheets
    /// on the road map and `svod roadmap` only.
    func roadMap() throws -> RoadMap? {
        let path = workspace.roadMap
        guard let yaml = try FormFile.text(at: path) else { return nil }
        return try RoadMapFile.roadMap(from: yaml, for: form, file: path.display)
    }

    /// Where the road map stands; nil where the workspace has none.
    ///
    /// - Parameters:
    ///   - city: the institutions' reports.
    ///   - day: the day of the statement.
    ///   - store: what is on record.
    /// - Returns: the state for the half-year of the reports.
    /// - Throws: what is wrong in the file, or what kept the store from being read.
    func roadMapState(
        of city: CityReports, on day: CalendarDate, in store: Store
    ) throws -> RoadMapState? {
        guard let roadMap = try roadMap(), !roadMap.statements.words.isEmpty else { return nil }
        return RoadMapState(
            roadMap, form: form, on: day, period: city.period, reports: city.consolidated,
            offices: try statements(on: roadMap, upTo: city.period, by: day, in: store),
            settings: settings)
    }

    /// Where a road map stands by all that is on record for a half-year and those before it; by its
    /// terms alone while nothing is.
    func roadMapState(
        of roadMap: RoadMap, on day: CalendarDate, _ period: Period
    ) throws -> RoadMapState {
        var reports: Consolidated?
        var offices: RoadMapStatements?
        if let store = try storeOnRecord() {
            reports = try latestReports(upTo: period, on: day, in: store)
            offices = try statements(on: roadMap, upTo: period, by: day, in: store)
            try store.close()
        }
        return RoadMapState(
            roadMap, form: form, on: day, period: period, reports: reports, offices: offices,
            settings: settings)
    }

    /// The institutions' reports for the latest half-year that has an accepted one.
    ///
    /// While a half-year is being collected the one before speaks for more institutions, so it is
    /// preferred.
    private func latestReports(
        upTo period: Period, on day: CalendarDate, in store: Store
    ) throws -> Consolidated? {
        var collected: Consolidated?
        let known = try store.periods(formID: form.id).filter { $0 <= period }
        for half in known.sorted(by: >) {
            let city = CityReports(
                try reports(of: half, by: day, in: store), of: half, form: form, indicators: [],
                on: day,
                settings: settings)
            guard let city, city.consolidated.accepted(in: .city) > 0 else { continue }
            if city.board.deadline < day { return city.consolidated }
            collected = collected ?? city.consolidated
        }
        return collected
    }

    /// What the offices state in reports of their own, on whatever form asks them.
    private func statements(
        on roadMap: RoadMap, upTo period: Period, by day: CalendarDate, in store: Store
    ) throws -> RoadMapStatements {
        var statements = RoadMapStatements(roadMap)
        for form in formsOfOffices {
            statements.addQuestions(of: form)
            let versions = VersionTranslator(form: form)
            for half in try store.periods(formID: form.id) where half <= period {
                for report in try store.acceptedReports(
                    formID: form.id, period: half, by: day)
                {
                    let version = versions.current(report.version)
                    statements.add(
                        version.submission, of: report.respondent, form: form, period: half,
                        on: version.arrival.date)
                }
            }
        }
        return statements
    }

    /// The forms that offices fill in.
    var formsOfOffices: [Form] {
        forms.filter { form in
            if case .offices = form.respondents { true } else { false }
        }
    }

    /// The store; nil while nothing was ever taken in.
    private func storeOnRecord() throws -> Store? {
        let isThere = FileManager.default.fileExists(atPath: workspace.store.display)
        guard try isThere || !archive.files().isEmpty else { return nil }
        return try store()
    }
}
