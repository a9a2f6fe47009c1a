public import ArgumentParser
internal import Intake
internal import Messages
internal import Store

/// `svod verify`: the integrity of the store and the archive.
public struct VerifyCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "verify", abstract: HelpText.verify)

    @OptionGroup var options: WorkspaceOptions

    /// Makes the command; the parser fills it.
    public init() {}

    /// Reads everything and says what is wrong.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let store = try session.store()
            let known = try store.files()
            var problems = try store.integrityProblems().map(CommandText.damage)
            for file in known {
                do throws(StoreError) { try session.archive.verify(file) } catch {
                    problems.append(StoreText.sentence(error))
                }
            }
            let surplus = Set(try session.archive.files()).subtracting(known)
            problems += surplus.sorted().map(CommandText.surplus)
            Terminal.say(CommandText.verified(files: known.count, problems: problems))
            return problems.isEmpty ? .done : .decision
        }
    }
}
