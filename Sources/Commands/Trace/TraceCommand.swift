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
        TraceText.lines(
            on: traced.number, at: traced.place, traced.origin, traced.outcome, form: form,
            isWhole: isWhole, files: try run.files(of: traced.number), round: run.round(checking:))
    }
}
