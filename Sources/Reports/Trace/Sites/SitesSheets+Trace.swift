import Consolidation
import Forms
import Messages
import Spreadsheet

/// Which origin stands where in the workbook of a round of site checks.
struct SitesTrace {
    private let layout: SitesLayout
    private let marks: SiteMarksSheet
    private let results: SiteResultsSheet

    init(_ layout: SitesLayout) {
        self.layout = layout
        marks = SiteMarksSheet(layout: layout)
        results = SiteResultsSheet(layout: layout, marks: marks)
    }

    /// Where the number of a cell comes from; nil where none that comes from files stands.
    func origin(on sheet: String, at cell: CellAddress) -> Origin? {
        switch sheet {
        case SitesText.Tab.results: results.origin(at: cell)
        case SitesText.Tab.marks: marks.origin(at: cell)
        case SitesText.Tab.checkers: SiteCheckersSheet(layout: layout).origin(at: cell)
        default: nil
        }
    }
}

extension SitesLayout {
    /// The half-year whose reports are checked.
    fileprivate var own: [Period] { [round.checked] }

    /// The institution of an entry, which the register may not have.
    fileprivate func subject(_ place: Int) -> Origin.Subject? {
        guard entries.indices.contains(place) else { return nil }
        let entry = entries[place]
        return .institution(
            entry.organization ?? Organization(respondent: entry.inn, name: entry.inn))
    }
}

extension SiteResultsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let member = cell.row - firstMember
        if let subject = layout.subject(member) {
            switch cell.column {
            case Column.score: return .score(subject, in: layout.own)
            case Column.advised:
                return .total(.site(.recommendations), of: subject, in: layout.own)
            case Column.differences:
                return .total(.site(.differences), of: subject, in: layout.own)
            default: return nil
            }
        }
        let group = cell.row - Self.firstGroup
        guard (0...layout.districts.count).contains(group) else { return nil }
        let subject =
            group == 0 ? Origin.city : .group(.district(layout.districts[group - 1]))
        func total(_ measure: Measure) -> Origin { .total(measure, of: subject, in: layout.own) }
        switch cell.column {
        case Group.base: return total(.site(.base))
        case Group.checked: return total(.site(.checked))
        case Group.mean: return .meanScore(subject, in: layout.own)
        case Group.scored: return total(.site(.scored))
        case Group.sum: return total(.site(.score))
        case Group.flagged: return total(.site(.flagged))
        default:
            let level = cell.column - Group.firstLevel
            return levels.indices.contains(level)
                ? total(.site(.level(levels[level].name))) : nil
        }
    }
}

extension SiteMarksSheet {
    func origin(at cell: CellAddress) -> Origin? {
        guard let subject = layout.subject(cell.row - Self.firstRow) else { return nil }
        func total(_ fact: Measure.SiteFact) -> Origin {
            .total(.site(fact), of: subject, in: layout.own)
        }
        switch cell.column {
        case pointsColumn: return total(.points)
        case possibleColumn: return total(.possible)
        case scoreColumn: return .score(subject, in: layout.own)
        default:
            let columns = checklist.criteria.map(\.column) + others
            let place = cell.column - Self.firstMark
            return columns.indices.contains(place) ? total(.mark(columns[place])) : nil
        }
    }
}

extension SiteCheckersSheet {
    private static let firstRow = TablePage.rowsOfTitle + 1

    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.row - Self.firstRow
        guard layout.round.checkers.indices.contains(place),
            cell.column == Self.institutionsColumn
        else { return nil }
        return .total(.site(.rows(checker: place)), of: Origin.city, in: layout.own)
    }
}
