public import ArgumentParser
internal import Foundation
internal import Messages

/// `svod run`: takes in what lies in the inbox and brings the outbox up to date.
public struct RunCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "run", abstract: HelpText.run)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var when: PeriodOptions

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Does the work and says what came of it.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let (period, day) = try session.period(when)
            let summary = try session.alone {
                try Readers.reading { reader in
                    try CollectionRun(session: session, period: period, day: day, reader: reader)
                        .perform(
                            progress: { done, all in
                                guard !json else { return }
                                Terminal.show(RunText.progress(done, of: all), isLast: done == all)
                            })
                }
            }
            if json {
                try Terminal.say(json: RunFacts(summary))
            } else {
                Terminal.say(summary.lines(form: session.form))
            }
            return summary.outcome
        }
    }
}
