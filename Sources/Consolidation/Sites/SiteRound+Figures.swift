public import FoundationEssentials
public import Forms

extension SiteRound {
    /// What a group of institutions comes to.
    public struct Tally: Hashable, Sendable {
        /// How many there are.
        public var registered = 0
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

    /// What the institutions with those numbers come to.
    public func tally(of inns: some Sequence<String>) -> Tally {
        var tally = Tally(levels: levels.map { _ in 0 })
        for inn in inns {
            tally.registered += 1
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

    /// How many of the institutions are given each recommendation, in the order of the definition.
    public func adviceCounts(of inns: [String]) -> [(advice: Checklist.Advice, count: Int)] {
        checklist.advice.map { advice in
            (
                advice,
                inns.count { inn in
                    results[inn]?.recommendations
                        .contains { $0.code == advice.code && $0.isSent } ?? false
                }
            )
        }
    }
}
