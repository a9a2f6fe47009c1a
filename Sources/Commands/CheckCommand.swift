public import ArgumentParser
internal import Containers
internal import Forms
internal import Intake
internal import Messages
internal import Spreadsheet
internal import Store
internal import WorkbookReader

/// `svod check`: the whole validation of files, nothing stored.
public struct CheckCommand: ParsableCommand {
    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "check", abstract: HelpText.check)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var when: PeriodOptions

    @Flag(name: .long, help: ArgumentHelp(HelpText.json))
    var json = false

    @Argument(help: ArgumentHelp(HelpText.files, valueName: "файл"))
    var files: [String]

    /// Makes the command; the parser fills it.
    public init() {}

    /// Checks the files and says what was found.
    public mutating func run() throws {
        try Terminal.perform {
            let session = try Session(options)
            let (period, day) = try session.period(when)
            let register: [Organization]?
            do { register = try session.register().organizations } catch Trouble.noRegister {
                register = nil
            }
            var facts: [CheckFacts] = []
            let outcome = try Readers.reading { reader in
                let examiner = Examiner(
                    form: session.form, others: session.otherForms, register: register,
                    collected: period,
                    settings: session.settings, reader: reader)
                return try files.map {
                    try check($0, examiner, session.forms, register ?? [], day, &facts)
                }.max()
            }
            if json { try Terminal.say(json: facts) }
            return outcome ?? .done
        }
    }

    private func check(
        _ file: String, _ examiner: Examiner, _ forms: [Form], _ register: [Organization],
        _ day: CalendarDate, _ facts: inout [CheckFacts]
    ) throws -> Outcome {
        let path = RawPath(file)
        let bytes: [UInt8]
        do { bytes = try Disk.bytes(of: path, limit: Limits.form.fileSize) } catch {
            Terminal.complain(DiskText.sentence(error))
            return .failed
        }
        return try check(bytes, path.lastPart.display, examiner, forms, register, day, &facts)
    }

    private func check(
        _ bytes: [UInt8], _ name: String, _ examiner: Examiner, _ forms: [Form],
        _ register: [Organization], _ day: CalendarDate, _ facts: inout [CheckFacts]
    ) throws -> Outcome {
        let examination = try examiner.examination(
            bytes, name: name, arrived: day, earlier: { _ in nil }, accepted: { _ in nil },
            previous: { _ in nil })
        let result = examination.result
        let form = forms.form(of: examination.formID) ?? examiner.form
        if case .container(let container) = result {
            // What lies in what it brings is not looked into: a check is of files that one has.
            let files = container.members.compactMap { member -> (String, [UInt8])? in
                guard case .file(let bytes) = member.contents else { return nil }
                return ("\(name) » \(member.name ?? "?")", bytes)
            }
            guard !files.isEmpty else {
                let isLocked = container.members.contains { $0.contents == .locked }
                let refusal = Refusal.container(isLocked ? .locked : .nothingInside)
                let checked = CheckedFile(
                    name: name, .refused(refusal, candidates: [], findings: []),
                    form: form, among: forms, register: register)
                facts.append(CheckFacts(checked))
                if !json { Terminal.say(checked.lines) }
                return .remarks
            }
            return try files.map { name, bytes in
                try check(bytes, name, examiner, forms, register, day, &facts)
            }.max() ?? .remarks
        }
        let checked = CheckedFile(name: name, result, form: form, among: forms, register: register)
        facts.append(CheckFacts(checked))
        if !json { Terminal.say(checked.lines) }
        if case .report(let report) = result, report.verdict == .accepted { return .done }
        return .remarks
    }
}
