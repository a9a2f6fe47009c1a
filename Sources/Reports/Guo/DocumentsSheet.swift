import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Документы»: which documents an institution has on its site.
struct DocumentsSheet {
    /// The list of answers that says a row stands for a document on the site.
    private static let list = "document"
    /// The column of the form that has the answer.
    private static let answerColumn = 3
    static let firstColumn = GuoLayout.identity.count

    let layout: GuoLayout
    /// The documents: the cells of the form that are answered by the list.
    let keys: [ValueKey]
    /// The answers: «да», «нет», «не требуется».
    let words: [String]
    let table: MemberTable

    private static let headerRow = 4
    /// Captions, two totals, numbers.
    static let firstRow = headerRow + 4

    init(_ layout: GuoLayout) {
        self.layout = layout
        keys = Self.keys(of: layout.form)
        words = Self.words(of: layout.form)
        table = MemberTable(
            sheet: GuoText.Tab.documents, rows: layout.memberRows(from: Self.firstRow))
    }

    /// The answers.
    static func words(of form: Form) -> [String] { form.list(named: Self.list)?.values ?? [] }

    /// The column of a document.
    func column(ofDocument key: ValueKey) -> Int {
        guard let index = keys.firstIndex(of: key) else {
            preconditionFailure("only documents of the form are asked for")
        }
        return Self.firstColumn + index
    }

    /// The cells of the form that are answered by the list.
    static func keys(of form: Form) -> [ValueKey] {
        form.sheets.flatMap(\.rows).compactMap { row in
            guard case .choice(Self.list)? = row.cells[Self.answerColumn]?.kind else { return nil }
            return ValueKey(row.code, Self.answerColumn)
        }
    }

    /// The column that counts an answer.
    func column(ofCount word: String) -> Int {
        guard let index = words.firstIndex(of: word) else {
            preconditionFailure("indicators count answers of the list")
        }
        return Self.firstColumn + keys.count + index
    }

    /// The column that counts all answers.
    var statedColumn: Int { Self.firstColumn + keys.count + words.count }

    var shareColumn: Int { statedColumn + 1 }

    func sheet() -> SheetDocument {
        let columns =
            GuoLayout.identity
            + keys.map { column(of: $0) }
            + words.map { .init(GuoText.documents($0), width: 13) }
            + [
                .init(GuoText.Column.stated, width: 10), .init(GuoText.Column.yesShare, width: 10),
            ]
        var page = layout.page(
            table.sheet, title: GuoText.documentsTitle,
            help: layout.base + " " + GuoText.documentsHelp, columns: columns)
        let firstHeader = page.row
        page.addHeader(numbered: false)
        putTotals(on: &page)
        putShares(on: &page)
        let numbers = page.row
        page.addNumbers()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        page.freeze(leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: firstHeader)
        let rows = DocumentRows(self)
        layout.addRows(to: &page) { rows.put($0, on: &$1) }
        page.sheet.filter = CellRange(
            rows: numbers...table.rows.upperBound, columns: 0...shareColumn)
        page.sheet.conditionalFormats = formats
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    /// A document's column, wide enough for the words of its caption.
    private func column(of key: ValueKey) -> TablePage.Column {
        let caption = "\(key.row). \(layout.caption(ofRow: key.row))"
        return .init(
            caption, width: max(14, TextMetrics.columnWidth(forWordsOf: caption, Theme.header)))
    }

    private var formats: [ConditionalFormat] {
        guard !keys.isEmpty else { return [] }
        let range = CellRange(
            rows: table.rows, columns: Self.firstColumn...Self.firstColumn + keys.count - 1)
        return zip(words, [Theme.good, Theme.error, Theme.notice]).map { word, style in
            ConditionalFormat(
                range: range, rule: .equals(word),
                style: CellStyle().with {
                    $0.ink = style.ink
                    $0.fill = style.fill
                })
        }
    }

    private func count(_ key: ValueKey, _ word: String) -> Int {
        layout.consolidated.count(of: key, equal: word, in: .city)
    }

    /// How many institutions have each document.
    private func putTotals(on page: inout TablePage) {
        layout.putTotalCaption(on: &page)
        for (index, key) in keys.enumerated() {
            let column = Self.firstColumn + index
            page.put(
                .computed(
                    "COUNTIF(\(table.ownColumn(column)),\"\(words.first ?? "")\")",
                    Double(words.first.map { count(key, $0) } ?? 0)), column, Theme.totalNumber)
        }
        var stated = 0
        for word in words {
            let sum = keys.reduce(0) { $0 + count($1, word) }
            stated += sum
            let column = column(ofCount: word)
            page.put(
                .computed("SUM(\(table.ownColumn(column)))", Double(sum)), column,
                Theme.totalNumber)
        }
        page.put(
            .computed("SUM(\(table.ownColumn(statedColumn)))", Double(stated)), statedColumn,
            Theme.totalNumber)
        let yes = words.prefix(2).map { word in
            Double(keys.reduce(0) { $0 + count($1, word) })
        }
        let share = DocumentRows(self).share(of: yes, style: Theme.totalShare)
        page.put(share.content, shareColumn, share.style)
        page.endRow()
    }

    /// Which share of the institutions that need a document have it.
    private func putShares(on page: inout TablePage) {
        layout.putTotalCaption(GuoText.documentsShareCaption, on: &page)
        for (index, key) in keys.enumerated() {
            let column = Self.firstColumn + index
            let own = table.ownColumn(column)
            let counts = words.prefix(2).map { "COUNTIF(\(own),\"\($0)\")" }
            let needed = counts.joined(separator: "+")
            let numbers = words.prefix(2).map { Double(count(key, $0)) }
            let sum = numbers.reduce(0, +)
            let value = sum == 0 ? nil : (numbers.first ?? 0) / sum
            page.put(
                .computed("IF(\(needed)=0,\"-\",\(counts.first ?? "0")/(\(needed)))", value),
                column, Theme.totalled(value == nil ? Theme.dash : Theme.share))
        }
        for column in Self.firstColumn + keys.count...shareColumn {
            page.put(.blank, column, Theme.total)
        }
        page.endRow()
    }
}
