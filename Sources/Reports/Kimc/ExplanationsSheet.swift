import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Пояснения»: every warning that an institution answered, with its answer.
struct ExplanationsSheet {
    private typealias Words = KimcText.Explanations

    let table: InternalTable
    let reports: any WrittenReports

    private var current: CityReports { table.current }

    private static let widths: [Double] = [5, 26, 17, 15, 28, 20, 36, 44, 8, 8, 11.5]

    func sheet() throws -> SheetDocument {
        var page = TablePage(
            name: Words.sheet, tab: Theme.Palette.checkTab,
            footer: KimcText.footer(form: current.form, current.period))
        let columns = zip(Words.header, Self.widths).map { TablePage.Column($0, width: $1) }
        page.setColumns(columns)
        page.addTitle(Words.title, KimcText.subtitle(current.period), help: Words.help)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        let first = page.row
        let groups = try table.groups { $0.map { explained($0).count } }
        page.addRows(of: groups) { lines, page in
            let lines = lines.filter { !explained($0).isEmpty }
            let submissions = try reports.submissions(
                .whole,
                of: lines.map {
                    let status = table.status($0)
                    return (status.organization.inn, status.latest?.number ?? 0)
                })
            for (line, submission) in zip(lines, submissions) {
                let status = table.status(line)
                guard var version = status.latest else { continue }
                version.submission = submission
                for finding in explained(line) {
                    put(finding, page.row - header, status.organization, version, on: &page)
                }
            }
        }
        if groups.rowCount == 0 {
            page.addLine(Words.none, Theme.plain)
        } else {
            page.sheet.filter = CellRange(
                rows: header...page.row - 1, columns: 0...columns.count - 1)
        }
        return page.sheet.opened(at: CellAddress(row: first, column: 1))
    }

    /// What an institution has explained, by its line.
    private func explained(_ line: Int) -> [Finding] {
        table.status(line).latest?.findings.filter { $0.explanation != nil } ?? []
    }

    private func put(
        _ finding: Finding, _ number: Int, _ organization: Organization,
        _ version: Report.Version, on page: inout TablePage
    ) {
        let form = current.form
        let place = finding.place
        let captions = PlaceText.captions(of: place, form: form)
        let row =
            place.row.map { RemarksText.labelled($0, captions.row) }
            ?? place.ordinal.map { ordinal in
                RemarksText.entry(
                    ordinal, version.submission.registerKey(at: place, of: form))
            } ?? ""
        let column = place.column.map { RemarksText.labelled($0, captions.column) } ?? ""
        let sheet = form.sheet(of: place)?.name ?? place.sheet ?? ""
        page.put(.number(Double(number)), 0, Theme.rowCode)
        let texts = [
            organization.name, organization.district, sheet, row, column,
            FindingText(finding, form: form).fact, finding.explanation ?? "",
        ]
        for (index, text) in texts.enumerated() {
            page.put(text.isEmpty ? .blank : .text(text), index + 1, Theme.caption)
        }
        page.put(.text(finding.fact.code), 8, Theme.rowCode)
        page.put(.number(Double(version.number)), 9, Theme.rowCode)
        page.put(.date(version.arrival.date), 10, Theme.date)
        page.endRow()
    }
}
