import Completeness
import Consolidation
import Forms
import Messages
import Spreadsheet

extension SitesSheet {
    func origin(at cell: CellAddress) -> Origin? {
        guard let round = layout.current.sites else { return nil }
        let own = [round.checked]
        let isTotal = cell.row == Self.firstRow - 2
        let place = cell.row - Self.firstRow
        guard isTotal || layout.entries.indices.contains(place) else { return nil }
        let subject =
            isTotal
            ? Origin.city : .institution(layout.entries[place].status.organization)
        let advice = cell.column - Self.firstAdvice
        if round.checklist.advice.indices.contains(advice) {
            let code = round.checklist.advice[advice].code
            return .total(.site(.advice(code)), of: subject, in: own)
        }
        switch cell.column {
        case Self.scoreColumn:
            return isTotal ? .meanScore(subject, in: own) : .score(subject, in: own)
        case Self.stateColumn where isTotal:
            return .total(.site(.scored), of: subject, in: own)
        case Self.attentionColumn: return .total(.site(.flagged), of: subject, in: own)
        default: return nil
        }
    }
}

extension RemarksSheet {
    /// Captions stand in one row.
    private static let firstRow = TablePage.rowsOfTitle + 1

    func origin(at cell: CellAddress) -> Origin? {
        var place = cell.row - Self.firstRow
        guard place >= 0, [Self.rowColumn, Self.columnColumn].contains(cell.column) else {
            return nil
        }
        for entry in layout.entries {
            let count = entry.status.openInOrder.count
            guard place >= count else {
                return .total(
                    .remark(cell.column == Self.rowColumn ? .row(place) : .column(place)),
                    of: .institution(entry.status.organization), in: layout.own)
            }
            place -= count
        }
        return nil
    }
}

extension MissingSheet {
    private static let firstRow = TablePage.rowsOfTitle + 1

    func origin(at cell: CellAddress) -> Origin? {
        let (entries, place) = (entries, cell.row - Self.firstRow)
        guard entries.indices.contains(place), cell.column == Self.daysLateColumn else {
            return nil
        }
        return .total(
            .version(.daysLate), of: .institution(entries[place].status.organization),
            in: layout.own)
    }
}

extension ProgressSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let timeline = Timeline(layout.current.board)
        let place = cell.row - firstRow
        guard timeline.days.indices.contains(place), let column = Column(rawValue: cell.column)
        else { return nil }
        // What came before the first day and after the last one is counted on them.
        let day = timeline.days[place].date
        let first = place == 0 ? CalendarDate(dayNumber: 0) : day
        let isLast = place == timeline.days.count - 1
        let last = isLast ? max(day, layout.current.board.day) : day
        let own = layout.own
        func arrivals(since first: CalendarDate, late: Bool? = nil) -> Origin {
            .total(.arrivals(first...last, late: late), of: Origin.city, in: own)
        }
        let received = arrivals(since: CalendarDate(dayNumber: 0))
        switch column {
        case .mark: return nil
        case .inTime: return arrivals(since: first, late: false)
        case .late: return arrivals(since: first, late: true)
        case .perDay: return arrivals(since: first)
        case .received: return received
        case .share:
            return .ratio(received, .total(.reports(.obliged), of: Origin.city, in: own))
        }
    }

    /// Two charts, a gap and the captions with their numbers stand above the days.
    private var firstRow: Int { TablePage.rowsOfTitle + 2 * Self.chartRows + 1 + 2 }
}

extension RoadMapSheet {
    func origin(at cell: CellAddress, in period: Period) -> Origin? {
        let items: [RoadMapItem?] = state.items.flatMap { item in
            (item.item.heading == nil ? [] : [nil]) + [item.item]
        }
        let place = cell.row - Self.firstRow
        guard items.indices.contains(place) else {
            // A gap and a heading part the legend from the items.
            let phases = RoadMapState.Phase.allCases
            let phase = place - items.count - 2
            guard phases.indices.contains(phase), cell.column == Column.item else { return nil }
            return .total(.items(phases[phase]), of: Origin.city, in: [period])
        }
        guard let item = items[place], let key = state.cells[item.number] else { return nil }
        func total(_ states: [RoadMap.State]) -> Origin {
            .total(
                .answers([key], states.compactMap { self.state.statements.words[$0] }),
                of: Origin.city, in: [period])
        }
        if cell.column == Column.share {
            return .ratio(
                total(RoadMap.State.fulfilling(isContinuous: item.isContinuous)),
                total([.done, .running, .undone]))
        }
        let states = RoadMap.State.allCases
        let stated = cell.column - Column.counts
        return states.indices.contains(stated) ? total([states[stated]]) : nil
    }
}

extension RoadMapMembersSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let counted = cell.column - Self.firstColumn - items.count
        guard self.counted.indices.contains(counted),
            let word = state.statements.words[self.counted[counted].state],
            let subject = layout.institution(inRow: cell.row, of: table)
        else { return nil }
        let keys = items.compactMap { state.cells[$0.number] }
        return .total(.answers(keys, [word]), of: subject, in: layout.own)
    }
}

extension InternalTable {
    /// Where a number of the sheets that only КИМЦ's workbook has comes from.
    func origin(on sheet: String, at cell: CellAddress) -> Origin? {
        if sheet == KimcText.Tab.sources {
            return SourcesSheet(table: self).origin(at: cell)
        }
        return RegisterSheet.named(self).first { $0.name == sheet }?.sheet.origin(at: cell)
    }
}

extension SourcesSheet {
    private static let firstRow = TablePage.rowsOfTitle + 1

    func origin(at cell: CellAddress) -> Origin? {
        let (statuses, place) = (table.current.board.statusesInOrder, cell.row - Self.firstRow)
        guard statuses.indices.contains(place) else { return nil }
        func total(_ fact: Measure.Fact) -> Origin {
            .total(
                .version(fact), of: .institution(statuses[place].organization),
                in: [table.current.period])
        }
        switch cell.column {
        case Self.correctionColumn: return total(.correction)
        case Self.earlierColumn: return total(.earlier)
        default: return nil
        }
    }
}

extension RegisterSheet {
    func origin(at cell: CellAddress) -> Origin? {
        let inputs = register.inputColumns
        let input = cell.column - Self.firstInput
        guard inputs.indices.contains(input) else { return nil }
        var row = cell.row - TablePage.rowsOfTitle - TablePage.rows(ofHeader: columns)
        guard row >= 0 else { return nil }
        for status in table.current.board.statusesInOrder {
            let count = status.version?.submission.registers[register.number]?.count ?? 0
            guard row >= count else {
                return .total(
                    .entry(sheet: register.number, row: row, column: inputs[input].number),
                    of: .institution(status.organization), in: [table.current.period])
            }
            row -= count
        }
        return nil
    }
}
