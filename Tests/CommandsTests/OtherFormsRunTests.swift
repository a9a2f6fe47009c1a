import Completeness
import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet
import Store
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Commands

/// 1. A workspace has all forms that lie in its templates, that of the institutions first.
/// 2. `--form` chooses one of them, by its short title or identifier; blanks are made for whoever
///    answers it.
/// 3. What an office sends is taken in by the same run: receipt, remarks, versions, status, history.
/// 4. The numbers of the institutions' form do not change by it.
struct OtherFormsRunTests {
    private let period = CityWorkspace.period

    @Test("1: the forms of a workspace")
    func forms() throws {
        let city = try CityWorkspace(of: 2)
        let session = try Session(city.workspace)
        #expect(session.form.id == "M61")
        #expect(session.forms.first?.id == "M61")
        #expect(session.forms.contains { $0.id == "M72" })
        #expect(throws: Trouble.self) { try session.speaking(ofNamed: "М-9.9") }
        for name in ["М-7.2", "M-7.2", "форма М-7.2", "m72"] {
            #expect(try session.speaking(ofNamed: name).form.id == "M72")
        }
    }

    @Test(
        "1: a copy by name is told of and never read",
        arguments: [
            ("form-7.2.yaml", "form-7.2 копия.yaml"), ("form-7.2.yaml", "form-7.2 (2).yaml"),
            ("form-6.1.yaml", "form-6.1 – копия.yaml"), ("form-6.1.yaml", "form-6.1_копия.yaml"),
            ("form-6.1.yaml", "form-6.1_старая.yaml"),
            ("form-6.1.yaml", "form-6.1 копия (3).yaml"),
        ])
    func copies(_ original: String, _ name: String) throws {
        let city = try CityWorkspace(of: 2)
        let folder = city.workspace.templates
        let ids = try Session(city.workspace).forms.map(\.id)
        func text(_ name: String) throws -> String {
            String(
                decoding: try Disk.bytes(of: folder.appending(name), limit: 1 << 20), as: UTF8.self)
        }
        let own = try text(original)
        // The copy is well-formed, then half edited, when only its name can tell.
        let edited = own.replacing("short_title: ", with: "short_title: Другая ")
        for contents in [edited] + (name.contains("старая") ? [] : ["id: [\n"]) {
            try Disk.publish(Array(contents.utf8), at: folder.appending(name))
            let copies = try FormFile.copies(in: folder)
            #expect(copies.map(\.name) == [name] && copies.map(\.original) == [original])
            let session = try Session(city.workspace)
            #expect(session.forms.map(\.id) == ids)
            #expect(session.forms.allSatisfy { !$0.shortTitle.contains("Другая") })
        }
        #expect(CommandText.copyOfForm(name, of: original).contains("templates/\(name)"))
        // Under its own identifier it is no copy but a form, whatever its name.
        let renamed = own.replacing(/(?m)^id: .*$/, with: "id: M99")
        try Disk.publish(Array(renamed.utf8), at: folder.appending(name))
        #expect(try FormFile.copies(in: folder).isEmpty)
    }

    @Test("1: a form of its own that has a mistake stops with it, and is no copy")
    func brokenForm() throws {
        let city = try CityWorkspace(of: 2)
        let folder = city.workspace.templates
        try Disk.publish(Array("id: [\n".utf8), at: folder.appending("form-6.1-доп.yaml"))
        #expect(try FormFile.copies(in: folder).isEmpty)
        #expect(throws: (any Error).self) { _ = try Session(city.workspace) }
    }

    @Test("1: of two files of a form none is taken when no name tells the copy")
    func twice() throws {
        let city = try CityWorkspace(of: 2)
        let folder = city.workspace.templates
        let (one, other) = ("form-7.2.yaml", "form-новая.yaml")
        try Disk.publish(
            try Disk.bytes(of: folder.appending(one), limit: 1 << 20), at: folder.appending(other))
        do {
            _ = try Session(city.workspace)
            Issue.record("two files describe one form")
        } catch let trouble as Trouble {
            #expect(trouble.sentence.contains(one) && trouble.sentence.contains(other))
        }
    }

