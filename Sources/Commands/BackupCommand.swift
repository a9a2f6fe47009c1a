public import ArgumentParser
internal import Intake
internal import Messages

/// `svod backup`: a consistent copy of the workspace, while a run may be going on.
public struct BackupCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "backup", abstract: HelpText.backup)

    @OptionGroup var options: WorkspaceOptions

    @Argument(help: ArgumentHelp(HelpText.backupTo, valueName: "папка"))
    var place: String

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Makes the copy, checks it and says what is in it.
    public mutating func run() throws {
        try Terminal.perform {
            let made = try Backup(of: Session(options), at: place).make()
            if json {
                try Terminal.say(json: BackupFacts(made))
            } else {
                Terminal.say(
                    CommandText.backedUp(
                        made.path.display, files: made.files, bytes: made.bytes,
                        problems: made.problems))
            }
            return made.problems.isEmpty ? .done : .decision
        }
    }
}

/// What was copied, for programs; the sentences are Russian.
struct BackupFacts: Encodable {
    var path: String
    var files: Int
    var bytes: Int
    var problems: [String]

    init(_ made: Backup.Made) {
        path = made.path.display
        files = made.files
        bytes = made.bytes
        problems = made.problems
    }
}
