import Completeness
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import Store
import TestSupport
import Testing

@testable import Commands

/// 1. `verify` tells of every part that is not as it was written.
/// 2. A run writes events for what happened and none for what did not.
/// 3. A backup is a workspace: it verifies, and a run on it changes nothing.
/// 4. A history tells versions, decisions and changes, and nothing personal.
/// 5. Whatever the mask, nobody but the owner and the group can read anything.
struct JournalCommandsTests {
    private static let canary = "Прокопенкова"

    /// A workspace in which two institutions sent a report, one of them twice.
    private func city() throws -> CityWorkspace {
        try CityWorkspace(copyOf: Self.origin.get())
    }

    private static let origin = Result {
        let city = try makeCity()
        atexit { JournalCommandsTests.removeOrigin() }
        return city
    }

    private static func removeOrigin() {
        guard let folder = try? origin.get().workspace.root.display else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func makeCity() throws -> CityWorkspace {
        let city = try CityWorkspace(of: 3)
        for (index, organization) in city.organizations.prefix(2).enumerated() {
            let file = try city.file(of: organization, city.submission(of: organization))
            try city.drop(file, "\(canary) \(index).xlsx")
        }
        try city.run()
        let first = city.organizations[0]
        var second = city.submission(of: first)
        for row in 117...119 {
            second.entries[ValueKey(row)]?.value = .text("\(canary) \(row)")
        }
        second.entries[ValueKey(301)]?.value = .number(0)
        try city.drop(try city.file(of: first, second), "\(canary) 2.xlsx", on: "2026-06-15")
        try city.run()
        return city
    }

    private func withStore<Value>(
        _ workspace: Workspace, _ work: (Store) throws -> Value
    ) throws -> Value {
        let store = try Store(path: workspace.store.display)
        let value = try work(store)
        try store.close()
        return value
    }

    private func check(_ workspace: Workspace) throws -> Verification {
        try withStore(workspace) { Verification(of: workspace, $0) }
    }

    private func code(_ arguments: [String]) throws -> Int32 { try CommandRun.code(of: arguments) }

    // MARK: 1 and 2

    @Test("1: a workspace that nobody touched is well")
    func untouched() throws {
        let city = try city()
        let verification = try check(city.workspace)
        #expect(verification.outcome == .done)
        #expect(verification.files == 3)
        #expect(verification.events > 9)
        #expect(try code(["verify", "--workspace", city.workspace.root.display]) == 0)
    }

    @Test("1: a workbook that was changed or removed after its release is a remark")
    func outbox() throws {
        let city = try city()
        let path = city.workspace.outbox.appending("Свод_ГУО_2026-1.xlsx")
        try Disk.publish([1, 2, 3], at: path)
        try Disk.removeOwn(city.workspace.outbox.appending("Свод_РЦН_2026_1-е_полугодие.xlsx"))
        let verification = try check(city.workspace)
        #expect(verification.outcome == .remarks)
        #expect(
            verification.remarks.map(\.text) == [
                CommandText.changedInOutbox("Свод_ГУО_2026-1.xlsx"),
                CommandText.exportMissing("Свод_РЦН_2026_1-е_полугодие.xlsx"),
            ])
        try Disk.removeOwn(path)
        try city.run()
        #expect(try check(city.workspace).outcome == .done)
    }

