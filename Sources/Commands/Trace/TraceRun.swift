internal import Completeness
internal import Consolidation
internal import Forms
internal import Intake
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
    private let records: TraceRecords
    private let contents: WorkbookContents
    private let book: TracedBook
    private let later: [LaterVersion]
    private let register: [String: Organization]
    /// The cells of the sheets that were asked for, by name.
    private var cells: [String: [CellAddress: CellValue]] = [:]

    /// Reads a workbook and makes it again.
    ///
    /// - Throws: that it is none of ours, or what kept it or the store from being read.
    init(_ path: String, in session: Session, _ store: Store) throws {
        contents = try Self.contents(of: path)
        guard let mark = BookMark(contents.customProperties) else {
            throw Trouble.trace(.notOurs(path: path))
        }
        self.mark = mark
        let organizations = try store.register()
        register = Dictionary(organizations.map { ($0.inn, $0) }) { first, _ in first }
        // The workbook of a round waits for its sheets as long as they come.
        let rounds = try SiteRounds(
            session, store, organizations, by: mark.kind == .sites ? nil : mark.day)
        records = TraceRecords(session, store, rounds, on: mark)
        let made =
            mark.kind == .sites
            ? try Self.sites(mark, rounds, records)
            : try Self.consolidated(mark, rounds, records, organizations)
        guard let made else {
            throw Trouble.trace(.otherWorkspace(path: path, period: "\(mark.period)"))
        }
        book = made.book
        guard let recorded = mark.recorded else {
            later = []
            return
        }
        let onRecord = try store.recordedVersions(formID: made.form.id, through: mark.period)
        guard onRecord >= recorded else {
            throw Trouble.trace(
                .lostVersions(path: path, inBook: recorded, onRecord: onRecord))
        }
        later = try store.versions(
            after: recorded, formID: made.form.id, through: mark.period)
    }

    /// Reads the file; that it cannot be read is said of a consolidated workbook, not of a school's.
    private static func contents(of path: String) throws -> WorkbookContents {
        do {
            return try WorkbookReader(path: path, limits: .large).contents()
        } catch {
            switch error.reason {
            case .unreadable(let code): throw DiskError(.read, RawPath(path), code: code)
            case .notWorkbook: throw Trouble.trace(.noWorkbook(path: path))
            case .damaged, .forbidden, .limitExceeded, .noSheet:
                throw Trouble.trace(.damaged(path: path))
            }
        }
    }

    /// The workbook as it would be made now, and the form whose versions it counts.
    private typealias Made = (book: TracedBook, form: Form)

    /// The workbook of a round; nil when there was no such round.
    private static func sites(
        _ mark: BookMark, _ rounds: SiteRounds, _ records: TraceRecords
    ) throws -> Made? {
        guard let round = rounds.round(of: mark.period.previous), round.round == mark.period else {
            return nil
        }
        let board = try records.city(of: round.checked).board
        let organizations = board.statusesInOrder.map(\.organization)
        let document = SitesWorkbook.document(
            round, organizations: organizations, districts: board.districts,
            created: DateTime(date: mark.day))
        return (
            TracedBook(
                document, of: round, organizations: organizations, districts: board.districts),
            round.form
        )
    }

    /// Another workbook; nil when nothing of its half-year is on record.
    private static func consolidated(
        _ mark: BookMark, _ rounds: SiteRounds, _ records: TraceRecords,
        _ organizations: [Organization]
    ) throws -> Made? {
        let (session, store) = (records.session, records.store)
        guard try store.periods(formID: session.form.id).contains(mark.period) else { return nil }
        // What institutions wrote is only on the sheets of КИМЦ's own workbook.
        let city = try City(
            mark.period, on: mark.day, session: session, store: store, register: organizations,
            indicators: try session.indicators(), unresolved: mark.unresolved, sites: rounds,
            with: mark.kind == .kimc
                ? [.history, .years, .reports] : [.history, .years])
        records.hold(city.current)
        let created = DateTime(date: mark.day)
        let (current, previous) = (city.current, city.previous)
        let book: TracedBook?
        switch mark.kind {
        case .guo:
            book = TracedBook(
                GuoWorkbook.document(current, previous: previous, created: created), of: current,
                previous: previous)
        case .kimc:
            book = TracedBook(
                try KimcWorkbook.document(
                    current, previous: previous,
                    reports: StoredReports(session, store, of: mark.period, by: mark.day),
                    created: created), of: current, previous: previous)
        case .delivery:
            book = TracedBook(
                DeliveryWorkbook.document(current, created: created), of: current, previous: nil)
        case .rcn:
            let settings = session.settings
            book = TracedBook(
                RcnWorkbook.document(
                    current, after: city.earlier, previous: city.yearBefore,
                    threshold: settings.smallCount, showsAuthors: settings.namesAuthors,
                    created: created),
                of: current, after: city.earlier, previous: city.yearBefore,
                threshold: settings.smallCount, showsAuthors: settings.namesAuthors)
        case .sites: book = nil
        }
        return book.map { ($0, session.form) }
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
        let moved = try moved(sheet, cell)
        guard let origin = try book.origin(on: sheet.name, at: cell) else {
            let label = book.label(on: sheet.name, at: cell)
            throw Trouble.trace(label.map { .label(place, $0) } ?? .noOrigin(place))
        }
        let number = try Tracer(records.asked).trace(origin)
        return Traced(
            place: place, origin: origin, number: number,
            outcome: TraceOutcome(
                inBook: inBook, now: try book.number(on: sheet.name, at: cell), sum: number.value,
                changed: try changed(in: origin),
                knowsLater: mark.recorded != nil
                    && !origin.totals.contains { $0.measure.isOfOtherForms }, moved: moved))
    }

    /// The round of site checks that checks a half-year; nil for none.
    func round(checking period: Period) -> SiteRound? { records.round(checking: period) }

    /// The files that a number comes from, as they arrived.
    func files(of number: TracedNumber) throws(StoreError) -> [SentVersion: TracedFile] {
        var files: [SentVersion: TracedFile] = [:]
        for total in number.totals {
            for part in total.contributions {
                for source in part.sources where files[source.version] == nil {
                    files[source.version] = try records.file(of: source.version)
                }
            }
        }
        return files
    }

    // MARK: The workbook

    private func sheet(named name: String) throws -> SheetContents {
        let sheets = contents.sheets
        guard
            let sheet = sheets.first(where: { $0.name == name })
                ?? sheets.first(where: { TracePlace.isName(name, of: $0.name) })
        else { throw Trouble.trace(.noSheet(name, known: sheets.map(\.name))) }
        return sheet
    }

    private static func number(
        _ value: CellValue?, _ place: String
    ) throws -> Double {
        switch value {
        case .number(let number)?: return number
        case nil, .text("")?: throw Trouble.trace(.empty(place))
        case .text(let text)?:
            throw Trouble.trace(TraceTrouble(text: text, at: place))
        case .error(let text)?: throw Trouble.trace(.text(place, text))
        case .boolean?: throw Trouble.trace(.noOrigin(place))
        case .date?, .time?, .duration?: throw Trouble.trace(.day(place))
        }
    }

    /// A caption of the cell that would be another one now.
    private func moved(
        _ sheet: SheetContents, _ cell: CellAddress
    ) throws -> (was: String, now: String)? {
        let captions = try book.captions(on: sheet.name, at: cell)
        for (address, now) in captions.sorted(by: { $0.key < $1.key }) {
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

    // MARK: What came later

    /// Those whose reports came after the workbook was made and are part of the number.
    private func changed(in origin: Origin) throws(StoreError) -> [Organization] {
        var changed: [Organization] = []
        for version in later {
            guard let one = try sender(of: version, in: origin),
                !changed.contains(where: { $0.inn == one.inn })
            else { continue }
            changed.append(one)
        }
        return changed
    }

    /// Who sent a version that changes a number; nil when it changes nothing.
    private func sender(
        of version: LaterVersion, in origin: Origin
    ) throws(StoreError) -> Organization? {
        let key = version.report.inn
        guard mark.kind != .sites else {
            // A workbook of a round may wait for checkers for any time.
            guard version.isCounting, version.report.period == mark.period else { return nil }
            return Organization(respondent: key, name: key)
        }
        guard let organization = register[key],
            origin.totals.contains(where: { measure, subject, periods in
                subject.contains(organization) && periods.contains(version.report.period)
                    && (version.isCounting || !measure.isOfContent)
            }),
            let day = try records.arrival(of: version), day <= mark.day
        else { return nil }
        return organization
    }
}
