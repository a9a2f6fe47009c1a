public import ArgumentParser
internal import Messages

/// The root of all commands.
public struct SvodCommand: ParsableCommand {
    /// The name of the program and what it can do.
    public static let configuration = CommandConfiguration(
        commandName: "svod", abstract: RootHelp.abstract,
        subcommands: [
            InitCommand.self, BlanksCommand.self, RunCommand.self, WatchCommand.self,
            CheckCommand.self, StatusCommand.self, RoadMapCommand.self, ExportCommand.self,
            TraceCommand.self, ReceiveCommand.self,
            HistoryCommand.self, VerifyCommand.self, BackupCommand.self, DemoCommand.self,
            CellsCommand.self, FormCommand.self, WorkerCommand.self,
        ])

    /// Makes the command; the parser fills it.
    public init() {}

    /// The arguments, without the question for help if they ask it for a command that does not
    /// exist: the parser would show the help of the whole program and say nothing of the mistake.
    static func understood(_ arguments: [String]) -> [String] {
        let questions = ["help", "-h", "--help"]
        guard arguments.first == "help" || arguments.contains(where: questions[1...].contains)
        else { return arguments }
        let asked = Array(arguments.drop { $0 == "help" }).filter { !questions[1...].contains($0) }
        var command: any ParsableCommand.Type = self
        for word in asked.prefix(while: { !$0.hasPrefix("-") }) {
            let subcommands = command.configuration.subcommands
            if subcommands.isEmpty { return arguments }
            guard let next = subcommands.first(where: { $0.configuration.commandName == word })
            else { return asked }
            command = next
        }
        return arguments
    }
}
