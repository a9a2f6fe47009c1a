import Completeness
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
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
        #expect(book.value("ДорКарта", cell(14)) == .text("просрочено"))
        #expect(try code(["--as-of", "2026-07-01"], city) == 1)
        // The window of 1.2 runs on 30 June; the reports were due on 15 June, and came.
        let session = try Session(city.workspace)
        let roadMap = try #require(try session.roadMap())
        let day = try #require(CalendarDate(iso: "2026-07-01"))
        let facts = RoadMapFacts(
            try session.roadMapState(of: roadMap, on: day, Period(containing: day)))
        let item = try #require(facts.items.first { $0.item == "1.2" })
        #expect(item.phase == "overdue" && item.shares[0].unfinished == 1)
        #expect(item.shares[0].counts?["done"] == 1 && facts.reported == "2026-1")
        #expect(
            item.shares[0].term?.last == "2026-06-30" && item.shares[0].next?.first == "2027-05-01")
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
        try Disk.publish(Array("items: []\n".utf8), at: city.workspace.roadMap)
        #expect(try code([], city) == 3)
        try FileManager.default.removeItem(atPath: city.workspace.roadMap.display)
        #expect(try code([], city) == 3)
    }
}
