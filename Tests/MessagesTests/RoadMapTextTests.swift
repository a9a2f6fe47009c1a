import Consolidation
import Definitions
import Forms
import Foundation
import Messages
import Spreadsheet
import TestSupport
import Testing

/// 1. `svod roadmap` says what is agreed, on three days of a year.
/// 2. No line is longer than a terminal of 80 columns.
/// 3. Terms are told in Russian words with their dates.
struct RoadMapTextTests {
    private static func roadMap() throws -> RoadMap {
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        return try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: TestForm.m61())
    }

    /// A report that states the same of all items, but for one.
    private static func submission(
        _ word: String, but item: String, _ other: String
    ) throws -> Submission {
        let cells = try TestForm.m61().cells(stating: roadMap().statements)
        let source = CellSource(sheet: "9", cell: CellAddress(row: 0, column: 0))
        return Submission(
            entries: Dictionary(
                uniqueKeysWithValues: cells.map { key, cell in
                    let text = key == item ? other : word
                    return (cell, Entry(value: .text(text), typed: text, source: source))
                }))
    }

    private static func member(_ number: Int, _ submission: Submission?) -> Consolidated.Member {
        .init(
            organization: Organization(
                inn: "\(number)", name: "\(number)", fullName: "", kind: "школа",
                district: "Советский"),
            submission: submission.map { ReportValues($0) }, due: CalendarDate(dayNumber: 20_000))
    }

    /// The state of the shipped road map; КИМЦ has stated all it is asked about.
    private static func state(on day: String, reported: Bool = true) throws -> RoadMapState {
        let (form, roadMap) = (try TestForm.m61(), try roadMap())
        let day = try #require(CalendarDate(iso: day))
        let half = Period(year: 2026, half: .first)
        let second = try submission("выполнено", but: "1.4", "не применимо")
        let members = [
            member(1, try submission("выполнено", but: "1.4", "не выполнено")),
            member(2, second), member(3, nil),
        ]
        var offices = RoadMapStatements(roadMap)
        offices.addQuestions(of: form)
        offices.add(
            second, of: "МКУ КИМЦ", form: form, period: half,
            on: try #require(CalendarDate(iso: "2026-06-10")))
        return RoadMapState(
            roadMap, form: form, on: day, period: Period(containing: day),
            reports: reported ? Consolidated(period: half, members: members) : nil,
            offices: reported ? offices : nil)
    }

    @Test(
        "1, 2: three days of a year, and one before there is anything on record",
        arguments: [
            ("2026-06-10", true), ("2026-07-01", true), ("2027-01-10", true), ("2026-01-25", false),
        ])
    func goldens(_ day: String, _ reported: Bool) throws {
        let lines = RoadMapList.lines(try Self.state(on: day, reported: reported))
        #expect(lines.allSatisfy { $0.count <= 80 })
        let text = lines.joined(separator: "\n") + "\n"
        #expect(
            try Golden.difference(of: text, from: "roadmap-\(day)\(reported ? "" : "-terms")")
                == nil)
    }

    @Test("3: terms in words")
    func terms() throws {
        let state = try Self.state(on: "2026-07-01")
        func term(_ number: String) -> String? {
            state.items.first { $0.item.number == number }.map {
                RoadMapText.term(of: $0.item, years: state.years, deadlines: state.deadlines)
            }
        }
        #expect(term("1.1") == "один раз: с 01.12.2024 по 31.01.2025")
        #expect(term("1.2") == "ежегодно: с 1 мая по 30 июня")
        #expect(term("2.3") == "весь период, 2025–2029 годы")
        #expect(term("6.1") == "дважды в год: до 15 июня, до 15 декабря")
        #expect(term("6.2") == "дважды в год: с 1 по 31 января, с 1 по 31 июля")
        #expect(term("6.4") == "раз в год, до 31 декабря (месяц не назван)")
    }
}
