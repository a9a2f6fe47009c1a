public import ArgumentParser
internal import Intake

/// `svod worker`: a process that reads files for another process of the program. Not for people.
public struct WorkerCommand: ParsableCommand {
    /// The name of the command; no help shows it.
    public static let configuration = CommandConfiguration(
        commandName: WorkerPool.argument, shouldDisplay: false)

    /// Makes the command.
    public init() {}

    /// Reads until nobody asks any more.
    public func run() {
        Worker.serve()
    }
}
