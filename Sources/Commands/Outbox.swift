internal import Forms
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// What the program writes for people. All of it follows from the store, so that writing it again
/// changes nothing, and a file that could not be written is written by the next run.
struct Outbox {
    /// The workspace; while the papers of another form are made, spoken of for that one.
    private(set) var session: Session
    let store: Store
    let register: [Organization]
    let indicators: [Indicator]
    /// The day of the statements.
    let day: CalendarDate

    /// What was made by earlier runs.
    var made: MadeBooks

    /// What could not be written, as sentences, and how serious that is.
    private(set) var complaints: [String] = []
    private(set) var outcome = Outcome.done
    /// The workbooks that were written since they were missing or different.
    var written: Set<RawPath> = []
    /// What the program has put into the outbox, by the path below it.
    let publications: [String: Set<String>]
    /// The workbooks of the city that lie there, as they are now.
    var exports: [JournalEntry.Exported] = []

    init(
        session: Session, store: Store, register: [Organization], indicators: [Indicator],
        day: CalendarDate
    ) throws(StoreError) {
        self.session = session
        self.store = store
        self.register = register
        self.indicators = indicators
        self.day = day
        made = MadeBooks(in: session.workspace.outbox)
        publications = try store.publications()
    }

    // MARK: Forms that no institution fills in

    /// The forms with remarks and the receipts for all that is on record of another form.
    mutating func papers(on other: Session) throws -> (remarks: [Book], receipts: [Book]) {
        let main = session
        session = other
        defer { session = main }
        let returned = ReturnedForm(form: other.form)
        let receipt = ReceiptLayout(form: other.form)
        let collected = other.form.collectedPeriod(on: day)
        var papers: (remarks: [Book], receipts: [Book]) = ([], [])
        for period in try store.periods(formID: other.form.id) {
            let reports = try other.reports(of: period, in: store)
            papers.remarks += try remarks(
                on: reports, of: period, collected: max(period, collected), returned)
            papers.receipts += try receipts(
                for: reports, of: period, isCollected: period >= collected, receipt)
        }
        return papers
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
        for item in try Disk.items(of: folder) where item.kind == .file {
            let path = folder.appending(item.name)
            let isOurs = publications[self.name(of: path)] != nil
            if isOurs, Self.isOurCopy(item.name.display), !kept.contains(item.name.display) {
                withdraw(path)
            }
        }
        var copies: [Item] = []
        for (file, name) in zip(waiting, names) where session.archive.contains(file.sighting.sha256)
        {
            let bytes = try session.archive.bytes(of: file.sighting.sha256)
            copies.append(Item(path: folder.appending(name), file: OutgoingFile(bytes)))
        }
        _ = try put(copies)
        let list = folder.appending(CommandText.waitingName)
        guard !waiting.isEmpty else {
            withdraw(list)
            return []
        }
        let rows = zip(waiting, names).map { file, name in
            WaitingLayout.Row(
                name: name, arrival: file.sighting.arrival, refusal: file.refusal,
                candidates: file.candidates.compactMap { inn in
                    register.first { $0.inn == inn }
                }, form: session.forms.form(of: file.formID))
        }
        let layout = WaitingLayout(form: session.form, among: session.forms)
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
        let export = Book.Export(.kimc, of: "\(city.current.period)")
        return Book(session.workspace.outbox.appending(export.name), as: export) {
            // They go with the workbook: whoever looks into the store last leaves its log behind.
            let reports = StoredReports(session, store, of: city.current.period, by: day)
            return try KimcWorkbook.document(
                city.current, previous: city.previous, reports: reports, created: created)
        }
    }

    /// The workbook for ГУО.
    func guo(_ city: City, _ guarding: @escaping Book.Guarding) -> Book {
        let created = DateTime(date: day)
        let export = Book.Export(.guo, of: "\(city.current.period)")
        let path = session.workspace.outbox.appending(export.name)
        return Book(path, guardedBy: guarding, as: export) {
            GuoWorkbook.document(city.current, previous: city.previous, created: created)
        }
    }

    /// The workbook for РЦН.
    func rcn(_ city: City, _ guarding: @escaping Book.Guarding) -> Book {
        let created = DateTime(date: day)
        let settings = session.settings
        let period = city.current.period
        // A year that is not over has a workbook of its own, which nobody takes for the year's.
        let export = Book.Export(
            .rcn, of: period.half == .second ? "\(period.year)" : "\(period)")
        let path = session.workspace.outbox.appending(export.name)
        return Book(path, guardedBy: guarding, as: export) {
            RcnWorkbook.document(
                city.current, after: city.earlier, previous: city.yearBefore,
                threshold: settings.smallCount, showsAuthors: settings.namesAuthors,
                created: created)
        }
    }

    /// The workbook that shows how the reports came in; it may be passed on.
    func delivery(_ city: City, _ guarding: @escaping Book.Guarding) -> Book {
        let created = DateTime(date: day)
        let name = CommandText.deliveryName(city.current.period)
        return Book(session.workspace.outbox.appending(name), guardedBy: guarding) {
            DeliveryWorkbook.document(city.current, created: created)
        }
    }

    // MARK: Files

    /// Puts the workbooks of the city on record that are not as they were last.
    ///
    /// - Throws: what the disk refused.
    func tellOfExports() throws(StoreError) {
        let last = Set(try store.lastExports())
        try store.append(
            exports.filter { !last.contains($0) }.map { .export($0) }, at: session.now)
    }

    /// Keeps in mind what was made from what; comes last, when all was published.
    mutating func remember() {
        let made = made
        attempt { () throws(DiskError) in try made.save() }
    }

    /// One file that cannot be written must not keep the others from being.
    @discardableResult
    mutating func attempt<Value>(_ work: () throws(DiskError) -> Value) -> Bool {
        do {
            _ = try work()
            return true
        } catch {
            complain(DiskText.sentence(error), .failed)
            return false
        }
    }

    /// Keeps a sentence for the end of the run, and how serious it is.
    mutating func complain(_ sentence: String, _ outcome: Outcome) {
        complaints.append(sentence)
        self.outcome = max(self.outcome, outcome)
    }
}
