import Consolidation
import Testing

@Suite struct SmallCountsTests {
    @Test func nothingSmallNothingHidden() {
        #expect(
            SmallCounts.shown(of: [0, 3, 10], threshold: 3) == [.number, .number, .number])
    }

    @Test func aSecondCountIsHiddenWithASingleSmallOne() {
        #expect(
            SmallCounts.shown(of: [1, 20, 10, 0], threshold: 3)
                == [.small, .withheld, .number, .number])
    }

    @Test func aCountNearTheThresholdIsNoHelp() {
        // 1 + 3 could only be 1 + 3, since a withheld count is not small.
        #expect(
            SmallCounts.shown(of: [1, 3, 10], threshold: 3) == [.small, .number, .withheld])
    }

    @Test func twoDifferentSmallCountsHideEachOther() {
        #expect(
            SmallCounts.shown(of: [1, 2, 10], threshold: 3) == [.small, .small, .number])
    }

    @Test func theWholeBreakdownIsHiddenWhereNothingElseHelps() {
        #expect(
            SmallCounts.shown(of: [1, 0, 0], threshold: 3) == [.withheld, .withheld, .withheld])
        #expect(SmallCounts.shown(of: [1, 3], threshold: 3) == [.withheld, .withheld])
    }

    /// Tries every breakdown: a reader who knows the total, the threshold and what the marks mean
    /// must be left with at least two values for every small count.
    @Test(arguments: [(3, 3, 9), (3, 4, 6), (4, 3, 10)])
    func noSmallCountCanBeComputed(threshold: Int, parts: Int, greatest: Int) {
        // What hidden counts may be goes further than what is tried.
        let all = Dictionary(
            grouping: Self.breakdowns(parts, upTo: greatest + parts * (threshold - 1)),
            by: { $0.reduce(0, +) })
        var computed: [[Int]] = []
        for counts in Self.breakdowns(parts, upTo: greatest) {
            let marks = SmallCounts.shown(of: counts, threshold: threshold)
            let total = counts.reduce(0, +)
            let fitting = (all[total] ?? []).filter { other in
                zip(zip(counts, other), marks).allSatisfy { pair, mark in
                    let isSmall = (1..<threshold).contains(pair.1)
                    return switch mark {
                    case .number: pair.0 == pair.1
                    case .small: isSmall
                    case .withheld: !isSmall || marks.allSatisfy { $0 == .withheld }
                    }
                }
            }
            for index in counts.indices where (1..<threshold).contains(counts[index]) {
                if Set(fitting.map { $0[index] }).count < 2 { computed.append(counts) }
            }
        }
        #expect(computed.isEmpty)
    }

    /// All breakdowns into so many parts.
    private static func breakdowns(_ parts: Int, upTo greatest: Int) -> [[Int]] {
        guard parts > 0 else { return [[]] }
        return breakdowns(parts - 1, upTo: greatest).flatMap { rest in
            (0...greatest).map { rest + [$0] }
        }
    }
}
