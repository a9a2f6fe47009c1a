/// Which rows of reports a statement goes through, as runs of codes.
///
/// A row that is looked up costs as much as several that are passed over, so that rows near each
/// other make one run, with what stands between them.
struct RowRuns {
    private static let gap = 4

    private var runs: [ClosedRange<Int>] = []

    /// Puts the rows together.
    init(_ rows: some Sequence<Int>) {
        for row in rows.sorted() {
            if let last = runs.last, row - last.upperBound <= Self.gap {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
    }

    /// A table of the runs, whose columns are `column1` and `column2`.
    var sql: String {
        let values = runs.map { "(\($0.lowerBound), \($0.upperBound))" }
        return "(VALUES \(values.isEmpty ? "(0, -1)" : values.joined(separator: ", ")))"
    }
}

/// Those of the values of lines that a statement asks for. Each that it names costs, whether
/// anybody looks at it or not.
struct LineValues {
    private let positions: [Int]
    private let first: Int32

    /// Asks for the values at positions in the line, from 0, after so many other columns; for a
    /// position that no line has it does not.
    init(at positions: some Sequence<Int>, after first: Int32) {
        self.positions = Set(positions).filter((0..<Schema.columnLimit).contains).sorted()
        self.first = first
    }

    /// What stands in the statement after the other columns.
    var sql: String { positions.map { ", v\($0 + 1)" }.joined() }

    /// Where the statement has the value at a position.
    func column(at position: Int) -> Int32? {
        positions.firstIndex(of: position).map { first + Int32($0) }
    }
}
