public import ArgumentParser
internal import Messages
internal import Store

/// `svod verify`: whether the store, its journal, the archive and the outbox are as they were written.
public struct VerifyCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "verify", abstract: HelpText.verify)

    @OptionGroup var options: WorkspaceOptions

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Reads everything and says what is wrong.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let store = try session.store()
            let verification = Verification(of: session.workspace, store)
            if json {
                try Terminal.say(json: VerificationFacts(verification))
            } else {
                Terminal.say(
                    CommandText.verified(
                        files: verification.files, events: verification.events,
                        damage: verification.damage.map(\.text),
                        remarks: verification.remarks.map(\.text)))
            }
            return verification.outcome
        }
    }
}
