import Forms
import FoundationEssentials
import GRDB

extension Store {
    /// Puts files on record, all of them in one transaction: after an error none is.
    ///
    /// Bytes that are on record for the same report make no new version, and a sighting that is on
    /// record makes no second one; so the same call again changes nothing. A file that waited for
    /// a person is a report as soon as it comes as one.
    ///
    /// - Parameter batch: the files in the order of their arrival.
    /// - Returns: what was made of each file, in the same order.
    /// - Throws: ``StoreError/columnOutOfRange(row:column:)``,
    ///   ``StoreError/repeatedRow(sheet:ordinal:)``, and what the disk refused.
    public func record(_ batch: [ReceivedFile]) throws(StoreError) -> [RecordedFile] {
        guard !batch.isEmpty else { return [] }
        return try write { db in
            var recorder = try Recorder(db)
            return try batch.map { file in
                RecordedFile(sha256: file.sha256, result: try recorder.record(file))
            }
        }
    }
}

/// Records files inside one transaction.
private struct Recorder {
    private let db: Database
    private var submissions: SubmissionWriter
    private let sightings: SightingTable
    private let events: EventTable
    private let digest: VersionDigest

    init(_ db: Database) throws {
        self.db = db
        submissions = try SubmissionWriter(db)
        sightings = SightingTable(db)
        events = EventTable(db: db)
        digest = try VersionDigest(db)
    }

    mutating func record(_ file: ReceivedFile) throws -> RecordedFile.Result {
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO file (sha256, size, first_seen) VALUES (?, ?, ?)"
        ).execute(arguments: [file.sha256, file.size, file.seenAt])
        switch file.outcome {
        case .submission(let submission):
            return try record(submission, in: file)
        case .container:
            return try setAside(file, as: .container, reason: nil, candidates: [])
        case .unreadable(let reason):
            return try setAside(file, as: .unreadable, reason: reason, candidates: [])
        case .unclear(let reason, let candidates):
            return try setAside(file, as: .unclear, reason: reason, candidates: candidates)
        }
    }

    private mutating func record(
        _ received: ReceivedSubmission, in file: ReceivedFile
    ) throws -> RecordedFile.Result {
        let report = ReportID(
            inn: received.inn, period: received.period, formID: received.formID)
        let latest = try submissions.latestVersion(of: report)
        if let same = try submissions.version(of: report, sha256: file.sha256) {
            return try repeats(same, latest: latest, of: report, in: file) {
                .duplicate(of: $0, since: $1)
            }
        }
        let lines = try StoredLine.lines(of: received.submission)
        let contents = ContentsHash.hash(lines, received.submission.explanations)
        let same = try submissions.version(of: report, saying: contents, received.verdict)
        if let same {
            return try repeats(same, latest: latest, of: report, in: file) {
                .resaved($0, since: $1)
            }
        }
        let id = try submissions.add(
            received, lines, contents: contents, sha256: file.sha256, version: latest + 1)
        try tellDecision(on: file)
        try sightings.add(file, as: .version, report: report, submission: id)
        try events.append(
            .verdict(
                .init(
                    report, version: latest + 1, sha256: file.sha256, received.verdict,
                    received.findings.map { .init($0) }, content: digest.digest(of: id))),
            at: file.seenAt)
        return .version(latest + 1)
    }

    /// Records a sighting of what is a version already.
    private func repeats(
        _ same: SubmissionWriter.Known, latest: Int, of report: ReportID, in file: ReceivedFile,
        asLatest result: (Int, Arrival) -> RecordedFile.Result
    ) throws -> RecordedFile.Result {
        if try sightings.repeats(file, submission: same.id) {
            return .seenBefore(version: same.number)
        }
        let since = try VersionArrivals(
            db, inn: report.inn, period: report.period, formID: report.formID
        ).arrival(ofSubmission: same.id, sha256: same.sha256)
        let isLatest = same.number == latest
        try tellDecision(on: file)
        try sightings.add(
            file, as: isLatest ? .duplicate : .oldVersionAgain, report: report,
            submission: same.id)
        return isLatest
            ? result(same.number, since ?? file.arrival)
            : .oldVersionAgain(same.number, current: latest)
    }

    private func setAside(
        _ file: ReceivedFile, as outcome: Sighting.Outcome, reason: String?, candidates: [String]
    ) throws -> RecordedFile.Result {
        if let version = try sightings.versionOfReport(in: file) {
            return .seenBefore(version: version)
        }
        let isKnown = try sightings.repeatsSetAside(
            file, outcome: outcome, reason: reason, candidates: candidates)
        guard !isKnown else { return .seenBefore(version: nil) }
        try tellDecision(on: file)
        try sightings.add(file, as: outcome, reason: reason, candidates: candidates)
        return .setAside
    }

    /// Tells of what a person decided, when that led to something.
    private func tellDecision(on file: ReceivedFile) throws {
        guard let decision = file.decision else { return }
        try events.append(
            .decision(
                .init(
                    sha256: file.sha256, inn: decision.inn,
                    period: decision.period.map { "\($0)" }, way: decision.way)),
            at: file.seenAt)
    }
}
