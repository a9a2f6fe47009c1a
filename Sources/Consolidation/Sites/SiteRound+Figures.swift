public import FoundationEssentials
public import Forms

extension SiteRound {
    /// What a group of institutions comes to.
    public struct Tally: Hashable, Sendable {
        /// How many there are whose sites count.
        public var base = 0
        /// How many were checked.
        public var checked = 0
        /// How many have a score.
        public var scored = 0
        /// The exact sum of the scores.
        public var sum = Decimal(0)
        /// How many are at each level, the highest first.
        public var levels: [Int]
        /// How many need attention.
        public var flagged = 0

        /// The sum over the count; nil when nobody has a score.
        public var mean: Decimal? { scored > 0 ? sum / Decimal(scored) : nil }
    }

    /// What those of the institutions come to whose sites count.
    public func tally(of inns: some Sequence<String>) -> Tally {
        var tally = Tally(levels: levels.map { _ in 0 })
        for inn in inns where counts(inn) {
            tally.base += 1
            guard let result = results[inn] else { continue }
            if result.isChecked { tally.checked += 1 }
            if result.isFlagged { tally.flagged += 1 }
            guard let score = result.score else { continue }
            tally.scored += 1
            tally.sum += score
            if let place = levels.firstIndex(where: { $0.name == result.level }) {
                tally.levels[place] += 1
            }
        }
        return tally
    }

    /// How many of those whose sites count are given each recommendation, in the order of the
    /// definition.
    public func adviceCounts(of inns: [String]) -> [(advice: Checklist.Advice, count: Int)] {
        checklist.advice.map { advice in
            (
                advice,
                inns.filter(counts).count { inn in
                    results[inn]?.recommendations
                        .contains { $0.code == advice.code && $0.isSent } ?? false
                }
            )
        }
    }

    /// How many recommendations of the round before came to this.
    public func earlierCount(_ outcome: SiteResult.Recommendation.Outcome) -> Int {
        results.values.reduce(0) { $0 + $1.earlier.count { $0.outcome == outcome } }
    }
}
