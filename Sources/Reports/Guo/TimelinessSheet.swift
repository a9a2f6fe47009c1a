import Completeness
import Consolidation
import Messages
import Spreadsheet
import WorkbookWriter

/// «Сроки»: how many institutions sent their reports and how many in time, by district and type.
struct TimelinessSheet {
    /// The columns after the caption.
    enum Column: Int, CaseIterable {
        case registered = 1
        case obliged, received, accepted, returned, inTime, late, absent, share
    }

    static let firstRow = 6
    private static let chartRows = 14
    private static let firstDistrictRow = firstRow + 1

    /// The types that have institutions.
    private var kinds: [Board.Group] {
        layout.current.board.byKind.filter { $0.tally.registered > 0 }
    }

    /// The first row of the types, below the districts, their chart and a heading.
    private var firstKindRow: Int {
        let districts = layout.districts.count
        return Self.firstDistrictRow + districts + (districts > 0 ? Self.chartRows + 2 : 0) + 1
    }

    /// Whose counts stand in a row; nil for a row without.
    func group(inRow row: Int) -> Consolidated.Group? {
        if row == Self.firstRow { return .city }
        let district = row - Self.firstDistrictRow
        if layout.districts.indices.contains(district) {
            return .district(layout.districts[district])
        }
        let kind = row - firstKindRow
        return kinds.indices.contains(kind) ? .kinds([kinds[kind].name]) : nil
    }

    let layout: GuoLayout
    let delivery: DeliverySheet

    /// Where a count of the whole city stands.
    func cityCell(_ column: Column) -> String {
        "'\(GuoText.Tab.timeliness)'!"
            + CellAddress(row: Self.firstRow, column: column.rawValue).absolute
    }

