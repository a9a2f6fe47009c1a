public import ArgumentParser
internal import Consolidation
internal import Forms
internal import Intake
internal import Messages
internal import Spreadsheet

/// `svod roadmap`: what the road map asks of whom, and what is overdue.
public struct RoadMapCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "roadmap", abstract: HelpText.roadMap, discussion: HelpText.roadMapMore)

    @OptionGroup var options: WorkspaceOptions

    @Option(name: .long, help: ArgumentHelp(HelpText.asOf, valueName: "дата"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.roadMapPeriod, valueName: "период"))
    var period: String?

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Says where the items stand.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let day = try asOf.map(Session.day) ?? session.today
            let period = try period.map(Session.period) ?? Period(containing: day)
            guard let roadMap = try session.roadMap() else {
                throw Trouble.noRoadMap(path: session.workspace.roadMap.display)
            }
            let state = try session.roadMapState(of: roadMap, on: day, period)
            if json {
                try Terminal.say(json: RoadMapFacts(state))
            } else {
                Terminal.say(RoadMapList.lines(state))
            }
            return state.overdue.isEmpty ? .done : .remarks
        }
    }
}

/// Where the road map stands, for programs.
struct RoadMapFacts: Encodable {
    struct Term: Encodable {
        var first: String
        var last: String

        init(_ term: RoadMapTerm) {
            first = "\(term.days.lowerBound)"
            last = "\(term.days.upperBound)"
        }
    }

    struct Statement: Encodable {
        var state: String
        var period: String
        var day: String
    }

    struct Share: Encodable {
        var parties: [String]
        var phase: String
        var term: Term?
        var next: Term?
        var unfinished: Int?
        var statement: Statement?
        var counts: [String: Int]?
    }

    struct Item: Encodable {
        var item: String
        var title: String
        var phase: String
        var shares: [Share]
    }

    var day: String
    var period: String
    /// The half-year of the institutions' reports.
    var reported: String?
    var accepted: Int
    var obliged: Int
    var overdue: Int
    var items: [Item]

    init(_ state: RoadMapState) {
        day = "\(state.asOf)"
        period = "\(state.period)"
        reported = state.reported.map { "\($0)" }
        accepted = state.accepted
        obliged = state.obliged
        overdue = state.overdue.count
        items = state.items.map { item in
            Item(
                item: item.item.number, title: item.item.title, phase: item.phase.rawValue,
                shares: item.shares.map { Share($0) })
        }
    }
}

extension RoadMapFacts.Share {
    fileprivate init(_ share: RoadMapState.Share) {
        parties = share.answer.parties.map(\.rawValue)
        phase = share.phase.rawValue
        term = share.term.map { RoadMapFacts.Term($0) }
        next = share.next.map { RoadMapFacts.Term($0) }
        unfinished = share.unfinished
        switch share.answer {
        case .office(_, let statement):
            self.statement = statement.map {
                .init(
                    state: $0.state.rawValue, period: "\($0.period)", day: "\($0.day)")
            }
        case .institutions(_, let counts):
            self.counts = counts.map { counts in
                Dictionary(
                    uniqueKeysWithValues: RoadMap.State.allCases.map {
                        ($0.rawValue, counts[$0])
                    })
            }
        }
    }
}
