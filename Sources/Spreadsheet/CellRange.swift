/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
    /// The upper left corner.
    public var first: CellAddress
    /// The lower right corner.
    public var last: CellAddress

    /// Makes the rectangle that has the two cells as opposite corners.
    public init(_ one: CellAddress, _ other: CellAddress) {
        first = CellAddress(row: min(one.row, other.row), column: min(one.column, other.column))
        last = CellAddress(row: max(one.row, other.row), column: max(one.column, other.column))
    }

    /// Makes the rectangle of zero-based rows and columns.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        first = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
        last = CellAddress(row: rows.upperBound, column: columns.upperBound)
    }

    /// Reads "A1:C9", or "B7" for a single cell; nil when the text is neither.
    public init?(_ text: some StringProtocol) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false)
        guard corners.count <= 2, let one = corners.first.flatMap({ CellAddress($0) }),
            let other = corners.last.flatMap({ CellAddress($0) })
        else { return nil }
        self.init(one, other)
    }

    /// The rows of the rectangle, zero-based.
    public var rows: ClosedRange<Int> { first.row...last.row }
    /// The columns of the rectangle, zero-based.
    public var columns: ClosedRange<Int> { first.column...last.column }

    /// Whether the cell lies in the rectangle.
    public func contains(_ address: CellAddress) -> Bool {
        rows.contains(address.row) && columns.contains(address.column)
    }

    /// Whether the two rectangles share a cell.
    public func overlaps(_ other: CellRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// The range as formulas write it when it must not move: "$A$1:$C$9".
    public var absolute: String {
        first == last ? first.absolute : "\(first.absolute):\(last.absolute)"
    }
}

extension CellRange: CustomStringConvertible {
    /// The range as a person sees it: "A1:C9", or "B7" for a single cell.
    public var description: String {
        first == last ? "\(first)" : "\(first):\(last)"
    }
}
