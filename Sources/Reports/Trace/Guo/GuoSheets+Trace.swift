import Completeness
import Consolidation
import Forms
import Messages
import Spreadsheet

/// Which origin stands where on the sheets about the city.
struct GuoTrace {
    private let summary: SummarySheet
    private let dynamics: DynamicsSheet
    private let timeliness: TimelinessSheet
    private let delivery: DeliverySheet
    private let institutions: InstitutionsSheet
    private let documents: DocumentsSheet
    private let forms: FormsSheet
    private let data: FormDataSheet
    private let sites: SitesSheet
    private let remarks: RemarksSheet
    private let missing: MissingSheet
    private let roadMap: RoadMapSheet?
    private let roadMapMembers: RoadMapMembersSheet?
    private let progress: ProgressSheet
    private let internals: InternalTable

    init(_ layout: GuoLayout) {
        documents = DocumentsSheet(layout)
        institutions = InstitutionsSheet(layout, documents: documents)
        delivery = DeliverySheet(layout)
        timeliness = TimelinessSheet(layout: layout, delivery: delivery)
        summary = SummarySheet(layout: layout, institutions: institutions)
        data = FormDataSheet(layout)
        forms = FormsSheet(layout: layout, data: data)
        dynamics = DynamicsSheet(
            layout: layout, timeliness: timeliness, summary: summary,
            institutions: institutions, documents: documents)
        sites = SitesSheet(layout: layout)
        remarks = RemarksSheet(layout: layout)
        missing = MissingSheet(layout: layout)
        roadMapMembers = layout.current.roadMap.map {
            RoadMapMembersSheet(layout: layout, state: $0)
        }
        roadMap = roadMapMembers.map { RoadMapSheet(state: $0.state, counting: .over($0)) }
        progress = ProgressSheet(layout: layout, delivery: delivery, timeliness: timeliness)
        internals = InternalTable(current: layout.current)
    }

    /// Where the number of a cell comes from; nil where none that comes from reports stands.
    func origin(on sheet: String, at cell: CellAddress) -> Origin? {
        switch sheet {
        case GuoText.Tab.summary: summary.origin(at: cell)
        case GuoText.Tab.dynamics: dynamics.origin(at: cell)
        case GuoText.Tab.timeliness: timeliness.origin(at: cell)
        case GuoText.Tab.delivery: delivery.origin(at: cell)
        case GuoText.Tab.institutions: institutions.origin(at: cell)
        case GuoText.Tab.documents: documents.origin(at: cell)
        case GuoText.Tab.forms: forms.origin(at: cell)
        case GuoText.Tab.formData: data.origin(at: cell)
        case SitesText.Tab.guo: sites.origin(at: cell)
        case GuoText.Tab.remarks: remarks.origin(at: cell)
        case GuoText.Tab.missing: missing.origin(at: cell)
        case RoadMapText.tab: roadMap?.origin(at: cell, in: missing.layout.current.period)
        case RoadMapText.membersTab: roadMapMembers?.origin(at: cell)
        case DeliveryText.progressTab: progress.origin(at: cell)
        default: internals.origin(on: sheet, at: cell)
        }
    }
}

extension GuoLayout {
    /// The half-year that is reported.
    var own: [Period] { [current.period] }

    /// Whose row of a table of institutions that is.
    func institution(inRow row: Int, of table: MemberTable) -> Origin.Subject? {
        let place = row - table.rows.lowerBound
        guard entries.indices.contains(place) else { return nil }
        return .institution(entries[place].status.organization)
    }
}

extension Origin {
    static let city = Subject.group(.city)

    /// The share of the reports that stand so in those that are owed.
    static func share(
        of standing: Measure.Standing, _ subject: Subject, in periods: [Period]
    ) -> Origin {
        .ratio(
            .total(.reports(standing), of: subject, in: periods),
            .total(.reports(.obliged), of: subject, in: periods))
    }
}

extension SummarySheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.row - Self.firstRow
        guard indicators.indices.contains(place) else { return nil }
        let indicator = indicators[place]
        let own = layout.own
        guard indicator.isComputed(in: layout.current.period.half) || cell.column == previousColumn
        else { return nil }
        let value = Origin.value(of: indicator, Origin.city, in: own)
        switch cell.column {
        case Self.cityColumn..<numeratorColumn:
            let group = layout.groups[cell.column - Self.cityColumn].group
            return .value(of: indicator, .group(group), in: own)
        case numeratorColumn: return .total(.numerator(indicator), of: Origin.city, in: own)
        case denominatorColumn where indicator.hasDenominator:
            return .total(.denominator(indicator), of: Origin.city, in: own)
        case membersColumn: return .total(.members(indicator), of: Origin.city, in: own)
        case previousColumn, changeColumn:
            guard let previous = layout.previous else { return nil }
            let before = Origin.value(of: indicator, Origin.city, in: [previous.period])
            return cell.column == previousColumn
                ? before : .change(from: before, to: value, inPoints: indicator.unit == .share)
        default: return nil
        }
    }
}

extension InstitutionsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.column - Self.firstColumn
        guard contents.indices.contains(place) else { return nil }
        let isTotal = cell.row == Self.firstRow - 2
        guard
            let subject =
                isTotal ? Origin.city : layout.institution(inRow: cell.row, of: table)
        else { return nil }
        let own = layout.own
        switch contents[place] {
        case .state, .due: return nil
        case .source(let key): return .total(.cell(key), of: subject, in: own)
        case .score:
            return isTotal ? .total(.score, of: subject, in: own) : .score(subject, in: own)
        case .documents(let word):
            return .total(.answers(documents.keys, [word]), of: subject, in: own)
        case .value(let indicator): return .value(of: indicator, subject, in: own)
        case .numerator(let indicator):
            return .total(.numerator(indicator), of: subject, in: own)
        case .denominator(let indicator):
            return .total(.denominator(indicator), of: subject, in: own)
        }
    }
}

extension DocumentsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let own = layout.own
        let needed = Array(words.prefix(2))
        let there = Array(words.prefix(1))
        let key =
            keys.indices.contains(cell.column - Self.firstColumn)
            ? keys[cell.column - Self.firstColumn] : nil
        func share(_ keys: [ValueKey], _ subject: Origin.Subject) -> Origin {
            .ratio(
                .total(.answers(keys, there), of: subject, in: own),
                .total(.answers(keys, needed), of: subject, in: own))
        }
        if cell.row == Self.firstRow - 2 { return key.map { share([$0], Origin.city) } }
        let isTotal = cell.row == Self.firstRow - 3
        guard
            let subject =
                isTotal ? Origin.city : layout.institution(inRow: cell.row, of: table)
        else { return nil }
        if let key {
            return isTotal ? .total(.answers([key], there), of: subject, in: own) : nil
        }
        if cell.column == statedColumn { return .total(.stated(keys), of: subject, in: own) }
        if cell.column == shareColumn { return share(keys, subject) }
        return words.first { column(ofCount: $0) == cell.column }.map {
            .total(.answers(keys, [$0]), of: subject, in: own)
        }
    }
}

extension FormDataSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.column - Self.firstColumn
        guard keys.indices.contains(place),
            let subject =
                cell.row == Self.firstRow - 2
                ? Origin.city : layout.institution(inRow: cell.row, of: table)
        else { return nil }
        return .total(.cell(keys[place]), of: subject, in: layout.own)
    }
}

extension FormsSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let place = cell.column - Self.firstGroup
        guard layout.groups.indices.contains(place), let key = key(inRow: cell.row) else {
            return nil
        }
        return .total(.cell(key), of: .group(layout.groups[place].group), in: layout.own)
    }
}
