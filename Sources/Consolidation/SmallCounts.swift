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
    /// The reader is taken to know the total, the threshold and this procedure. So a hidden count
    /// has to have at least two values that fit everything shown: with `k` small counts and `m`
    /// withheld ones, none below the threshold, whose sum is `s`, that is `s > k + m·threshold`,
    /// and without withheld ones also `s < k·(threshold - 1)`. Where nothing else helps, the whole
    /// breakdown is withheld.
    ///
    /// - Parameters:
    ///   - counts: the parts of the total.
    ///   - threshold: the least count that is not small.
    /// - Returns: what is shown of each part, in the same order.
    public static func shown(of counts: [Int], threshold: Int) -> [Shown] {
        let small = counts.indices.filter { (1..<threshold).contains(counts[$0]) }
        guard !small.isEmpty else { return counts.map { _ in .number } }
        let sum = small.reduce(0) { $0 + counts[$1] }
        if sum > small.count, sum < small.count * (threshold - 1) {
            return marks(counts, small: small, withheld: [])
        }
        let others = counts.indices.filter { counts[$0] >= threshold }
            .sorted { counts[$0] < counts[$1] }
        if let one = others.first(where: { sum + counts[$0] > small.count + threshold }) {
            return marks(counts, small: small, withheld: [one])
        }
        for number in 2..<max(others.count + 1, 2) {
            let chosen = Array(others.prefix(number))
            let total = chosen.reduce(sum) { $0 + counts[$1] }
            if total > small.count + number * threshold {
                return marks(counts, small: small, withheld: chosen)
            }
        }
        return counts.map { _ in .withheld }
    }

    private static func marks(_ counts: [Int], small: [Int], withheld: [Int]) -> [Shown] {
        counts.indices.map { index in
            small.contains(index) ? .small : withheld.contains(index) ? .withheld : .number
        }
    }
}
