import ArgumentParser
import Completeness
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import TestSupport
import Testing

@testable import Commands

/// 1. Wrong words are a sentence and the code 64; work that fails is the code 3.
/// 2. A workspace is made whole, and what is there stays.
/// 3. The program itself runs.
/// 4. The help is Russian.
/// 5. So are the words of the parser.
struct CommandLineTests {
    private func code(_ arguments: [String]) throws -> Int32 { try CommandRun.code(of: arguments) }

    @Test(
        "1: exit codes",
        arguments: [
            (["run", "--period", "2026-3"], 64),
            (["run", "--as-of", "вчера"], 64),
            (["blanks", "--org", "123"], 64),
            (["receive", "нет.xlsx", "--date", "31.12.2026"], 64),
            (["receive", "нет.xlsx", "--date", "2999-01-01"], 64),
            (["blanks", "--org", "0099999999"], 3),
            (["check", "нет такого.xlsx"], 3),
            (["export", "guo", "--period", "2026-1"], 3),
        ] as [([String], Int32)])
    func exitCodes(_ arguments: [String], _ expected: Int32) throws {
        let city = try CityWorkspace(of: 2)
        let workspace = ["--workspace", city.workspace.root.display]
        #expect(try code(arguments + workspace) == expected)
    }

    @Test("1: a workbook too long for a form is read only with the limits of any workbook")
    func limitsOfCells() throws {
        let city = try CityWorkspace(of: 2)
        let book = city.workspace.root.appending("книга.xlsx")
        try Disk.publish(WorkbookParts("<row r=\"20001\"><c><v>1</v></c></row>").bytes(), at: book)
        #expect(try code(["cells", book.display, "--limits", "form"]) == 3)
        #expect(try code(["cells", book.display, "--limits", "large"]) == 0)
        #expect(try code(["cells", book.display]) == 0)
    }

    @Test("1: a folder that is no workspace is said to be none")
    func noWorkspace() throws {
        #expect(try code(["run", "--workspace", "/nowhere/at/all"]) == 3)
    }

    @Test("2: what a workspace has is not touched")
    func initialising() throws {
        let city = try CityWorkspace(of: 2)
        let settings = city.workspace.settings
        try Disk.publish(Array("soon_days: 3\n".utf8), at: settings)
        try FileManager.default.removeItem(
            atPath: city.workspace.templates.display + "/indicators.yaml")
        let templates = TestForm.packageRoot.appendingPathComponent("templates").path
        let setup = try WorkspaceSetup(city.workspace, templates: templates)
        #expect(try setup.make { _ in [] } == ["templates/indicators.yaml"])
        #expect(try Session(city.workspace).settings.soonDays == 3)
    }

    @Test("2: the folder that is set up is never its own source")
    func restoring() throws {
        let city = try CityWorkspace(of: 2)
        let own = city.workspace.templates
        #expect(throws: Trouble.noTemplates) {
            try WorkspaceSetup(city.workspace, templates: own.display + "/../templates")
        }
        let lost = own.appending("indicators.yaml")
        try FileManager.default.removeItem(atPath: lost.display)
        let process = Process()
        process.executableURL = URL(filePath: try #require(BuiltProgram.path(of: "svod")))
        process.currentDirectoryURL = URL(filePath: city.workspace.root.display)
        process.arguments = ["init", "."]
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(Disk.exists(lost))
    }

    /// Words of the parser that nothing of ours has.
    private static func english(in text: String) -> Set<Substring> {
        Set(text.split { !$0.isLetter }).intersection([
            "OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Usage", "Error", "Help",
            "Show", "See", "Missing", "Unknown", "Unexpected", "unexpected", "invalid", "default",
            "values", "subcommand", "options", "information",
        ])
    }

    @Test("5: help and complaints are Russian")
    func russian() throws {
        var commands: [any ParsableCommand.Type] = [SvodCommand.self]
        while let command = commands.popLast() {
            commands += command.configuration.subcommands
            let help = UsageText.russian(SvodCommand.helpMessage(for: command))
            #expect(Self.english(in: help).isEmpty, "\(help)")
        }
        for arguments in [
            ["expor"], ["export"], ["export", "xxx"], ["export", "guo", "и", "ещё"], ["form"],
            ["status", "--period"], ["status", "--perio", "2026-1"], ["status", "--json=да"],
            ["run", "-z"],
        ] {
            do {
                _ = try SvodCommand.parseAsRoot(arguments)
            } catch {
                let text = UsageText.russian(SvodCommand.fullMessage(for: error))
                #expect(Self.english(in: text).isEmpty, "\(text)")
                #expect(!text.contains("команда написана неверно"), "\(text)")
            }
        }
    }

    @Test("5: help is asked for commands that exist")
    func helpForWhat() {
        for (arguments, understood) in [
            (["help", "trce"], ["trce"]), (["trce", "--help"], ["trce"]),
            (["-h", "trce"], ["trce"]),
            (["help", "form", "chek"], ["form", "chek"]),
            (["form", "chek", "-h"], ["form", "chek"]),
        ] {
            #expect(SvodCommand.understood(arguments) == understood)
            #expect(throws: (any Error).self) { try SvodCommand.parseAsRoot(understood) }
        }
        for arguments in [
            [], ["help"], ["--help"], ["help", "trace"], ["trace", "-h"],
            ["help", "form", "check"],
            ["form", "--help"], ["trace", "книга.xlsx", "--help"], ["trce"], ["status", "--json"],
        ] {
            #expect(SvodCommand.understood(arguments) == arguments)
        }
    }

