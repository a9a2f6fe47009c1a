internal import Consolidation
internal import Forms
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookReader
internal import WorkbookWriter

/// Follows numbers of one consolidated workbook to the cells of the reports.
///
/// Nothing is changed: the workbook is made again in memory as it would be now, for the half-year
/// and the day that the file names.
final class TraceRun {
    /// A number that was followed.
    struct Traced {
        /// The sheet and the cell, as the workbook writes them.
        var place: String
        var origin: Origin
        var number: TracedNumber
        var outcome: TraceOutcome
    }

    /// What the workbook says of itself.
    let mark: BookMark
    private let session: Session
    private let store: Store
    private let contents: WorkbookContents
    private let book: TracedBook
    private let later: [LaterVersion]
    private let register: [String: Organization]
    private var cities: [Period: CityReports] = [:]
    /// The cells of the sheets that were asked for, by name.
    private var cells: [String: [CellAddress: CellValue]] = [:]
    /// The versions read last: a share asks for each of them twice.
    private var versions: [ReportID: Report.Version] = [:]
    private static let mostVersions = 1000

    /// Reads a workbook and makes it again.
    ///
    /// - Throws: that it is none of ours, or what kept it or the store from being read.
    init(_ path: String, in session: Session, _ store: Store) throws {
        contents = try WorkbookReader(path: path, limits: .large).contents()
        guard let mark = BookMark(contents.customProperties) else {
            throw Trouble.trace(.notOurs(path: path))
        }
        self.mark = mark
        self.session = session
        self.store = store
        guard try store.periods(formID: session.form.id).contains(mark.period) else {
            throw Trouble.nothingOnRecord(period: "\(mark.period)")
        }
        let organizations = try store.register()
        register = Dictionary(organizations.map { ($0.inn, $0) }) { first, _ in first }
        let city = try City(
            mark.period, on: mark.day, session: session, store: store, register: organizations,
            indicators: try session.indicators(), unresolved: mark.unresolved,
            sites: try SiteRounds(session, store, organizations, by: mark.day),
            with: [.history, .yearBefore])
        for half in city.yearBefore + [city.previous].compactMap(\.self) + city.year {
            cities[half.period] = half
        }
        let created = DateTime(date: mark.day)
        switch mark.kind {
        case .guo:
            book = TracedBook(
                GuoWorkbook.document(city.current, previous: city.previous, created: created),
                of: city.current, previous: city.previous)
        case .kimc:
            book = TracedBook(
                KimcWorkbook.document(city.current, previous: city.previous, created: created),
                of: city.current, previous: city.previous)
        case .delivery:
            book = TracedBook(
                DeliveryWorkbook.document(city.current, created: created), of: city.current,
                previous: nil)
        case .rcn:
            let threshold = session.settings.smallCount
            guard
                let document = RcnWorkbook.document(
                    city.year, previous: city.yearBefore, threshold: threshold,
                    showsAuthors: session.settings.namesAuthors, created: created),
                let traced = TracedBook(
                    document, of: city.year, previous: city.yearBefore, threshold: threshold)
            else { throw Trouble.nothingOnRecord(period: "\(mark.period)") }
            book = traced
        }
        later =
            try mark.recorded.map {
                try store.versions(after: $0, formID: session.form.id, through: mark.period)
            } ?? []
    }

    /// Follows the number of a cell.
    ///
    /// - Throws: that there is no number, or none that comes from reports.
    func trace(_ wanted: TracePlace) throws -> Traced {
        let sheet = try sheet(named: wanted.sheet)
        let cell = wanted.cell
        let place = "«\(sheet.name)»!\(cell)"
        let inBook = try Self.number(value(sheet, cell), place)
        // Another row may have the place of the one that was there when the workbook was made.
        let moved = moved(sheet, cell)
        guard let origin = book.origin(on: sheet.name, at: cell) else {
            throw Trouble.trace(.noOrigin(place))
        }
        let tracer = Tracer { period in
            try self.city(of: period)
        } counting: { organization, period in
            let id = ReportID(inn: organization.inn, period: period, formID: self.session.form.id)
            return try self.counting(id)
        }
        let number = try tracer.trace(origin)
        return Traced(
            place: place, origin: origin, number: number,
            outcome: TraceOutcome(
                inBook: inBook, now: book.number(on: sheet.name, at: cell), sum: number.value,
                changed: try changed(in: origin), moved: moved))
    }

