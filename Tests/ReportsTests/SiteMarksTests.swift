import Consolidation
import Testing

@testable import Reports

@Suite("Counts of sites by district")
struct SiteMarksTests {
    @Test func noRowOfLevelsTellsAHiddenTotal() {
        let levels = [[2, 0, 0], [4, 0, 0], [3, 3, 3], [10, 10, 10]]
        let totals = levels.map { $0.reduce(0, +) }
        let marks = SiteMarks(
            base: [2, 5, 9, 31], scored: totals, levels: levels, threshold: 3)
        let hidden = totals.indices.filter { marks.scored[$0] != .number }
        #expect(hidden.contains(0) && hidden.count > 1)
        for district in hidden {
            #expect(marks.levels[district].allSatisfy { $0 == .withheld })
        }
        // In each column, more than one count is left to guess.
        for level in 0..<3 {
            let open = totals.indices.filter { marks.levels[$0][level] != .number }
            #expect(open.count > 1)
        }
        // A district that the register names once is not told beside the others either.
        #expect(marks.base[0] == .small)
        #expect(marks.base.count { $0 != .number } > 1)
    }
}
