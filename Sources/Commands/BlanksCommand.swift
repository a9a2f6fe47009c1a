public import ArgumentParser
internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import WorkbookWriter

/// `svod blanks`: writes one blank for each institution.
public struct BlanksCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "blanks", abstract: HelpText.blanks)

    @OptionGroup var options: WorkspaceOptions

    @Option(name: .long, help: ArgumentHelp(HelpText.period, valueName: "период"))
    var period: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.org, valueName: "ИНН"))
    var org: String?

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the blanks and says where they lie.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let register = try session.register()
            let period =
                try period.map(Session.period) ?? session.form.collectedPeriod(on: session.today)
            let inn = try org.map(Session.inn)
            let organizations = register.organizations.filter { inn == nil || $0.inn == inn }
            if let inn, organizations.isEmpty { throw Trouble.noInstitution(inn: inn) }
            let issued = try session.alone {
                try BlankIssue(session: session, period: period).write(organizations)
            }
            Terminal.say(
                CommandText.blanks(
                    issued, period, at: session.workspace.blanks(of: "\(period)").display))
            for problem in register.problems {
                Terminal.complain(RegisterText.sentence(for: problem))
            }
            return register.problems.isEmpty ? .done : .remarks
        }
    }
}

/// The blanks of a half-year.
struct BlankIssue {
    let session: Session
    let period: Period

    /// Writes the blanks of those that owe a report.
    ///
    /// - Returns: how many.
    func write(_ organizations: [Organization]) throws -> Int {
        guard let deadline = session.dueDate(of: period) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        let folder = session.workspace.blanks(of: "\(period)")
        try Disk.makeFolder(folder)
        try Disk.sweepParts(in: folder)
        let layout = BlankLayout(form: session.form)
        let created = DateTime(date: session.today)
        let form = session.form
        let period = period
        let issued = try Parallel.map(organizations) { organization in
            let duty = Duty(of: organization, for: period, deadline: deadline)
            guard duty.isObliged else { return false }
            let document = layout.document(
                organization: organization, period: period, due: duty.due, created: created)
            let name = FileName.safe(CommandText.blankName(form, organization, period))
            try Disk.publish(try WorkbookFile.bytes(of: document), at: folder.appending(name))
            return true
        }
        return issued.count { $0 }
    }
}
