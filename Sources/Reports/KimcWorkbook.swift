import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// The workbook with which КИМЦ looks through the reports itself. It holds what institutions wrote,
/// so it never leaves КИМЦ.
public enum KimcWorkbook {
    /// Lays the workbook out.
    ///
    /// - Parameters:
    ///   - current: the half-year.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    public static func document(_ current: CityReports, created: DateTime) -> WorkbookDocument {
        WorkbookDocument(
            sheets: [ExplanationsSheet(current: current).sheet()],
            properties: .init(
                title: KimcText.title(form: current.form),
                subject: KimcText.subject(current.period),
                author: current.form.collector, created: created))
    }
}
