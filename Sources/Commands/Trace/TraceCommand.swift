public import ArgumentParser
internal import Consolidation
internal import Forms
internal import Messages
internal import Reports
internal import Store

/// `svod trace`: the cells of the reports that a number of a consolidated workbook is made of.
public struct TraceCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "trace", abstract: TraceText.command)

    @OptionGroup var options: WorkspaceOptions

    @Argument(help: ArgumentHelp(TraceText.book, valueName: "книга"))
    var book: String

    @Argument(help: ArgumentHelp(TraceText.place, valueName: "лист!ячейка"))
    var place: String

    @Flag(name: .long, help: ArgumentHelp(TraceText.all))
    var all = false

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Says what the number is made of, and whether it adds up.
    public mutating func run() throws {
        try Terminal.perform {
            let place = try TracePlace(place)
            let session = try Session(options)
            let store = try session.store()
            let run = try TraceRun(book, in: session, store)
            let traced = try run.trace(place)
            if json {
                try Terminal.say(json: TraceFacts(traced, of: run, form: session.form))
            } else {
                Terminal.say(try Self.lines(on: traced, of: run, session.form, isWhole: all))
            }
            try store.close()
            return traced.outcome.isGood ? .done : .remarks
        }
    }

    static func lines(
        on traced: TraceRun.Traced, of run: TraceRun, _ form: Form, isWhole: Bool
    ) throws(StoreError) -> [String] {
        var files: [[TracedFile?]] = []
        for total in traced.number.totals {
            var found: [TracedFile?] = []
            for part in total.contributions { found.append(try run.file(of: part)) }
            files.append(found)
        }
        return TraceText.lines(
            on: traced.number, at: traced.place, traced.origin, traced.outcome, form: form,
            isWhole: isWhole, files: files)
    }
}

/// What a number is made of, for programs; sentences and captions are Russian.
struct TraceFacts: Encodable {
    struct Cell: Encodable {
        var row: Int
        var column: Int
        var sheet: String
        var cell: String
        var value: String?
        /// The cell whose answer says that this blank one is 0.
        var impliedBy: String?
    }

    struct Part: Encodable {
        var inn: String
        var name: String
        var period: String
        var amount: String
        var cells: [Cell]
        var version: Int?
        var file: String?
        var sha256: String?
        var arrived: String?
        var source: String?
        var seen: String?
    }

    struct Missing: Encodable {
        var inn: String
        var name: String
        var period: String
        var reason: String
    }

    struct Total: Encodable {
        var text: String
        var sum: String
        var periods: [String]
        var contributions: [Part]
        var missing: [Missing]
    }

    var book: String
    var period: String
    var day: String
    var place: String
    var text: String
    var value: Double
    var now: Double?
    var sum: Double?
    var addsUp: Bool
    var isUpToDate: Bool
    var changed: [String]
    var totals: [Total]

    init(_ traced: TraceRun.Traced, of run: TraceRun, form: Form) throws {
        book = run.mark.kind.rawValue
        period = "\(run.mark.period)"
        day = "\(run.mark.day)"
        place = traced.place
        text = TraceText.subject(of: traced.origin, form: form)
        value = traced.outcome.inBook
        now = traced.outcome.now
        sum = traced.outcome.sum
        addsUp = traced.outcome.addsUp
        isUpToDate = traced.outcome.isUpToDate && traced.outcome.changed.isEmpty
        changed = traced.outcome.changed.map(\.inn)
        totals = try traced.number.totals.map { total in
            Total(
                text: TraceText.name(of: total.measure, form: form), sum: "\(total.sum)",
                periods: total.periods.map { "\($0)" },
                contributions: try total.contributions.map {
                    Part($0, try run.file(of: $0))
                },
                missing: total.gaps.map { gap in
                    Missing(
                        inn: gap.organization.inn, name: gap.organization.name,
                        period: "\(gap.period)", reason: TraceText.name(of: gap.reason))
                })
        }
    }
}

extension TraceFacts.Part {
    init(_ part: Contribution, _ file: TracedFile?) {
        self.init(
            inn: part.organization.inn, name: part.organization.name, period: "\(part.period)",
            amount: "\(part.amount)",
            cells: part.cells.map { cell in
                TraceFacts.Cell(
                    row: cell.key.row, column: cell.key.column, sheet: cell.source.sheet,
                    cell: "\(cell.source.cell)",
                    value: cell.value.map { value in
                        switch value {
                        case .number(let number): "\(number)"
                        case .date(let day): "\(day)"
                        case .text(let text): text
                        }
                    }, impliedBy: cell.impliedBy.map { "r\($0.row).c\($0.column)" })
            }, version: part.version, file: file?.name, sha256: file?.sha256,
            arrived: file.map { "\($0.arrival.date)" }, source: file?.arrival.source.rawValue,
            seen: file?.seen)
    }
}