    /// The file of a contribution as it arrived.
    func file(of part: Contribution) throws(StoreError) -> TracedFile? {
        guard let version = part.version else { return nil }
        let id = ReportID(
            inn: part.organization.inn, period: part.period, formID: session.form.id)
        return try store.source(of: id, version: version).map { source in
            TracedFile(
                name: source.sighting.name, sha256: source.sighting.sha256,
                arrival: source.arrival, seen: session.moment(source.sighting.seenAt))
        }
    }

    // MARK: The workbook

    private func sheet(named name: String) throws -> SheetContents {
        let sheets = contents.sheets
        guard
            let sheet = sheets.first(where: { $0.name == name })
                ?? sheets.first(where: { $0.name.lowercased() == name.lowercased() })
        else { throw Trouble.trace(.noSheet(name, known: sheets.map(\.name))) }
        return sheet
    }

    private static func number(
        _ value: CellValue?, _ place: String
    ) throws -> Double {
        switch value {
        case .number(let number)?: return number
        case nil, .text("")?: throw Trouble.trace(.empty(place))
        case .text(let text)?, .error(let text)?: throw Trouble.trace(.text(place, text))
        case .boolean?: throw Trouble.trace(.noOrigin(place))
        case .date?, .time?, .duration?: throw Trouble.trace(.day(place))
        }
    }

    /// A caption of the cell that would be another one now.
    private func moved(
        _ sheet: SheetContents, _ cell: CellAddress
    ) -> (was: String, now: String)? {
        for (address, now) in book.captions(on: sheet.name, at: cell).sorted(by: { $0.key < $1.key }
        ) {
            let was = if case .text(let text)? = value(sheet, address) { text } else { "" }
            if was != now { return (was, now) }
        }
        return nil
    }

    private func value(_ sheet: SheetContents, _ cell: CellAddress) -> CellValue? {
        if let known = cells[sheet.name] { return known[cell] }
        let values = Dictionary(
            sheet.cells.map { ($0.address, $0.value) }, uniquingKeysWith: { $1 })
        cells[sheet.name] = values
        return values[cell]
    }

    // MARK: The store

    private func counting(_ report: ReportID) throws(StoreError) -> Report.Version? {
        if let known = versions[report] { return known }
        let version = try store.acceptedVersion(of: report).map { session.versions.current($0) }
        if versions.count >= Self.mostVersions { versions = [:] }
        versions[report] = version
        return version
    }

    private func city(of period: Period) throws -> CityReports {
        if let known = cities[period] { return known }
        let reports = try session.reports(of: period, in: store)
        guard
            let city = CityReports(
                reports, of: period, form: session.form, indicators: try session.indicators(),
                on: mark.day, settings: session.settings)
        else { throw Trouble.notCollected(period: "\(period)") }
        cities[period] = city
        return city
    }

    /// The institutions whose reports came after the workbook was made and are part of the number.
    private func changed(in origin: Origin) throws(StoreError) -> [Organization] {
        var changed: [Organization] = []
        for version in later {
            let inn = version.report.inn
            guard let organization = register[inn],
                !changed.contains(where: { $0.inn == inn }),
                origin.totals.contains(where: { measure, subject, periods in
                    subject.contains(organization) && periods.contains(version.report.period)
                        && (version.isCounting || !measure.isOfContent)
                }),
                let source = try store.source(of: version.report, version: version.version),
                source.arrival.date <= mark.day
            else { continue }
            changed.append(organization)
        }
        return changed
    }
}
