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
                let issue = try BlankIssue(
                    session: session, period: period, register: register.organizations)
                return try issue.write(organizations)
            }
            Terminal.say(issued.sentence(period, in: session.workspace))
            for problem in register.problems {
                Terminal.complain(RegisterText.sentence(for: problem))
            }
            return register.problems.isEmpty ? .done : .remarks
        }
    }
}

/// The blanks of a half-year.
struct BlankIssue {
    /// What was written.
    struct Result {
        /// How many blanks.
        var count = 0
        /// How many of them go on from the report before.
        var prefilled = 0

        func sentence(_ period: Period, in workspace: Workspace) -> String {
            CommandText.blanks(
                count, prefilled: prefilled, period, at: workspace.blanks(of: "\(period)").display)
        }
    }

    private let session: Session
    private let period: Period
    /// Where the reports before are; nil while nothing was ever taken in.
    private let store: Store?

    /// Prepares the blanks; the register tells whose reports before count.
    init(session: Session, period: Period, register: [Organization]) throws {
        self.session = session
        self.period = period
        store = try session.existingStore(register: register)
    }

    /// Writes the blanks of those that owe a report.
    func write(_ organizations: [Organization]) throws -> Result {
        guard let deadline = session.dueDate(of: period) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        let folder = session.workspace.blanks(of: "\(period)")
        try Disk.makeFolder(folder)
        try Disk.sweepParts(in: folder)
        let layout = BlankLayout(form: session.form)
        let created = DateTime(date: session.today)
        let (form, versions, period, store) = (session.form, session.versions, period, store)
        let issued = try Parallel.map(organizations) { organization -> Bool? in
            let duty = Duty(of: organization, for: period, deadline: deadline)
            guard duty.isObliged else { return nil }
            let previous = try store?.previousAccepted(
                inn: organization.inn, before: period, formID: form.id)
            let document = layout.document(
                organization: organization, period: period, due: duty.due, created: created,
                previous: previous.map(versions.current))
            let name = FileName.safe(CommandText.blankName(form, organization, period))
            try Disk.publish(try WorkbookFile.bytes(of: document), at: folder.appending(name))
            return previous != nil
        }.compactMap(\.self)
        return Result(count: issued.count, prefilled: issued.count { $0 })
    }
}