    @Test("2: a blank for each office")
    func blanks() throws {
        let city = try CityWorkspace(of: 2)
        let path = city.workspace.root.display
        let code = try CommandRun.code(of: [
            "blanks", "--workspace", path, "--form", "М-7.2", "--period", "\(period)",
        ])
        #expect(code == 0)
        let folder = city.workspace.blanks(of: "\(period) М-7.2")
        #expect(
            try Disk.items(of: folder).map(\.name.display).sorted() == [
                "Форма М-7.2 2026-1 ГУО.xlsx", "Форма М-7.2 2026-1 КИМЦ.xlsx",
            ])
        let session = try city.speaking(of: "m-7.2")
        let contents = try WorkbookReader(
            path: folder.appending("Форма М-7.2 2026-1 ГУО.xlsx").display
        ).contents()
        #expect(
            FormImport(form: session.form).read(contents).identity.resolve()
                == .agreed(inn: "ГУО", period: period))
        let wrong = try CommandRun.code(of: [
            "blanks", "--workspace", path, "--form", "М-7.2", "--org", "Минобр",
        ])
        #expect(wrong != 0)
    }

    @Test("3, 4: the run")
    func run() throws {
        let city = try CityWorkspace(of: 2)
        let session = try city.speaking(of: "m-7.2")
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, city.submission(of: school)), "школа.xlsx")
        try city.drop(try city.officeFile(), "кимц.xlsx")
        let summary = try city.run()
        #expect(summary.board.total.received == 1)
        #expect(summary.waiting.isEmpty)

        let receipts = city.workspace.receipts(of: "2026-1 М-7.2")
        #expect(
            try Disk.items(of: receipts).map(\.name.display) == [
                "КИМЦ М-7.2 2026-1 версия 1.xlsx"
            ])
        let receipt = try city.outbox("квитанции/2026-1 М-7.2/КИМЦ М-7.2 2026-1 версия 1.xlsx")
        let texts = receipt.sheets.flatMap(\.cells).compactMap { cell in
            if case .text(let text) = cell.value { text } else { nil }
        }
        #expect(texts.contains { $0.contains("Форма М-7.2") })
        #expect(!texts.contains { $0.contains("ИНН") || $0.contains("уточнённый") })

        // Two points ask for events that are not listed: remarks, and an answer to them.
        let remarks = try city.outbox("замечания/КИМЦ М-7.2 за 2026-1.xlsx")
        #expect(FormImport(form: session.form).read(remarks).submission[7211, 4] != nil)
        try city.drop(try city.officeFile(status: "не применимо"), "кимц2.xlsx", on: "2026-06-15")
        try city.run()
        let store = try session.store()
        let id = ReportID(inn: "КИМЦ", period: period, formID: "M72")
        #expect(try store.versions(of: id).map(\.number) == [1, 2])
        #expect(
            try session.reports(of: period, in: store).map(\.organization.name) == ["КИМЦ", "ГУО"])
        try store.close()
        let path = city.workspace.root.display
        for arguments in [
            ["status", "--form", "М-7.2", "--period", "2026-1"], ["history", "кимц"],
            ["history", "КИМЦ", "--form", "M72"], ["history", school.inn],
        ] {
            #expect(try CommandRun.code(of: arguments + ["--workspace", path]) == 0)
        }
        #expect(
            try CommandRun.code(of: ["history", "ГУО", "--workspace", path]) != 0)
    }

    @Test("3: a file of an office that is not listed waits, and a person decides")
    func decision() throws {
        let city = try CityWorkspace(of: 2)
        let session = try city.speaking(of: "m-7.2")
        var form = session.form
        form.lists = form.lists.map { list in
            list.name == "office" ? .init(name: list.name, values: ["Минобр", "ГУО"]) : list
        }
        let bytes = try WorkbookFile.bytes(
            of: BlankLayout(form: form).document(
                organization: Organization(respondent: "Минобр", name: "Минобр"), period: period,
                due: CityWorkspace.due, created: DateTime(date: CityWorkspace.due),
                values: FormImport(form: session.form).read(
                    try WorkbookReader(bytes: try city.officeFile()).contents()
                ).submission))
        try city.drop(bytes, "минобр.xlsx")
        let summary = try city.run()
        #expect(summary.waiting.map(\.formID) == ["M72"])
        #expect(summary.lines(form: city.form).contains { $0.contains("КИМЦ") })
        let waiting = try #require(summary.waiting.first)
        #expect(waiting.refusal.needsDecision)
        // What city reports add up to does not wait for it, in a run and in an export alike.
        #expect(try Session(city.workspace).unresolved(among: summary.waiting) == 0)
        #expect(session.unresolved(among: summary.waiting) == 1)
        let guo = CommandText.exportName(.guo, of: "2026-1")
        func isPreliminary() throws -> Bool {
            try city.outbox(guo).place(of: "ПРЕДВАРИТЕЛЬНО", on: "Титул") != nil
        }
        #expect(try !isPreliminary())
        _ = try CommandRun.code(of: [
            "export", "guo", "--period", "2026-1", "--as-of", "2026-06-16", "--workspace",
            city.workspace.root.display,
        ])
        #expect(try !isPreliminary())
        let copy = try #require(
            try Disk.items(of: city.workspace.unclear).map(\.name.display)
                .first { $0.hasSuffix("минобр.xlsx") })
        let path = city.workspace.unclear.appending(copy).display
        let root = city.workspace.root.display
        #expect(
            try CommandRun.code(of: ["receive", path, "--org", "Совет", "--workspace", root]) != 0)
        _ = try CommandRun.code(of: ["receive", path, "--org", "кимц", "--workspace", root])
        let store = try session.store()
        let id = ReportID(inn: "КИМЦ", period: period, formID: "M72")
        #expect(try store.versions(of: id).count == 1)
        try store.close()
    }
}
