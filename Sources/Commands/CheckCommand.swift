public import ArgumentParser
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
            let examiner = Examiner(
                form: session.form, register: register, collected: period,
                settings: session.settings)
            var facts: [CheckFacts] = []
            var outcome = Outcome.done
            for file in files {
                outcome = max(outcome, check(file, examiner, day, &facts))
            }
            if json { try Terminal.say(json: facts) }
            return outcome
        }
    }

    private func check(
        _ file: String, _ examiner: Examiner, _ day: CalendarDate, _ facts: inout [CheckFacts]
    ) -> Outcome {
        let path = RawPath(file)
        let bytes: [UInt8]
        do { bytes = try Disk.bytes(of: path, limit: Limits.form.fileSize) } catch {
            Terminal.complain(DiskText.sentence(error))
            return .failed
        }
        let name = path.lastPart.display
        let result = examiner.examine(
            bytes, name: name, arrived: day, earlier: { (_, _) -> Report.Version? in nil },
            previous: { (_, _) -> Submission? in nil })
        facts.append(CheckFacts(name: name, result, form: examiner.form))
        switch result {
        case .report(let report):
            say([RunText.verdict(on: name, report)] + lines(report.findings, examiner.form))
            return report.verdict == .accepted ? .done : .remarks
        case .refused(let refusal, _, let findings):
            let sentence = RefusalText(refusal, form: examiner.form).sentence
            say(["\(name): \(sentence)"] + lines(findings, examiner.form))
            return .remarks
        }
    }

    private func lines(_ findings: [Finding], _ form: Form) -> [String] {
        RunText.findings(findings, form: form)
    }

    private func say(_ lines: [String]) {
        if !json { Terminal.say(lines) }
    }
}

/// What was found in a file, for programs.
struct CheckFacts: Encodable {
    var name: String
    var inn: String?
    var period: String?
    var verdict: String?
    var reason: String?
    var filled: Int?
    var required: Int?
    var findings: [FindingFacts]

    init(name: String, _ result: Examiner.Result, form: Form) {
        self.name = name
        switch result {
        case .report(let report):
            inn = report.inn
            period = "\(report.period)"
            verdict = report.verdict.rawValue
            filled = report.filledCells
            required = report.requiredCells
            findings = report.findings.map { FindingFacts($0, form: form) }
        case .refused(let refusal, _, let found):
            reason = refusal.code
            findings = found.map { FindingFacts($0, form: form) }
        }
    }
}
