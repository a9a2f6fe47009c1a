import Completeness
public import Forms
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
    ///   - versions: all versions of the reports in the order of their arrival, by ИНН; of a report
    ///     that is not among them, those that the half-year holds.
    ///   - files: the files of these versions, by ИНН.
    ///   - created: when the workbook counts as made.
    /// - Returns: the workbook.
    public static func document(
        _ current: CityReports, previous: HalfYearSums? = nil,
        versions: [String: [Report.Version]] = [:], files: [String: [ArrivedFile]] = [:],
        created: DateTime
    ) -> WorkbookDocument {
        let layout = GuoLayout(current, previous: previous)
        let table = InternalTable(current: current)
        let common = GuoSheets(layout, isInternal: true)
        let own =
            [ContactsSheet(table: table).sheet()] + RegisterSheet.all(table)
            + [
                NotesSheet(table: table).sheet(),
                ProtocolsSheet(table: table, versions: versions).sheet(),
                ExplanationsSheet(current: current).sheet(),
                SourcesSheet(table: table, files: files).sheet(),
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
