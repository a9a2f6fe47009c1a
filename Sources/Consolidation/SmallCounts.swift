/// Hides small counts of a breakdown so that they cannot be computed from its total either.
public enum SmallCounts {
    /// What is shown of a count.
    public enum Shown: Hashable, Sendable {
        /// The count itself.
        case number
        /// That it is small: at least 1 and below the threshold.
        case small
        /// Nothing, because it would give a small count away.
        case withheld
    }

    /// Decides what may be shown of the counts that add up to a published total.
    ///
    /// The reader is taken to know the total, the threshold and what the marks mean. Every small
    /// count is then left with at least two values that fit all that is shown: either the small
    /// counts among themselves leave room, or a second count is withheld that leaves room whatever
    /// the small ones are. It is chosen by its place, since a choice by size would tell the size.
    /// Where no count is great enough, the whole breakdown is withheld.
    ///
    /// A reader may also know bounds: mentors who were trained are not more than mentors. A count
    /// at its bound cannot stand in for a small one, so that another is withheld, or all are.
    ///
    /// - Parameters:
    ///   - counts: the parts of the total.
    ///   - threshold: the least count that is not small.
    ///   - bounds: what each part can be by other counts of its group; empty where nothing is known.
    /// - Returns: what is shown of each part, in the same order.
    public static func shown(
        of counts: [Int], threshold: Int, within bounds: [ClosedRange<Int>] = []
    ) -> [Shown] {
        let small = counts.indices.filter { (1..<threshold).contains(counts[$0]) }
        guard let first = small.first else { return counts.map { _ in .number } }
        var marks = counts.indices.map { small.contains($0) ? Shown.small : .number }
        let sum = small.reduce(0) { $0 + counts[$1] }
        if small.count > 1, sum > small.count, sum < small.count * (threshold - 1) {
            return marks
        }
        let enough = threshold + small.count * (threshold - 1)
        let room = small.count * (threshold - 2)
        func hasRoom(_ index: Int) -> Bool {
            guard bounds.indices.contains(index) else { return true }
            let (count, bound) = (counts[index], bounds[index])
            return bound.upperBound - count >= room && count - bound.lowerBound >= room
        }
        let following = Array(first..<counts.count) + Array(0..<first)
        guard
            let second = following.first(where: { counts[$0] >= enough && hasRoom($0) })
        else {
            return counts.map { _ in .withheld }
        }
        marks[second] = .withheld
        return marks
    }
}
