import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Сводка»: every indicator for the city and its districts, and what the city's value is made of.
struct SummarySheet {
    private static let codeColumn = 0
    private static let captionColumn = 1
    private static let unitColumn = 2
    static let cityColumn = 3
    /// Captions of the header, which the districts' formulas refer to.
    private static let headerRow = 4
    static let firstRow = headerRow + 2

    let layout: GuoLayout
    let institutions: InstitutionsSheet

    /// The indicators in the order of their rows: the same in both half-years.
    var indicators: [Indicator] { layout.current.indicators.filter { $0.numerator != nil } }
    var numeratorColumn: Int { Self.cityColumn + layout.districts.count + 1 }
    var denominatorColumn: Int { numeratorColumn + 1 }
    var membersColumn: Int { numeratorColumn + 2 }
    var previousColumn: Int { numeratorColumn + 3 }
    var changeColumn: Int { numeratorColumn + 4 }

    /// Where an indicator of the city (0) or a district (1, 2, …) stands.
    func cell(of indicator: Indicator, group: Int) -> CellAddress {
        guard let index = indicators.firstIndex(of: indicator) else {
            preconditionFailure("only computed indicators are asked for")
        }
        return CellAddress(row: Self.firstRow + index, column: Self.cityColumn + group)
    }

    /// Where the sum of an indicator's numerators stands, for formulas on other sheets.
    func numeratorCell(of indicator: Indicator) -> String { cell(of: indicator, numeratorColumn) }

    /// Where the sum of its denominators stands.
    func denominatorCell(of indicator: Indicator) -> String {
        cell(of: indicator, denominatorColumn)
    }

    private func cell(of indicator: Indicator, _ column: Int) -> String {
        let row = cell(of: indicator, group: 0).row
        return "'\(GuoText.Tab.summary)'!\(CellAddress(row: row, column: column).absolute)"
    }

