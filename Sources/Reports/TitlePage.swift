import Messages
import Spreadsheet
import WorkbookWriter

/// The parts of the title sheets of the consolidated workbooks.
enum TitlePage {
    /// A line of the coverage.
    struct Line {
        /// What is counted.
        var caption: String
        /// Where the count stands.
        var cell: String
        /// The count.
        var count: Int
    }

    static let columns: [TablePage.Column] = [
        .init("", width: 34), .init("", width: 15), .init("", width: 20), .init("", width: 43),
    ]

    /// Writes a sentence that whoever opens the workbook must see first.
    static func put(notice: String?, on page: inout TablePage) {
        guard let notice else { return }
        page.skip()
        page.addLine(notice, Theme.error.with { $0.wraps = true })
    }

    static func putPreliminary(
        isBeforeDeadline: Bool, unresolvedFiles: Int, on page: inout TablePage
    ) {
        page.skip()
        page.addLine(GuoText.preliminary, Theme.warning.with { $0.size = 12 })
        page.addLine(
            GuoText.preliminaryReason(
                isBeforeDeadline: isBeforeDeadline, unresolvedFiles: unresolvedFiles), Theme.help)
    }

    static func put(facts: [(String, CellContent)], on page: inout TablePage) {
        let width = columns.dropFirst().reduce(0) { $0 + $1.width }
        for (caption, content) in facts {
            page.put(.text(caption), 0, Theme.total)
            let style = Theme.caption.with { $0.numberFormat = Theme.Format.date }
            page.sheet.put(
                content, over: CellRange(rows: page.row...page.row, columns: 1...3), style)
            var height = Theme.rowHeight
            if case .text(let text) = content {
                height = max(height, TextMetrics.height(of: text, style, inWidth: width))
            }
            page.endRow(height: height)
        }
    }

    /// Writes the counts with their shares; the second line is what the shares are of.
    static func put(coverage lines: [Line], titled title: String, on page: inout TablePage) {
        page.put(.text(title), 0, Theme.header)
        page.put(.text(GuoText.count), 1, Theme.header)
        page.put(.text(GuoText.shareOfObliged), 2, Theme.header)
        page.endRow()
        let base = CellAddress.reference(page.row + 1, 1)
        let obliged = lines.count > 1 ? lines[1].count : 0
        for (index, line) in lines.enumerated() {
            page.put(.text(line.caption), 0, Theme.caption)
            page.put(.computed(line.cell, Double(line.count)), 1, Theme.number)
            if index == 0 {
                page.put(.blank, 2, Theme.share)
            } else {
                let own = CellAddress.reference(page.row, 1)
                let share = obliged == 0 ? nil : Double(line.count) / Double(obliged)
                page.put(
                    .computed("IF(\(base)=0,\"-\",\(own)/\(base))", share), 2,
                    share == nil ? Theme.dash : Theme.share)
            }
            page.endRow(height: Theme.rowHeight)
        }
    }

    static func put(
        contents tabs: [String], purpose: (String) -> String, on page: inout TablePage
    ) {
        page.put(.text(GuoText.contents), 0, Theme.header)
        page.sheet.put(
            .text(GuoText.contentsPurpose),
            over: CellRange(rows: page.row...page.row, columns: 1...3), Theme.header)
        page.endRow(height: Theme.rowHeight)
        for tab in tabs {
            page.put(
                .link(text: tab, target: .cell(sheet: tab, CellAddress(row: 0, column: 0))), 0,
                Theme.link.with {
                    $0.border = Theme.caption.border
                    $0.horizontal = .left
                    $0.indent = Theme.caption.indent
                })
            page.sheet.put(
                .text(purpose(tab)),
                over: CellRange(rows: page.row...page.row, columns: 1...3), Theme.caption)
            page.endRow(height: Theme.rowHeight)
        }
    }
}
