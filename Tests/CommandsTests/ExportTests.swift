import Completeness
import DemoCity
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import Store
import TestSupport
import Testing
import WorkbookReader

@testable import Commands

/// 1. An export is a function of store, settings and day: alone or in a run, in whatever time zone
///    and language and on whatever day it is made, its bytes are the same.
/// 2. Whatever a school types, its words do not leave, or nothing does.
/// 3. What an office publishes leaves, authors only where that is allowed and they agreed.
/// 4. A hit leaves the old file in place, names sheet and cell, and stops that workbook alone.
@Suite struct ExportTests {
    private static let day = "2026-06-16"
    private static let person = "Фамильева Мария Петровна"
    private static let practice = "Наставник в первый год: практика школы с примерами занятий"
    private static let contacts = "Фамильева М. П., +7 913 555-12-34, familieva@example.org"

    @Test("1: a run and single exports, another zone, another language, another day")
    func sameBytes() throws {
        let city = try Self.wholeCity()
        let day = CityWorkspace.roundDay.adding(days: 1)
        let summary = try city.run(asOf: day)
        #expect(summary.complaints == [] && summary.waiting.isEmpty)
        #expect(try city.logsOfStore() == [])
        #expect(summary.board.total.accepted == 2 && summary.board.total.returned == 1)
        let guo = try city.outbox(CommandText.exportName(.guo, of: "2026-1"))
        for (tab, text) in [
            ("Динамика", "2025-1"), ("Замечания", city.organizations[2].inn),
            ("Сайты", "высокий"), ("ДорКарта", "выполняется"),
        ] {
            let texts = guo.sheets.filter { $0.name == tab }.flatMap(\.cells).map(\.value)
            #expect(texts.contains { "\($0)".contains(text) }, "\(tab)")
        }
        let names = [
            CommandText.exportName(.guo, of: "2026-1"), CommandText.exportName(.rcn, of: "2026-1"),
            CommandText.exportName(.kimc, of: "2026-1"),
            CommandText.deliveryName(CityWorkspace.period),
        ]
        let first = try names.map { try #require(try city.outboxBytes()[$0]) }
        for (index, audience) in ["guo", "rcn", "kimc"].enumerated() {
            try Disk.removeOwn(city.workspace.outbox.appending(names[index]))
            try Self.program(
                ["export", audience, "--period", "2026-1", "--as-of", "\(day)"], in: city,
                zone: "America/New_York", language: "ru_RU.UTF-8")
            #expect(try city.outboxBytes()[names[index]] == first[index], "\(audience)")
            #expect(try city.logsOfStore() == [], "\(audience)")
        }
        // A year later, all anew.
        for name in names { try Disk.removeOwn(city.workspace.outbox.appending(name)) }
        let session = try Session(city.workspace, at: Date(timeIntervalSince1970: 1_815_231_600))
        _ = try session.alone {
            try CollectionRun(
                session: session, period: CityWorkspace.period, day: day, reader: OwnReader(),
                doubt: .ask {}
            ).perform()
        }
        #expect(try names.map { try city.outboxBytes()[$0] } == first.map { Optional($0) })
    }

    @Test("2: in cells, lists, numbers, addresses, explanations, names of files and of sheets")
    func planted() throws {
        let city = try CityWorkspace(of: 4)
        for (number, organization) in city.organizations.enumerated() {
            var submission = city.submission(of: organization)
            for (key, entry) in submission.entries {
                guard let cell = city.form.cell(at: key) else { continue }
                switch cell.kind {
                case .text, .url:
                    submission.entries[key]?.value = .text(Self.contacts)
                    submission.entries[key]?.typed = Self.contacts
                case .choice where number == 1 && key.row == 121:
                    submission.entries[key] = Entry(
                        value: .text(Self.person), typed: Self.person, source: entry.source)
                default: break
                }
            }
            for (sheet, rows) in submission.registers {
                for row in rows.indices {
                    for column in rows[row].entries.keys {
                        guard case .text? = submission.registers[sheet]?[row].entries[column]?.value
                        else { continue }
                        submission.registers[sheet]?[row].entries[column]?.value = .text(
                            Self.contacts)
                    }
                }
            }
            try city.drop(
                try city.file(of: organization, submission), "\(Self.person) \(number).xlsx")
        }
        let summary = try city.run()
        #expect(summary.complaints == [])
        for name in [
            CommandText.exportName(.guo, of: "2026-1"), CommandText.exportName(.rcn, of: "2026-1"),
            CommandText.deliveryName(CityWorkspace.period),
        ] {
            let reader = try WorkbookReader(
                path: city.workspace.outbox.appending(name).display, limits: .large)
            var texts: [String] = []
            func add(_ text: Span<UInt8>) {
                texts.append(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
            }
            for sheet in reader.sheets { try reader.forEachText(in: sheet) { add($1) } }
            try reader.forEachTextOutsideSheets(add)
            #expect(texts.count > 100)
            for word in ["Фамильева", "555-12-34", "familieva", "Мария Петровна"] {
                #expect(!texts.contains { $0.contains(word) }, "\(name): \(word)")
            }
        }
    }

    @Test("3: practices of the city, with and without their authors")
    func published() throws {
        let city = try Self.wholeCity()
        let rcn = CommandText.exportName(.rcn, of: "2026-1")
        func texts() throws -> [String] {
            let summary = try city.run()
            #expect(summary.complaints == [])
            return try city.outbox(rcn).sheets.flatMap(\.cells).compactMap { cell in
                if case .text(let text) = cell.value { text } else { nil }
            }
        }
        let closed = try texts()
        #expect(closed.contains(Self.practice) && !closed.contains(Self.person))
        let settings = try String(
            contentsOfFile: city.workspace.settings.display, encoding: .utf8)
        try Disk.publish(
            Array(
                settings.replacing("practice_authors: false", with: "practice_authors: true").utf8),
            at: city.workspace.settings)
        let open = try texts()
        #expect(open.contains(Self.practice) && open.contains(Self.person))
    }

    @Test("4: the notice of the settings names a person") func hit() throws {
        let city = try Self.city()
        try city.run()
        let guo = CommandText.exportName(.guo, of: "2026-1")
        let before = try city.outboxBytes()[guo]
        let settings = try String(
            contentsOfFile: city.workspace.settings.display, encoding: .utf8)
        try Disk.publish(
            Array((settings + "\nnotice: 'Вопросы: \(Self.contacts)'\n").utf8),
            at: city.workspace.settings)
        let summary = try city.run()
        #expect(summary.outcome == .decision)
        let complaint = try #require(summary.complaints.first { $0.contains(guo) })
        #expect(complaint.contains("лист «Титул», ячейка A"))
        #expect(!complaint.contains("Фамильева"))
        #expect(try city.outboxBytes()[guo] == before)
        #expect(summary.kimc != nil && summary.guo == nil)
        #expect(
            try CommandRun.code(of: [
                "export", "guo", "--workspace", city.workspace.root.display, "--period", "2026-1",
                "--as-of", Self.day,
            ]) == Outcome.decision.rawValue)
        #expect(try city.outboxBytes()[guo] == before)
    }

    /// A city of which two institutions have reported.
    private static func city() throws -> CityWorkspace {
        let city = try CityWorkspace(of: 6)
        for organization in city.organizations.prefix(3) {
            try city.drop(
                try city.file(of: organization, city.submission(of: organization)),
                "\(organization.inn).xlsx")
        }
        return city
    }

    /// A city with earlier half-years, a report that went back, a round of site checks and the form
    /// of an office; a school typed what the office publishes.
    private static func wholeCity() throws -> CityWorkspace {
        let city = try CityWorkspace(of: 6)
        for (number, organization) in city.organizations.prefix(3).enumerated() {
            for (period, due) in [
                (Period(year: 2025, half: .first), "2025-06-15"),
                (Period(year: 2025, half: .second), "2025-12-15"),
            ] {
                let due = try #require(CalendarDate(iso: due))
                let earlier = DemoReport.submission(
                    of: organization, form: city.form, period: period, due: due, seed: 5)
                try city.drop(
                    try city.file(of: organization, earlier, period: period),
                    "\(period) \(number).xlsx", on: "\(due)")
            }
            var submission = city.submission(of: organization)
            if number == 0 {
                let open = submission.entries.keys.filter { key in
                    guard case .text(200...)? = city.form.cell(at: key)?.kind else { return false }
                    return city.form.cell(at: key)?.isPersonal == false
                }
                let key = try #require(open.min())
                submission.entries[key]?.value = .text(practice)
            }
            if number == 2 { submission.entries[ValueKey(301)] = nil }
            try city.drop(try city.file(of: organization, submission), "\(number).xlsx")
        }
        try city.drop(
            try city.officeFile(
                registers: [
                    4: [
                        [
                            7261: .number(1), 7262: .text(city.organizations[0].inn),
                            7263: .text(practice), 7265: .text("https://kimc.ms/practice"),
                            7266: .text(person), 7267: .text("да"),
                        ]
                    ]
                ]), "кимц.xlsx")
        try city.drop(
            try city.checkerFile("методист А", second: "1"), "сайты.xlsx",
            on: "\(CityWorkspace.roundDay)")
        return city
    }

    /// Runs the program as it was built.
    private static func program(
        _ arguments: [String], in city: CityWorkspace, zone: String, language: String
    ) throws {
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try #require(BuiltProgram.path(of: "svod")))
        process.arguments = arguments + ["--workspace", city.workspace.root.display]
        var environment = ProcessInfo.processInfo.environment
        environment["TZ"] = zone
        environment["LC_ALL"] = language
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
