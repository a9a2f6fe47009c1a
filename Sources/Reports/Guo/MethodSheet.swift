import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Методика»: how each indicator is computed, and the rules that hold for all of them.
struct MethodSheet {
    let form: Form
    let indicators: [Indicator]
    /// The half-year the workbook is for; nil when it is for a year.
    let half: Half?
    let paragraphs: [(heading: String, text: String)]

    static let columns: [TablePage.Column] = [
        .init(GuoText.Column.code, width: 8),
        .init(GuoText.Column.indicator, width: 36),
        .init(GuoText.Column.unit, width: 7),
        .init(GuoText.methodKind, width: 14),
        .init(GuoText.methodFormula, width: 34),
        .init(GuoText.methodWords, width: 56),
        .init(GuoText.methodBase, width: 22),
        .init(GuoText.methodNote, width: 34),
    ]

    func write(on page: inout TablePage) {
        page.addLine(GuoText.indicatorsGroup, Theme.sectionTitle)
        page.addHeader(numbered: false)
        for indicator in indicators {
            page.put(.text(indicator.code), 0, Theme.rowCode)
            page.put(.text(indicator.caption), 1, Theme.caption)
            page.put(.text(IndicatorText.name(of: indicator.unit)), 2, Theme.rowCode)
            page.put(.text(IndicatorText.name(of: indicator.kind)), 3, Theme.caption)
            page.put(.text(IndicatorText.formula(of: indicator)), 4, Theme.caption)
            page.put(
                .text(IndicatorText.words(of: indicator, form: form)), 5, Theme.caption)
            page.put(.text(IndicatorText.name(of: indicator.base)), 6, Theme.caption)
            page.put(.text(note(of: indicator)), 7, Theme.caption)
            page.endRow()
        }
        for paragraph in paragraphs {
            page.skip()
            page.addLine(paragraph.heading, Theme.sectionTitle)
            page.addLine(paragraph.text, Theme.paragraph)
        }
    }

    private func note(of indicator: Indicator) -> String {
        let isAbsent = half.map { indicator.numerator != nil && !indicator.isComputed(in: $0) }
        return [indicator.note, isAbsent == true ? GuoText.onlyFirstHalf : nil].compactMap(\.self)
            .joined(separator: " ")
    }
}
