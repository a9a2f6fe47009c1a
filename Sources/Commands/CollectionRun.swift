internal import Completeness
internal import Consolidation
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store

/// One run of the collection: the inbox taken in, the outbox brought up to date.
struct CollectionRun {
    let session: Session
    /// The half-year that is being collected.
    var period: Period
    /// The day of the statements.
    let day: CalendarDate
    /// Opens the files.
    let reader: any WorkbookSource
    /// What becomes of files that seem broken.
    var doubt = Doubt.ask { Thread.sleep(forTimeInterval: 2) }

    /// Does the run. The workspace must be held by this program alone.
    ///
    /// - Parameters:
    ///   - chosen: says which files of the inbox are taken in; all unless told otherwise.
    ///   - isStopped: whether the program was told to end; what is not begun then stays.
    ///   - progress: told how many of how many files are done.
    /// - Returns: what was done.
    /// - Throws: what ended the run; whatever is not on record by then is still in the inbox.
    func perform(
        _ chosen: (Inbox.File) -> Bool = { _ in true }, isStopped: () -> Bool = { false },
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Summary {
        let workspace = session.workspace
        guard FileManager.default.fileExists(atPath: workspace.inbox.display) else {
            throw Trouble.noInbox(path: workspace.inbox.display)
        }
        try prepareOutbox()
        let register = try session.register()
        let indicators = try session.indicators()
        let roadMap = try session.roadMap()?.items ?? []
        let store = try session.store(register: register.organizations)
        let difference = try session.level(store)
        let clockTrouble = try session.doubtAboutClock(store)
        let (taken, cleared, waiting) = try withIntake(store, register.organizations) { intake in
            let taken = try intake.takeIn(chosen, isStopped: isStopped, progress: progress)
            let (cleared, waiting) = try intake.takeUpWaiting()
            return (taken, cleared, waiting)
        }

        var outbox = try Outbox(
            session: session, store: store, register: register.organizations,
            indicators: indicators, day: day)
        let files = taken.files + cleared
        let sites = try SiteRounds(session, store, register.organizations, by: day)
        let city = try City(
            period, on: day, session: session, store: store, register: register.organizations,
            indicators: indicators,
            unresolved: session.unresolved(among: waiting), sites: sites,
            with: [.reports, .history, .years])
        var summary = Summary(
            period: period, files: files, litter: taken.inbox.litter, waiting: waiting,
            registerProblems: register.problems, board: city.current.board,
            forms: session.forms)
        summary.oddities = taken.inbox.oddities
        let new = Set(
            files.compactMap(\.report).filter { $0.formID == session.form.id }.map(\.inn))
        summary.copies = CopiedReports.groups(in: city.reports(of: period), form: session.form)
            .filter { $0.contains { new.contains($0.inn) } }
        try publish(city, sites, waiting, roadMap, store, &outbox, &summary)
        try outbox.tellOfExports()
        summary.complaints = outbox.complaints
        summary.outboxOutcome = outbox.outcome
        if let clockTrouble {
            summary.complaints.append(clockTrouble)
            summary.outboxOutcome = max(summary.outboxOutcome, .decision)
        }
        if let difference = try difference ?? session.level(store) {
            summary.complaints.append(difference)
            summary.outboxOutcome = max(summary.outboxOutcome, .decision)
        }
        try store.close()
        return summary
    }

    /// Makes the folders of the outbox, and clears away what a run that died left half-written.
    private func prepareOutbox() throws(DiskError) {
        let workspace = session.workspace
        for folder in [
            workspace.outbox, workspace.remarks, workspace.unclear, workspace.receipts,
            workspace.letters,
        ] {
            try Disk.makeFolder(folder)
            try Disk.sweepParts(in: folder)
        }
        for item in try Disk.items(of: workspace.receipts) where item.kind == .folder {
            try Disk.sweepParts(in: workspace.receipts.appending(item.name))
        }
    }

    /// Does work with the intake of this run. It looks into the store by itself, and the store is
    /// one file again only when that look has ended as well.
    func withIntake<Value>(
        _ store: Store, _ register: [Organization], _ work: (InboxRun) throws -> Value
    ) throws -> Value {
        let intake = try InboxRun(
            workspace: session.workspace,
            examiner: Examiner(
                form: session.form, others: session.otherForms, register: register,
                collected: period,
                settings: session.settings, reader: reader),
            store: store, archive: session.archive, now: session.now, latest: day, doubt: doubt,
            day: session.day(of:))
        return try work(intake)
    }

    private func publish(
        _ city: City, _ sites: SiteRounds, _ waiting: [WaitingFile], _ roadMap: [RoadMapItem],
        _ store: Store,
        _ outbox: inout Outbox, _ summary: inout Summary
    ) throws {
        let workspace = session.workspace
        let guarding = try session.guarding(of: period, outbox.register, store)
        let guo = outbox.guo(city, guarding)
        let rcn = outbox.rcn(city, guarding)
        let rounds = try sites.books(city.current.board, in: workspace.outbox, outbox.made)
        // What everybody waits for; what the papers are made of is put together afterwards.
        var published = try outbox.publish([guo, rcn] + rounds)
        let kimc = outbox.kimc(city)
        let delivery = outbox.delivery(city, guarding)
        let layout = Later { [form = session.form] in BlankLayout(form: form) }
        let returned = ReturnedForm(form: session.form, layout: layout)
        let receipt = ReceiptLayout(form: session.form)
        let current = city.reports(of: period)
        var remarks = try outbox.remarks(on: current, of: period, collected: period, returned)
        var receipts = try outbox.receipts(for: current, of: period, isCollected: true, receipt)
        for other in try store.periods(formID: session.form.id) where other != period {
            let known = city.reports(of: other)
            let reports = known.isEmpty ? try session.reports(of: other, in: store) : known
            remarks += try outbox.remarks(
                on: reports, of: other, collected: period, returned, since: current)
            receipts += try outbox.receipts(
                for: reports, of: other, isCollected: false, receipt)
        }
        for other in session.others {
            let papers = try outbox.papers(on: other)
            remarks += papers.remarks
            receipts += papers.receipts
        }
        receipts += try outbox.refusals(waiting, collected: period)
        let window = waiting.filter { session.isWorthShowing($0, collecting: period) }
        let list = try outbox.layOut(window)
        published.formUnion(
            try outbox.publish(remarks + list + [kimc, delivery] + receipts))
        let board = city.current.board
        // A letter carries the form with remarks, and the board links to the letters.
        let letters = try outbox.publish(
            outbox.letters(board, among: published, layout) + [outbox.calendar(board, roadMap)])
        summary.page = try outbox.publishBoard(city, window, among: published.union(letters))
        summary.calendar = letters.contains(workspace.calendar) ? workspace.calendar : nil
        summary.letters = letters.count - (summary.calendar == nil ? 0 : 1)
        outbox.remember()
        summary.remarks = remarks.count { published.contains($0.path) }
        summary.receipts = receipts.count { outbox.written.contains($0.path) }
        summary.shown = window.count
        summary.guo = published.contains(guo.path) ? guo.path : nil
        summary.rcn = published.contains(rcn.path) ? rcn.path : nil
        summary.delivery = published.contains(delivery.path) ? delivery.path : nil
        summary.kimc = published.contains(kimc.path) ? kimc.path : nil
        summary.sites = rounds.map(\.path).filter(published.contains)
        summary.paths = (
            workspace.remarks, workspace.receipts, workspace.unclear, workspace.letters
        )
    }
}

extension TakenFile {
    /// The report that the file is; nil when it is none.
    var report: ReceivedSubmission? {
        guard case .report(let report, _) = fate else { return nil }
        return report
    }
}
