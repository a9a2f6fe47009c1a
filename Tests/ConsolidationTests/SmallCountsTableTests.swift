import Consolidation
import Testing

/// Small counts of a table cannot be computed from its totals.
@Suite struct SmallCountsTableTests {
    @Test func aTableWithoutSmallCountsIsShown() {
        let marks = SmallCounts.shown(ofTable: [[5, 0], [3, 9]], threshold: 3)
        #expect(marks == [[.number, .number], [.number, .number]])
        #expect(SmallCounts.shown(ofTable: [], threshold: 3).isEmpty)
        #expect(SmallCounts.shown(ofTable: [[], []], threshold: 3) == [[], []])
    }

    @Test func noRowOrColumnHidesASingleCount() {
        for seed in 0..<200 {
            let table = (0..<4).map { row in
                (0..<3).map { column in (seed * 7 + row * 13 + column * 29 + row * column) % 17 }
            }
            let marks = SmallCounts.shown(ofTable: table, threshold: 3)
            for row in marks.indices {
                #expect(marks[row].count { $0 != .number } != 1)
                for column in marks[row].indices where marks[row][column] == .number {
                    #expect(!(1..<3).contains(table[row][column]))
                }
            }
            for column in 0..<3 {
                #expect(marks.count { $0[column] != .number } != 1)
            }
        }
    }
}
