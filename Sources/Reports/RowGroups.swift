/// How many rows the things of a list have in a table, so that the things are found by their rows.
struct RowGroups: Sendable {
    /// Where the rows of each thing begin, and where those of the last one end; empty when each has
    /// one.
    private let starts: [Int]
    /// How many rows there are.
    let rowCount: Int

    /// Things of so many rows each.
    init(_ counts: [Int]) {
        var starts = [0]
        starts.reserveCapacity(counts.count + 1)
        var end = 0
        for count in counts {
            end += count
            starts.append(end)
        }
        self.starts = starts
        rowCount = end
    }

    /// Things of one row each.
    init(ofOneRow count: Int) {
        starts = []
        rowCount = count
    }

    /// The things that some rows belong to, and all the rows of these.
    func things(inRows rows: Range<Int>) -> (things: Range<Int>, rows: Range<Int>) {
        guard !starts.isEmpty else { return (rows, rows) }
        let first = place { starts[$0] > rows.lowerBound } - 1
        let end = place { starts[$0] >= rows.upperBound }
        return (first..<end, starts[first]..<starts[end])
    }

    /// The first place for which `isThere` holds, which then holds for all after it.
    private func place(where isThere: (Int) -> Bool) -> Int {
        var (low, high) = (0, starts.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if isThere(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
