import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// One institution's row of «Документы»: what all rows have in common is worked out once.
struct DocumentRows {
    private let sheet: DocumentsSheet
    private let cells: [(key: ValueKey, shareable: ShareableCell)]
    private let counts: [RowFormula]
    private let stated: RowFormula
    private let share: RowFormula

    init(_ sheet: DocumentsSheet) {
        self.sheet = sheet
        let form = sheet.layout.form
        cells = sheet.keys.map { ($0, ShareableCell($0, of: form)) }
        let first = DocumentsSheet.firstColumn
        let own =
            RowFormula.cell(first) + ":" + RowFormula.cell(first + max(sheet.keys.count, 1) - 1)
        counts = sheet.words.map {
            RowFormula("IF(COUNTA(\(own))=0,\"\",COUNTIF(\(own),\"\($0)\"))")
        }
        stated = RowFormula("IF(COUNTA(\(own))=0,\"\",COUNTA(\(own)))")
        let parts = sheet.words.prefix(2).map { RowFormula.cell(sheet.column(ofCount: $0)) }
        let needed = parts.joined(separator: "+")
        share = RowFormula("IF(\(needed)=0,\"-\",\(parts.first ?? "0")/(\(needed)))")
    }

    func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        sheet.layout.putIdentity(of: entry, on: &page)
        let report = entry.member?.submission
        for (index, cell) in cells.enumerated() {
            let content: CellContent =
                if let report, case .wording(let word)? = cell.shareable.value(in: report) {
                    .text(word)
                } else {
                    .blank
                }
            page.put(content, DocumentsSheet.firstColumn + index, Theme.stateCell)
        }
        let answers = report.map { report in
            cells.compactMap { report[$0.key.row, $0.key.column] }
        }
        let isEmpty = answers?.isEmpty ?? true
        let numbers = sheet.words.map { word in
            Double(answers?.count { $0 == .text(word) } ?? 0)
        }
        for (index, word) in sheet.words.enumerated() {
            page.put(
                .computedOrEmpty(counts[index], isEmpty ? nil : numbers[index]),
                sheet.column(ofCount: word), Theme.computed)
        }
        page.put(
            .computedOrEmpty(stated, isEmpty ? nil : Double(answers?.count ?? 0)),
            sheet.statedColumn, Theme.computed)
        let share =
            isEmpty
            ? CellDocument(content: .blank, style: Theme.share)
            : self.share(of: Array(numbers.prefix(2)), style: Theme.share)
        page.put(share.content, sheet.shareColumn, share.style)
        page.endRow()
    }

    /// How many documents are there of how many that are needed.
    func share(of yesAndNo: [Double], style: CellStyle) -> CellDocument {
        let sum = yesAndNo.reduce(0, +)
        let value = sum == 0 ? nil : (yesAndNo.first ?? 0) / sum
        return CellDocument(
            content: .computed(share, value),
            style: value == nil ? style.with { $0.horizontal = .center } : style)
    }
}
