import Completeness
import Consolidation
import Forms
import Spreadsheet

/// Of which half-years a figure of a year is made.
extension YearFigures {
    func periods(of kind: Indicator.Kind) -> [Period] { kind.counted(of: halves.map(\.period)) }

    func origin(of indicator: Indicator, _ group: Consolidated.Group) -> Origin {
        .value(of: indicator, .group(group), in: periods(of: indicator.kind))
    }

    func origin(of line: Line, _ group: Consolidated.Group) -> Origin {
        .total(.cell(line.key), of: .group(group), in: periods(of: line.kind))
    }
}

extension YearSums {
    func origin(of indicator: Indicator) -> Origin {
        .value(of: indicator, Origin.city, in: indicator.kind.counted(of: periods))
    }
}

extension Indicator.Kind {
    /// Which of the half-years of a year, in their order, a figure is made of.
    fileprivate func counted(of halves: [Period]) -> [Period] {
        switch self {
        case .stock: halves.suffix(1)
        case .outcome: halves.filter { $0.half == .first }
        case .flow: halves
        }
    }
}

extension RcnIndicatorsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.row - Self.firstRow
        guard layout.computed.indices.contains(place) else { return nil }
        let indicator = layout.computed[place]
        let value = layout.figures.origin(of: indicator, .city)
        let periods = layout.figures.periods(of: indicator.kind)
        switch cell.column {
        case Column.value: return value
        case Column.numerator: return .total(.numerator(indicator), of: Origin.city, in: periods)
        case Column.denominator where indicator.hasDenominator:
            return .total(.denominator(indicator), of: Origin.city, in: periods)
        case Column.members: return .total(.members(indicator), of: Origin.city, in: periods)
        case Column.change where !layout.isComparable(indicator): return nil
        case Column.previous, Column.change:
            guard let before = layout.previous?.origin(of: indicator) else { return nil }
            return cell.column == Column.previous
                ? before : .change(from: before, to: value, inPoints: indicator.unit == .share)
        default: return nil
        }
    }
}

extension BreakdownSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.column - Self.firstGroup
        guard cell.column == Self.totalColumn || groups.indices.contains(place) else { return nil }
        let group = groups.indices.contains(place) ? groups[place].group : .city
        let rows: [Origin?] =
            [nil]
            + Institutions.allCases.map {
                .total(.reports($0.standing), of: .group(group), in: [layout.board.period])
            }
            + [nil] + layout.lines.map { layout.figures.origin(of: $0, group) }
            + [nil] + divided.map { layout.figures.origin(of: $0, group) }
        let row = cell.row - Self.firstRow
        return rows.indices.contains(row) ? rows[row] : nil
    }
}

extension BreakdownSheet.Institutions {
    var standing: Measure.Standing {
        switch self {
        case .registered: .registered
        case .obliged: .obliged
        case .received: .received
        case .accepted: .accepted
        case .inTime: .inTime
        }
    }
}

extension YearTableSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let (rows, numbers) = (rows, numbers)
        let (place, row) = (cell.column - Self.firstColumn, cell.row - Self.firstRow)
        let width = Half.allCases.count + 1
        guard rows.indices.contains(row), place >= 0, numbers.indices.contains(place / width) else {
            return nil
        }
        let key = ValueKey(rows[row].code, numbers[place / width].number)
        if place % width == Half.allCases.count {
            let kind: Indicator.Kind = rows[row].isFlow ? .flow : .stock
            return layout.figures.origin(of: .init(key: key, kind: kind), .city)
        }
        let half = Half.allCases[place % width]
        let periods = layout.figures.halves.map(\.period).filter { $0.half == half }
        return .total(.cell(key), of: Origin.city, in: periods)
    }
}

extension RcnFormsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let numbers = columns(of: FormDataSheet.formRows)
        let forms = FormDataSheet.formRows.filter { layout.form.row($0) != nil }
        let kinds = FormDataSheet.kindRows.filter { layout.form.row($0) != nil }
        let (place, row) = (cell.column - Self.firstColumn, cell.row - Self.firstRow)
        var key: ValueKey?
        if forms.indices.contains(row), numbers.indices.contains(place) {
            key = ValueKey(forms[row], numbers[place])
        } else if place == 0, kinds.indices.contains(row - forms.count - 1) {
            let code = kinds[row - forms.count - 1]
            key = numericColumns(ofRow: code).last.map { ValueKey(code, $0) }
        }
        return key.map { layout.figures.origin(of: .init(key: $0, kind: .stock), .city) }
    }
}
