import Completeness
import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// «Сдача» as a workbook of its own: the same facts as the board, to sort, to print and to pass on.
public enum DeliveryWorkbook {
    /// Lays the workbook out. It names institutions and nobody else.
    ///
    /// - Parameters:
    ///   - current: the half-year.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    public static func document(_ current: CityReports, created: DateTime) -> WorkbookDocument {
        let layout = GuoLayout(current, previous: nil, tellsDay: true)
        let delivery = DeliverySheet(layout)
        let timeliness = TimelinessSheet(layout: layout, delivery: delivery)
        let progress = ProgressSheet(layout: layout, delivery: delivery, timeliness: timeliness)
        return WorkbookDocument(
            sheets: [delivery.sheet(), timeliness.sheet(), progress.sheet()],
            properties: .init(
                title: DeliveryText.title(current.period),
                subject: CompletenessText.name(of: current.period), author: GuoText.author,
                created: created, custom: BookMark(.delivery, current).properties))
    }
}
