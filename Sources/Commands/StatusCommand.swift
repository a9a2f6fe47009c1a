public import ArgumentParser
internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Store

/// `svod status`: who sent what, when, in which state.
public struct StatusCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "status", abstract: HelpText.status)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var when: PeriodOptions

    @Option(name: .long, help: ArgumentHelp(HelpText.whichForm, valueName: "форма"))
    var form: String?

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Says how the collection stands.
    public mutating func run() throws {
        try Terminal.perform {
            let whole = try Session(options)
            let session = try whole.speaking(ofNamed: form)
            let store = try session.store()
            let (period, day) = try session.periodOnRecord(when, in: store)
            var reports = try session.reports(of: period, by: day, in: store)
            if reports.isEmpty, session.isOfInstitutions {
                reports = try session.register().organizations.map { Report(organization: $0) }
            }
            guard
                let board = Board(
                    reports, of: period, form: session.form, on: day, settings: session.settings)
            else { throw Trouble.notCollected(period: "\(period)") }
            if json {
                try Terminal.say(json: StatusFacts(board))
            } else {
                Terminal.say(CommandText.status(board, form: session.form))
                let (shown, toDecide) = whole.countOfShown(try store.unresolved())
                if shown > 0 {
                    let path = session.workspace.unclear.display
                    Terminal.say(RunText.waiting(shown, toDecide: toDecide, at: path))
                }
            }
            return .done
        }
    }
}

/// How the collection stands, for programs.
struct StatusFacts: Encodable {
    struct Institution: Encodable {
        var inn: String
        var name: String
        var district: String
        var kind: String
        var state: String
        var due: String
        var arrived: String?
        var daysLate: Int
        var version: Int?
        var verdict: String?
        var filled: Int?
        var required: Int?
    }

    var period: String
    var day: String
    var deadline: String
    var counts: CountFacts
    var institutions: [Institution]

    init(_ board: Board) {
        period = "\(board.period)"
        day = "\(board.day)"
        deadline = "\(board.deadline)"
        counts = CountFacts(board.total)
        institutions = board.statuses.map { status in
            Institution(
                inn: status.organization.inn, name: status.organization.name,
                district: status.organization.district, kind: status.organization.kind,
                state: status.state.rawValue, due: "\(status.duty.due)",
                arrived: status.arrival.map { "\($0.date)" }, daysLate: status.daysLate,
                version: status.version?.number, verdict: status.version?.verdict.rawValue,
                filled: status.version?.filledCells, required: status.version?.requiredCells)
        }
    }
}
