import Consolidation
import Forms
import Spreadsheet

extension TimelinessSheet.Column {
    /// What is counted; nil for the share.
    var standing: Measure.Standing? {
        switch self {
        case .registered: .registered
        case .obliged: .obliged
        case .received: .received
        case .accepted: .accepted
        case .returned: .returned
        case .inTime: .inTime
        case .late: .late
        case .absent: .absent
        case .share: nil
        }
    }
}

extension TimelinessSheet {
    func origin(at cell: CellAddress) -> Origin? {
        guard let column = Column(rawValue: cell.column), let group = group(inRow: cell.row) else {
            return nil
        }
        guard let standing = column.standing else {
            return .share(of: .inTime, .group(group), in: layout.own)
        }
        return .total(.reports(standing), of: .group(group), in: layout.own)
    }
}

extension DeliverySheet {
    func origin(at cell: CellAddress) -> Origin? {
        guard let column = Column(rawValue: cell.column),
            let subject =
                cell.row == Self.firstRow - 2
                ? Origin.city : layout.institution(inRow: cell.row, of: table)
        else { return nil }
        let own = layout.own
        func total(_ fact: Measure.Fact) -> Origin {
            .total(.version(fact), of: subject, in: own)
        }
        switch column {
        case .arrival, .source, .timeliness, .published, .state: return nil
        case .daysLate: return total(.daysLate)
        case .publicationDaysLate: return total(.publicationDaysLate)
        case .correction: return total(.correction)
        case .filled: return total(.filled)
        case .required: return total(.required)
        case .share: return .ratio(total(.filled), total(.required))
        case .errors: return total(.errors)
        case .warnings: return total(.warnings)
        case .explained: return total(.explained)
        }
    }
}

extension DynamicsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let (place, row) = (cell.column - Column.firstPeriod, cell.row - firstRow)
        let subjects = subjects
        guard periods.indices.contains(place), subjects.indices.contains(row),
            known[periods[place]] != nil
        else { return nil }
        let period = [periods[place]]
        func total(_ measure: Measure) -> Origin { .total(measure, of: Origin.city, in: period) }
        switch subjects[row] {
        case .heading, .base: return nil
        case .reports(let column): return column.standing.map { total(.reports($0)) }
        case .acceptedShare: return .share(of: .accepted, Origin.city, in: period)
        case .inTimeShare: return .share(of: .inTime, Origin.city, in: period)
        case .indicator(let indicator): return .value(of: indicator, Origin.city, in: period)
        case .cell(let line): return total(.cell(line.key))
        case .document(let key): return total(.answers([key], lines.there.map { [$0] } ?? []))
        case .numerators(let indicator): return total(.numerator(indicator))
        case .denominators(let indicator): return total(.denominator(indicator))
        }
    }
}
