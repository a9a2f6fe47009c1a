import Foundation
import Forms
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// The form and the checks after sending give the same verdict: LibreOffice calculates the formulas
/// of many filled forms, and each verdict is compared with the evaluator's on the imported file.
///
/// Takes minutes, so it runs where SVOD_LIVE names a folder to work in (`make interop` does that).
struct LiveDifferentialTests {
    private static let folder = ProcessInfo.processInfo.environment["SVOD_LIVE"]

    private let form: Form
    private let layout: BlankLayout

    init() throws {
        form = try TestForm.m61()
        layout = BlankLayout(form: form)
    }

    private static let recorded = LiveRecord()

    /// What LibreOffice came to when the formulas were as they are now, without LibreOffice.
    @Test func theEvaluatorGivesTheVerdictsThatWereRecorded() throws {
        let plan = layout.plan(comparing: true)
        let lines = try LiveFillings.recorded(form: form, plan: plan).map { filling in
            var read = filling
            let contents = try WorkbookReader(
                bytes: try bytes(of: filling), limits: .form
            ).contents(skipping: FormImport.isPrintedOnly)
            read.values = FormImport(form: form).read(contents).submission
            let results = read.results(plan)
            let pieces = zip(plan.rules, results.outcomes).flatMap {
                LiveRecord.piece($0, $1.verdicts)
            }
            return "\(filling.name): \(pieces.joined(separator: " "))"
        }
        try Self.recorded.matches(lines)
        try Self.recorded.matches(formulasOf: plan)
    }

    @Test(.enabled(if: folder != nil, "Set SVOD_LIVE to a folder; needs LibreOffice"))
    func formulasAndEvaluatorGiveTheSameVerdicts() throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder))
        let plan = layout.plan(comparing: true)
        let recorded = try LiveFillings.recorded(form: form, plan: plan)
        var generator = LiveFillings(form: form, plan: plan, seed: 4)
        let fillings = recorded + (try generator.all(sound: 10, nonsense: 100))
        let files = try write(fillings, to: folder.appendingPathComponent("in"))
        let out = folder.appendingPathComponent("out")
        try calculate(files, to: out)

        var tally = Tally()
        for (filling, file) in zip(fillings, files) {
            let path = out.appendingPathComponent(file.lastPathComponent).path
            try compare(filling, path, plan, &tally)
        }
        try Self.recorded.take(
            Array(tally.lines.prefix(recorded.count)), formulasOf: plan)
        let untold = plan.rules.filter { tally.broken[$0.rule.id] == nil }.map(\.rule.id)
        print(
            "Live rules: \(plan.rules.count) of \(form.rules.count), files: \(files.count), "
                + "verdicts compared: \(tally.compared), broken: \(tally.broken.values.reduce(0, +)), "
                + "differences: \(tally.differences.count)")
        #expect(tally.differences == [])
        #expect(untold == [], "rules that no filling breaks")
    }

    private struct Tally {
        var compared = 0
        var broken: [String: Int] = [:]
        var differences: [String] = []
        /// What LibreOffice came to, one line for a filling.
        var lines: [String] = []
    }

    private func write(_ fillings: [LiveFilling], to folder: URL) throws -> [URL] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try fillings.enumerated().map { index, filling in
            let file = folder.appendingPathComponent("\(index).xlsx")
            try Data(try bytes(of: filling)).write(to: file)
            return file
        }
    }

    private func bytes(of filling: LiveFilling) throws -> [UInt8] {
        let context = filling.context
        return try WorkbookFile.bytes(
            of: layout.document(
                organization: context.organization, period: context.period, due: context.due,
                created: DateTime(date: context.due), previous: context.previous,
                values: filling.values))
    }

    private func calculate(_ files: [URL], to folder: URL) throws {
        let office = Process()
        office.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = TestForm.packageRoot.appendingPathComponent("Tests/Interop/calculate.py").path
        office.arguments = ["python3", "-B", script, folder.path] + files.map(\.path)
        try office.run()
        office.waitUntilExit()
        try #require(office.terminationStatus == 0)
    }

    private func compare(
        _ filling: LiveFilling, _ path: String, _ plan: LivePlan, _ tally: inout Tally
    ) throws {
        let book = try WorkbookReader(path: path, limits: .form)
        let contents = try book.contents(skipping: { _ in false })
        var read = filling
        read.values = FormImport(form: form).read(contents).submission
        let results = read.results(plan)
        let sheet = try #require(contents.sheets.first { $0.name == "Расчёт" })
        var cells: [CellAddress: CellValue] = [:]
        for cell in sheet.cells { cells[cell.address] = cell.value }
        var line: [String] = []
        defer { tally.lines.append("\(filling.name): \(line.joined(separator: " "))") }
        for (rule, outcome) in zip(plan.rules, results.outcomes) {
            var verdicts: [Bool?] = []
            defer { line += LiveRecord.piece(rule, verdicts) }
            if outcome.breaches > 0 { tally.broken[rule.rule.id, default: 0] += outcome.breaches }
            for (verdict, expected) in zip(rule.verdicts, outcome.verdicts) {
                tally.compared += 1
                let found = try Self.verdict(cells[verdict.address])
                verdicts.append(found)
                guard found != expected else { continue }
                tally.differences.append(
                    "\(filling.name): \(rule.rule.id) at \(verdict.address): evaluator "
                        + "\(Self.word(expected)), formula \(Self.word(found)) in \(path)")
            }
        }
    }

    private static func verdict(_ value: CellValue?) throws -> Bool? {
        switch value {
        case .number(1): true
        case .number(0): false
        case nil, .text(""): nil
        default: try #require(nil as Bool?, "\(String(describing: value)) is no verdict")
        }
    }

    private static func word(_ verdict: Bool?) -> String {
        verdict.map { $0 ? "holds" : "broken" } ?? "untold"
    }
}
