import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «Формы_МОУ»: pairs, groups and people by form and kind, one row for each institution.
struct FormDataSheet {
    static let firstColumn = GuoLayout.identity.count
    private static let headerRow = 4
    static let firstRow = headerRow + 4

    /// The rows with the forms of mentoring and their total.
    static let formRows = 401...407
    /// The rows with the kinds of mentoring.
    static let kindRows = 411...418

    let layout: GuoLayout
    let keys: [ValueKey]
    let table: MemberTable

    init(_ layout: GuoLayout) {
        self.layout = layout
        keys = Self.keys(of: layout.form)
        table = MemberTable(
            sheet: GuoText.Tab.formData, rows: layout.memberRows(from: Self.firstRow))
    }

    /// The numbers by form and by kind.
    static func keys(of form: Form) -> [ValueKey] {
        (Array(formRows) + Array(kindRows)).flatMap { code in
            (form.row(code)?.cells ?? [:]).filter { $0.value.kind.isNumber }.keys.sorted()
                .map { ValueKey(code, $0) }
        }
    }

    func column(of key: ValueKey) -> Int? {
        keys.firstIndex(of: key).map { Self.firstColumn + $0 }
    }

    func sheet() -> SheetDocument {
        let columns = keys.map { key in
            let isAlone = keys.count { $0.row == key.row } == 1
            return TablePage.Column(
                layout.caption(of: key),
                group: GuoText.rowGroup(key.row, layout.caption(ofRow: key.row)),
                width: isAlone ? 17 : 12)
        }
        var page = layout.page(
            table.sheet, title: GuoText.formDataTitle,
            help: layout.base + " " + GuoText.institutionsHelp,
            columns: GuoLayout.identity + columns)
        let firstHeader = page.row
        page.addHeader(numbered: false)
        layout.putTotalCaption(on: &page)
        for (index, key) in keys.enumerated() {
            let column = Self.firstColumn + index
            page.put(
                .computed(
                    "SUM(\(table.ownColumn(column)))",
                    layout.consolidated.sum(of: key, in: .city)?.asDouble ?? 0), column,
                Theme.totalNumber)
        }
        page.endRow()
        let numbers = page.row
        page.addNumbers()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        page.freeze(leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: firstHeader)
        layout.addRows(to: &page) { put($0, on: &$1) }
        page.sheet.filter = CellRange(
            rows: numbers...table.rows.upperBound, columns: 0...Self.firstColumn + keys.count - 1)
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        layout.putIdentity(of: entry, on: &page)
        for (index, key) in keys.enumerated() {
            let number = entry.member?.submission?.number(at: key)
            page.put(
                number.map { .number($0.asDouble) } ?? .blank, Self.firstColumn + index,
                Theme.number)
        }
        page.endRow()
    }
}

/// «Формы_виды»: what the institutions' numbers add up to, for the city and its districts.
struct FormsSheet {
    let layout: GuoLayout
    let data: FormDataSheet

    static let firstGroup = 2
    private static let firstRow = 6

    /// The forms by column, each below a heading.
    private var formSections: [[ValueKey]] {
        let keys = data.keys.filter { FormDataSheet.formRows.contains($0.row) }
        return Set(keys.map(\.column)).sorted().map { column in
            keys.filter { $0.column == column }
        }
    }

    /// The kinds, below a heading of their own.
    private var kindKeys: [ValueKey] {
        data.keys.filter { FormDataSheet.kindRows.contains($0.row) }
    }

    /// Which cell of the form a row adds up; nil for a row without.
    func key(inRow row: Int) -> ValueKey? {
        let sections = formSections + (kindKeys.isEmpty ? [] : [kindKeys])
        let rows: [ValueKey?] = sections.flatMap { [nil] + $0.map(Optional.some) }
        let place = row - Self.firstRow
        return rows.indices.contains(place) ? rows[place] : nil
    }

