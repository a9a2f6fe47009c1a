internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// What the program writes for people. All of it follows from the store, so that writing it again
/// changes nothing, and a file that could not be written is written by the next run.
struct Outbox {
    let session: Session
    let store: Store
    let register: [Organization]
    let indicators: [Indicator]
    /// The day of the statements.
    let day: CalendarDate

    /// What could not be written, as sentences, and how serious that is.
    private(set) var complaints: [String] = []
    private(set) var outcome = Outcome.done

    init(
        session: Session, store: Store, register: [Organization], indicators: [Indicator],
        day: CalendarDate
    ) {
        self.session = session
        self.store = store
        self.register = register
        self.indicators = indicators
        self.day = day
    }

    // MARK: Remarks

    /// The forms with remarks on the reports of a half-year; those that no longer hold are taken
    /// away.
    ///
    /// Of a half-year that is not the one being collected, only reports that came for it by mistake
    /// have some, until the right one comes; they get a form of the collected half-year to go on
    /// with.
    mutating func remarks(
        on reports: [Report], of period: Period, collected: Period, _ layout: ReturnedForm,
        since current: [Report] = []
    ) throws -> [Book] {
        let folder = session.workspace.remarks
        let isCollected = period == collected
        let arrivals = Dictionary(
            current.compactMap { report in
                report.latest.map { (report.organization.inn, $0.arrival.date) }
            }, uniquingKeysWith: max)
        var books: [Book] = []
        for report in reports {
            let organization = report.organization
            let name =
                isCollected
                ? CommandText.remarksName(organization)
                : CommandText.remarksName(organization, period)
            let path = folder.appending(FileName.safe(name))
            guard let version = report.latest, version.verdict != .accepted,
                isCollected || version.findings.contains(where: { $0.fact.code == "I03" }),
                arrivals[organization.inn].map({ $0 < version.arrival.date }) ?? true
            else {
                attempt { () throws(DiskError) in try Disk.removeOwn(path) }
                continue
            }
            let occasion = ReturnedForm.Occasion(
                collected: collected, reported: period,
                due: due(of: organization, collected) ?? version.arrival.date,
                created: DateTime(date: version.arrival.date))
            let previous = try store.previousAccepted(
                inn: organization.inn, before: collected, formID: session.form.id)
            books.append(
                Book(path) {
                    layout.document(
                        for: organization, version: version, on: occasion, previous: previous)
                })
        }
        return books
    }

    private func due(of organization: Organization, _ period: Period) -> CalendarDate? {
        session.dueDate(of: period).map { Duty(of: organization, for: period, deadline: $0).due }
    }

    // MARK: Files that wait

    /// Lays out the files that are no reports; the list of what is wrong with each.
    mutating func layOut(_ waiting: [WaitingFile]) throws -> [Book] {
        let folder = session.workspace.unclear
        let names = waiting.map { file in
            let name = file.sighting.name.split(separator: "/").last.map(String.init) ?? ""
            return FileName.safe("\(file.sighting.sha256.prefix(8)) \(name)")
        }
        let kept = Set(names)
        for item in try Disk.items(of: folder) where !item.isFolder {
            let name = item.name.display
            guard Self.isOurCopy(name), !kept.contains(name) else { continue }
            attempt { () throws(DiskError) in try Disk.removeOwn(folder.appending(item.name)) }
        }
        for (file, name) in zip(waiting, names) where session.archive.contains(file.sighting.sha256)
        {
            let bytes = try session.archive.bytes(of: file.sighting.sha256)
            attempt { () throws(DiskError) in
                try Disk.publish(bytes, at: folder.appending(name))
            }
        }
        let list = folder.appending(CommandText.waitingName)
        guard !waiting.isEmpty else {
            attempt { () throws(DiskError) in try Disk.removeOwn(list) }
            return []
        }
        let rows = zip(waiting, names).map { file, name in
            WaitingLayout.Row(
                name: name, arrival: file.sighting.arrival, refusal: file.refusal,
                candidates: file.candidates.compactMap { inn in
                    register.first { $0.inn == inn }
                })
        }
        let layout = WaitingLayout(form: session.form)
        return [Book(list) { layout.document(rows) }]
    }

    /// Whether a name is one that ``layOut(_:)`` gives: eight digits of the hash, then a space.
    private static func isOurCopy(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count > 9 && bytes[8] == UInt8(ascii: " ")
            && bytes[..<8].allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    // MARK: Consolidated workbooks

    /// The workbook with which КИМЦ looks through the reports.
    func kimc(_ city: City) -> Book {
        let created = DateTime(date: day)
        let name = CommandText.kimcName(city.current.period)
        return Book(session.workspace.outbox.appending(name)) {
            KimcWorkbook.document(city.current, created: created)
        }
    }

    /// The workbook for ГУО.
    func guo(_ city: City, _ exportGuard: ExportGuard) -> Book {
        let created = DateTime(date: day)
        let name = CommandText.guoName(city.current.period)
        return Book(session.workspace.outbox.appending(name), guardedBy: exportGuard) {
            GuoWorkbook.document(city.current, previous: city.previous, created: created)
        }
    }

    /// The workbook for РЦН.
    func rcn(_ city: City, _ exportGuard: ExportGuard) -> Book {
        let created = DateTime(date: day)
        let threshold = session.settings.smallCount
        let name = CommandText.rcnName(city.current.period.year)
        return Book(session.workspace.outbox.appending(name), guardedBy: exportGuard) {
            RcnWorkbook.document(
                city.year, previous: city.yearBefore, threshold: threshold, created: created)
        }
    }

    /// What keeps workbooks of the city from giving anything away.
    func exportGuard(_ city: City) -> ExportGuard {
        let names = register.flatMap { [$0.name, $0.fullName] + $0.synonyms }
        return ExportGuard(
            against: city.reports, form: session.form, registerNames: Set(names))
    }

    // MARK: Files

    /// Makes the workbooks side by side and puts each under its name.
    ///
    /// One workbook that cannot be made must not keep the others from being.
    ///
    /// - Returns: where those lie that are up to date now.
    mutating func publish(_ books: [Book]) -> Set<RawPath> {
        let made = Parallel.map(books) { $0.make() }
        var published: Set<RawPath> = []
        for (book, result) in zip(books, made) {
            switch result {
            case .bytes(let bytes):
                let isThere = attempt { () throws(DiskError) in
                    try Disk.publish(bytes, at: book.path)
                }
                if isThere { published.insert(book.path) }
            case .leaks(let leaks):
                let places = leaks.map { leak in
                    leak.cell.map { "\(leak.sheet)!\($0)" } ?? leak.sheet
                }
                complaints.append(
                    RunText.leak(in: book.path.lastPart.display, places: places))
                outcome = max(outcome, .decision)
            case .failed(let error):
                complaints.append(RunText.notMade(book.path.lastPart.display, error))
                outcome = .failed
            case .nothing: break
            }
        }
        return published
    }

    /// One file that cannot be written must not keep the others from being.
    @discardableResult
    private mutating func attempt<Value>(_ work: () throws(DiskError) -> Value) -> Bool {
        do {
            _ = try work()
            return true
        } catch {
            complaints.append(DiskText.sentence(error))
            outcome = .failed
            return false
        }
    }
}
