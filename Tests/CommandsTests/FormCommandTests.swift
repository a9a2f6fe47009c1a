import ArgumentParser
import Foundation
import Intake
import Messages
import TestSupport
import Testing

@testable import Commands

/// 1. The exit code of `form check` says whether the file can be used. 2. `form doc` writes the
/// methodology, and none of a form that has mistakes. 3. What it prints, it prints of the file.
final class FormCommandTests {
    private let folder: RawPath

    init() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("form-\(UUID().uuidString)").path
        folder = RawPath(path)
        try Disk.makeFolder(folder)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder.display)
    }

    private func code(_ arguments: [String]) throws -> Int32 {
        var command = try SvodCommand.parseAsRoot(["form"] + arguments)
        do {
            try command.run()
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        }
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appending(name)
        try Disk.publish(Array(text.utf8), at: path)
        return path.display
    }

    private static func template(_ name: String) throws -> String {
        let file = TestForm.packageRoot.appendingPathComponent("templates/\(name)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test("1: a sound form, one with advice, one with a mistake, and none at all")
    func exitCodesOfTheCheck() throws {
        let yaml = try Self.template("form-6.1.yaml")
        #expect(try code(["check", try file("sound.yaml", yaml)]) == 0)
        let spare = yaml.replacing("lists:\n", with: "lists:\n  spare: [да]\n")
        #expect(try code(["check", try file("spare.yaml", spare)]) == 0)
        let broken = yaml.replacing("check: c511 < c512", with: "check: c511 < 5")
        #expect(try code(["check", try file("broken.yaml", broken)]) == 1)
        #expect(try code(["check", "--json", try file("broken.yaml", broken)]) == 1)
        #expect(try code(["check", try file("no.yaml", "a: [")]) == 1)
        #expect(try code(["check", folder.appending("нет.yaml").display]) == 3)
        let foreign = folder.appending("1251.yaml")
        try Disk.publish([0xCF, 0xF0, 0xE8], at: foreign)
        #expect(try code(["check", foreign.display]) == 3)
    }

    @Test("1: a mark of the byte order is no mistake")
    func byteOrderMark() throws {
        let yaml = try Self.template("form-6.1.yaml")
        #expect(try code(["check", try file("marked.yaml", "\u{FEFF}" + yaml)]) == 0)
    }

    @Test("1: indicators are checked against the form beside them, or the one that is named")
    func indicators() throws {
        let table = try file("indicators.yaml", try Self.template("indicators.yaml"))
        #expect(try code(["check", table]) == 3)
        _ = try file("form-6.1.yaml", try Self.template("form-6.1.yaml"))
        #expect(try code(["check", table]) == 0)
        let wrong = try Self.template("indicators.yaml")
            .replacing("numerator: r316", with: "numerator: r999")
        let elsewhere = TestForm.packageRoot.appendingPathComponent("templates/form-6.1.yaml").path
        #expect(try code(["check", try file("w.yaml", wrong), "--form", elsewhere]) == 1)
    }

    @Test("1: a road map is checked against the form, and what is no definition is said to be none")
    func otherKinds() throws {
        let map = try file("карта.yaml", try Self.template("roadmap.yaml"))
        #expect(try code(["check", map]) == 3)
        _ = try file("form-6.1.yaml", try Self.template("form-6.1.yaml"))
        #expect(try code(["check", map]) == 0)
        let wrong = try Self.template("roadmap.yaml").replacing("yearly:", with: "yaerly:")
        #expect(try code(["check", "--json", try file("w.yaml", wrong)]) == 1)
        #expect(try code(["check", try file("svod.yaml", "soon_days: 7\n")]) == 3)
        #expect(
            Trouble.noDefinition(path: "svod.yaml").sentence.hasSuffix(
                "ни одного из разделов sheets, indicators, items."))
    }

    @Test("2: the methodology is written, and not of a form with mistakes")
    func methodology() throws {
        let yaml = try Self.template("form-6.1.yaml")
        let target = folder.appending("методика.md")
        let form = try file("form.yaml", yaml)
        #expect(try code(["doc", form, "--output", target.display]) == 0)
        let text = String(
            decoding: try Disk.bytes(of: target, limit: 1 << 20), as: UTF8.self)
        #expect(text.hasPrefix("# Форма М-6.1: методика\n"))
        #expect(text.contains("сумма (гр.\u{A0}4 – гр.\u{A0}9)"))
        let broken = try file(
            "broken.yaml", yaml.replacing("severity: notice", with: "severity: a"))
        #expect(try code(["doc", broken]) == 1)
        #expect(try code(["doc", "--workspace", folder.display]) == 3)
    }

    @Test("3: the program prints the place, the line and the mark")
    func whatIsPrinted() throws {
        let yaml = try Self.template("form-6.1.yaml")
        let path = try file(
            "form.yaml", yaml.replacing("check: c511 < c512", with: "check: c511 < 5"))
        let bundle = try #require(
            ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") })
        let products = try #require(bundle.firstRange(of: "/svodPackageTests.xctest"))
        let process = Process()
        process.executableURL = URL(filePath: "\(bundle[..<products.lowerBound])/svod")
        process.arguments = ["form", "check", path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
        #expect(process.terminationStatus == 1)
        #expect(lines.count == 4)
        #expect(lines[0].contains(":12: ошибка: нельзя сравнить дату и число. "))
        #expect(lines[1] == "    check: c511 < 5")
        #expect(lines[2] == "           ^")
        #expect(lines[3].hasPrefix("1\u{A0}ошибка. "))
    }
}
