public import ArgumentParser
internal import DemoCity
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import WorkbookWriter

/// `svod init`: makes a workspace, or what it lacks.
public struct InitCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "init", abstract: HelpText.initialise)

    @Argument(help: ArgumentHelp(HelpText.folder, valueName: "папка"))
    var folder: String

    @Option(name: .long, help: ArgumentHelp(HelpText.templates, valueName: "папка"))
    var templates: String?

    /// Makes the command; the parser fills it.
    public init() {}

    /// Makes what is missing and says what was made.
    public mutating func run() throws {
        try Terminal.perform {
            let workspace = Workspace(folder)
            let made = try WorkspaceSetup(workspace, templates: templates).make { form in
                Self.sample(of: DemoRegister.organizations(seed: 1, form: form))
            }
            Terminal.say(CommandText.initialised(workspace.root.display, made: made))
            return .done
        }
    }

    /// One institution of each type, for people to see what a row looks like.
    private static func sample(of organizations: [Organization]) -> [Organization] {
        var kinds: Set<String> = []
        return organizations.filter { kinds.insert($0.kind).inserted }
    }
}

/// Makes a workspace out of templates.
struct WorkspaceSetup {
    /// What a workspace has besides its forms.
    private static let templateNames = ["form.schema.json", "indicators.yaml", "roadmap.yaml"]

    private let workspace: Workspace
    private let source: String

    /// Finds the templates: in the folder that was named, else in the current one or beside the
    /// program. The folder that is being set up may lack some, so it is never its own source.
    init(_ workspace: Workspace, templates: String?) throws {
        self.workspace = workspace
        let places = templates.map { [$0] } ?? Self.usualPlaces()
        let own = Self.resolved(workspace.templates.display)
        let isSource = { (place: String) in
            Self.resolved(place) != own
                && FileManager.default.fileExists(
                    atPath: "\(place)/\(workspace.form.lastPart.display)")
        }
        guard let source = places.first(where: isSource) else { throw Trouble.noTemplates }
        self.source = source
    }

    /// The path without links and dots: one folder has one.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    private static func usualPlaces() -> [String] {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        var folder = program?.deletingLastPathComponent()
        var places = ["templates"]
        // The program lies some folders below the repository, or in bin beside share.
        for _ in 0..<5 {
            guard let here = folder else { break }
            places += [
                here.appendingPathComponent("templates").path,
                here.appendingPathComponent("share/svod/templates").path,
            ]
            folder = here.deletingLastPathComponent()
        }
        return places
    }

    /// Makes what the workspace lacks; what is there is not touched.
    ///
    /// - Parameter organizations: the institutions of the register, should there be none.
    /// - Returns: what was made, relative to the workspace.
    /// - Throws: what kept a file from being made.
    func make(organizations: (Form) -> [Organization]) throws -> [String] {
        var made: [String] = []
        for folder in [workspace.templates, workspace.inbox, workspace.outbox] {
            try Disk.makeFolder(folder)
        }
        for name in try FormFile.names(in: RawPath(source)) + Self.templateNames {
            let bytes = try Disk.bytes(of: RawPath("\(source)/\(name)"), limit: 16 << 20)
            try put(bytes, "templates/\(name)", &made)
        }
        for path in try FormFile.older(beside: RawPath(source).appending("form")) {
            let folder = "templates/\(FormFile.versions)"
            try Disk.makeFolder(workspace.root.appending(folder))
            let bytes = try Disk.bytes(of: path, limit: 16 << 20)
            try put(bytes, "\(folder)/\(path.lastPart.display)", &made)
        }
        try put(Array(SettingsSample.yaml.utf8), "svod.yaml", &made)
        let session = try Session(workspace)
        if !FileManager.default.fileExists(atPath: workspace.register.display) {
            let document = RegisterLayout(form: session.form).document(
                organizations(session.form), created: DateTime(date: session.today))
            try put(try WorkbookFile.bytes(of: document), "templates/register.xlsx", &made)
        }
        return made
    }

    private func put(_ bytes: [UInt8], _ name: String, _ made: inout [String]) throws {
        let path = workspace.root.appending(name)
        guard !FileManager.default.fileExists(atPath: path.display) else { return }
        try Disk.publish(bytes, at: path)
        made.append(name)
    }
}
