import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// A sheet of the form with the city's totals of a year: «Обучение», «Мероприятия».
struct YearTableSheet {
    static let firstColumn = 3
    static let firstRow = 7

    let layout: RcnLayout
    let name: String
    let title: String
    /// The sheets of the form that are shown.
    let sheets: [FormSheet]

    /// The sheets of a form that can be shown so.
    static func sheets(of form: Form) -> [FormSheet] {
        form.sheets.filter { $0.publication != nil && !$0.isRegister }
    }

    /// The cells of a form that are read for such sheets: those that are shown, and those that tell
    /// what a hidden one may be.
    static func keys(of form: Form) -> [ValueKey] {
        let order = CellOrder(form)
        return sheets(of: form).flatMap(\.rows).flatMap { row in
            row.cells.filter { $0.value.kind.isNumber }.keys.flatMap { column in
                let key = ValueKey(row.code, column)
                return [key] + order.parts(of: key) + order.wholes(of: key)
            }
        }
    }

    var rows: [FormRow] {
        sheets.flatMap(\.rows).filter { row in row.cells.values.contains { $0.kind.isNumber } }
    }

    /// The numeric columns; sheets that are shown together are taken to have the same.
    var numbers: [FormColumn] {
        let used = Set(
            rows.flatMap { $0.cells.filter { $0.value.kind.isNumber }.keys })
        return (sheets.first?.columns ?? []).filter { used.contains($0.number) }
    }

    func sheet() -> SheetDocument {
        let numbers = numbers
        let columns: [TablePage.Column] =
            [
                .init(GuoText.Column.row, width: 8), .init(RcnText.line, width: 46),
                .init(RcnText.overYear, width: 17.5),
            ]
            + numbers.flatMap { column in
                Half.allCases.map {
                    .init(RcnText.half($0), group: column.caption, width: 11.5)
                } + [.init(RcnText.wholeYear, group: column.caption, width: 10)]
            }
        var page = layout.page(
            name, title: title,
            help: [layout.base, RcnText.yearHelp, RcnText.smallHelp(layout.threshold)].joined(
                separator: " "),
            columns: columns)
        guard !numbers.isEmpty else {
            page.addLine(RcnText.notAsked, Theme.plain)
            return page.sheet.opened(at: CellAddress(row: 0, column: 0))
        }
        let header = page.row
        page.addHeader()
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        precondition(page.row == Self.firstRow, "the table follows the header")
        for row in rows { put(row, numbers, on: &page) }
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: Self.firstColumn))
    }

    private func put(_ row: FormRow, _ numbers: [FormColumn], on page: inout TablePage) {
        page.put(.number(Double(row.code)), 0, Theme.rowCode)
        page.put(
            .text(row.caption), 1, Theme.caption.with { $0.indent = 1 + row.level })
        let kind: Indicator.Kind = row.isFlow ? .flow : .stock
        page.put(.text(RcnText.ofYear(kind)), 2, Theme.caption)
        for (index, column) in numbers.enumerated() {
            let place = Self.firstColumn + index * (Half.allCases.count + 1)
            guard row.cells[column.number]?.kind.isNumber == true else {
                for offset in 0...Half.allCases.count {
                    page.put(.text(Theme.cross), place + offset, Theme.crossedOut)
                }
                continue
            }
            put(.init(key: ValueKey(row.code, column.number), kind: kind), place, on: &page)
        }
        page.endRow()
    }

    /// Writes the two half-years and the year of a cell.
    private func put(_ line: YearFigures.Line, _ place: Int, on page: inout TablePage) {
        let halves = Half.allCases.map { half in
            layout.figures.halves.first { $0.period.half == half }
        }
        let sums = halves.map { $0?.sum(of: line.key, in: .city)?.asDouble }
        let marks = layout.halves(of: line)
        for (index, half) in halves.enumerated() {
            if half == nil {
                page.put(.text(DynamicsText.noData), place + index, Theme.dash)
            } else {
                layout.put(sums[index], marks[index], place + index, on: &page)
            }
        }
        let total = layout.figures.sum(of: line, in: .city)?.asDouble
        let column = place + halves.count
        let style = Theme.totalled(total == nil ? Theme.dash : Theme.number)
        guard marks.allSatisfy({ $0 == .number }) else {
            page.put(total.map { .number($0) } ?? .text(GuoText.dash), column, style)
            return
        }
        let cells = CellRange(
            rows: page.row...page.row, columns: place...place + halves.count - 1)
        let latest = halves.lastIndex { $0 != nil } ?? 0
        let formula =
            line.kind == .flow
            ? "IF(COUNT(\(cells))=0,\"-\",SUM(\(cells)))"
            : CellAddress.reference(page.row, place + latest)
        page.put(.computed(formula, total), column, style)
    }
}

extension RcnLayout {
    /// What is shown of the two half-years of a line: they are a breakdown of the year where they
    /// add up to it; of a stock each stands for itself.
    func halves(of line: YearFigures.Line) -> [SmallCounts.Shown] {
        let halves = Half.allCases.map { half in
            figures.halves.first { $0.period.half == half }
        }
        guard line.kind == .flow, halves.allSatisfy({ $0 != nil }) else {
            return halves.map { _ in .number }
        }
        let order = CellOrder(form)
        func count(_ key: ValueKey, _ half: Consolidated?) -> Int {
            Int(half?.sum(of: key, in: .city)?.asDouble ?? 0)
        }
        return SmallCounts.shown(
            of: halves.map { count(line.key, $0) }, threshold: threshold,
            within: halves.map { half in
                order.bounds(of: line.key) { other in
                    form.row(other.row)?.isFlow == true ? count(other, half) : nil
                }
            })
    }

    /// Writes a count or what stands in its place.
    func put(
        _ number: Double?, _ mark: SmallCounts.Shown, _ column: Int, on page: inout TablePage
    ) {
        switch mark {
        case .number:
            page.put(
                number.map { .number($0) } ?? .text(GuoText.dash), column,
                number == nil ? Theme.dash : Theme.number)
        case .small: page.put(.text(RcnText.small(threshold)), column, Theme.dash)
        case .withheld: page.put(.text(RcnText.withheld), column, Theme.dash)
        }
    }
}
