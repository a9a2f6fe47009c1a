import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Чек-лист»: the merged marks of every institution, and its score as a formula over them.
struct SiteMarksSheet {
    let layout: SitesLayout

    static let firstMark = SitesLayout.identity.count + 2
    private static let headerRow = 4
    /// Captions, weights, numbers.
    static let weightRow = headerRow + 2
    static let firstRow = headerRow + 4

    var checklist: Checklist { layout.round.checklist }
    var marks: ClosedRange<Int> {
        Self.firstMark...Self.firstMark + checklist.criteria.count - 1
    }
    /// The columns that are looked at and not marked.
    var others: [Int] {
        let sheet = layout.round.form.sheets.first { $0.number == checklist.sheet }
        let criteria = Set(checklist.criteria.map(\.column))
        return (sheet?.tellingColumns.map(\.number) ?? [])
            .filter { !criteria.contains($0) && $0 != checklist.checkedOn }
    }
    var pointsColumn: Int { marks.upperBound + others.count + 1 }
    var possibleColumn: Int { pointsColumn + 1 }
    var scoreColumn: Int { pointsColumn + 2 }
    private var standingColumn: Int { pointsColumn + 3 }

    /// Where the score of an entry stands, for formulas on other sheets.
    func scoreCell(of entry: SitesLayout.Entry) -> String {
        let cell = CellAddress(row: Self.firstRow + entry.number - 1, column: scoreColumn)
        return "'\(SitesText.Tab.marks)'!\(cell.absolute)"
    }

