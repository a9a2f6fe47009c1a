import Forms
import Spreadsheet

/// Where the cells of a line stand, as the columns `sheet_name`, `cells` and `odd_cells` have it.
///
/// Cells side by side on the line's own sheet make a run, "2-8:C12" for the positions 2 to 8 from
/// C12 on; runs are parted by blanks. What does not fit into runs is told cell by cell.
struct CellMap {
    /// A place or a source that is not what the runs tell.
    struct OddCell: Codable, Equatable {
        var position: Int
        var place: CellSource?
        var source: CellSource?
    }

    var sheet: String
    var runs: String
    var odd: [OddCell]

    init(_ columns: [StoredLine.Column]) {
        sheet = columns.lazy.compactMap(\.place).first?.sheet ?? ""
        var runs: [UInt8] = []
        odd = []
        var open: (from: Int, to: Int, first: CellAddress)?
        for column in columns {
            guard let place = column.place, place.sheet == sheet,
                column.entry.map({ $0.source == place }) ?? true
            else {
                odd.append(
                    OddCell(
                        position: column.position, place: column.place,
                        source: column.entry?.source))
                continue
            }
            if let run = open, column.position == run.to + 1, place.cell.row == run.first.row,
                place.cell.column == run.first.column + column.position - run.from
            {
                open?.to = column.position
            } else {
                Self.append(open, to: &runs)
                open = (column.position, column.position, place.cell)
            }
        }
        Self.append(open, to: &runs)
        self.runs = String(decoding: runs, as: UTF8.self)
    }

    private static func append(
        _ run: (from: Int, to: Int, first: CellAddress)?, to runs: inout [UInt8]
    ) {
        guard let run else { return }
        if !runs.isEmpty { runs.append(UInt8(ascii: " ")) }
        runs += run.to == run.from ? "\(run.from):".utf8 : "\(run.from)-\(run.to):".utf8
        runs += run.first.description.utf8
    }

    /// The cells of the runs by position; nil when the text is not of the form described.
    static func cells(ofRuns runs: some Sequence<UInt8>) -> [(position: Int, cell: CellAddress)]? {
        var cells: [(position: Int, cell: CellAddress)] = []
        var reader = runs.makeIterator()
        var from = 0, to: Int?, number = 0, column = 0
        var isAddress = false
        func emit() -> Bool {
            let last = to ?? from
            guard isAddress, column > 0, number > 0, from <= last, last < Schema.columnLimit else {
                return false
            }
            for position in from...last {
                let cell = CellAddress(row: number - 1, column: column - 1 + position - from)
                cells.append((position, cell))
            }
            return true
        }
        var isEmpty = true
        while let byte = reader.next() {
            isEmpty = false
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard number < CellAddress.rowLimit else { return nil }
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where isAddress && number == 0:
                guard column < CellAddress.columnLimit else { return nil }
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "-") where !isAddress && to == nil:
                from = number
                number = 0
                to = -1
            case UInt8(ascii: ":") where !isAddress:
                if to == nil { from = number } else { to = number }
                number = 0
                isAddress = true
            case UInt8(ascii: " "):
                guard emit() else { return nil }
                (from, to, number, column, isAddress) = (0, nil, 0, 0, false)
            default:
                return nil
            }
        }
        return isEmpty || emit() ? cells : nil
    }
}