    func sheet() -> SheetDocument {
        var page = layout.page(
            GuoText.Tab.timeliness, title: GuoText.timelinessTitle,
            help: layout.base + " " + GuoText.timelinessHelp,
            columns: [.init(GuoText.Column.district, width: 36)] + Column.allCases.map(header))
        let firstHeader = page.row
        page.addHeader()
        precondition(page.row == Self.firstRow, "the city is the first row")
        page.freeze(leftOf: 1, repeatingRowsFrom: firstHeader)
        put(GuoText.Column.city, layout.current.board.total, where: nil, isTotal: true, on: &page)
        let firstDistrict = page.row
        precondition(firstDistrict == Self.firstDistrictRow, "the districts follow the city")
        for group in layout.current.board.byDistrict {
            put(
                group.name, group.tally, where: GuoLayout.Identity.district, on: &page)
        }
        if firstDistrict < page.row {
            page.sheet.charts = [chart(rows: firstDistrict...page.row - 1, from: page.row + 1)]
            for _ in 0..<Self.chartRows + 2 { page.skip(height: Theme.rowHeight) }
        }
        putHeading(GuoText.byKind, on: &page)
        precondition(page.row == firstKindRow, "the types follow their heading")
        for group in kinds {
            put(group.name, group.tally, where: GuoLayout.Identity.kind, on: &page)
        }
        // The city, seven districts, a chart and eight types are a little more than a page.
        page.sheet.print.fitsHeight = true
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func header(of column: Column) -> TablePage.Column {
        typealias Caption = GuoText.Column
        return switch column {
        case .registered: .init(Caption.registered, width: 12)
        case .obliged: .init(Caption.obliged, width: 12)
        case .received: .init(Caption.received, width: 14)
        case .accepted: .init(Caption.accepted, width: 12)
        case .returned: .init(Caption.returned, width: 13)
        case .inTime: .init(Caption.inTime, width: 12)
        case .late: .init(Caption.late, width: 12)
        case .absent: .init(Caption.absent, width: 12)
        case .share: .init(Caption.inTimeShare, width: 12)
        }
    }

    private func putHeading(_ text: String, on page: inout TablePage) {
        page.sheet.put(
            .text(text),
            over: CellRange(rows: page.row...page.row, columns: 0...Column.share.rawValue),
            Theme.heading)
        page.endRow()
    }

    /// Writes a row whose counts are those of the institutions with the caption in a column of
    /// «Сдача»; of all institutions when there is no such column.
    private func put(
        _ caption: String, _ tally: Tally, where column: Int?, isTotal: Bool = false,
        on page: inout TablePage
    ) {
        func look(_ style: CellStyle) -> CellStyle { isTotal ? Theme.totalled(style) : style }
        page.put(.text(caption), 0, look(Theme.caption))
        let row = page.row
        for part in Column.allCases where part != .share {
            page.put(
                .computed(formula(part, row: row, where: column), Double(count(part, of: tally))),
                part.rawValue, look(Theme.number))
        }
        let inTime = CellAddress.reference(row, Column.inTime.rawValue)
        let obliged = CellAddress.reference(row, Column.obliged.rawValue)
        let share =
            tally.obliged == 0 ? nil : Double(tally.inTime) / Double(tally.obliged)
        page.put(
            .computed("IF(\(obliged)=0,\"-\",\(inTime)/\(obliged))", share),
            Column.share.rawValue, look(share == nil ? Theme.dash : Theme.share))
        page.endRow()
    }

    private func count(_ column: Column, of tally: Tally) -> Int {
        switch column {
        case .registered: tally.registered
        case .obliged: tally.obliged
        case .received: tally.received
        case .accepted: tally.accepted
        case .returned: tally.returned
        case .inTime: tally.inTime
        case .late: tally.late
        case .absent: tally.obliged - tally.received
        case .share: 0
        }
    }

    private func formula(_ column: Column, row: Int, where filter: Int?) -> String {
        let group =
            filter.map {
                [delivery.table.column($0), CellAddress(row: row, column: 0).absoluteColumn]
            } ?? []
        func count(_ criteria: [String]) -> String {
            "COUNTIFS(\((group + criteria).joined(separator: ",")))"
        }
        let numbers = delivery.table.column(GuoLayout.Identity.number)
        let states = delivery.table.column(DeliverySheet.Column.state.rawValue)
        let arrivals = delivery.table.column(DeliverySheet.Column.arrival.rawValue)
        let late = delivery.table.column(DeliverySheet.Column.daysLate.rawValue)
        let timeliness = delivery.table.column(DeliverySheet.Column.timeliness.rawValue)
        func state(_ state: ReportState) -> [String] {
            [states, "\"\(CompletenessText.name(of: state))\""]
        }
        let owing = [states, "\"<>\(CompletenessText.name(of: .notObliged))\""]
        let there = [numbers, "\">0\""]
        return switch column {
        case .registered: count(there)
        case .obliged: count(there + owing)
        case .received: count(owing + [arrivals, "\">0\""])
        case .accepted:
            CompletenessText.acceptedNames.map { count([states, "\"\($0)\""]) }
                .joined(separator: "+")
        case .returned: count(state(.returned))
        case .inTime: count([timeliness, "\"\(CompletenessText.inTime)\""])
        case .late: count([arrivals, "\">0\"", late, "\">0\""])
        case .absent:
            CellAddress.reference(row, Column.obliged.rawValue) + "-"
                + CellAddress.reference(row, Column.received.rawValue)
        case .share: ""
        }
    }

    private func chart(rows: ClosedRange<Int>, from row: Int) -> PlacedChart {
        let tally = layout.current.board.total
        let share = tally.obliged == 0 ? nil : Double(tally.inTime) / Double(tally.obliged)
        func series(_ name: String, _ column: Column, _ color: Color) -> Chart.Series {
            var series = Chart.Series(
                name: name, sheet: GuoText.Tab.timeliness,
                categories: CellRange(rows: rows, columns: 0...0),
                values: CellRange(rows: rows, columns: column.rawValue...column.rawValue),
                color: color)
            series.hasLabels = true
            return series
        }
        var chart = Chart(
            kind: .stackedBars, title: GuoText.inTimeChart(share),
            series: [
                series(GuoText.Column.inTime, .inTime, Theme.Palette.inTime),
                series(GuoText.lateSeries, .late, Theme.Palette.late),
                series(GuoText.absentSeries, .absent, Theme.Palette.absent),
            ])
        chart.axisFormat = Theme.Format.chartCount
        return PlacedChart(
            over: CellRange(
                rows: row...row + Self.chartRows - 1, columns: 0...Column.share.rawValue), chart)
    }
}

extension CellAddress {
    /// The address with a fixed column and a moving row: "$A7".
    var absoluteColumn: String { "$\(Self.letters(ofColumn: column))\(row + 1)" }
}
