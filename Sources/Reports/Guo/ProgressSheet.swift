import Completeness
import Messages
import Spreadsheet
import WorkbookWriter

/// «Ход сдачи»: how many reports came on each day, against the due date.
struct ProgressSheet {
    enum Column: Int, CaseIterable {
        case mark = 1
        case inTime, late, perDay, received, share
    }

    static let chartRows = 13

    let layout: GuoLayout
    let delivery: DeliverySheet
    let timeliness: TimelinessSheet

    private var day: CalendarDate { layout.current.board.day }

    func sheet() -> SheetDocument {
        let timeline = Timeline(layout.current.board)
        var page = layout.page(
            DeliveryText.progressTab, title: DeliveryText.progressTitle,
            help: DeliveryText.progressHelp(timeline),
            columns: [.init(DeliveryText.Column.day, width: 18)] + Column.allCases.map(header))
        let top = page.row
        for _ in 0..<2 * Self.chartRows { page.skip(height: Theme.rowHeight) }
        page.skip()
        let firstHeader = page.row
        page.addHeader()
        let rows = page.row...page.row + timeline.days.count - 1
        for (place, day) in timeline.days.enumerated() {
            put(day, at: place, of: timeline, on: &page)
        }
        page.sheet.print.repeatedRows = firstHeader...firstHeader
        page.sheet.charts = [
            PlacedChart(over: area(from: top), shares(of: timeline, rows)),
            PlacedChart(over: area(from: top + Self.chartRows), days(of: timeline, rows)),
        ]
        return page.sheet.opened(at: CellAddress(row: 0, column: 0))
    }

    private func header(of column: Column) -> TablePage.Column {
        switch column {
        case .mark: .init(DeliveryText.Column.mark, width: 22)
        case .inTime: .init(GuoText.Column.inTime, width: 20)
        case .late: .init(GuoText.Column.late, width: 20)
        case .perDay: .init(DeliveryText.Column.perDay, width: 20)
        case .received: .init(DeliveryText.Column.received, width: 22)
        case .share: .init(DeliveryText.Column.share, width: 22)
        }
    }

    // MARK: Rows

    /// Writes a day; its counts are those of «Сдача».
    private func put(
        _ day: Timeline.Day, at place: Int, of timeline: Timeline, on page: inout TablePage
    ) {
        let isDeadline = day.date == timeline.deadline
        func look(_ style: CellStyle) -> CellStyle { isDeadline ? Theme.totalled(style) : style }
        func own(_ column: Column) -> String { CellAddress.reference(page.row, column.rawValue) }
        page.put(.date(day.date), 0, look(Theme.date))
        page.put(
            .text(DeliveryText.mark(day.date, isDeadline: isDeadline)), Column.mark.rawValue,
            look(Theme.caption))
        for column in Column.allCases where column != .mark {
            let style = look(column == .share ? Theme.share : Theme.number)
            guard day.received != nil else {
                page.put(.blank, column.rawValue, style)
                continue
            }
            let formula: String
            let value: Double?
            switch column {
            case .mark: continue
            case .inTime:
                formula = count(place, of: timeline, page.row) + criterion(.timeliness, inTime)
                value = Double(day.inTime)
            case .late:
                formula = count(place, of: timeline, page.row) + criterion(.daysLate, "\">0\"")
                value = Double(day.late)
            case .perDay:
                formula = "\(own(.inTime))+\(own(.late))"
                value = Double(day.count)
            case .received:
                let before = CellAddress.reference(page.row - 1, column.rawValue)
                formula = place == 0 ? own(.perDay) : "\(before)+\(own(.perDay))"
                value = day.received.map(Double.init)
            case .share:
                let obliged = timeliness.cityCell(.obliged)
                formula = "IF(\(obliged)=0,\"-\",\(own(.received))/\(obliged))"
                value =
                    timeline.obliged == 0
                    ? nil : day.received.map { Double($0) / Double(timeline.obliged) }
            }
            page.put(.computed(formula, value), column.rawValue, style)
        }
        page.endRow()
    }

    private var inTime: String { "\"\(CompletenessText.inTime)\"" }

    /// The beginning of a count of the institutions that reported on a day.
    private func count(_ place: Int, of timeline: Timeline, _ row: Int) -> String {
        let arrivals = delivery.table.column(DeliverySheet.Column.arrival.rawValue)
        let day = CellAddress(row: row, column: 0).absoluteColumn
        if place == 0 {
            return "COUNTIFS(\(arrivals),\">0\",\(arrivals),\"<=\"&\(day),"
        }
        let isLast = place == timeline.days.count - 1
        return "COUNTIFS(\(arrivals),\(isLast ? "\">=\"&\(day)" : day),"
    }

    private func criterion(_ column: DeliverySheet.Column, _ value: String) -> String {
        "\(delivery.table.column(column.rawValue)),\(value))"
    }

    // MARK: Charts

    private func area(from row: Int) -> CellRange {
        CellRange(rows: row...row + Self.chartRows - 2, columns: 0...Column.share.rawValue)
    }

    private func series(
        _ name: String, _ column: Column, _ rows: ClosedRange<Int>, _ color: Color
    ) -> Chart.Series {
        Chart.Series(
            name: name, sheet: DeliveryText.progressTab,
            categories: CellRange(rows: rows, columns: Column.mark.rawValue...Column.mark.rawValue),
            values: CellRange(rows: rows, columns: column.rawValue...column.rawValue), color: color)
    }

    /// The share that had come by each day; the due date stands out.
    private func shares(of timeline: Timeline, _ rows: ClosedRange<Int>) -> Chart {
        var shares = series(
            DeliveryText.Column.share, .share, rows,
            Theme.Palette.districts.first ?? Theme.Palette.ink)
        if let deadline = timeline.days.firstIndex(where: { $0.date == timeline.deadline }) {
            shares.pointColors[deadline] = Theme.Palette.absent
        }
        var chart = Chart(
            kind: .columns, title: DeliveryText.shareChart(timeline, on: day), series: [shares])
        chart.axisFormat = "0 %"
        chart.axisMaximum = 1
        return chart
    }

    private func days(of timeline: Timeline, _ rows: ClosedRange<Int>) -> Chart {
        Chart(
            kind: .columns, title: DeliveryText.dayChart(timeline),
            series: [
                series(GuoText.Column.inTime, .inTime, rows, Theme.Palette.inTime),
                series(GuoText.Column.late, .late, rows, Theme.Palette.late),
            ])
    }
}
