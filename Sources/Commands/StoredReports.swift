internal import Forms
internal import Reports
internal import Spreadsheet
internal import Store
internal import Synchronization

/// What the institutions wrote for a half-year, as it is on record.
///
/// Each thread that asks has a look of its own into the store; the looks are kept for the next.
final class StoredReports: WrittenReports {
    private let session: Session
    private let store: Store
    private let period: Period
    private let day: CalendarDate
    private let idle = Mutex<[Store]>([])

    /// Prepares the reading of what arrived by a day; nobody may write to the store until it ends.
    init(_ session: Session, _ store: Store, of period: Period, by day: CalendarDate) {
        self.session = session
        self.store = store
        self.period = period
        self.day = day
    }

    func submissions(
        _ part: ReportPart, of versions: [VersionName]
    ) throws(StoreError) -> [Submission] {
        try reading { reader throws(StoreError) in
            try reader.submissions(part, of: versions, for: period, form: session.form)
        }
    }

    func versions(
        of institutions: [String], reading part: ReportPart
    ) throws(StoreError) -> [[Report.Version]] {
        try reading { reader throws(StoreError) in
            try reader.versions(
                of: institutions, for: period, form: session.form, by: day, reading: part)
        }
    }

    func files(of versions: [VersionName]) throws(StoreError) -> [ArrivedFile?] {
        try reading { reader throws(StoreError) in
            try reader.sources(of: versions, for: period, formID: session.form.id)
        }.map { $0.map(file) }
    }

    private func file(_ source: ReportSource) -> ArrivedFile {
        let seenAt = source.sighting.seenAt
        return ArrivedFile(
            name: source.sighting.name, sha256: source.sighting.sha256, version: source.version,
            formVersion: source.formVersion, verdict: source.verdict,
            correction: source.correction, arrival: source.arrival,
            seen: (session.day(of: seenAt), session.timeOfDay(of: seenAt)))
    }

    private func reading<Value>(
        _ body: (Store) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let reader: Store
        if let free = idle.withLock({ $0.popLast() }) {
            reader = free
        } else {
            reader = try store.reader()
        }
        defer { idle.withLock { $0.append(reader) } }
        return try body(reader)
    }
}
