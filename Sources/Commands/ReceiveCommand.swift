public import ArgumentParser
internal import Forms
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store
internal import WorkbookReader

/// `svod receive`: what a person decided about a file.
public struct ReceiveCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "receive", abstract: HelpText.receive)

    @OptionGroup var options: WorkspaceOptions

    @Argument(help: ArgumentHelp(HelpText.file, valueName: "файл"))
    var file: String

    @Option(name: .long, help: ArgumentHelp(HelpText.date, valueName: "дата"))
    var date: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.org, valueName: "отвечающий"))
    var org: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.periodOfFile, valueName: "период"))
    var period: String?

    /// Makes the command; the parser fills it.
    public init() {}

    /// Puts the decision on record and brings the outbox up to date.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let day = try date.map(Session.day)
            if let date, let day, day > session.today { throw Trouble.futureDay(date) }
            let decision = Decision(
                inn: try org.map(session.respondent), period: try period.map(Session.period))
            return try session.alone {
                try Readers.reading { try receive(session, decision, day, $0) }
            }
        }
    }

    private func receive(
        _ session: Session, _ decision: Decision, _ day: CalendarDate?,
        _ reader: any WorkbookSource
    ) throws -> Outcome {
        let register = try session.register().organizations
        if let inn = decision.inn, Organization(respondent: inn, name: "").hasINN,
            !register.contains(where: { $0.inn == inn })
        {
            throw Trouble.noInstitution(inn: inn)
        }
        let usual = session.form.collectedPeriod(on: session.today)
        var collection = CollectionRun(
            session: session, period: decision.period ?? usual, day: session.today, reader: reader)
        let store = try session.store(register: register)
        // What is wrong with it is told by the run that follows.
        _ = try session.level(store)
        let bytes = try Disk.bytes(of: RawPath(file), limit: Limits.form.fileSize)
        let sha256 = HashedBytes(bytes).sha256
        let known = try store.knownFile(sha256: sha256)
        if let counted = known?.report, let inn = decision.inn, inn != counted.inn {
            throw Trouble.alreadyCounted(inn: counted.inn, period: "\(counted.period)")
        }
        let taken = try collection.withIntake(store, register) { intake in
            try intake.receive(RawPath(file), decision, arrived: day)
        }
        if let day, taken.count == 1, case .report = taken[0].fate {
            // The same bytes may be on record with another day; what a person enters goes first.
            try store.setArrival(ofFile: sha256, to: day, enteredAt: session.now)
        }
        try store.close()
        for taken in taken {
            if let day, known?.report != nil {
                Terminal.say(CommandText.arrivalSet(taken.file.name, to: day))
            } else {
                Terminal.say(
                    CommandText.received(
                        taken.file.name,
                        sentence: RunText.sentence(on: taken, forms: session.forms),
                        arrived: taken.arrival.date))
            }
        }
        // What other forms are collected for is no half-year of the institutions.
        let isOfOthers = taken.allSatisfy { $0.formID ?? session.form.id != session.form.id }
        if isOfOthers { collection.period = usual }
        let summary = try collection.perform()
        Terminal.say(summary.lines(form: session.form))
        if case .left? = taken.last?.fate { return .failed }
        return summary.outcome
    }
}
