public import ArgumentParser
internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// `svod blanks`: writes one blank for each institution.
public struct BlanksCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "blanks", abstract: HelpText.blanks)

    @OptionGroup var options: WorkspaceOptions

    @Option(name: .long, help: ArgumentHelp(HelpText.period, valueName: "период"))
    var period: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.org, valueName: "отвечающий"))
    var org: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.whichForm, valueName: "форма"))
    var form: String?

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the blanks and says where they lie.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options).speaking(ofNamed: form)
            let register = try session.register()
            let period =
                try period.map(Session.period) ?? session.form.collectedPeriod(on: session.today)
            let issued = try session.alone {
                let issue = try BlankIssue(
                    session: session, period: period, register: register.organizations)
                return try issue.write(try addressees(session, register.organizations))
            }
            Terminal.say(issued.sentence(period, in: session))
            for problem in register.problems {
                Terminal.complain(RegisterText.sentence(for: problem))
            }
            return register.problems.isEmpty ? .done : .remarks
        }
    }

    /// Who gets a blank of their own; nobody for a form that people answer in their own name.
    private func addressees(
        _ session: Session, _ register: [Organization]
    ) throws -> [Organization] {
        let all = session.isOfInstitutions ? register : session.offices
        guard let org else { return all }
        let isPersonal = session.form.respondents == .persons
        let key = session.isOfInstitutions ? try Session.inn(org) : session.form.respondentKey(org)
        let found = all.filter { $0.inn == key }
        guard found.isEmpty, !isPersonal else { return found }
        throw session.isOfInstitutions
            ? Trouble.noInstitution(inn: org)
            : Trouble.noRespondent(org, known: all.map(\.name))
    }
}
