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

    private let inbox: RawPath
    private let examiner: Examiner
    private let store: Store
    private let archive: Archive
    private let today: CalendarDate
    private let latest: CalendarDate
    private let now: Int64
    private let pause: @Sendable () -> Void

    /// Prepares a run.
    ///
    /// - Parameters:
    ///   - workspace: whose inbox it is.
    ///   - examiner: judges the files.
    ///   - store: where they are put on record.
    ///   - archive: where their bytes are kept.
    ///   - today: the day of arrival of files for which nobody said another.
    ///   - latest: the last day on which a file can have arrived, should that be after today.
    ///   - now: the moment, in milliseconds since 1970.
    ///   - pause: waits a moment, after which a file that is being copied shows it.
    public init(
        workspace: Workspace, examiner: Examiner, store: Store, archive: Archive,
        today: CalendarDate, latest: CalendarDate? = nil, now: Int64,
        pause: @escaping @Sendable () -> Void
    ) {
        inbox = workspace.inbox
        self.examiner = examiner
        self.store = store
        self.archive = archive
        self.today = today
        self.latest = max(today, latest ?? today)
        self.now = now
        self.pause = pause
    }

    /// Takes in all files that are there.
    ///
    /// - Parameter progress: told after each batch how many of how many files are done.
    /// - Returns: what became of each file, in the order of their paths, and what else lay there.
    /// - Throws: ``DiskError`` when the inbox cannot be listed, ``NoReader``, ``StoreError`` when the
    ///   store or the archive fails. What is not yet on record then is still in the inbox.
    public func takeIn(
        progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws -> (files: [TakenFile], inbox: Inbox) {
        let inbox = try Inbox(listing: inbox)
        try archive.sweep()
        let count = inbox.files.count
        var doubtful: [FileDraft] = []
        var done = 0
        // Files are archived and put on record, which is waiting for the disk, while the next are
        // being read.
        let settled = try Pipeline.run(Self.batches(of: inbox.files)) { files in
            let drafts = Parallel.map(files) { draft(of: $0, Decision()) }
            doubtful += drafts.filter(\.isDoubtful)
            done += files.count
            progress(done, count)
            return drafts.filter { !$0.isDoubtful }
        } finish: { drafts in
            try settle(drafts)
        }
        var taken = settled.flatMap(\.self)
        taken += try settle(afterAPause(doubtful))
        taken.sort { $0.file.path.bytes.lexicographicallyPrecedes($1.file.path.bytes) }
        return (taken, inbox)
    }

    /// Takes in one file that a person hands over, wherever it lies; it stays there.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - decision: what the person decided about it.
    ///   - day: the day of its arrival that the person entered; nil for today.
    /// - Returns: what became of it.
    /// - Throws: ``NoReader``, ``StoreError`` when the store or the archive fails.
    public func receive(
        _ path: RawPath, _ decision: Decision, arrived day: CalendarDate?
    ) throws -> TakenFile {
        let file = Inbox.File(path: path, name: path.lastPart.display, folderDate: nil)
        var draft = draft(of: file, decision, entered: day)
        draft.isKept = true
        if let sha256 = draft.bytes?.sha256, let known = try store.knownFile(sha256: sha256) {
            // The same file under the name of our copy is no other file.
            draft.file.name = known.name
            if day == nil { draft.arrival = known.arrival }
        }
        return try settle([draft])[0]
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
                    findings: findings))
        }
        return (try settle(clear), waiting)
    }

    // MARK: One file

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

    private func draft(
        of file: Inbox.File, _ decision: Decision, entered day: CalendarDate? = nil
    ) -> FileDraft {
        let arrival =
            day.map { Arrival(date: $0, source: .journal) }
            ?? file.folderDate.map { Arrival(date: $0, source: .datedFolder) }
            ?? Arrival(date: today, source: .firstSeen)
        var draft = FileDraft(file: file, arrival: arrival)
        guard !file.isOpenElsewhere else {
            draft.reason = .open
            return draft
        }
        guard arrival.date <= latest else {
            draft.reason = .future(arrival.date)
            return draft
        }
        do throws(DiskError) {
            let limit = Limits.form.fileSize
            let (bytes, stamp) = try Disk.stampedBytes(of: file.path, limit: limit)
            guard bytes.count <= limit else {
                draft.reason = .tooLarge(size: stamp.size)
                return draft
            }
            guard Disk.stamp(of: file.path) == stamp, bytes.count == stamp.size else {
                draft.reason = .changing
                return draft
            }
            draft.bytes = HashedBytes(bytes)
            draft.stamp = stamp
            examine(&draft, bytes, decision)
        } catch {
            draft.reason = .unreadable(error)
        }
        return draft
    }

    private func examine(_ draft: inout FileDraft, _ bytes: [UInt8], _ decision: Decision) {
        do {
            draft.result = try examiner.examine(
                bytes, name: draft.file.name, arrived: draft.arrival.date, decision: decision,
                earlier: { inn, period in
                    try store.latestVersion(
                        of: ReportID(inn: inn, period: period, formID: examiner.form.id))
                }
            ) { inn, period in
                try store.previousAccepted(inn: inn, before: period, formID: examiner.form.id)
            }
        } catch {
            draft.failure = error
        }
    }

    /// A file on record that waits for a person, examined again.
    private func draft(of sighting: Sighting) throws -> FileDraft {
        let path = RawPath(archive.path(of: sighting.sha256))
        var draft = FileDraft(
            file: Inbox.File(path: path, name: sighting.name, folderDate: nil),
            arrival: sighting.arrival)
        draft.isKept = true
        guard archive.contains(sighting.sha256) else {
            // What is gone from the archive must not stop the rest; `verify` tells of it.
            draft.result = .refused(.damaged, candidates: [], findings: [])
            return draft
        }
        let bytes = try archive.bytes(of: sighting.sha256)
        draft.bytes = HashedBytes(bytes)
        examine(&draft, bytes, Decision())
        return draft
    }

    /// Looks again at files that seem broken: one that changes meanwhile is still being copied.
    private func afterAPause(_ drafts: [FileDraft]) -> [FileDraft] {
        guard !drafts.isEmpty else { return [] }
        pause()
        return drafts.map { draft in
            guard Disk.stamp(of: draft.file.path) != draft.stamp else { return draft }
            var changing = draft
            changing.result = nil
            changing.reason = .changing
            return changing
        }
    }

    // MARK: Many files

    /// Archives, puts on record, and removes; in this order.
    private func settle(_ drafts: [FileDraft]) throws -> [TakenFile] {
        if let failure = drafts.lazy.compactMap(\.failure).first { throw failure }
        try archive.store(drafts.compactMap { $0.result == nil ? nil : $0.bytes })
        let recorded = try store.record(drafts.compactMap(received))
        var results = recorded.makeIterator()
        var taken: [TakenFile] = []
        for draft in drafts {
            let fate: TakenFile.Fate
            switch draft.result {
            case nil:
                fate = .left(draft.reason ?? .changing)
            case .report(var report):
                // The values are in the store; hundreds of reports need not be held as well.
                report.submission = Submission(formVersion: report.submission.formVersion)
                fate = .report(report, results.next()?.result ?? .setAside)
            case .refused(let refusal, let candidates, _):
                fate = .refused(
                    refusal, candidates: candidates, results.next()?.result ?? .setAside)
            }
            taken.append(
                TakenFile(
                    file: draft.file, arrival: draft.arrival, fate: fate, removal: remove(draft)))
        }
        return taken
    }

    private func received(_ draft: FileDraft) -> ReceivedFile? {
        guard let bytes = draft.bytes, let result = draft.result else { return nil }
        let outcome: ReceivedFile.Outcome =
            switch result {
            case .report(let report): .submission(report)
            case .refused(let refusal, let candidates, _) where refusal.needsDecision:
                .unclear(reason: refusal.code, candidates: candidates)
            case .refused(let refusal, _, _): .unreadable(reason: refusal.code)
            }
        return ReceivedFile(
            sha256: bytes.sha256, size: bytes.bytes.count, name: draft.file.name,
            arrival: draft.arrival, seenAt: now, outcome: outcome)
    }

    /// Takes a file that is on record out of the inbox; what kept it there, if anything did.
    ///
    /// A newer file that took its name meanwhile stays for the next run.
    private func remove(_ draft: FileDraft) -> DiskError? {
        guard !draft.isKept, draft.result != nil, let stamp = draft.stamp else { return nil }
        do {
            _ = try Disk.remove(draft.file.path, stamped: stamp)
            return nil
        } catch {
            return error
        }
    }
}