    @Test("1: the archive is compared both ways")
    func archive() throws {
        let city = try city()
        let archive = Archive(directory: city.workspace.archive.display)
        let lost = try #require(archive.files().first)
        try FileManager.default.removeItem(atPath: archive.path(of: lost))
        let surplus = try archive.store(bytes: [1, 2, 3])
        let verification = try check(city.workspace)
        #expect(verification.outcome == .decision)
        #expect(
            verification.damage.map(\.text) == [StoreText.sentence(.notArchived(sha256: lost))])
        // A run that was killed leaves a file without a record, and the next one needs it.
        #expect(verification.remarks.map(\.text).contains(CommandText.surplus(surplus)))
        #expect(try code(["verify", "--workspace", city.workspace.root.display, "--json"]) == 2)
    }

    @Test("1: a mirror that was cut off is a remark, one that was changed is damage")
    func mirror() throws {
        let city = try city()
        let path = city.workspace.journal
        var bytes = try Disk.bytes(of: path, limit: 1 << 20)
        bytes.removeLast(10)
        try Disk.publish(bytes, at: path)
        #expect(try check(city.workspace).outcome == .remarks)
        try city.run()
        #expect(try check(city.workspace).outcome == .done)
        bytes = try Disk.bytes(of: path, limit: 1 << 20)
        bytes[bytes.count - 30] ^= 1
        try Disk.publish(bytes, at: path)
        #expect(try check(city.workspace).outcome == .decision)
        let summary = try city.run()
        #expect(summary.outcome == .decision)
        #expect(summary.complaints.count == 1)
        #expect(try Disk.bytes(of: path, limit: 1 << 20) == bytes, "what differs stays")
    }

    @Test("2: the same again is no event; the mirror holds nothing personal")
    func quiet() throws {
        let city = try city()
        let before = try Disk.bytes(of: city.workspace.journal, limit: 1 << 20)
        for _ in 0..<2 { try city.run() }
        #expect(try Disk.bytes(of: city.workspace.journal, limit: 1 << 20) == before)
        let text = String(decoding: before, as: UTF8.self)
        #expect(!text.contains(Self.canary))
        #expect(text.split(separator: "\n").count { $0.contains(#""kind":"export""#) } >= 3)
    }

    @Test("2: what a person decided is an event")
    func decisions() throws {
        let city = try CityWorkspace(of: 3)
        let (school, other) = (city.organizations[0], city.organizations[1])
        var submission = city.submission(of: school)
        submission.entries[ValueKey(103)]?.value = .text(other.inn)
        try city.drop(try city.file(of: school, submission), "чей.xlsx")
        try city.run()
        let copy = try #require(
            Disk.items(of: city.workspace.unclear).first { $0.name.display.hasSuffix("чей.xlsx") })
        _ = try code([
            "receive", city.workspace.unclear.appending(copy.name).display, "--org", school.inn,
            "--period", "2026-1", "--date", "2026-06-11", "--workspace",
            city.workspace.root.display,
        ])
        let decisions = try withStore(city.workspace) {
            try $0.decisions(on: school.inn, files: [])
        }
        #expect(decisions.map(\.decision.inn) == [school.inn])
        #expect(decisions.map(\.decision.period) == ["2026-1"])
        let said = HistoryText.lines(on: decisions.map { (CityWorkspace.due, $0.decision) })
        #expect(
            said.last == "  15.06.2026: файл отнесён к МОУ с ИНН \(school.inn), "
                + "файл отнесён к полугодию 2026-1 (командой svod receive).")
        #expect(HistoryText.lines(on: []).isEmpty)
        #expect(try check(city.workspace).outcome == .done)
    }

    // MARK: 3

    private func withFolder(_ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try work(folder)
    }

    @Test("3: a backup verifies, and a run on it changes nothing")
    func restoring() throws {
        let city = try city()
        try withFolder { folder in
            // Five past nine in the morning of 10 July in Krasnoyarsk.
            let session = try Session(
                city.workspace, at: Date(timeIntervalSince1970: 1_783_649_100))
            let made = try Backup(of: session, at: folder).make()
            #expect(made.path.lastPart.display == "резервная копия 2026-07-10 09-05")
            #expect(made.problems == [])
            #expect(made.files > 5)
            #expect(try Disk.items(of: RawPath(folder)).count == 1)

            let copy = Workspace(made.path.display)
            #expect(try check(copy).damage.isEmpty)
            let events = try withStore(copy) { try $0.events() }
            #expect(try events == withStore(city.workspace) { try $0.events() })
            let again = try Session(copy, at: Date(timeIntervalSince1970: 1_783_695_600))
            let summary = try again.alone {
                try CollectionRun(
                    session: again, period: CityWorkspace.period,
                    day: CityWorkspace.due.adding(days: 1), reader: OwnReader(), doubt: .ask {}
                ).perform()
            }
            #expect(summary.board.total.received == 2)
            #expect(try withStore(copy) { try $0.events() } == events)
            #expect(try check(copy).outcome == .done)
        }
    }

    @Test("3: a backup is for its owner only and shares nothing that changes")
    func modesOfBackup() throws {
        let city = try city()
        try withFolder { folder in
            let made = try Backup(of: Session(city.workspace), at: "\(folder)/копия").make()
            #expect(made.path.lastPart.display == "копия")
            for (path, mode, isFolder) in try modes(below: made.path.display) {
                #expect(isFolder ? mode == 0o700 : mode == 0o600 || mode == 0o440, "\(path)")
            }
            let before = try Disk.bytes(of: Workspace(made.path.display).store, limit: 1 << 26)
            let school = city.organizations[2]
            try city.drop(try city.file(of: school, city.submission(of: school)), "c.xlsx")
            try city.run()
            #expect(
                try Disk.bytes(of: Workspace(made.path.display).store, limit: 1 << 26) == before)
        }
    }

    @Test("3: what is wrong with the workspace is said of its backup")
    func damagedBackup() throws {
        let city = try city()
        let archive = Archive(directory: city.workspace.archive.display)
        let lost = try #require(archive.files().first)
        try FileManager.default.removeItem(atPath: archive.path(of: lost))
        try withFolder { folder in
            let made = try Backup(of: Session(city.workspace), at: folder).make()
            #expect(made.problems == [StoreText.sentence(.notArchived(sha256: lost))])
        }
    }

    @Test("3: a backup goes nowhere where it would be in the way")
    func refusals() throws {
        let city = try city()
        let session = try Session(city.workspace)
        for folder in [city.workspace.inbox, city.workspace.outbox, city.workspace.archive] {
            #expect(throws: Trouble.self) { try Backup(of: session, at: folder.display) }
            #expect(throws: Trouble.self) {
                try Backup(of: session, at: folder.appending("копия").display)
            }
        }
        #expect(throws: Trouble.noBackupFolder(path: "/nowhere/at")) {
            try Backup(of: session, at: "/nowhere/at/all")
        }
        #expect(throws: Trouble.backupExists(path: city.workspace.store.display)) {
            try Backup(of: session, at: city.workspace.store.display)
        }
    }

    // MARK: 4

    @Test("4: a history tells versions and changes, and nothing personal")
    func history() throws {
        let city = try city()
        let school = city.organizations[0]
        let histories = try withStore(city.workspace) {
            try $0.histories(of: school.inn, form: city.form)
        }
        let history = try #require(histories.first)
        #expect(histories.count == 1)
        #expect(history.steps.map(\.version.number) == [1, 2])
        let rows = history.steps[1].changes.compactMap(\.place.row)
        #expect(rows == [117, 118, 119, 301])
        let text = HistoryText.lines(on: history, form: city.form, isWhole: true)
            .joined(separator: "\n")
        #expect(!text.contains(Self.canary))
        #expect(text.contains("личные данные изменены"))
        #expect(text.contains("→ 0"))
        #expect(text.contains("учтена") || text.contains("на доработке"))
        let short = HistoryText.lines(on: history, form: city.form, isWhole: false)
        #expect(short.joined(separator: "\n") == text)
    }

    @Test("4: the command speaks of institutions that sent something, and of those alone")
    func historyCommand() throws {
        let city = try city()
        let workspace = ["--workspace", city.workspace.root.display]
        let (sent, silent) = (city.organizations[0].inn, city.organizations[2].inn)
        #expect(try code(["history", sent] + workspace) == 0)
        #expect(try code(["history", sent, "--json"] + workspace) == 0)
        #expect(try code(["history", sent, "--period", "2025-2"] + workspace) == 3)
        #expect(try code(["history", silent] + workspace) == 3)
        #expect(try code(["history", "123"] + workspace) == 64)
    }

    @Test("4: many changes are cut short unless all are asked for")
    func longHistory() throws {
        let form = try TestForm.m61()
        func version(_ number: Int, _ submission: Submission) -> Report.Version {
            Report.Version(
                number: number, arrival: Arrival(date: CityWorkspace.due, source: .firstSeen),
                submission: submission, findings: [], verdict: .accepted, filledCells: 0,
                requiredCells: 0)
        }
        let history = ReportHistory(
            of: CityWorkspace.period, [version(1, Submission()), version(2, form.filled())],
            counting: 2, form: form)
        let changes = history.steps[1].changes.count
        let short = HistoryText.lines(on: history, form: form, isWhole: false)
        let whole = HistoryText.lines(on: history, form: form, isWhole: true)
        #expect(whole.count - short.count == changes - HistoryText.limit - 1)
        #expect(short.contains { $0.contains("\(changes - HistoryText.limit)") })
    }

    // MARK: 5

    private func modes(
        below root: String
    ) throws -> [(path: String, mode: Int, isFolder: Bool)] {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return try names.map { name in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
            return (
                name, (facts[.posixPermissions] as? Int) ?? 0,
                facts[.type] as? FileAttributeType == .typeDirectory
            )
        }
    }

    @Test("5: the modes of what a run writes", arguments: ["000", "022", "077"])
    func modes(mask: String) throws {
        let city = try city()
        let program = try #require(BuiltProgram.path(of: "svod"))
        let root = "\(city.workspace.root.display)/новая"
        let school = city.organizations[0]
        let file = city.workspace.root.appending("f.xlsx").display
        try Disk.publish(
            try city.file(of: school, city.submission(of: school)), at: RawPath(file))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            umask "$1" && "$2" init "$3" --templates "$4" \
            && cp "$5" "$3/templates/register.xlsx" && chmod 640 "$3/templates/register.xlsx" \
            && cp "$6" "$3/inbox/a.xlsx" \
            && "$2" run --workspace "$3" --period 2026-1 --as-of 2026-06-16
            """,
            "sh", mask, program, root,
            TestForm.packageRoot.appendingPathComponent("templates").path,
            city.workspace.register.display, file,
        ]
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect([0, 1].contains(process.terminationStatus))
        let private_ = ["archive", "svod.sqlite", ".svod.lock"]
        let modes = try modes(below: root)
        #expect(modes.contains { $0.path.hasPrefix("archive/") })
        #expect(modes.contains { $0.path == "journal/events.jsonl" })
        #expect(modes.contains { $0.path.hasPrefix("outbox/квитанции/") })
        for (path, mode, isFolder) in modes {
            let isPrivate = private_.contains { path.hasPrefix($0) }
            let allowed =
                isFolder ? [isPrivate ? 0o700 : 0o750] : isPrivate ? [0o600, 0o440] : [0o640]
            #expect(allowed.contains(mode), "\(path) \(String(mode, radix: 8))")
        }
    }
}
