import Completeness
import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// The workbook with which КИМЦ works itself: all of the workbook for ГУО, and what institutions
/// wrote, so it never leaves КИМЦ. No other workbook can have its sheets.
public enum KimcWorkbook {
    /// Lays the workbook out.
    ///
    /// - Parameters:
    ///   - current: the half-year.
    ///   - previous: the half-year before, for comparison; nil to leave the comparison out.
    ///   - reports: what the institutions wrote; it is asked again while the file is written.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    /// - Throws: what kept the reports from being read.
    public static func document(
        _ current: CityReports, previous: HalfYearSums? = nil, reports: some WrittenReports,
        created: DateTime
    ) throws -> WorkbookDocument {
        let layout = GuoLayout(current, previous: previous)
        let table = InternalTable(current: current)
        let common = GuoSheets(layout, isInternal: true)
        let own =
            try [ContactsSheet(table: table, reports: reports).sheet()]
            + RegisterSheet.all(table, reports)
            + [
                NotesSheet(table: table, reports: reports).sheet(),
                ProtocolsSheet(table: table, reports: reports).sheet(),
                ExplanationsSheet(table: table, reports: reports).sheet(),
                SourcesSheet(table: table).sheet(reports),
            ]
        let title = TitleSheet(
            layout: layout, timeliness: common.timeliness,
            tabs: (common.all + own).map(\.name),
            words: .init(
                title: KimcText.title(form: current.form), addressee: KimcText.addressee,
                notice: KimcText.mark, purpose: KimcText.purpose))
        let footer = KimcText.footer(form: current.form, current.period)
        let sheets = ([title.sheet()] + common.all + own).map { sheet in
            var sheet = sheet
            sheet.print.footer = footer
            return sheet
        }
        return WorkbookDocument(
            sheets: sheets,
            properties: .init(
                title: KimcText.title(form: current.form),
                subject: KimcText.subject(current.period),
                author: current.form.collector, created: created,
                custom: BookMark(.kimc, current).properties))
    }
}
