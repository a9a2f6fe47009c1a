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

    /// The sheet that the line stands on.
    private(set) var sheet: String
    /// The runs as ASCII text.
    private(set) var runs: [UInt8] = []
    /// The cells outside the runs.
    private(set) var odd: [OddCell] = []

    init(_ columns: [StoredLine.Column]) {
        sheet = columns.lazy.compactMap(\.place).first?.sheet ?? ""
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
                append(open)
                open = (column.position, column.position, place.cell)
            }
        }
        append(open)
    }

    private mutating func append(_ run: (from: Int, to: Int, first: CellAddress)?) {
        guard let run else { return }
        if !runs.isEmpty { runs.append(UInt8(ascii: " ")) }
        append(run.from)
        if run.to > run.from {
            runs.append(UInt8(ascii: "-"))
            append(run.to)
        }
        runs.append(UInt8(ascii: ":"))
        runs += CellAddress.letters(ofColumn: run.first.column).utf8
        append(run.first.row + 1)
    }

    private mutating func append(_ number: Int) {
        if number > 9 { append(number / 10) }
        runs.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
