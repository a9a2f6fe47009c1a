internal import Forms
internal import Store
internal import Synchronization

// Many files, put on record.
extension InboxRun {
    /// Archives, puts on record, and removes; in this order.
    func settle(_ drafts: [FileDraft]) throws -> [TakenFile] {
        // What brings others goes last, since it is removed from the inbox and they are not.
        let drafts = drafts.flatMap { $0.members + [$0] }
        try archive.store(drafts.compactMap { $0.result == nil ? nil : $0.bytes })
        var taken: [TakenFile] = []
        var together: [FileDraft] = []
        for var draft in drafts {
            if let report = draft.report, versions.mayHaveChanged(report) {
                // What came before it in this run was not on record when it was examined.
                taken += try record(together)
                together = []
                if let bytes = draft.bytes?.bytes { examine(&draft, bytes) }
            }
            together.append(draft)
        }
        return try taken + record(together)
    }

    /// Puts files on record that are archived, and removes them from the inbox.
    private func record(_ drafts: [FileDraft]) throws -> [TakenFile] {
        if let failure = drafts.lazy.compactMap(\.failure).first { throw failure }
        let recorded = try store.record(drafts.compactMap(received))
        var results = recorded.makeIterator()
        var claims = Disk.Claims()
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
            case .container:
                _ = results.next()
                fate = .opened(
                    files: draft.members.count, ignored: draft.ignored, isUndated: draft.isUndated)
            case .refused(let refusal, let candidates, _):
                fate = .refused(
                    refusal, candidates: candidates, results.next()?.result ?? .setAside)
            }
            taken.append(
                TakenFile(
                    file: draft.file, arrival: draft.arrival, fate: fate, formID: draft.formID,
                    removal: remove(draft, by: &claims)))
        }
        return taken
    }

    private func received(_ draft: FileDraft) -> ReceivedFile? {
        guard let bytes = draft.bytes, let result = draft.result else { return nil }
        let outcome: ReceivedFile.Outcome =
            switch result {
            case .report(let report): .submission(report)
            case .container: .container
            case .refused(let refusal, let candidates, _) where refusal.needsDecision:
                .unclear(reason: refusal.code, candidates: candidates)
            case .refused(let refusal, _, _): .unreadable(reason: refusal.code)
            }
        return ReceivedFile(
            sha256: bytes.sha256, size: bytes.bytes.count, name: draft.file.name,
            arrival: draft.arrival, seenAt: draft.seenAt, container: draft.container,
            outcome: outcome, decision: draft.decision.onRecord)
    }

    /// Takes a file that is on record out of the inbox; what kept it there, if anything did.
    ///
    /// A newer file that took its name meanwhile stays for the next run.
    private func remove(_ draft: FileDraft, by claims: inout Disk.Claims) -> DiskError? {
        guard !draft.isKept, draft.result != nil, let stamp = draft.stamp else { return nil }
        do {
            _ = try Disk.remove(draft.file.path, stamped: stamp, by: &claims)
            return nil
        } catch {
            return error
        }
    }
}

/// The reports that a run has taken versions of.
final class TakenReports: Sendable {
    private let reports = Mutex<Set<ReportID>>([])

    /// Adds a report; whether the run has taken another version of it, or the report before it, so
    /// that it may have been judged without them.
    func mayHaveChanged(_ report: ReportID) -> Bool {
        let before = ReportID(
            inn: report.inn, period: report.period.previous, formID: report.formID)
        return reports.withLock { !$0.insert(report).inserted || $0.contains(before) }
    }
}
