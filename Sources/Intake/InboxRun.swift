internal import Forms
internal import Parallel
public import Spreadsheet
public import Store
internal import WorkbookReader

/// Takes in what lies in the inbox: read, examined, archived, put on record, and only then removed.
///
/// A run that dies at any point leaves a state that the next one completes: the archive and the
/// store recognise what they have, and a file stays in the inbox until both do.
public struct InboxRun: Sendable {
    /// How many files are on their way at once; they share one transaction.
    private static let batchSize = 32
    /// How many bytes of files are on their way at once, unless a single file is larger.
    private static let batchBytes = 16 << 20

    let workspace: Workspace
    let examiner: Examiner
    let store: Store
    /// For looking up what is on record, without waiting for what is being recorded.
    let records: Store
    let archive: Archive
    let now: Int64
    let day: @Sendable (Int64) -> CalendarDate
    let latest: CalendarDate
    let doubt: Doubt
    let versions = TakenReports()

    /// Prepares a run.
    ///
    /// - Parameters:
    ///   - workspace: whose inbox it is.
    ///   - examiner: judges the files.
    ///   - store: where they are put on record.
    ///   - archive: where their bytes are kept.
    ///   - now: the moment, in milliseconds since 1970.
    ///   - latest: the last day on which a file can have arrived, should that be after today.
    ///   - doubt: what becomes of files that seem broken.
    ///   - day: the day of a moment where the reports are collected.
    /// - Throws: ``StoreError`` when the store cannot be opened for reading as well.
    public init(
        workspace: Workspace, examiner: Examiner, store: Store, archive: Archive, now: Int64,
        latest: CalendarDate? = nil, doubt: Doubt, day: @escaping @Sendable (Int64) -> CalendarDate
    ) throws(StoreError) {
        self.workspace = workspace
        self.examiner = examiner
        self.store = store
        records = try store.reader()
        self.archive = archive
        self.now = now
        self.day = day
        self.latest = max(day(now), latest ?? day(now))
        self.doubt = doubt
    }

    /// Takes in the files that are there.
    ///
    /// - Parameters:
    ///   - chosen: says which; all unless told otherwise.
    ///   - isStopped: asked before each batch; the rest stays in the inbox when it says so.
    ///   - progress: told after each batch how many of how many files are done.
    /// - Returns: what became of each file, in the order of their paths, and what else lay there.
    /// - Throws: ``DiskError`` when the inbox cannot be listed, ``NoReader``, ``StoreError`` when the
    ///   store or the archive fails. What is not yet on record then is still in the inbox.
    public func takeIn(
        _ chosen: (Inbox.File) -> Bool = { _ in true }, isStopped: () -> Bool = { false },
        progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws -> (files: [TakenFile], inbox: Inbox) {
        let (inbox, looks, moments) = try Inbox.noted(in: workspace, store, at: now)
        try archive.sweep()
        // Of several versions the one that came last is the last; among those that came together
        // only the days of the files themselves tell which was made later.
        let files = inbox.files.filter(chosen).map { file in
            let moment = moments[file.path] ?? now
            let stamp = Disk.stamp(of: file.path)
            return (
                file: file, day: file.folderDate ?? day(moment), moment: moment,
                seconds: stamp?.modified ?? 0, nanoseconds: stamp?.modifiedNanoseconds ?? 0
            )
        }.sorted {
            ($0.day, $0.moment, $0.seconds, $0.nanoseconds)
                < ($1.day, $1.moment, $1.seconds, $1.nanoseconds)
        }.map(\.file)
        let count = files.count
        var doubtful: [FileDraft] = []
        var done = 0
        // Files are archived and put on record, which is waiting for the disk, while the next are
        // being read.
        let settled = try Pipeline.run(Self.batches(of: files)) { files in
            guard !isStopped() else { return [] }
            // One more than there are cores, since each waits for the process that reads its file.
            let drafts = Parallel.map(files, extraThreads: 1) { file in
                draft(of: file, seenAt: moments[file.path] ?? now)
            }
            doubtful += drafts.filter(\.isDoubtful)
            done += files.count
            progress(done, count)
            return drafts.filter { !$0.isDoubtful }
        } finish: { drafts in
            try settle(drafts)
        }
        var taken = settled.flatMap(\.self)
        taken += try settle(lookedAtAgain(doubtful))
        // Only now: a run that dies before must leave the moments to the next.
        try store.forget(files.compactMap { Disk.exists($0.path) ? nil : looks[$0.path] })
        taken.sort { $0.file.path.bytes.lexicographicallyPrecedes($1.file.path.bytes) }
        return (taken, inbox)
    }

    /// Takes in one file that a person hands over, wherever it lies; it stays there.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - decision: what the person decided about it.
    ///   - day: the day of its arrival that the person entered; nil for today.
    /// - Returns: what became of it, behind what became of the files that it brings.
    /// - Throws: ``NoReader``, ``SeveralReports`` when it brings several and the person said whose
    ///   it is, ``StoreError`` when the store or the archive fails.
    public func receive(
        _ path: RawPath, _ decision: Decision, arrived day: CalendarDate?
    ) throws -> [TakenFile] {
        let file = Inbox.File(path: path, name: path.lastPart.display)
        var draft = draft(of: file, seenAt: now, decision, entered: day)
        draft.isKept = true
        if let sha256 = draft.bytes?.sha256, let known = try store.knownFile(sha256: sha256) {
            // The same file under the name of our copy is no other file.
            draft.file.name = known.name
            if day == nil { draft.arrival = known.arrival }
        }
        guard decision.inn == nil || draft.members.count < 2 else { throw SeveralReports() }
        return try settle([draft])
    }

    /// Looks again at the files that wait for a person: one may be clear by now, since the register
    /// has its institution or the program reads more than it did.
    ///
    /// - Returns: the files that became reports, and those that go on waiting, as they arrived.
    /// - Throws: ``NoReader``, ``StoreError`` when the store or the archive fails.
    public func takeUpWaiting() throws -> (files: [TakenFile], waiting: [WaitingFile]) {
        var clear: [FileDraft] = []
        var waiting: [WaitingFile] = []
        for sighting in try store.unresolved() {
            let draft = try draft(of: sighting)
            if let failure = draft.failure { throw failure }
            guard case .refused(let refusal, let candidates, let findings)? = draft.result else {
                clear.append(draft)
                continue
            }
            waiting.append(
                WaitingFile(
                    sighting: sighting, refusal: refusal, candidates: candidates,
                    findings: findings, formID: draft.formID))
        }
        return (try settle(clear), waiting)
    }

    /// The files in groups that are small enough to be held in memory.
    private static func batches(of files: [Inbox.File]) -> [[Inbox.File]] {
        var batches: [[Inbox.File]] = []
        var bytes = 0
        for file in files {
            let size = min(Disk.stamp(of: file.path)?.size ?? 0, Limits.form.fileSize)
            let isFull =
                (batches.last?.count ?? batchSize) >= batchSize || bytes + size > batchBytes
            if isFull {
                batches.append([file])
                bytes = size
            } else {
                batches[batches.count - 1].append(file)
                bytes += size
            }
        }
        return batches
    }
}

/// A letter or an archive brings several reports, and a person named one institution for all.
public struct SeveralReports: Error {}
