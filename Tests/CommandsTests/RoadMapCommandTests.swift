import Completeness
import Consolidation
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import Store
import TestSupport
import Testing

@testable import Commands

/// 1. Without a store there are terms only, and nothing is overdue.
/// 2. What the reports say of the road map comes to the command and into the workbooks.
/// 3. Wrong words and a wrong road map are told.
struct RoadMapCommandTests {
    private func code(_ arguments: [String], _ city: CityWorkspace) throws -> Int32 {
        try CommandRun.code(
            of: ["roadmap", "--workspace", city.workspace.root.display] + arguments)
    }

    @Test("1: terms only")
    func terms() throws {
        let city = try CityWorkspace(of: 2)
        #expect(try code(["--as-of", "2026-07-01"], city) == 0)
        #expect(try code(["--as-of", "2026-07-01", "--json"], city) == 0)
        #expect(!FileManager.default.fileExists(atPath: city.workspace.store.display))
    }

    @Test("2: what an institution has not done is overdue")
    func reports() throws {
        let city = try CityWorkspace(of: 2)
        for (index, organization) in city.organizations.enumerated() {
            var submission = city.submission(of: organization)
            let cell = ValueKey(901, 4)
            let source = try #require(submission.entries[cell]?.source)
            let word = index == 0 ? "выполнено" : "выполняется"
            submission.entries[cell] = Entry(value: .text(word), typed: word, source: source)
            try city.drop(try city.file(of: organization, submission), "\(index).xlsx")
        }
        let summary = try city.run(asOf: CityWorkspace.due.adding(days: 16))
        #expect(summary.board.total.accepted == 2)
        let book = try city.outbox(try #require(summary.guo).lastPart.display)
        let place = try #require(book.place(of: "1.2", on: "ДорКарта"))
        func cell(_ column: Int) -> CellAddress { CellAddress(row: place.row, column: column) }
        #expect(book.value("ДорКарта", cell(5)) == .number(1))
        #expect(book.value("ДорКарта", cell(6)) == .number(1))
        // The window of 1.2 runs on 30 June; the reports were due on 15 June, and came.
        #expect(book.value("ДорКарта", cell(14)) == .text("срок прошёл"))
        #expect(try code(["--as-of", "2026-07-01"], city) == 1)
        let session = try Session(city.workspace)
        let roadMap = try #require(try session.roadMap())
        // On the later day reports of the second half-year were due, and none came.
        for (date, phase) in [("2026-07-01", "passed"), ("2026-12-16", "overdue")] {
            let day = try #require(CalendarDate(iso: date))
            let facts = RoadMapFacts(
                try session.roadMapState(of: roadMap, on: day, Period(containing: day)))
            let item = try #require(facts.items.first { $0.item == "1.2" })
            #expect(item.phase == phase && item.shares[0].unfinished == 1)
            #expect(item.shares[0].counts?["done"] == 1 && facts.reported == "2026-1")
            #expect(
                item.shares[0].term?.last == "2026-06-30"
                    && item.shares[0].next?.first == "2027-05-01")
        }
    }

    @Test("2: what the offices state comes from whatever form asks them")
    func offices() throws {
        let city = try CityWorkspace(of: 2)
        let session = try Session(city.workspace)
        let roadMap = try #require(try session.roadMap())
        let form = try #require(
            session.forms.first { if case .offices = $0.respondents { true } else { false } })
        let cells = form.cells(stating: roadMap.statements)
        // Every item of theirs is asked about, and their names are known to the road map.
        let theirs = roadMap.items.filter { $0.responsible.contains { !$0.isOfInstitutions } }
        #expect(Set(cells.keys) == Set(theirs.map(\.number)))
        let offices = form.choices(at: form.identity.respondent)
        #expect(Set(offices.compactMap(roadMap.statements.office)) == [.guo, .kimc])
        let store = try session.store(register: city.organizations)
        let source = CellSource(sheet: "Пункты", cell: CellAddress(row: 5, column: 3))
        var submission = Submission(formVersion: form.version)
        for (item, word) in [("1.1", "выполнено"), ("2.2", "не выполнено")] {
            submission.entries[try #require(cells[item])] = Entry(
                value: .text(word), typed: word, source: source)
        }
        let day = try #require(CalendarDate(iso: "2025-12-12"))
        _ = try store.record([
            ReceivedFile(
                sha256: String(repeating: "7", count: 64), size: 1, name: "7.xlsx",
                arrival: Arrival(date: day, source: .journal), seenAt: 1_000,
                outcome: .submission(
                    ReceivedSubmission(
                        inn: "КИМЦ", period: Period(year: 2025, half: .second), formID: form.id,
                        correction: nil, submission: submission, findings: [],
                        verdict: Verdict(findings: []), filledCells: 2, requiredCells: 2)))
        ])
        try store.close()
        let later = try #require(CalendarDate(iso: "2026-01-10"))
        let state = try session.roadMapState(of: roadMap, on: later, Period(containing: later))
        let agreement = try #require(state.items.first { $0.item.number == "1.1" })
        #expect(agreement.shares.map(\.phase) == [.overdue, .done])
        #expect(agreement.statement(of: .kimc)?.day == day)
        let seminar = try #require(state.items.first { $0.item.number == "2.2" })
        #expect(seminar.phase == .overdue && seminar.shares[0].isTold)
        let silent = try #require(state.items.first { $0.item.number == "2.1" })
        #expect(silent.phase == .overdue && !silent.shares[0].isTold)
        let before = try #require(Period("2025-1"))
        let earlier = try session.roadMapState(of: roadMap, on: later, before)
        #expect(earlier.items.allSatisfy { $0.statement(of: .kimc) == nil })
        #expect(try code(["--as-of", "2026-01-10"], city) == 1)
    }

    @Test(
        "3: wrong words",
        arguments: [
            (["--as-of", "вчера"], 64), (["--as-of", "2026-02-30"], 64),
            (["--period", "2026-3"], 64), (["--period", ""], 64),
        ] as [([String], Int32)])
    func wrongWords(_ arguments: [String], _ expected: Int32) throws {
        #expect(try code(arguments, try CityWorkspace(of: 2)) == expected)
    }

    @Test("3: no road map, or a broken one")
    func wrongRoadMap() throws {
        let city = try CityWorkspace(of: 2)
        try Disk.publish(Array("item: []\n".utf8), at: city.workspace.roadMap)
        #expect(try code([], city) == 3)
        // One from before forms stated items.
        try Disk.publish(Array("items: []\n".utf8), at: city.workspace.roadMap)
        #expect(try code([], city) == 0)
        try FileManager.default.removeItem(atPath: city.workspace.roadMap.display)
        #expect(try code([], city) == 3)
    }
}
