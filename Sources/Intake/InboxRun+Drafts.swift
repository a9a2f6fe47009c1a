internal import Containers
internal import Forms
internal import Spreadsheet
internal import Store
internal import WorkbookReader

// One file, read and judged.
extension InboxRun {
    /// After how many milliseconds a lock beside a file that nobody changed is no lock.
    private static let staleLock: Int64 = 24 * 60 * 60 * 1000

    func draft(
        of file: Inbox.File, seenAt moment: Int64, _ entered: Decision? = nil,
        entered day: CalendarDate? = nil
    ) -> FileDraft {
        let arrival =
            day.map { Arrival(date: $0, source: .journal) }
            ?? file.folderDate.map { Arrival(date: $0, source: .datedFolder) }
            ?? Arrival(date: self.day(moment), source: .firstSeen)
        let decision = entered ?? Decision(folder: file.folderINN)
        var draft = FileDraft(file: file, arrival: arrival, seenAt: moment, decision: decision)
        // A lock may have been left by a program that died.
        guard !file.isOpenElsewhere || now - moment >= Self.staleLock else {
            draft.reason = .open
            return draft
        }
        guard arrival.date <= latest else {
            draft.reason = .future(arrival.date)
            return draft
        }
        do throws(DiskError) {
            let limit = max(Limits.form.fileSize, ContainerLimits().largest)
            let (bytes, stamp) = try Disk.stampedBytes(of: file.path, limit: limit)
            guard bytes.count <= limit else {
                draft.reason = .tooLarge(size: stamp.size)
                return draft
            }
            guard Disk.stamp(of: file.path) == stamp, bytes.count == stamp.size else {
                draft.reason = .changing
                return draft
            }
            let hashed = HashedBytes(bytes)
            draft.bytes = hashed
            draft.stamp = stamp
            if file.folderINN != nil { keepFirstArrival(of: hashed.sha256, in: &draft) }
            examine(&draft, bytes)
            if bytes.count > Limits.form.fileSize, !draft.isContainer {
                draft.result = nil
                draft.reason = .tooLarge(size: stamp.size)
            }
        } catch {
            draft.reason = .unreadable(error)
        }
        return draft
    }

    /// A file that a person sorted into a folder is the one that came before, under the name and
    /// on the day that it came.
    private func keepFirstArrival(of sha256: String, in draft: inout FileDraft) {
        do throws(StoreError) {
            // Of a file that is a report already this is another sighting, with a name of its own.
            guard let known = try records.knownFile(sha256: sha256), known.report == nil else {
                return
            }
            draft.file.name = known.name
            guard draft.file.folderDate == nil else { return }
            draft.arrival = known.arrival
            draft.seenAt = known.seenAt
        } catch {
            draft.failure = error
        }
    }

    func examine(_ draft: inout FileDraft, _ bytes: [UInt8]) {
        examineAlone(&draft, bytes)
        if case .container(let container)? = draft.result { open(&draft, container) }
    }

    /// Examines a file, but not what it brings.
    func examineAlone(_ draft: inout FileDraft, _ bytes: [UInt8]) {
        guard draft.failure == nil else { return }
        do {
            let examination = try examiner.examination(
                bytes, name: draft.file.name, arrived: draft.arrival.date,
                decision: draft.decision,
                earlier: { try records.latestVersion(of: $0) },
                accepted: { try records.acceptedVersion(of: $0) },
                previous: {
                    try records.previousAccepted(
                        inn: $0.inn, before: $0.period, formID: $0.formID)
                })
            draft.result = examination.result
            draft.formID = examination.formID
            // A blank makes nobody timely; checked before it is sent, it is told what it lacks.
            if case .report(let report)? = draft.result, examiner.isUnfilled(report) {
                draft.result = .refused(.unfilled, candidates: [report.inn], findings: [])
            }
        } catch {
            draft.failure = error
        }
    }

    /// A file on record that waits for a person, examined again.
    func draft(of sighting: Sighting) throws -> FileDraft {
        let path = RawPath(archive.path(of: sighting.sha256))
        var draft = FileDraft(
            file: Inbox.File(path: path, name: sighting.name), arrival: sighting.arrival,
            seenAt: sighting.seenAt, decision: Decision(folder: Inbox.folderINN(of: sighting.name)))
        draft.isKept = true
        guard archive.contains(sighting.sha256) else {
            // What is gone from the archive must not stop the rest; `verify` tells of it.
            draft.result = .refused(.damaged, candidates: [], findings: [])
            return draft
        }
        let bytes = try archive.bytes(of: sighting.sha256)
        draft.bytes = HashedBytes(bytes)
        examine(&draft, bytes)
        return draft
    }

    /// Looks again at files that seem broken: one that is still being copied is not.
    func lookedAtAgain(_ drafts: [FileDraft]) -> [FileDraft] {
        guard !drafts.isEmpty else { return [] }
        if case .ask(let pause) = doubt { pause() }
        return drafts.map { draft in
            let mayGrow: Bool
            switch doubt {
            case .ask:
                mayGrow =
                    Disk.stamp(of: draft.file.path) != draft.stamp
                    || Disk.isBeingWritten(draft.file.path)
            case .leave(let isYoung): mayGrow = isYoung(draft.file)
            }
            guard mayGrow else { return draft }
            var changing = draft
            changing.result = nil
            changing.members = []
            changing.reason = .changing
            return changing
        }
    }
}
