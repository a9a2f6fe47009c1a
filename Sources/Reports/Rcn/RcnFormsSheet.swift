import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Формы_виды»: the city's pairs, groups and people by form and kind, small counts hidden.
struct RcnFormsSheet {
    let layout: RcnLayout

    static let firstColumn = 2
    static let firstRow = 6

    func columns(of rows: ClosedRange<Int>) -> [Int] {
        Set(rows.flatMap { numericColumns(ofRow: $0) }).sorted()
    }

    func numericColumns(ofRow code: Int) -> [Int] {
        (layout.form.row(code)?.cells ?? [:]).filter { $0.value.kind.isNumber }.keys.sorted()
    }

    func sheet() -> SheetDocument {
        let numbers = columns(of: FormDataSheet.formRows)
        let sheet = layout.form.sheet(ofRow: FormDataSheet.formRows.lowerBound)
        var page = layout.page(
            RcnText.Tab.forms, title: RcnText.formsTitle,
            help: [layout.base, GuoText.formsHelp, RcnText.smallHelp(layout.threshold)].joined(
                separator: " "),
            columns: [
                .init(GuoText.Column.row, width: 8), .init(GuoText.formOrKind, width: 50),
            ]
                + numbers.map {
                    .init(sheet?.column($0)?.caption ?? "\($0)", width: 17)
                })
        let header = page.row
        page.addHeader()
        page.freeze(leftOf: Self.firstColumn, repeatingRowsFrom: header)
        precondition(page.row == Self.firstRow, "the forms follow the header")
        putForms(numbers, on: &page)
        page.sheet.put(
            .text(GuoText.kindsHeading),
            over: CellRange(
                rows: page.row...page.row, columns: 0...Self.firstColumn + numbers.count - 1),
            Theme.heading)
        page.endRow()
        putKinds(on: &page)
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: Self.firstColumn))
    }

    /// The city's sum; nil when nobody states the number, which is no nought.
    private func stated(_ row: Int, _ column: Int) -> Int? {
        // A column of other rows may be crossed out in this one.
        guard numericColumns(ofRow: row).contains(column) else { return nil }
        let line = YearFigures.Line(key: ValueKey(row, column), kind: .stock)
        return layout.figures.sum(of: line, in: .city).map { Int($0.asDouble) }
    }

    private func sum(_ row: Int, _ column: Int) -> Int { stated(row, column) ?? 0 }

    private func putForms(_ numbers: [Int], on page: inout TablePage) {
        let rows = FormDataSheet.formRows.filter { layout.form.row($0) != nil }
        let parts = rows.filter { layout.form.row($0)?.isTotal == false }
        let marks = Dictionary(
            uniqueKeysWithValues: numbers.map { column in
                (
                    column,
                    SmallCounts.shown(
                        of: parts.map { sum($0, column) }, threshold: layout.threshold)
                )
            })
        let first = page.row
        for code in rows {
            let part = parts.firstIndex(of: code)
            putCaption(code, isTotal: part == nil, on: &page)
            for (index, column) in numbers.enumerated() {
                let place = Self.firstColumn + index
                if let part {
                    put(stated(code, column), marks[column]?[part] ?? .withheld, place, on: &page)
                    continue
                }
                let total = Double(sum(code, column))
                let isOpen = marks[column]?.allSatisfy { $0 == .number } ?? false
                let above = CellRange(rows: first...page.row - 1, columns: place...place)
                page.put(
                    isOpen ? .computed("SUM(\(above))", total) : .number(total), place,
                    Theme.totalNumber)
            }
            page.endRow()
        }
    }

    /// Kinds do not add up to anything, so a hidden one cannot be computed from the others.
    private func putKinds(on page: inout TablePage) {
        for code in FormDataSheet.kindRows where layout.form.row(code) != nil {
            putCaption(code, isTotal: false, on: &page)
            for column in numericColumns(ofRow: code) {
                let count = stated(code, column)
                let isSmall = (1..<layout.threshold).contains(count ?? 0)
                put(count, isSmall ? .small : .number, Self.firstColumn, on: &page)
            }
            page.endRow()
        }
    }

    private func putCaption(_ code: Int, isTotal: Bool, on page: inout TablePage) {
        page.put(
            .number(Double(code)), 0, isTotal ? Theme.totalled(Theme.rowCode) : Theme.rowCode)
        page.put(
            .text(layout.form.row(code)?.caption ?? ""), 1,
            isTotal ? Theme.total : Theme.caption)
    }

    private func put(
        _ count: Int?, _ mark: SmallCounts.Shown, _ column: Int, on page: inout TablePage
    ) {
        layout.put(count.map(Double.init), mark, column, on: &page)
    }
}
