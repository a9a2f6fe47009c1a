import Definitions
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The road map is read whole, and every mistake in it is told at once with its line.
struct RoadMapFileTests {
    private static let broken = """
        statements:
          list: item_state
          words: {done: выполнено, running: выполняется, undone: не выполнено, early: срок не наступил, unneeded: не применимо}
          offices: {kimc: КИМЦ}
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
        let roadMap = try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: form)
        let items = roadMap.items
        let sections = [4, 5, 6, 11, 4, 4, 2]
        let expected = sections.enumerated().flatMap { section, count in
            (1...count).map { "\(section + 1).\($0)" }
        }
        #expect(items.map(\.number) == expected && items.count == 36)
        #expect(items.first { $0.timing == .withForm }?.number == form.roadMapItem)
        #expect(items.allSatisfy { !$0.responsible.isEmpty })
        // What the form says of its rows and the map of its items is the same.
        let cells = form.cells(stating: roadMap.statements)
        let ofInstitutions = items.filter { $0.responsible.contains { $0.isOfInstitutions } }
        #expect(Set(cells.keys) == Set(ofInstitutions.map(\.number)) && cells.count == 27)
        #expect(items.compactMap(\.heading) == Self.headings(of: form, cells))
        #expect(Set(roadMap.statements.words.values) == Set(form.choices(at: ValueKey(901, 4))))
        let agreement = try #require(items.first { $0.number == "1.1" })
        let last = try #require(CalendarDate(iso: "2025-01-31"))
        #expect(agreement.dates(within: last...last).count == 1)
        #expect(agreement.dates(within: last.adding(days: 1)...last.adding(days: 9)).isEmpty)
    }

    /// The headings of the sheet that asks for the states.
    private static func headings(of form: Form, _ cells: [String: ValueKey]) -> [String] {
        let sheet = cells.values.first.flatMap { form.sheet(ofRow: $0.row) }
        return sheet?.rows.compactMap(\.heading) ?? []
    }

    @Test func statementsAreReadByTheirWords() throws {
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        let form = try TestForm.m61()
        let statements = try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: form
        ).statements
        #expect(statements.state(of: "Выполнено ") == .done)
        #expect(statements.state(of: "не выполнено") == .undone)
        #expect(statements.state(of: "да") == nil)
        #expect(statements.office(named: "мку  кимц") == nil)
        #expect(statements.office(named: "мку кимц") == .kimc)
        #expect(statements.office(named: "ГУО") == .guo)
        #expect(statements.office(named: "МБОУ СШ № 1") == nil)
    }

    @Test func everyMistakeInTheStatementsHasItsLine() throws {
        let form = try TestForm.m61()
        let error = try #require(throws: DefinitionError.self) {
            _ = try RoadMapFile.roadMap(
                from: """
                    statements:
                      list: no_list
                      words: {done: выполнено, gone: нет}
                      offices: {head: директор}
                    items: []
                    """, for: form)
        }
        #expect(
            error.mistakes.map { "\($0.line) \($0.kind.code)" } == [
                "2 unknownList", "3 missingKey", "3 missingKey", "3 missingKey", "3 missingKey",
                "3 unknownKey", "4 unknownKey",
            ])
        let wordless = try #require(throws: DefinitionError.self) {
            _ = try RoadMapFile.roadMap(
                from: """
                    statements:
                      list: item_state
                      words: {done: готово, running: выполняется, undone: не выполнено,
                        early: срок не наступил, unneeded: не применимо}
                      offices: {kimc: КИМЦ}
                    items: []
                    """, for: form)
        }
        #expect(wordless.mistakes.map { "\($0.line) \($0.kind.code)" } == ["3 unknownWord"])
    }

    @Test func everyMistakeHasItsLine() throws {
        let form = try TestForm.m61()
        let error = try #require(throws: DefinitionError.self) {
            _ = try RoadMapFile.roadMap(from: Self.broken, for: form)
        }
        #expect(
            error.mistakes.map { "\($0.line) \($0.kind.code)" } == [
                "9 unknownWord", "10 backwardDays", "11 unknownRow", "12 duplicate",
                "16 wrongType", "17 missingKey", "17 wrongType", "20 unknownWord",
            ])
    }
}
