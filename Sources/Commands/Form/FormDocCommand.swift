public import ArgumentParser
internal import Definitions
internal import Intake
internal import Messages

/// `svod form doc`: the methodology of a form, written from its definition.
public struct FormDocCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "doc", abstract: HelpText.formDoc)

    @OptionGroup var options: WorkspaceOptions

    @Option(name: .long, help: ArgumentHelp(HelpText.output, valueName: "файл"))
    var output: String?

    @Argument(help: ArgumentHelp(HelpText.definitionOrWorkspace, valueName: "файл"))
    var file: String?

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the methodology.
    public mutating func run() throws {
        try Terminal.perform {
            let path = file.map { RawPath($0) } ?? Workspace(options.workspace).form
            let text = try DefinitionText.read(path)
            let review = try FormFile.review(text, at: path)
            guard let form = review.form else {
                let serious = review.mistakes.filter { !$0.isAdvice }
                for line in ReviewText.lines(of: serious, in: text, file: path.display) {
                    Terminal.complain(line)
                }
                Terminal.complain(ReviewText.closing(serious))
                return .remarks
            }
            let document = FormGuide(form: form).markdown
            guard let output else {
                Terminal.say(String(document.dropLast()))
                return .done
            }
            let target = RawPath(output)
            try Disk.publish(Array(document.utf8), at: target)
            Terminal.say(CommandText.written(target.display))
            return .done
        }
    }
}
