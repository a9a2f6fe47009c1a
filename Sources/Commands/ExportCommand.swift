public import ArgumentParser
internal import Forms
internal import Intake
internal import Messages
internal import Store

/// `svod export`: a consolidated workbook, or the one КИМЦ works with itself.
public struct ExportCommand: ParsableCommand {
    /// For whom a workbook is made.
    enum Audience: String, ExpressibleByArgument, CaseIterable {
        case guo, rcn, kimc

        /// What its workbook needs.
        var extent: City.Extent {
            switch self {
            case .guo, .kimc: .history
            case .rcn: .years
            }
        }
    }

    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "export", abstract: HelpText.export)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var when: PeriodOptions

    @Argument(help: ArgumentHelp(HelpText.audience, valueName: "кому"))
    var audience: Audience

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the workbook and says where it lies.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let (period, day) = try session.period(when)
            return try session.alone {
                let register = try session.register().organizations
                let indicators = try session.indicators()
                let store = try session.store(register: register)
                guard try store.periods(formID: session.form.id).contains(period) else {
                    throw Trouble.nothingOnRecord(period: "\(period)")
                }
                var difference = try session.level(store)
                let waiting = try Readers.reading { reader in
                    let run = CollectionRun(
                        session: session, period: period, day: day, reader: reader)
                    return try run.withIntake(store, register) { try $0.takeUpWaiting().waiting }
                }
                let unresolved = session.unresolved(among: waiting)
                let city = try City(
                    period, on: day, session: session, store: store, register: register,
                    indicators: indicators, unresolved: unresolved,
                    sites: try SiteRounds(session, store, register, by: day, checking: period),
                    with: audience.extent)
                var outbox = try Outbox(
                    session: session, store: store, register: register, indicators: indicators,
                    day: day)
                try Disk.makeFolder(session.workspace.outbox)
                try Disk.sweepParts(in: session.workspace.outbox)
                // What anybody ever typed is learnt while the workbook is being made.
                let book =
                    switch audience {
                    case .guo:
                        outbox.guo(city, try session.guarding(of: period, register, store))
                    case .rcn:
                        outbox.rcn(city, try session.guarding(of: period, register, store))
                    case .kimc: outbox.kimc(city)
                    }
                if try outbox.publish([book]).contains(book.path) {
                    let path = book.path.display
                    let line =
                        switch audience {
                        case .guo: RunText.guo(path)
                        case .rcn: RunText.rcn(path)
                        case .kimc: RunText.kimc(path)
                        }
                    Terminal.say(line)
                }
                try outbox.tellOfExports()
                difference = try difference ?? session.level(store)
                try store.close()
                (outbox.complaints + [difference].compactMap(\.self)).forEach(Terminal.complain)
                return difference == nil ? outbox.outcome : max(outbox.outcome, .decision)
            }
        }
    }
}
