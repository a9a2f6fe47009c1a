public import ArgumentParser
internal import Forms
internal import Messages
internal import Spreadsheet
internal import Store

/// `svod history`: all versions of an institution's reports, and what changed in them.
public struct HistoryCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "history", abstract: HelpText.history)

    @OptionGroup var options: WorkspaceOptions

    @Argument(help: ArgumentHelp(HelpText.historyOf, valueName: "отвечающий"))
    var respondent: String

    @Option(name: .long, help: ArgumentHelp(HelpText.historyPeriod, valueName: "период"))
    var period: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.whichForm, valueName: "форма"))
    var form: String?

    @Flag(name: .long, help: ArgumentHelp(HelpText.historyAll))
    var all = false

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Says what is on record.
    public mutating func run() throws {
        try Terminal.perform {
            let workspace = try Session(options)
            let wanted = try period.map(Session.period)
            let store = try workspace.store()
            let (session, inn) = try find(in: workspace, store)
            let histories = try store.histories(of: inn, form: session.form, period: wanted)
            guard !histories.isEmpty else {
                throw Trouble.noHistory(of: respondent, period: wanted.map { "\($0)" })
            }
            let organization =
                session.isOfInstitutions
                ? try store.register().first { $0.inn == inn }
                : try store.answers(to: session.form, period: histories[0].period)
                    .first { $0.organization.inn == inn }?.organization
            let files = Set(histories.flatMap { $0.steps.map(\.version.sha256) })
            let decisions = try store.decisions(on: inn, files: files)
                .filter { said in
                    let period = said.decision.period.flatMap { Period($0) }
                    return wanted == nil || period == nil || period == wanted
                }
                .map { (day: session.day(of: $0.at), decision: $0.decision) }
            if json {
                try Terminal.say(
                    json: HistoryFacts(
                        inn, organization, histories, decisions, form: session.form))
            } else {
                Terminal.say(
                    [HistoryText.head(organization, inn: inn)]
                        + histories.flatMap {
                            HistoryText.lines(on: $0, form: session.form, isWhole: all)
                        } + HistoryText.lines(on: decisions))
            }
            return .done
        }
    }
}

extension HistoryCommand {
    /// The form that is meant, and the key of who answers it: an ИНН is of an institution, anything
    /// else of the first form that has something on record under it. A name is enough while one
    /// district has it.
    private func find(
        in workspace: Session, _ store: Store
    ) throws -> (session: Session, key: String) {
        let named = try workspace.speaking(ofNamed: form)
        let isNumber = Organization(respondent: respondent, name: "").hasINN
        guard !named.isOfInstitutions || (form == nil && !isNumber) else {
            return (named, try Session.inn(respondent))
        }
        let sessions = form == nil ? workspace.others : [named]
        let wanted = sessions.compactMap { session in
            session.form.respondentKey(respondent).map { (session: session, key: $0) }
        }
        for (session, name) in wanted {
            let form = session.form
            let keys = try store.respondents(formID: form.id)
                .filter { form.isKey($0, ofName: name) }
            if keys.count > 1 {
                let known = try store.register().map(\.district)
                throw Trouble.severalRespondents(
                    respondent,
                    districts: keys.compactMap { form.district(ofKey: $0, among: known) })
            }
            if let key = keys.first { return (session, key) }
        }
        guard let first = wanted.first else { throw Trouble.notAnINN(respondent) }
        return first
    }
}

/// The history of an institution's reports, for programs; sentences and captions are Russian.
struct HistoryFacts: Encodable {
    struct Change: Encodable {
        var kind: String
        var sheet: String?
        var cell: String?
        var row: Int?
        var column: Int?
        var entry: Int?
        var key: String?
        /// What stood there: nil when nothing did, or when it is not told.
        var was: String?
        var now: String?
        var text: String
    }

    struct Version: Encodable {
        var number: Int
        var arrived: String
        var source: String
        var kind: String?
        var correction: Int?
        var verdict: String
        var errors: Int
        var warnings: Int
        var explained: Int
        var standing: String
        var sha256: String
        var repeats: [String]
        var changes: [Change]
    }

    struct Half: Encodable {
        var period: String
        var versions: [Version]
    }

    struct Decision: Encodable {
        var day: String
        var sha256: String?
        var inn: String?
        var period: String?
        var arrived: String?
        var way: String
        var text: String
    }

    var inn: String
    var name: String?
    var periods: [Half]
    var decisions: [Decision]

    init(
        _ inn: String, _ organization: Organization?, _ histories: [ReportHistory],
        _ decisions: [(day: CalendarDate, decision: JournalEntry.Decided)], form: Form
    ) {
        self.inn = inn
        name = organization?.name
        periods = histories.map { history in
            Half(
                period: "\(history.period)",
                versions: history.steps.map { Version($0, form: form) })
        }
        self.decisions = decisions.map { day, decision in
            Decision(
                day: "\(day)", sha256: decision.sha256, inn: decision.inn,
                period: decision.period, arrived: decision.day, way: decision.way.rawValue,
                text: HistoryText.sentence(decision))
        }
    }
}

extension HistoryFacts.Version {
    init(_ step: ReportHistory.Step, form: Form) {
        let version = step.version
        self.init(
            number: version.number, arrived: "\(version.arrival.date)",
            source: version.arrival.source.rawValue, kind: step.kind, correction: step.correction,
            verdict: version.verdict.rawValue,
            errors: version.findings.count { $0.severity == .error },
            warnings: version.findings.count { $0.severity == .warning },
            explained: version.findings.count { $0.explanation != nil },
            standing: step.standing.rawValue, sha256: version.sha256,
            repeats: step.repeats.map { "\($0.date)" },
            changes: step.changes.map { HistoryFacts.Change($0, form: form) })
    }
}

extension HistoryFacts.Change {
    init(_ change: ReportChange, form: Form) {
        var (kind, was, now) = ("cell", nil as String?, nil as String?)
        switch change.kind {
        case .rowAdded: kind = "rowAdded"
        case .rowRemoved: kind = "rowRemoved"
        case .cell(let old, let new):
            if old == .personal || new == .personal {
                kind = "personal"
            } else {
                (was, now) = (Self.text(old), Self.text(new))
            }
        }
        let place = change.place
        self.init(
            kind: kind, sheet: place.sheet, cell: place.cell?.description, row: place.row,
            column: place.column, entry: place.ordinal, key: change.rowKey, was: was, now: now,
            text: HistoryText.sentence(change, form: form))
    }

    private static func text(_ content: ReportChange.Content) -> String? {
        switch content {
        case .blank, .personal: nil
        case .value(.number(let number)): "\(number)"
        case .value(.date(let day)): "\(day)"
        case .value(.text(let text)): text
        case .unread: HistoryText.words(content)
        }
    }
}