    @Test("5: the program says it, with the code of wrong usage")
    func program() throws {
        func run(_ arguments: [String]) throws -> (code: Int32, out: String, complaint: String) {
            let process = Process()
            process.executableURL = URL(filePath: try #require(BuiltProgram.path(of: "svod")))
            process.arguments = arguments
            let (out, complaint) = (Pipe(), Pipe())
            process.standardOutput = out
            process.standardError = complaint
            try process.run()
            process.waitUntilExit()
            func text(_ pipe: Pipe) -> String {
                String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            }
            return (process.terminationStatus, text(out), text(complaint))
        }
        let wrong = try run(["export", "xxx"])
        #expect(wrong.code == 64 && wrong.out.isEmpty)
        #expect(wrong.complaint.hasPrefix("Ошибка: значение «xxx» не подходит для <кому>."))
        let help = try run(["export", "--help"])
        #expect(help.code == 0 && help.complaint.isEmpty && help.out.contains("Вызов: svod export"))
        let stray = try run(["help", "exprot"])
        #expect(stray.code == 64 && stray.complaint.contains("«exprot»"))
        let trouble = try run(["run", "--workspace", "/nowhere/at/all"])
        #expect(trouble.code == 3 && !trouble.complaint.contains("Ошибка:"))
    }

    @Test("4: whatever a person is to put in is named in Russian")
    func names() {
        var commands: [any ParsableCommand.Type] = [SvodCommand.self]
        var checked = 0
        while let command = commands.popLast() {
            let subcommands = command.configuration.subcommands
            commands += subcommands
            guard subcommands.isEmpty, command.configuration.shouldDisplay else { continue }
            let usage = SvodCommand.helpMessage(for: command)
            #expect(usage.firstMatch(of: /<[A-Za-z]/) == nil, "\(usage)")
            checked += 1
        }
        #expect(checked > 12)
    }

    @Test("1: a time zone that does not exist is never taken for another")
    func wrongTimeZone() throws {
        let city = try CityWorkspace(of: 2)
        try Disk.publish(
            Array("time_zone: Asia/Krasnojarsk\n".utf8), at: city.workspace.settings)
        #expect(throws: Trouble.noTimeZone("Asia/Krasnojarsk")) {
            try Session(city.workspace)
        }
    }

    @Test("2: the demonstration does not take a folder that holds other things")
    func demonstrationInAFullFolder() throws {
        let city = try CityWorkspace(of: 2)
        let path = city.workspace.root.display
        #expect(try code(["demo", "--workspace", path, "--fresh"]) == 3)
        #expect(FileManager.default.fileExists(atPath: city.workspace.register.display))
    }

    @Test("3: a person's decision is put on record, with its day")
    func receiving() throws {
        let city = try CityWorkspace(of: 3)
        let (school, other) = (city.organizations[0], city.organizations[1])
        var submission = city.submission(of: school)
        submission.entries[ValueKey(103)]?.value = .text(other.inn)
        try city.drop(try city.file(of: school, submission), "чей.xlsx", on: "2026-06-20")
        try city.run()
        let copy = try #require(
            Disk.items(of: city.workspace.unclear).map(\.name.display)
                .first { $0.hasSuffix("чей.xlsx") })
        let ended = try code([
            "receive", city.workspace.unclear.appending(copy).display, "--org", school.inn,
            "--period", "2026-1", "--date", "2026-06-11", "--workspace",
            city.workspace.root.display,
        ])
        #expect(ended < 2)
        let status = try city.run(asOf: CityWorkspace.due.adding(days: 20)).board.statuses
            .first { $0.organization.inn == school.inn }
        #expect(status?.arrival?.date.description == "2026-06-11")
        #expect(status?.daysLate == 0)
        #expect(try Disk.items(of: city.workspace.unclear).isEmpty)
    }

    @Test("3: a file that counts for one institution is not given to another")
    func receivingForAnother() throws {
        let city = try CityWorkspace(of: 3)
        let school = city.organizations[0]
        let file = try city.file(of: school, city.submission(of: school))
        try city.drop(file, "a.xlsx")
        try city.run()
        let path = city.workspace.root.appending("a.xlsx")
        try Disk.publish(file, at: path)
        let ended = try code([
            "receive", path.display, "--org", city.organizations[1].inn, "--workspace",
            city.workspace.root.display,
        ])
        #expect(ended == 3)
        #expect(try city.run().board.total.received == 1)
    }

    @Test("1: what is gone is not silently made anew")
    func lostParts() throws {
        let city = try CityWorkspace(of: 2)
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, city.submission(of: school)), "a.xlsx")
        try city.run()
        let files = FileManager.default
        try files.removeItem(atPath: city.workspace.inbox.display)
        #expect(throws: Trouble.noInbox(path: city.workspace.inbox.display)) { try city.run() }
        try files.createDirectory(
            atPath: city.workspace.inbox.display, withIntermediateDirectories: true)
        try files.removeItem(atPath: city.workspace.store.display)
        #expect(throws: Trouble.storeLost(path: city.workspace.store.display)) {
            try city.run()
        }
    }

    @Test("3: the program runs")
    func theBinary() throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(BuiltProgram.path(of: "svod")))
        process.arguments = ["run", "--workspace", "/nowhere/at/all"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(String(decoding: said, as: UTF8.self).hasPrefix("Нет описания формы"))
    }
}