    func sheet() -> SheetDocument {
        let form = layout.round.form
        let sheet = form.sheets.first { $0.number == checklist.sheet }
        func caption(_ column: Int) -> String {
            "\(column). \(sheet?.column(column)?.caption ?? "")"
        }
        var columns = SitesLayout.identity
        columns += [
            .init(SitesText.Column.checkedOn, width: 11.5),
            .init(SitesText.Column.checkers, width: 24),
        ]
        columns += checklist.criteria.map {
            .init(caption($0.column), group: SitesText.Column.marks, width: 6.5, isUpright: true)
        }
        columns += others.map { number in
            // An address that is broken at its slashes takes more lines than its length tells.
            .init(caption(number), width: sheet?.column(number)?.cell?.kind == .url ? 36 : 18)
        }
        columns += [
            .init(SitesText.Column.points, width: 10), .init(SitesText.Column.possible, width: 10),
            .init(SitesText.Column.score, width: 9), .init(SitesText.Column.standing, width: 20),
        ]
        var page = layout.page(
            SitesText.Tab.marks, title: SitesText.marksTitle, help: SitesText.marksHelp,
            columns: columns)
        let header = page.row
        precondition(header == Self.headerRow, "the table begins below the title")
        page.addHeader(numbered: false)
        putWeights(on: &page, columns: columns.count)
        page.addNumbers()
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        for entry in layout.entries { put(entry, on: &page) }
        page.sheet.filter = CellRange(
            rows: Self.firstRow - 1...max(page.row - 1, Self.firstRow - 1),
            columns: 0...columns.count - 1)
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 1))
    }

    private func putWeights(on page: inout TablePage, columns: Int) {
        precondition(page.row == Self.weightRow, "the weights stand below the captions")
        for column in 0..<columns { page.put(.blank, column, Theme.total) }
        page.put(.text(SitesText.weight), 1, Theme.total)
        for (index, criterion) in checklist.criteria.enumerated() {
            page.put(
                .number(Double(criterion.weight)), Self.firstMark + index,
                Theme.totalNumber.with { $0.horizontal = .center })
        }
        page.endRow()
    }

    private func put(_ entry: SitesLayout.Entry, on page: inout TablePage) {
        layout.putIdentity(of: entry, on: &page)
        let result = entry.result
        let first = SitesLayout.identity.count
        page.put(result?.checkedOn.map { .date($0) } ?? .blank, first, Theme.date)
        let checkers = result?.checkers.joined(separator: ", ") ?? ""
        page.put(checkers.isEmpty ? .blank : .text(checkers), first + 1, Theme.caption)
        for (index, criterion) in checklist.criteria.enumerated() {
            putValue(criterion.column, of: result, Self.firstMark + index, on: &page)
        }
        for (index, column) in others.enumerated() {
            putValue(column, of: result, marks.upperBound + 1 + index, on: &page)
        }
        putScore(result, on: &page)
        page.endRow()
    }

    private func putValue(
        _ column: Int, of result: SiteResult?, _ place: Int, on page: inout TablePage
    ) {
        let centred = Theme.stateCell
        if let conflict = result?.conflicts.first(where: {
            $0.column == column && $0.recommendation == nil
        }) {
            let texts = conflict.marks.map { SitesText.text(of: $0.value) }
            page.put(.text(texts.joined(separator: " / ")), place, Theme.error)
            return
        }
        switch result?.values[column] {
        case .text(let text)?:
            // Numbers as numbers: SUMIF takes them for what they are in every program.
            let content = Int(text).map { CellContent.number(Double($0)) } ?? .text(text)
            page.put(content, place, style(of: column, result) ?? centred)
        case .number(let number)?: page.put(.number(number.asDouble), place, centred)
        case .date(let day)?: page.put(.date(day), place, Theme.date)
        case nil: page.put(.blank, place, centred)
        }
    }

    private func style(of column: Int, _ result: SiteResult?) -> CellStyle? {
        if checklist.stopColumns.contains(column), result?.isFlagged == true { return Theme.error }
        guard checklist.criterion(column) != nil, let text = result?.text(column),
            let mark = checklist.mark(text), let points = mark.points
        else { return nil }
        if points == checklist.bestPoints { return Theme.good }
        return points == 0 ? Theme.error : Theme.warning
    }

    // MARK: The score

    private func putScore(_ result: SiteResult?, on page: inout TablePage) {
        let row = page.row
        let own = CellRange(rows: row...row, columns: marks).description
        let weights = CellRange(rows: Self.weightRow...Self.weightRow, columns: marks).absolute
        func sum(_ mark: Checklist.Mark) -> String { "SUMIF(\(own),\"\(mark.value)\",\(weights))" }
        let marked = checklist.marks.map { "COUNTIF(\(own),\"\($0.value)\")" }
            .joined(separator: "+")
        let gap = "\(marked)<\(checklist.criteria.count)"
        let points = checklist.marks.filter { ($0.points ?? 0) > 0 }
            .map { "\(sum($0))*\($0.points ?? 0)" }.joined(separator: "+")
        let possible = checklist.marks.filter { $0.points != nil }.map(sum).joined(separator: "+")
        let isKnown =
            result.map { $0.standing == .scored || $0.standing == .notApplicable } ?? false
        page.put(
            .computedOrEmpty(
                "IF(\(gap),\"\",\(points))", isKnown ? result.map { Double($0.points) } : nil),
            pointsColumn, Theme.computed)
        page.put(
            .computedOrEmpty(
                "IF(\(gap),\"\",(\(possible))*\(checklist.bestPoints))",
                isKnown ? result.map { Double($0.possible) } : nil),
            possibleColumn, Theme.computed)
        let top = CellAddress.reference(row, pointsColumn)
        let bottom = CellAddress.reference(row, possibleColumn)
        let score = "IF(\(bottom)=\"\",\"\",IF(\(bottom)=0,\"-\",100*\(top)/\(bottom)))"
        let value = result?.score?.asDouble
        page.put(
            result?.standing == .notApplicable
                ? .computed(score, nil) : .computedOrEmpty(score, value),
            scoreColumn, value == nil ? Theme.dash : Theme.totalled(Theme.decimal))
        let isChecked = result?.isChecked ?? false
        let standing =
            isChecked ? result.map { SitesText.name(of: $0.standing) } ?? "" : SitesText.unchecked
        page.put(standing.isEmpty ? .blank : .text(standing), standingColumn, Theme.caption)
    }
}