    func sheet() -> SheetDocument {
        let columns: [TablePage.Column] =
            [.init(GuoText.Column.row, width: 8), .init(GuoText.formOrKind, width: 46)]
            + layout.groups.map { .init($0.caption, width: 15) }
        var page = layout.page(
            GuoText.Tab.forms, title: GuoText.formsTitle,
            help: layout.base + " " + GuoText.formsHelp, columns: columns)
        let firstHeader = page.row
        page.addHeader()
        page.freeze(leftOf: Self.firstGroup, repeatingRowsFrom: firstHeader)
        let header = firstHeader
        precondition(page.row == Self.firstRow, "the first heading follows the header")
        var bars: [Bars] = []
        for keys in formSections {
            guard let first = keys.first else { continue }
            let caption = layout.caption(of: first)
            putHeading(GuoText.column(first.column, caption), on: &page)
            let parts = keys.filter { layout.form.row($0.row)?.isTotal == false }
            if bars.isEmpty, parts == Array(keys.prefix(parts.count)) {
                bars.append(Bars(caption: caption, keys: parts, first: page.row))
            }
            for key in keys { put(key, header: header, on: &page) }
        }
        let kindKeys = kindKeys
        if !kindKeys.isEmpty {
            putHeading(GuoText.kindsHeading, on: &page)
            bars.append(
                Bars(caption: GuoText.kindsHeading, keys: kindKeys, first: page.row))
        }
        for key in kindKeys { put(key, header: header, on: &page) }
        page.skip()
        // Side by side, so that both stand on one page.
        for (index, bars) in bars.enumerated() { put(bars, isFirst: index == 0, on: &page) }
        for _ in 0..<Self.chartRows { page.skip(height: Theme.rowHeight) }
        return page.sheet.opened(at: CellAddress(row: header + 2, column: Self.firstGroup))
    }

    /// Rows of the city's sums that follow each other, to be shown as bars.
    private struct Bars {
        var caption: String
        var keys: [ValueKey]
        var first: Int
    }

    private static let chartRows = 13

    /// Draws a chart below the table; its title says which row is the greatest.
    private func put(_ bars: Bars, isFirst: Bool, on page: inout TablePage) {
        let sums = bars.keys.map { layout.consolidated.sum(of: $0, in: .city)?.asDouble ?? 0 }
        guard let greatest = sums.max(), greatest > 0, let index = sums.firstIndex(of: greatest)
        else { return }
        let rows = bars.first...bars.first + bars.keys.count - 1
        var series = Chart.Series(
            name: bars.caption, sheet: GuoText.Tab.forms,
            categories: CellRange(rows: rows, columns: 1...1),
            values: CellRange(rows: rows, columns: Self.firstGroup...Self.firstGroup),
            color: Theme.Palette.districts.first ?? Theme.Palette.ink)
        series.hasLabels = true
        var chart = Chart(
            kind: .bars,
            title: GuoText.formsChart(
                bars.caption, greatest: layout.caption(ofRow: bars.keys[index].row),
                Int(greatest)),
            series: [series])
        chart.axisFormat = Theme.Format.integer
        let last = Self.firstGroup + layout.districts.count
        let half = min(Self.firstGroup + 1, last)
        let columns = isFirst ? 0...half : half + 1...max(last, half + 1)
        page.sheet.charts.append(
            PlacedChart(
                over: CellRange(
                    rows: page.row...page.row + Self.chartRows - 1, columns: columns), chart))
    }

    private func putHeading(_ text: String, on page: inout TablePage) {
        page.sheet.put(
            .text(text),
            over: CellRange(
                rows: page.row...page.row, columns: 0...Self.firstGroup + layout.districts.count),
            Theme.heading)
        page.endRow()
    }

    private func put(_ key: ValueKey, header: Int, on page: inout TablePage) {
        guard let column = data.column(of: key) else { return }
        let isTotal = layout.form.row(key.row)?.isTotal ?? false
        func look(_ style: CellStyle) -> CellStyle { isTotal ? Theme.totalled(style) : style }
        page.put(.number(Double(key.row)), 0, look(Theme.rowCode))
        page.put(.text(layout.caption(ofRow: key.row)), 1, look(Theme.caption))
        let values = data.table.column(column)
        let districts = data.table.column(GuoLayout.Identity.district)
        for (index, group) in layout.groups.enumerated() {
            let place = Self.firstGroup + index
            let name = "\(CellAddress.letters(ofColumn: place))$\(header + 1)"
            // What nobody states is no nought.
            let formula =
                index == 0
                ? "IF(COUNT(\(values))=0,\"-\",SUM(\(values)))"
                : "IF(COUNTIFS(\(districts),\(name),\(values),\"<>\")=0,\"-\","
                    + "SUMIFS(\(values),\(districts),\(name)))"
            let sum = layout.consolidated.sum(of: key, in: group.group)?.asDouble
            let style = sum == nil ? Theme.dash : Theme.number
            page.put(
                .computed(formula, sum), place,
                index == 0 ? Theme.totalled(style) : look(style))
        }
        page.endRow()
    }
}
