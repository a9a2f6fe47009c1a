package import Completeness
package import Forms
package import Spreadsheet

/// The words of the workbook «Сдача»: how the reports of a half-year came in.
package enum DeliveryText {
    /// The name of the sheet of the arrivals by day.
    package static let progressTab = "Ход сдачи"
    /// The title of the workbook.
    package static func title(_ period: Period) -> String { BoardText.title(period) }
    /// The title of the sheet of the arrivals by day.
    package static let progressTitle = "Ход сдачи отчётов по дням"
    /// What the sheet counts.
    package static func progressHelp(_ timeline: Timeline) -> String {
        [
            "Считаются первые поступления отчётов от учреждений, обязанных сдать отчёт.",
            BoardText.folded(timeline),
        ].compactMap(\.self).joined(separator: " ")
    }
    /// The day of the statement below a title.
    package static func asOf(_ day: CalendarDate) -> String { "сведения на \(day.russian)" }

    /// Captions of columns.
    package enum Column {
        package static let day = "День"
        package static let mark = "Метка на диаграмме"
        package static let perDay = "За день"
        package static let received = "Всего к концу дня"
        package static let share = "Доля от обязанных"
    }

    /// The mark of a day on a chart.
    package static func mark(_ day: CalendarDate, isDeadline: Bool) -> String {
        isDeadline ? "\(BoardText.shortDay(day)) – срок" : BoardText.shortDay(day)
    }
    /// The message of the chart of the shares.
    package static func shareChart(_ timeline: Timeline, on day: CalendarDate) -> String {
        let share = BoardText.percent(timeline.receivedByDeadline, of: timeline.obliged)
        return day > timeline.deadline
            ? "К сроку поступило \(share) отчётов" : "На \(day.russian) поступило \(share) отчётов"
    }
    /// The message of the chart of the days.
    package static func dayChart(_ timeline: Timeline) -> String {
        guard let busiest = timeline.busiest else { return "Отчётов ещё нет" }
        return
            "Больше всего отчётов за день: \(Russian.number(busiest.count)), \(busiest.date.russian)"
    }
}
