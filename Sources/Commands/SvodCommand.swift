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
}
