internal import Definitions
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store
internal import WorkbookReader

/// A workspace with its definitions read: what every command begins with.
struct Session {
    let workspace: Workspace
    /// The form that is spoken of: that of the institutions unless another one was asked for.
    private(set) var form: Form
    /// All forms of the workspace, that of the institutions first.
    let forms: [Form]
    /// Brings reports on older versions of the form up to it.
    private(set) var versions: VersionTranslator
    /// A sum over the forms' definitions and the program: what they make is the same while it is.
    let making: String?
    let settings: Settings
    /// The day on which the command runs, in the time zone of the workspace.
    let today: CalendarDate
    /// The moment at which the command runs, in milliseconds since 1970.
    let now: Int64
    private let timeZone: TimeZone

    /// Reads the form and the settings of a workspace.
    init(_ options: WorkspaceOptions) throws {
        try self.init(Workspace(options.workspace))
    }

    /// Reads the form and the settings of a workspace for a command that runs at that moment.
    init(_ workspace: Workspace, at clock: Date = Date()) throws {
        self.workspace = workspace
        let files = try FormFile.all(in: workspace)
        for (name, original) in try FormFile.copies(in: workspace.templates) {
            Terminal.complain(CommandText.copyOfForm(name, of: original))
        }
        forms = try FormFile.forms(of: files)
        guard let form = forms.first, form.respondents == .institutions else {
            throw Trouble.noFormOfInstitutions(folder: workspace.templates.display)
        }
        self.form = form
        versions = VersionTranslator(form: form)
        making = try Self.making(files)
        settings =
            try FormFile.text(at: workspace.settings).map {
                try SettingsFile.settings(yaml: $0, file: workspace.settings.display)
            } ?? Settings()
        guard let zone = TimeZone(identifier: settings.timeZone) else {
            throw Trouble.noTimeZone(settings.timeZone)
        }
        timeZone = zone
        now = Int64((clock.timeIntervalSince1970 * 1000).rounded(.down))
        today = Self.day(of: now, in: zone)
    }

    /// The day of a moment in the time zone of the workspace.
    func day(of moment: Int64) -> CalendarDate { Self.day(of: moment, in: timeZone) }

    private static func day(of moment: Int64, in zone: TimeZone) -> CalendarDate {
        let seconds = Int((Double(moment) / 1000).rounded(.down))
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        return CalendarDate(
            dayNumber: Int((Double(seconds + offset) / 86_400).rounded(.down)))
    }

    /// The half-year and the day that the options name.
    func period(_ options: PeriodOptions) throws -> (period: Period, day: CalendarDate) {
        let day = try options.asOf.map(Self.day) ?? today
        let period = try options.period.map(Self.period) ?? form.collectedPeriod(on: day)
        guard dueDate(of: period) != nil else { throw Trouble.notCollected(period: "\(period)") }
        return (period, day)
    }

    /// The general last day of a half-year.
    func dueDate(of period: Period) -> CalendarDate? {
        form.dueDate(of: period, settings.weekendRule)
    }

    /// The time of day of a moment, told in milliseconds since 1970: «14:32».
    func timeOfDay(of moment: Int64) -> String {
        let seconds = Int(moment / 1000)
        let zone = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let minutes = (seconds + zone) / 60 % (24 * 60)
        let rest = minutes % 60
        return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    static func period(_ text: String) throws -> Period {
        guard let period = Period(text) else { throw Trouble.notAPeriod(text) }
        return period
    }

    static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(iso: text) else { throw Trouble.notADay(text) }
        return day
    }

    static func inn(_ text: String) throws -> String {
        guard INN.isValid(text) else { throw Trouble.notAnINN(text) }
        return text
    }

    // MARK: Files of the workspace

    /// The indicators.
    func indicators() throws -> [Indicator] {
        let path = workspace.indicators
        guard let yaml = try FormFile.text(at: path) else {
            throw Trouble.noIndicators(path: path.display)
        }
        return try IndicatorsFile.indicators(from: yaml, for: form, file: path.display)
    }

