import Forms
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// «Мы поняли так»: a line for each value that was not written as the form asks for.
///
/// No cell of it holds a bare number, so that no line of a book that comes back can be taken for a row
/// of the form, whatever became of the sheet's name.
struct UnderstoodTable {
    /// The columns of an upright page.
    static let widths: [Double] = [5, 18, 30, 17, 19, 12]

    let form: Form
    let submission: Submission
    let values: [UnderstoodValue]
    /// How many values are not among them.
    let leftOut: Int

    init(
        _ submission: Submission, findings: [Finding], form: Form, organization: Organization?,
        limit: Int = .max
    ) {
        self.form = form
        self.submission = submission
        values = UnderstoodValue.all(
            in: submission, findings: findings, form: form, organization: organization,
            limit: limit)
        leftOut = findings.count { $0.fact.understanding != nil } - values.count
    }

    /// Writes the captions and the lines.
    ///
    /// - Parameters:
    ///   - page: where to.
    ///   - shown: what a place is called, and where its name leads; as in the school's file and
    ///     nowhere unless told otherwise.
    func put(
        on page: inout FlowPage,
        shown: (Finding.Place) -> (text: String, target: CellContent.LinkTarget?) = {
            (name(of: $0), nil)
        }
    ) {
        for (column, caption) in UnderstoodText.header.enumerated() {
            page.put(caption, over: column...column, Theme.header, advancing: false)
        }
        page.endRow(atLeast: Theme.rowHeight + 6)
        for (index, value) in values.enumerated() {
            put(value, number: index + 1, shown(value.place), on: &page)
        }
    }

    private func put(
        _ value: UnderstoodValue, number: Int,
        _ place: (text: String, target: CellContent.LinkTarget?), on page: inout FlowPage
    ) {
        let text = UnderstoodText(value, in: submission, form: form)
        page.put("\(number).", over: 0...0, Theme.rowCode, advancing: false)
        page.put(
            place.text, over: 1...1, place.target == nil ? Theme.caption : Theme.linkCaption,
            as: place.target.map { .link(text: place.text, target: $0) }, advancing: false)
        page.put(text.captions, over: 2...2, Theme.caption, advancing: false)
        page.put(text.written, over: 3...3, Theme.caption, advancing: false)
        page.put(text.meaning, over: 4...4, Theme.caption, advancing: false)
        page.put(
            text.mark, over: 5...5, text.mark.isEmpty ? Theme.caption : look(value),
            advancing: false)
        page.endRow()
    }

    /// A place as the school's file has it; empty for the whole file.
    static func name(of place: Finding.Place) -> String {
        guard let sheet = place.sheet else { return "" }
        return place.cell.map { RemarksText.cell($0, on: sheet) } ?? sheet
    }

    private func look(_ value: UnderstoodValue) -> CellStyle {
        switch value.severity {
        case .error: Theme.error
        case .warning: value.isOpen ? Theme.warning : Theme.good
        case .notice: Theme.notice
        }
    }
}
