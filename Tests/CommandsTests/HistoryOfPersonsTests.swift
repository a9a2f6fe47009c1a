import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet

import TestSupport
import Testing
import WorkbookWriter

@testable import Commands
@testable import Store

/// 1. Whoever names himself is found by the name alone while one district has it, else the districts
///    are named.
/// 2. Districts are told in the words of the register.
/// 3. A receipt is found again however its name is spelled; others' receipts are none of it.
struct HistoryOfPersonsTests {
    private static let round = Period(year: 2026, half: .second)
    private static let day = CalendarDate(iso: "2026-07-09") ?? CalendarDate(dayNumber: 0)

    /// A checker's workbook for the institutions of a district.
    private func file(_ city: CityWorkspace, _ district: String) throws -> [UInt8] {
        let form = try Session(city.workspace).speaking(ofNamed: "М-6.2").form
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        let titles: [Int: FormValue] = [
            101: .number(2026), 102: .text("2 – июль"), 103: .text("методист А"),
            104: .text("лист проверяющего"), 105: .date(Self.day), 106: .date(Self.day),
        ]
        var submission = Submission(formVersion: form.version)
        for (row, value) in titles {
            submission.entries[ValueKey(row)] = Entry(value: value, typed: "", source: source)
        }
        let schools = city.organizations.filter { $0.district == district }
        submission.registers[2] = schools.prefix(1).map { school in
            var values: [Int: FormValue] = [
                6221: .text(school.name), 6222: .text(school.inn), 6223: .text(school.district),
                6224: .text(school.kind), 6225: .date(Self.day), 6227: .text("Официально"),
                6218: .text("нет"),
            ]
            for column in 6201...6216 { values[column] = .text("2") }
            return RegisterRow(
                ordinal: 1,
                entries: values.mapValues { Entry(value: $0, typed: "", source: source) })
        }
        return try WorkbookFile.bytes(
            of: BlankLayout(form: form).document(
                organization: nil, period: Self.round, due: Self.day,
                created: DateTime(date: Self.day), values: submission,
                institutions: schools,
                district: district))
    }

    private func code(_ city: CityWorkspace, _ name: String) throws -> Int32 {
        try CommandRun.code(of: [
            "history", name, "--form", "М-6.2", "--workspace", city.workspace.root.display,
        ])
    }

    @Test("1, 2: one district, then another")
    func names() throws {
        let city = try CityWorkspace(of: 12)
        let districts = Array(Set(city.organizations.map(\.district)).sorted().prefix(2))
        try #require(districts.count == 2)
        try city.drop(try file(city, districts[0]), "а.xlsx", on: "2026-07-09")
        try city.run(asOf: Self.day)
        #expect(try code(city, "Методист  А") == 0)
        #expect(try code(city, "методист Б") == 3)
        let session = try Session(city.workspace).speaking(ofNamed: "М-6.2")
        let store = try session.store()
        #expect(
            try store.answers(to: session.form, period: Self.round)
                .map(\.organization.district) == [districts[0]])
        try store.close()
        let receipt = "методист А, \(districts[0]) район, М-6.2 2026-2 версия 1.xlsx"
        let folder = city.workspace.receipts(of: "2026-2 М-6.2")
        #expect(try Disk.items(of: folder).map(\.name.display) == [receipt])

        try city.drop(try file(city, districts[1]), "б.xlsx", on: "2026-07-09")
        try city.run(asOf: Self.day)
        #expect(try code(city, "методист А") == 64)
        #expect(try code(city, "методист А@\(districts[1])") == 0)
        let sentence = Trouble.severalRespondents("методист А", districts: districts).sentence
        #expect(sentence.contains(districts.joined(separator: ", ")))
        #expect(sentence.contains("svod history 'методист А@\(districts[0])'"))
    }

    @Test("2: nobody is told by a key")
    func words() {
        let form = SmallForm.ofPersons
        #expect(form.district(ofKey: "методиста@советский", among: ["Советский"]) == "Советский")
        #expect(form.isKey("методиста@советский", ofName: "методиста"))
        #expect(!form.isKey("методистаа@советский", ofName: "методиста"))
        let trouble = Trouble.noHistory(of: "методист А", period: nil).sentence
        #expect(trouble.hasPrefix("От «методист А» ничего не поступало. Проверьте имя;"))
        let decision = JournalEntry.Decided(
            sha256: "00", inn: "методист А", period: nil, form: nil, day: nil, way: .command)
        #expect(!HistoryText.sentence(decision).contains("ИНН"))
    }

    @Test("3: receipts")
    func receipts() throws {
        let city = try CityWorkspace(of: 2)
        let folder = city.workspace.receipts(of: "2026-2 М-6.2")
        try Disk.makeFolder(folder)
        let lying = [
            "Методист  А, Советский район, М-6.2 2026-2 версия 1.xlsx",
            "методист Б, Советский район, М-6.2 2026-2 версия 1.xlsx",
            "МБОУ СШ № 1 2460000003 2026-2 версия 1.xlsx",
        ]
        for name in lying { try Disk.publish([1], at: folder.appending(name)) }
        let names = try ReceiptNames(in: folder)
        #expect(
            names.names(("методист А, Советский район, М-6.2", " 2026-2 версия 1.xlsx"))
                == [lying[0]])
        #expect(names.names(("МБОУ Лицей", " 2460000003 2026-2 версия 1.xlsx")) == [lying[2]])
        #expect(!names.hold(("методист В, Советский район, М-6.2", " 2026-2 версия 1.xlsx")))
    }
}
