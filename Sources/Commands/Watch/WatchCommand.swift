public import ArgumentParser
internal import Foundation
internal import Intake
internal import Messages

/// `svod watch`: the work of `run`, as long as the program is not told to end.
public struct WatchCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "watch", abstract: HelpText.watch)

    @OptionGroup var options: WorkspaceOptions

    /// Makes the command; the parser fills it.
    public init() {}

    /// Watches until the program is told to end.
    public mutating func run() throws {
        try Terminal.perform {
            let workspace = Workspace(options.workspace)
            // A workspace that cannot work is told of at once.
            _ = try Session(workspace).register()
            guard let lock = try WorkspaceLock.take(in: workspace, for: .watch) else {
                throw Trouble.alreadyWatched(workspace: workspace.root.display)
            }
            try withExtendedLifetime(lock) {
                try Readers.reading { watch(workspace, reader: $0) }
            }
            return .done
        }
    }

    private func watch(_ workspace: Workspace, reader: any WorkbookSource) {
        let stop = StopSignal()
        var watch = Watch(workspace, reader: reader) { stop.isSet }
        let clock = ContinuousClock()
        let start = clock.now
        Terminal.say(WatchText.begun(workspace.inbox.display))
        while !stop.isSet {
            Terminal.say(watch.step(at: clock.now - start, Date()))
            guard !stop.isSet else { break }
            stop.wait(watch.pause)
        }
        Terminal.say(WatchText.ended)
    }
}
