import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Показатели»: the city's indicators of the year and of the year before.
struct RcnIndicatorsSheet {
    static let firstRow = 6

    enum Column {
        static let code = 0
        static let caption = 1
        static let unit = 2
        static let value = 3
        static let numerator = 4
        static let denominator = 5
        static let members = 6
        static let basis = 7
        static let previous = 8
        static let change = 9
    }

    let layout: RcnLayout

    func sheet() -> SheetDocument {
        var columns: [TablePage.Column] = [
            .init(GuoText.Column.code, width: 8),
            .init(GuoText.Column.indicator, width: 52),
            .init(GuoText.Column.unit, width: 7),
            .init(layout.yearName, width: 12),
            .init(GuoText.Column.numerator, width: 12.5),
            .init(GuoText.Column.denominator, width: 14),
            .init(GuoText.Column.members, width: 10.5),
            .init(RcnText.basisColumn, width: 19),
        ]
        if layout.previous != nil {
            columns += [
                .init(RcnText.year(layout.year - 1, upTo: .second), width: 12),
                .init(GuoText.Column.change, width: 13),
            ]
        }
        var page = layout.page(
            RcnText.Tab.indicators, title: RcnText.indicatorsTitle,
            help: help, columns: columns)
        let header = page.row
        page.addHeader()
        page.freeze(leftOf: Column.value, repeatingRowsFrom: header)
        precondition(page.row == Self.firstRow, "the indicators follow the header")
        for indicator in layout.computed { put(indicator, on: &page) }
        page.sheet.print.fitsHeight = layout.computed.count <= 30
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: Column.value))
    }

    private var help: String {
        let isComparable = layout.computed.allSatisfy(layout.isComparable)
        return [
            layout.base, RcnText.indicatorsHelp, layout.unscored,
            isComparable ? nil : RcnText.flowsNotCompared,
        ].compactMap(\.self).joined(separator: " ")
    }

    private func put(_ indicator: Indicator, on page: inout TablePage) {
        let figure = layout.figures.figure(of: indicator, in: .city)
        let value = figure?.value
        page.put(.text(indicator.code), Column.code, Theme.rowCode)
        page.put(.text(indicator.caption), Column.caption, Theme.caption)
        page.put(.text(IndicatorText.name(of: indicator.unit)), Column.unit, Theme.rowCode)
        let top = CellAddress.reference(page.row, Column.numerator)
        let bottom = CellAddress.reference(page.row, Column.denominator)
        let members = CellAddress.reference(page.row, Column.members)
        let formula =
            indicator.hasDenominator
            ? "IF(\(bottom)=0,\"-\",\(top)/\(bottom))" : "IF(\(members)=0,\"-\",\(top))"
        page.put(
            .computed(formula, value), Column.value,
            Theme.totalled(indicator.style(of: value)))
        page.put(
            figure.map { .number($0.numerator.asDouble) } ?? .blank, Column.numerator,
            Theme.number)
        page.put(
            figure?.denominator.map { .number($0.asDouble) } ?? .blank, Column.denominator,
            Theme.number)
        page.put(
            .number(Double(figure?.members ?? 0)), Column.members, Theme.number)
        page.put(
            .text(RcnText.basis(of: indicator.kind, layout.periods)), Column.basis,
            Theme.caption)
        if let previous = layout.previous {
            putChange(value, since: previous, indicator, on: &page)
        }
        page.endRow()
    }

    private func putChange(
        _ value: Double?, since previous: YearSums, _ indicator: Indicator,
        on page: inout TablePage
    ) {
        let before = previous.figures[indicator.code]?.value
        page.put(
            before.map { .number($0) } ?? .text(GuoText.dash), Column.previous,
            indicator.style(of: before).with {
                $0.isItalic = true
                $0.ink = Theme.Palette.quiet
            })
        guard layout.isComparable(indicator) else {
            page.put(.text(GuoText.dash), Column.change, Theme.dash)
            return
        }
        page.putChange(
            from: CellAddress.reference(page.row, Column.previous),
            to: CellAddress.reference(page.row, Column.value), before, value,
            of: indicator.unit, Column.change)
    }
}
