public import ArgumentParser
internal import Definitions
internal import Forms
internal import Intake
internal import Messages

/// `svod form check`: every mistake in a definition, with its place and its remedy.
public struct FormCheckCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "check", abstract: HelpText.formCheck, discussion: HelpText.formCheckMore)

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    @Option(name: .long, help: ArgumentHelp(HelpText.formOfIndicators, valueName: "файл"))
    var form: String?

    @Argument(help: ArgumentHelp(HelpText.definition, valueName: "файл"))
    var file: String

    /// Makes the command; the parser fills it.
    public init() {}

    /// Reads the file and says what is wrong with it.
    public mutating func run() throws {
        try Terminal.perform {
            let text = try DefinitionText.read(RawPath(file))
            let (mistakes, summary) = try review(text)
            let isSound = mistakes.allSatisfy(\.isAdvice)
            if json {
                try Terminal.say(json: ReviewFacts(file: file, mistakes, isSound: isSound))
            } else {
                Terminal.say(ReviewText.lines(of: mistakes, in: text, file: file))
                Terminal.say((isSound ? summary : []) + [ReviewText.closing(mistakes)])
            }
            return isSound ? .done : .remarks
        }
    }

    /// What there is to say of a text, and what it consists of.
    private func review(_ text: String) throws -> (mistakes: [Mistake], summary: [String]) {
        let kind: DefinitionKind?
        do { kind = try DefinitionKind.kind(of: text) } catch { return (error.mistakes, []) }
        switch kind {
        case .form:
            let review = try FormFile.review(text, at: RawPath(file))
            return (review.mistakes, review.form.map(FormSummaryText.lines) ?? [])
        case .indicators:
            let review = IndicatorsFile.review(yaml: text, for: try formBeside())
            return (review.mistakes, [file, ReviewText.indicators(review.indicators.count)])
        case .roadMap:
            let review = RoadMapFile.review(yaml: text, for: try formBeside())
            return (review.mistakes, [file, ReviewText.items(review.roadMap?.items.count ?? 0)])
        case nil: throw Trouble.noDefinition(path: file)
        }
    }

    /// The form whose cells a file names: the one beside it unless another is named.
    private func formBeside() throws -> Form {
        let path =
            form.map { RawPath($0) } ?? RawPath(file).folder.appending(Workspace("").form.lastPart)
        return try FormFile.form(try DefinitionText.read(path), at: path)
    }
}

/// What there is to say of a definition, for programs; the sentences are Russian.
struct ReviewFacts: Encodable {
    /// A mistake or a piece of advice.
    struct Remark: Encodable {
        var line: Int
        var column: Int
        var kind: String
        var code: String
        var fact: String
        var remedy: String

        init(_ mistake: Mistake) {
            let text = MistakeText(mistake)
            line = mistake.line
            column = mistake.column
            kind = mistake.isAdvice ? "advice" : "mistake"
            code = mistake.kind.code
            fact = text.fact
            remedy = text.remedy
        }
    }

    var file: String
    var sound: Bool
    var remarks: [Remark]

    init(file: String, _ mistakes: [Mistake], isSound: Bool) {
        self.file = file
        sound = isSound
        remarks = mistakes.map(Remark.init)
    }
}
