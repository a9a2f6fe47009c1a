public import ArgumentParser
internal import DemoCity
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Spreadsheet

/// `svod demo`: a city that does not exist, from blanks to consolidated workbooks.
public struct DemoCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "demo", abstract: HelpText.demo)

    /// The half-years of the demonstration; those before the last are its history.
    static let periods = [2025, 2026].flatMap { year in
        Half.allCases.map { Period(year: year, half: $0) }
    }

    @Option(name: .long, help: ArgumentHelp(HelpText.workspace, valueName: "папка"))
    var workspace = "demo"

    @Option(name: .long, help: ArgumentHelp(HelpText.templates, valueName: "папка"))
    var templates: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.seed, valueName: "число"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: ArgumentHelp(HelpText.fresh))
    var fresh = false

    /// Makes the command; the parser fills it.
    public init() {}

    /// Makes the city and takes in its reports as in real life.
    public mutating func run() throws {
        try Terminal.perform {
            let workspace = Workspace(workspace)
            let setup = try WorkspaceSetup(workspace, templates: templates)
            try clear(workspace)
            try Disk.makeFolder(workspace.root)
            try Disk.publish(
                Array("notice: '\(CommandText.demoNote)'\n".utf8), at: workspace.settings)
            _ = try setup.make { DemoRegister.organizations(seed: seed, form: $0) }
            try Self.addPast(to: workspace)
            try Disk.publish(
                Array((CommandText.demoNote + "\n").utf8),
                at: workspace.root.appending(CommandText.demoMark))
            let session = try Session(workspace)
            try Readers.reading { reader in
                for period in Self.periods {
                    Terminal.say(CommandText.demoStep(period))
                    try DemoHalfYear(
                        session: session, period: period, isLast: period == Self.periods.last,
                        seed: seed, reader: reader
                    ).collect()
                }
            }
            Terminal.say(CommandText.demo(at: workspace.root.display))
            // What the city did wrong on purpose is no failure of the demonstration.
            return .done
        }
    }

    /// Gives the form an older version, whose blanks still come in.
    static func addPast(to workspace: Workspace) throws {
        guard let yaml = try FormFile.text(at: workspace.form),
            let (older, current) = DemoPast.definitions(of: yaml)
        else { return }
        let folder = workspace.templates.appending(FormFile.versions)
        try Disk.makeFolder(folder)
        try Disk.publish(
            Array(older.utf8), at: folder.appending("form-6.1 \(DemoPast.version).yaml"))
        try Disk.publish(Array(current.utf8), at: workspace.form)
    }

    /// Makes room: only a folder that is missing, empty, or a demonstration is taken.
    private func clear(_ workspace: Workspace) throws {
        let files = FileManager.default
        let path = workspace.root.display
        guard files.fileExists(atPath: path) else { return }
        let contents = try files.contentsOfDirectory(atPath: path)
        guard !contents.isEmpty else { return }
        let isDemo = contents.contains(CommandText.demoMark)
        guard isDemo, fresh else { throw Trouble.notADemo(path: path) }
        try files.removeItem(atPath: path)
    }
}
