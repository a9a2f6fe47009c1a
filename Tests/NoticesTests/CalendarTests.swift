import Definitions
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Notices

/// 1. The due date of the form stands in the calendar with reminders, whatever moves it.
/// 2. Items of the road map stand there on the days that the map names, and no others.
/// 3. The file is what RFC 5545 asks for, byte for byte the same in every run.
struct CalendarTests {
    private let form: Form
    private let roadMap: [RoadMapItem]

    init() throws {
        form = try TestForm.m61()
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        roadMap = try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: form
        ).items
    }

    private func calendar(_ half: Half, due: String) throws -> CalendarFile {
        CalendarFile(
            Period(year: 2026, half: half), deadline: try #require(CalendarDate(iso: due)),
            form: form, roadMap: roadMap)
    }

    @Test("1") func theDueDateWithReminders() throws {
        let calendar = try calendar(.second, due: "2026-12-14")
        let due = try #require(calendar.events.first { $0.id == "report-2026-2" })
        #expect(
            "\(due.days.lowerBound)" == "2026-12-14" && due.days.lowerBound == due.days.upperBound)
        #expect(due.reminders == [14, 7, 1])
        let text = String(decoding: calendar.bytes, as: UTF8.self)
        for trigger in ["-P13DT15H", "-P6DT15H", "-P0DT15H"] {
            #expect(text.contains("\r\nTRIGGER:\(trigger)\r\n"))
        }
        #expect(calendar.events.filter { !$0.reminders.isEmpty }.count == 1)
    }

    @Test("2") func theItemsOfEachHalf() throws {
        func items(_ half: Half, _ due: String) throws -> [String] {
            try calendar(half, due: due).events.map {
                "\($0.id) \($0.days.lowerBound)...\($0.days.upperBound)"
            }
        }
        #expect(
            try items(.second, "2026-12-15") == [
                "item-6.2-2026-07-01 2026-07-01...2026-07-31",
                "item-6.3-2026-07-01 2026-07-01...2026-07-31",
                "item-2.2-2026-08-01 2026-08-01...2026-09-30",
                "report-2026-2 2026-12-15...2026-12-15",
                "item-6.2-2027-01-01 2027-01-01...2027-01-31",
                "item-6.3-2027-01-01 2027-01-01...2027-01-31",
            ])
        #expect(
            try items(.first, "2026-06-15").map { $0.prefix { $0 != " " } } == [
                "item-6.2-2026-01-01", "item-6.3-2026-01-01", "item-1.2-2026-05-01",
                "item-1.3-2026-05-01", "item-1.4-2026-05-01", "report-2026-1",
                "item-6.2-2026-07-01", "item-6.3-2026-07-01",
            ])
    }

    @Test("3") func theFile() throws {
        let bytes = try calendar(.second, due: "2026-12-15").bytes
        #expect(bytes == (try calendar(.second, due: "2026-12-15").bytes))
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last?.isEmpty == true && lines.dropLast().allSatisfy { !$0.isEmpty })
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        #expect(!text.contains("\u{FFFD}"))
        let unfolded = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(unfolded.first == "BEGIN:VCALENDAR" && unfolded.dropLast().last == "END:VCALENDAR")
        let ids = unfolded.filter { $0.hasPrefix("UID:") }
        #expect(Set(ids).count == ids.count && ids.count == 6)
        #expect(unfolded.contains("DTEND;VALUE=DATE:20261216"))
        #expect(
            unfolded.contains(
                "SUMMARY:Последний день сдачи отчёта «\(form.shortTitle)» за второе полугодие "
                    + "2026 года"))
    }

    @Test("3") func foldingKeepsCharactersWhole() {
        let line = "SUMMARY:" + String(repeating: "ы", count: 200) + "👩‍🏫"
        let folded = CalendarFile.folded(line)
        let lines = folded.components(separatedBy: "\r\n")
        #expect(lines.count > 5 && lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(folded.replacing("\r\n ", with: "") == line)
        #expect(CalendarFile.folded(String(repeating: "a", count: 75)).count == 75)
        #expect(CalendarFile.escaped("а, б; в\\г\nд") == "а\\, б\\; в\\\\г\\nд")
    }
}
