extension SmallCounts {
    /// Decides what may be shown of a table whose rows and columns both add up to published totals.
    ///
    /// Each row and each column is first judged on its own. Then, as long as one of them has a single
    /// hidden count, which its total would give away, a second one is withheld there, the next by its
    /// place.
    ///
    /// - Parameters:
    ///   - table: the counts, all rows equally long.
    ///   - threshold: the least count that is not small.
    /// - Returns: what is shown of each, in the same shape.
    public static func shown(ofTable table: [[Int]], threshold: Int) -> [[Shown]] {
        guard let width = table.first?.count, width > 0 else { return table.map { _ in [] } }
        var marks = table.map { shown(of: $0, threshold: threshold) }
        for column in 0..<width {
            let along = shown(of: table.map { $0[column] }, threshold: threshold)
            for row in table.indices where marks[row][column] == .number {
                marks[row][column] = along[row]
            }
        }
        let rows = table.indices.map { row in (0..<width).map { (row, $0) } }
        let columns = (0..<width).map { column in table.indices.map { ($0, column) } }
        let lines = rows + columns
        var isSettled = false
        while !isSettled {
            isSettled = true
            for line in lines {
                let hidden = line.indices.filter { marks[line[$0].0][line[$0].1] != .number }
                guard hidden.count == 1, line.count > 1, let only = hidden.first else { continue }
                let (row, column) = line[(only + 1) % line.count]
                marks[row][column] = .withheld
                isSettled = false
            }
        }
        return marks
    }
}
