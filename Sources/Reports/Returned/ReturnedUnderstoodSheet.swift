import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Мы поняли так», the second sheet of a returned form: every value that the school did not write as
/// the form asks for, with a link to its cell.
struct ReturnedUnderstoodSheet {
    let form: Form
    let organization: Organization
    let period: Period
    let table: UnderstoodTable
    let places: RemarkPlaces

    /// Makes the sheet.
    func document() -> SheetDocument {
        var page = FlowPage(name: UnderstoodText.title, widths: UnderstoodTable.widths)
        page.put(UnderstoodText.title, over: page.columns, Theme.title)
        page.put(
            RemarksText.subtitle(form: form, organization: organization, period: period),
            over: page.columns,
            Theme.subtitle)
        page.put(UnderstoodText.help, over: page.columns, Theme.help)
        let back = CellContent.LinkTarget.cell(
            sheet: RemarksText.sheet, CellAddress(row: 0, column: 0))
        page.put(
            RemarksText.toRemarks, over: 0...1, Theme.link,
            as: .link(text: RemarksText.toRemarks, target: back))
        let header = page.row
        table.put(on: &page, shown: shown)
        var sheet = page.sheet
        sheet.filter = CellRange(rows: header...page.row - 1, columns: page.columns)
        sheet.frozenAt = CellAddress(row: header + 1, column: 2)
        sheet.selection = CellAddress(row: header + 1, column: 1)
        sheet.tabColor = Theme.Palette.checkTab
        sheet.isProtected = true
        sheet.print.isLandscape = false
        sheet.print.repeatedRows = header...header
        sheet.print.footer = RemarksText.footer(
            form: form, organization: organization, period: period)
        return sheet
    }

    /// The place in this workbook, with a link.
    private func shown(_ place: Finding.Place) -> (String, CellContent.LinkTarget?) {
        switch places.target(of: place) {
        case .cell(let sheet, let cell):
            (RemarksText.cell(cell, on: sheet), .cell(sheet: sheet, cell))
        case .part(let sheet, let cell): (sheet, .cell(sheet: sheet, cell))
        case .explanation, nil: (UnderstoodTable.name(of: place), nil)
        }
    }
}
