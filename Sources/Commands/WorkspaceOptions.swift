internal import ArgumentParser
internal import Messages

/// The option that every command shares.
struct WorkspaceOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(HelpText.workspace, valueName: "папка"))
    var workspace = "."
}

/// The options of commands that speak of a half-year on a day.
struct PeriodOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(HelpText.period, valueName: "период"))
    var period: String?

    @Option(name: .long, help: ArgumentHelp(HelpText.asOf, valueName: "дата"))
    var asOf: String?
}
