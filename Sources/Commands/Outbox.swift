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

    /// Writes the remarks on the reports of a half-year, and takes away those that no longer hold.
    ///
    /// - Returns: how many there are.
    mutating func publishRemarks(
        on reports: [Report], of period: Period, isCollected: Bool
    ) throws -> Int {
        let folder = session.workspace.remarks
        let layout = RemarksLayout(form: session.form)
        let deadline = session.dueDate(of: period)
        let drafts: [(name: RawPath, document: WorkbookDocument?)] = reports.map { report in
            let organization = report.organization
            let name =
                isCollected
                ? CommandText.remarksName(organization)
                : CommandText.remarksName(organization, period)
            let path = folder.appending(FileName.safe(name))
            guard let version = report.latest, version.verdict != .accepted else {
                return (path, nil)
            }
            let due =
                deadline.map { Duty(of: organization, for: period, deadline: $0).due }
                ?? version.arrival.date
            return (
                path,
                layout.document(
                    for: organization, period: period, version: version, due: due,
                    created: DateTime(date: version.arrival.date))
            )
        }
        for draft in drafts where draft.document == nil {
            attempt { () throws(DiskError) in try Disk.removeOwn(draft.name) }
        }
        let needed = drafts.filter { $0.document != nil }
        try publish(needed.compactMap { draft in draft.document.map { (draft.name, $0) } })
        return needed.count
    }

    // MARK: Files that wait

    /// Lays out the files that are no reports, with a list of what is wrong with each.
    mutating func publish(_ waiting: [WaitingFile]) throws {
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
            return
        }
        let rows = zip(waiting, names).map { file, name in
            WaitingLayout.Row(
                name: name, arrival: file.sighting.arrival, refusal: file.refusal,
                candidates: file.candidates.compactMap { inn in
                    register.first { $0.inn == inn }
                })
        }
        try publish([(list, WaitingLayout(form: session.form).document(rows))])
    }

    /// Whether a name is one that ``publish(_:)`` gives: eight digits of the hash, then a space.
    private static func isOurCopy(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count > 9 && bytes[8] == UInt8(ascii: " ")
            && bytes[..<8].allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    // MARK: Consolidated workbooks

    /// Writes the workbook for ГУО.
    ///
    /// - Returns: where it lies; nil when it could not be written or must not leave.
    mutating func publishGuo(_ city: City) throws -> RawPath? {
        let document = GuoWorkbook.document(
            city.current, previous: city.previous, created: DateTime(date: day))
        return try publish(
            document, as: CommandText.guoName(city.current.period), checkedAgainst: city)
    }

    /// Writes the workbook for РЦН.
    ///
    /// - Returns: where it lies; nil when it could not be written or must not leave.
    mutating func publishRcn(_ city: City) throws -> RawPath? {
        guard
            let document = RcnWorkbook.document(
                city.year, previous: city.yearBefore, threshold: session.settings.smallCount,
                created: DateTime(date: day))
        else { return nil }
        return try publish(
            document, as: CommandText.rcnName(city.current.period.year), checkedAgainst: city)
    }

    private mutating func publish(
        _ document: WorkbookDocument, as name: String, checkedAgainst city: City
    ) throws -> RawPath? {
        let names = register.flatMap { [$0.name, $0.fullName] + $0.synonyms }
        let leaks = ExportGuard.check(
            document, against: city.reports, form: session.form, registerNames: Set(names))
        guard leaks.isEmpty else {
            let places = leaks.map { leak in
                leak.cell.map { "\(leak.sheet)!\($0)" } ?? leak.sheet
            }
            complaints.append(RunText.leak(in: name, places: places))
            outcome = max(outcome, .decision)
            return nil
        }
        let path = session.workspace.outbox.appending(name)
        let count = complaints.count
        try publish([(path, document)])
        return complaints.count == count ? path : nil
    }

    // MARK: Files

    /// Renders the workbooks side by side and puts each under its name.
    private mutating func publish(_ documents: [(path: RawPath, document: WorkbookDocument)]) throws
    {
        let files = try Parallel.map(documents.map(\.document)) { (document) throws(WriteError) in
            try WorkbookFile.bytes(of: document)
        }
        for ((path, _), bytes) in zip(documents, files) {
            attempt { () throws(DiskError) in try Disk.publish(bytes, at: path) }
        }
    }

    /// One file that cannot be written must not keep the others from being.
    private mutating func attempt(_ work: () throws(DiskError) -> Bool) {
        do {
            _ = try work()
        } catch {
            complaints.append(DiskText.sentence(error))
            outcome = .failed
        }
    }

    private mutating func attempt(_ work: () throws(DiskError) -> Void) {
        attempt { () throws(DiskError) in
            try work()
            return true
        }
    }
}
