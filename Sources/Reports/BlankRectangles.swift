import Spreadsheet

/// Joins cells that share a fact into as few rectangles as a person would draw.
struct BlankRectangles<Fact: Hashable & Sendable> {
    /// A rectangle of cells with the same fact.
    struct Part: Sendable {
        var range: CellRange
        var fact: Fact
    }

    private var facts: [CellAddress: Fact] = [:]

    /// Notes the fact of a cell.
    mutating func add(_ fact: Fact, at address: CellAddress) {
        facts[address] = fact
    }

    /// The rectangles in the order of their first cells.
    func parts() -> [Part] {
        var columns: [Part] = []
        let byColumn = facts.sorted {
            ($0.key.column, $0.key.row) < ($1.key.column, $1.key.row)
        }
        for (address, fact) in byColumn {
            if let last = columns.last, last.fact == fact, last.range.last.column == address.column,
                last.range.last.row == address.row - 1
            {
                columns[columns.count - 1].range = CellRange(last.range.first, address)
            } else {
                columns.append(Part(range: CellRange(address, address), fact: fact))
            }
        }
        var parts: [Part] = []
        for column in columns {
            let neighbour = parts.lastIndex {
                $0.fact == column.fact && $0.range.rows == column.range.rows
                    && $0.range.last.column == column.range.first.column - 1
            }
            if let neighbour {
                parts[neighbour].range = CellRange(parts[neighbour].range.first, column.range.last)
            } else {
                parts.append(column)
            }
        }
        return parts.sorted { $0.range.first < $1.range.first }
    }
}
