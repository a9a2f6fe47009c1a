import Definitions
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The road map is read whole, and every mistake in it is told at once with its line.
struct RoadMapFileTests {
    private static let broken = """
        items:
        - item: '1.1'
          title: Первый
          result: есть
          responsible: [guo, somebody]
          when: {once: {from: 2025-02-01, to: 2025-01-31}}
          rows: [9999]
        - item: '1.1'
          title: Второй
          result: есть
          responsible: [head]
          when: {yearly: [{from: 13-01, to: 06-30}]}
        - item: 4.10a
          result: есть
          responsible: [head]
          when: sometimes
        """

    @Test func theShippedOneHasAllItems() throws {
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        let form = try TestForm.m61()
        let items = try RoadMapFile.items(
            from: String(contentsOf: file, encoding: .utf8), for: form)
        let sections = [4, 5, 6, 11, 4, 4, 2]
        let expected = sections.enumerated().flatMap { section, count in
            (1...count).map { "\(section + 1).\($0)" }
        }
        #expect(items.map(\.number) == expected && items.count == 36)
        #expect(items.first { $0.timing == .withForm }?.number == form.roadMapItem)
        #expect(items.allSatisfy { !$0.responsible.isEmpty })
        // What the form says of its rows and the map of its items is the same.
        let agreement = try #require(items.first { $0.number == "1.1" })
        let last = try #require(CalendarDate(iso: "2025-01-31"))
        #expect(agreement.dates(within: last...last).count == 1)
        #expect(agreement.dates(within: last.adding(days: 1)...last.adding(days: 9)).isEmpty)
    }

    @Test func everyMistakeHasItsLine() throws {
        let form = try TestForm.m61()
        let error = try #require(throws: DefinitionError.self) {
            _ = try RoadMapFile.items(from: Self.broken, for: form)
        }
        #expect(
            error.mistakes.map { "\($0.line) \($0.kind.code)" } == [
                "5 unknownWord", "6 backwardDays", "7 unknownRow", "8 duplicate", "12 wrongType",
                "13 missingKey", "13 wrongType", "16 unknownWord",
            ])
    }
}