    /// The register as КИМЦ keeps it, and what is wrong in it.
    func register() throws -> RegisterImport.Reading {
        let path = workspace.register.display
        guard FileManager.default.fileExists(atPath: path) else {
            throw Trouble.noRegister(path: path)
        }
        let contents: WorkbookContents
        do throws(WorkbookError) {
            contents = try WorkbookReader(path: path, limits: .large).contents()
        } catch {
            throw Trouble.unreadableRegister(path: path, error)
        }
        let reading = RegisterImport(form: form).read(contents)
        guard !reading.organizations.isEmpty else {
            throw Trouble.emptyRegister(path: path, reading.problems)
        }
        return reading
    }

    /// Opens the store and brings it up to the register.
    func store(register: [Organization]) throws -> Store {
        let store = try store()
        try store.saveRegister(register, takenAt: now)
        return store
    }

    /// Opens the store; a new one is made only where nothing was ever archived.
    func store() throws -> Store {
        let path = workspace.store.display
        let isNew = !FileManager.default.fileExists(atPath: path)
        guard try !isNew || archive.files().isEmpty else { throw Trouble.storeLost(path: path) }
        return try Store(path: path)
    }

    /// The store, brought up to the register; nil while nothing was ever taken in.
    func existingStore(register: [Organization]) throws -> Store? {
        let isThere = FileManager.default.fileExists(atPath: workspace.store.display)
        // A store that is gone although files were archived is told of by opening it.
        guard try isThere || !archive.files().isEmpty else { return nil }
        return try store(register: register)
    }

    /// Brings the mirror of the events level with the store.
    ///
    /// - Returns: what the two say differently, as a sentence; nil when they are level.
    func level(_ store: Store) throws(StoreError) -> String? {
        try Mirror.level(store, to: workspace.journal.display, at: now).map(JournalText.sentence)
    }

    /// Notes that the clock of the computer is behind what is on record, so that days of arrival
    /// would be wrong.
    ///
    /// - Returns: that as a sentence; nil when the clock is plausible.
    func doubtAboutClock(_ store: Store) throws(StoreError) -> String? {
        guard let latest = try store.latestMoment(), latest - now > Self.clockTolerance else {
            return nil
        }
        try store.append([.clock(.init(latest: latest, now: now))], at: now)
        return CommandText.clockIsBehind(moment(now), recorded: moment(latest))
    }

    /// The day and the time of day of a moment: «15.12.2026 9:05».
    func moment(_ moment: Int64) -> String {
        "\(day(of: moment).russian) \(timeOfDay(of: moment))"
    }

    /// How far clocks may differ, in milliseconds: clocks are set by some seconds now and then.
    private static let clockTolerance: Int64 = 5 * 60 * 1000

    /// The same workspace, spoken of for another of its forms.
    func speaking(of other: Form) -> Session {
        var session = self
        session.form = other
        session.versions = VersionTranslator(form: other)
        return session
    }

    /// The archive.
    var archive: Archive { Archive(directory: workspace.archive.display) }

    /// Holds the workspace for this program alone while `work` runs.
    @discardableResult
    func alone<Value>(_ work: () throws -> Value) throws -> Value {
        guard let value = try aloneIfFree(work) else {
            throw Trouble.busy(workspace: workspace.root.display)
        }
        return value
    }

    /// Holds the workspace for this program alone while `work` runs; nil when another holds it.
    func aloneIfFree<Value>(_ work: () throws -> Value) throws -> Value? {
        guard let lock = try WorkspaceLock.take(in: workspace) else { return nil }
        return try withExtendedLifetime(lock) { try work() }
    }

    /// A sum over the program, the forms and their older versions.
    private static func making(_ files: [RawPath]) throws -> String? {
        guard let program, let first = files.first else { return nil }
        let texts = try (files + FormFile.older(beside: first)).map {
            try FormFile.text(at: $0) ?? ""
        }
        return HashedBytes(Array(([program] + texts).joined(separator: "\u{0}").utf8)).sha256
    }

    /// What tells one build of the program from another; nil when the system does not say.
    private static let program: String? = Bundle.main.executablePath.flatMap { path in
        Disk.stamp(of: RawPath(path)).map {
            "\($0.size) \($0.modified) \($0.modifiedNanoseconds)"
        }
    }
}
