internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store

/// The inbox watched by looking at it time and again.
///
/// Each look is a step at a moment of two clocks: one that only goes forward tells how long files
/// lie there, the other tells the day.
struct Watch {
    /// How long to wait between two looks.
    static let interval = Duration.seconds(15)
    /// The longest wait after troubles in a row.
    static let longestInterval = Duration.seconds(300)
    /// How often a line tells that the program is alive.
    static let heartbeat = Duration.seconds(900)

    let workspace: Workspace
    /// Opens the files.
    let reader: any WorkbookSource
    /// Asked between files, whether to end.
    let isStopped: () -> Bool

    private var settling = Settling()
    /// The day that the outbox was last brought up to.
    private var day: CalendarDate?
    /// As the workspace was then.
    private var last: Session?
    private var isOutboxBehind = false
    /// When files were first seen of which that is not kept yet, in milliseconds since 1970.
    private var unnoted: Int64?
    private var lastTaken: Int64?
    private var beatAt: Duration?
    private var troubles = 0
    private var lastTrouble: String?

    /// Begins to watch; the first step brings the outbox up to date, whatever it finds.
    init(
        _ workspace: Workspace, reader: any WorkbookSource,
        isStopped: @escaping () -> Bool = { false }
    ) {
        self.workspace = workspace
        self.reader = reader
        self.isStopped = isStopped
    }

    /// How long to wait before the next look: longer and longer while there is trouble.
    var pause: Duration {
        min(Self.interval * (1 << min(troubles, 8)), Self.longestInterval)
    }

    /// Looks once, and takes in what has come to rest.
    ///
    /// - Parameters:
    ///   - moment: by the clock that only goes forward.
    ///   - clock: the time of day.
    /// - Returns: what is to be said.
    mutating func step(at moment: Duration, _ clock: Date) -> [String] {
        var lines: [String] = []
        do {
            lines = try look(at: moment, clock)
            if lastTrouble != nil { lines.insert(WatchText.recovered, at: 0) }
            lastTrouble = nil
            troubles = 0
        } catch {
            troubles += 1
            let sentence = LogText.discreet(Trouble.sentence(for: error))
            // The same trouble is told once, not every few minutes of a night.
            if sentence != lastTrouble {
                lines.append(WatchText.trouble(sentence))
            }
            lastTrouble = sentence
        }
        return lines
    }

    private mutating func look(at moment: Duration, _ clock: Date) throws -> [String] {
        guard FileManager.default.fileExists(atPath: workspace.inbox.display) else {
            throw Trouble.noInbox(path: workspace.inbox.display)
        }
        let inbox = try Inbox(of: workspace, givesBack: false)
        if settling.look(at: inbox.files, moment: moment), unnoted == nil {
            unnoted = Int64((clock.timeIntervalSince1970 * 1000).rounded(.down))
        }
        try noteSights()
        let isReady = inbox.files.contains { settling.isReady($0) && !$0.isOpenElsewhere }
        let isToBeat = beatAt.map { moment - $0 >= Self.heartbeat } ?? true
        guard isReady || isToBeat || isDayOver(clock) || isOutboxBehind else { return [] }
        let session = try Session(workspace, at: clock)
        let isDue = day != session.today || isOutboxBehind
        var lines: [String] = []
        if isDue || isReady {
            guard let work = try take(session) else { return [] }
            lines = work
        }
        if isToBeat {
            beatAt = moment
            lines.append(
                WatchText.heartbeat(
                    at: session.moment(session.now), waiting: inbox.files.count,
                    lastTaken: lastTaken.map(session.moment)))
        }
        return lines
    }

    /// Keeps when files were first seen, which decides whether they are late: before anything is
    /// read that may be wrong, and as of that moment even where another program works just now.
    private mutating func noteSights() throws {
        guard let moment = unnoted,
            FileManager.default.fileExists(atPath: workspace.store.display),
            let lock = try WorkspaceLock.take(in: workspace)
        else { return }
        try withExtendedLifetime(lock) {
            let store = try Store(path: workspace.store.display)
            _ = try Inbox.noted(in: workspace, store, at: moment)
            try store.close()
        }
        unnoted = nil
    }

    /// Whether another day has come since the outbox was brought up to date.
    private func isDayOver(_ clock: Date) -> Bool {
        guard let day, let last else { return true }
        return last.day(of: Int64(clock.timeIntervalSince1970 * 1000)) != day
    }

    /// Takes in what is ready; nil when another program works in the workspace just now.
    private mutating func take(_ session: Session) throws -> [String]? {
        let period = session.form.collectedPeriod(on: session.today)
        guard session.dueDate(of: period) != nil else {
            throw Trouble.notCollected(period: "\(period)")
        }
        let settling = settling
        let run = CollectionRun(
            session: session, period: period, day: session.today, reader: reader,
            doubt: .leave { settling.isYoung($0) })
        let summary = try session.aloneIfFree {
            try run.perform({ settling.isReady($0) }, isStopped: isStopped)
        }
        guard let summary else { return nil }
        for file in summary.files {
            if case .left = file.fate { self.settling.tried(file.file) }
            // What cannot be taken out of the inbox is not read again every few seconds.
            if file.removal != nil { self.settling.tried(file.file) }
        }
        let isWhole = !isStopped()
        if isWhole { (day, last) = (session.today, session) }
        isOutboxBehind = summary.outboxOutcome == .failed
        if isOutboxBehind { troubles += 1 }
        guard !summary.files.isEmpty || !summary.complaints.isEmpty else { return [] }
        if !summary.files.isEmpty { lastTaken = session.now }
        return [WatchText.taken(at: session.moment(session.now))]
            + summary.lines(form: session.form, isLogged: true)
    }
}