    func sheet() -> SheetDocument {
        let hasPrevious = layout.previous != nil
        var page = layout.page(
            GuoText.Tab.summary, title: GuoText.summaryTitle,
            help: [
                layout.base, GuoText.missingReference, GuoText.summaryHelp,
                hasPrevious ? GuoText.previousHelp : nil,
            ].compactMap(\.self).joined(separator: " "),
            columns: columns)
        precondition(page.row == Self.headerRow, "the table begins below the title")
        page.addHeader()
        page.freeze(leftOf: Self.cityColumn, repeatingRowsFrom: Self.headerRow)
        for indicator in indicators { put(indicator, on: &page) }
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: Self.cityColumn))
    }

    private var columns: [TablePage.Column] {
        var columns: [TablePage.Column] = [
            .init(GuoText.Column.code, width: 7.5),
            .init(GuoText.Column.indicator, width: 44),
            .init(GuoText.Column.unit, width: 6),
            .init(GuoText.Column.city, width: 10),
        ]
        columns += layout.districts.map {
            .init($0, width: max(11, TextMetrics.columnWidth(for: $0, Theme.header)))
        }
        columns += [
            .init(GuoText.Column.numerator, width: 11.5),
            .init(GuoText.Column.denominator, width: 13.5),
            .init(GuoText.Column.members, width: 9.5),
        ]
        if let previous = layout.previous {
            columns += [
                .init(GuoText.previousColumn(previous.period), width: 13),
                .init(GuoText.Column.change, width: 12.5),
            ]
        }
        return columns
    }

    private func put(_ indicator: Indicator, on page: inout TablePage) {
        let isComputed = indicator.isComputed(in: layout.current.period.half)
        page.put(.text(indicator.code), Self.codeColumn, Theme.rowCode)
        page.put(
            .text(isComputed ? indicator.caption : GuoText.outcomeOfYear(indicator.caption)),
            Self.captionColumn, Theme.caption)
        page.put(.text(IndicatorText.name(of: indicator.unit)), Self.unitColumn, Theme.rowCode)
        guard isComputed else {
            putNothing(of: indicator, on: &page)
            return
        }
        let city = layout.consolidated.figure(of: indicator, in: .city)
        putCity(city, indicator, on: &page)
        for (index, district) in layout.districts.enumerated() {
            putDistrict(district, Self.cityColumn + 1 + index, indicator, on: &page)
        }
        putBase(city, indicator, on: &page)
        if let previous = layout.previous {
            putChange(city, since: previous, indicator, on: &page)
        }
        page.endRow()
    }

    /// A result of the school year in the half-year that does not give it.
    private func putNothing(of indicator: Indicator, on page: inout TablePage) {
        for column in Self.cityColumn...membersColumn {
            page.put(.text(Theme.cross), column, Theme.crossedOut)
        }
        if let previous = layout.previous {
            putPrevious(indicator, previous, on: &page)
            page.put(.text(Theme.cross), changeColumn, Theme.crossedOut)
        }
        page.endRow()
    }

    private func putCity(_ figure: Figure, _ indicator: Indicator, on page: inout TablePage) {
        let numerator = CellAddress.reference(page.row, numeratorColumn)
        let denominator = CellAddress.reference(page.row, denominatorColumn)
        let members = CellAddress.reference(page.row, membersColumn)
        let formula =
            indicator.hasDenominator
            ? "IF(\(denominator)=0,\"-\",\(numerator)/\(denominator))"
            : "IF(\(members)=0,\"-\",\(numerator))"
        page.put(
            .computed(formula, figure.value), Self.cityColumn,
            Theme.totalled(indicator.style(of: figure.value)))
    }

    private func putDistrict(
        _ district: String, _ column: Int, _ indicator: Indicator, on page: inout TablePage
    ) {
        let table = institutions.table
        let name = "\(CellAddress.letters(ofColumn: column))$\(Self.headerRow + 1)"
        let districts = table.column(GuoLayout.Identity.district)
        let formula: String
        if indicator.hasDenominator {
            let numerators = table.column(institutions.column(ofNumerator: indicator))
            let denominators = table.column(institutions.column(ofDenominator: indicator))
            let sum = "SUMIFS(\(denominators),\(districts),\(name))"
            formula =
                "IF(\(sum)=0,\"-\",SUMIFS(\(numerators),\(denominators),\">0\",\(districts),\(name))/\(sum))"
        } else {
            let values = table.column(institutions.column(ofValue: indicator))
            formula =
                "IF(COUNTIFS(\(districts),\(name),\(values),\">=0\")=0,\"-\",SUMIFS(\(values),\(districts),\(name)))"
        }
        let value = layout.consolidated.figure(of: indicator, in: .district(district)).value
        page.put(.computed(formula, value), column, indicator.style(of: value))
    }

    private func putBase(_ figure: Figure, _ indicator: Indicator, on page: inout TablePage) {
        let table = institutions.table
        let numerator: String
        let members: String
        if indicator.hasDenominator {
            let numerators = table.column(institutions.column(ofNumerator: indicator))
            let denominators = table.column(institutions.column(ofDenominator: indicator))
            numerator = "SUMIFS(\(numerators),\(denominators),\">0\")"
            members = "COUNTIF(\(denominators),\">0\")"
            page.put(
                .computed("SUM(\(denominators))", figure.denominator?.asDouble),
                denominatorColumn, Theme.computed)
        } else {
            let values = table.column(institutions.column(ofValue: indicator))
            numerator = "SUM(\(values))"
            members = "COUNT(\(values))"
            page.put(.blank, denominatorColumn, Theme.computed)
        }
        page.put(
            .computed(numerator, figure.numerator.asDouble), numeratorColumn, Theme.computed)
        page.put(.computed(members, Double(figure.members)), membersColumn, Theme.computed)
    }

    private func putChange(
        _ figure: Figure, since previous: HalfYearSums, _ indicator: Indicator,
        on page: inout TablePage
    ) {
        let before = putPrevious(indicator, previous, on: &page)
        page.putChange(
            from: CellAddress.reference(page.row, previousColumn),
            to: CellAddress.reference(page.row, Self.cityColumn), before, figure.value,
            of: indicator.unit, changeColumn)
    }

    @discardableResult
    private func putPrevious(
        _ indicator: Indicator, _ previous: HalfYearSums, on page: inout TablePage
    ) -> Double? {
        let before = previous.figures[indicator.code]?.value
        page.put(
            before.map { .number($0) } ?? .text(GuoText.dash), previousColumn,
            indicator.style(of: before).with {
                $0.isItalic = true
                $0.ink = Theme.Palette.quiet
            })
        return before
    }
}
