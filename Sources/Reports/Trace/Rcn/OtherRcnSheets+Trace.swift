import Completeness
import Consolidation
import Forms
import Messages
import Spreadsheet

extension PublishedSheet {
    /// Whether a cell numbers the rows over the year, whatever number the row has in its report.
    func isOrdinal(_ cell: CellAddress) -> Bool {
        let columns = columns
        return columns.indices.contains(cell.column)
            && columns[cell.column].number == ordinalColumn
    }

    /// Where a number of a register comes from.
    ///
    /// - Parameters:
    ///   - cell: the cell.
    ///   - periods: the half-years of the registers, in their order.
    /// - Returns: the cell of the register; nil where a cell holds nothing of it.
    func origin(at cell: CellAddress, _ periods: [Period]) -> Origin? {
        let columns = columns
        guard columns.indices.contains(cell.column), !isOrdinal(cell) else { return nil }
        var row = cell.row - TablePage.rowsOfTitle - TablePage.rows(ofHeader: laidOut(columns))
        guard row >= 0 else { return nil }
        for place in counted {
            let register = registers[place]
            guard row >= register.rows.count else {
                return .total(
                    .published(
                        form: register.form.id, sheet: register.sheet.number, row: row,
                        column: columns[cell.column].number), of: Origin.city,
                    in: [periods[place]])
            }
            row -= register.rows.count
        }
        return nil
    }
}

extension RcnSitesSheet {
    /// The captions with their numbers.
    private static let firstRow = TablePage.rowsOfTitle + 2

    func origin(at cell: CellAddress) -> Origin? {
        guard let round else { return nil }
        let own = [round.checked]
        let districts = layout.board.districts
        let place = cell.row - Self.firstRow
        // A gap and a heading part the recommendations from the districts.
        let advice = place - districts.count - 3
        let shown = shownAdvice(round).map(\.advice)
        if shown.indices.contains(advice), cell.column == Column.base {
            return .total(.site(.advice(shown[advice].code)), of: Origin.city, in: own)
        }
        guard (0...districts.count).contains(place) else { return nil }
        let subject =
            place == 0 ? Origin.city : .group(.district(districts[place - 1]))
        func total(_ measure: Measure) -> Origin { .total(measure, of: subject, in: own) }
        switch cell.column {
        case Column.base: return total(.site(.base))
        case Column.scored: return total(.site(.scored))
        case Column.sum: return total(.site(.score))
        case Column.mean: return .meanScore(subject, in: own)
        default:
            let level = cell.column - Column.firstLevel
            guard round.levels.indices.contains(level) else { return nil }
            return total(.site(.level(round.levels[level].name)))
        }
    }
}
