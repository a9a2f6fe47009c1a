import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// «По_МОУ»: the data that the indicators are computed from, and the indicators, by institution.
struct InstitutionsSheet {
    /// A column of the sheet.
    enum Content {
        /// Where the report stands.
        case state
        /// The due date.
        case due
        /// A value of the form.
        case source(ValueKey)
        /// The score of the site.
        case score
        /// How many documents have that word, prepared on «Документы».
        case documents(String)
        /// The value of an indicator.
        case value(Indicator)
        /// The numerator of an indicator that has a denominator.
        case numerator(Indicator)
        /// The denominator of an indicator.
        case denominator(Indicator)

        /// Whether it is there for people and not only for the formulas.
        var isPrinted: Bool {
            switch self {
            case .state, .due, .source, .score, .documents, .value: true
            case .numerator, .denominator: false
            }
        }
    }

    /// The rows that are shown whether an indicator needs them or not.
    static let shownRows = [301, 304, 309, 316, 407, 603, 314, 805]

    let layout: GuoLayout
    let documents: DocumentsSheet
    let contents: [Content]
    let table: MemberTable

    static let firstColumn = GuoLayout.identity.count
    private static let headerRow = 4
    /// Group row, captions, total, numbers.
    static let firstRow = headerRow + 4

    init(_ layout: GuoLayout, documents: DocumentsSheet) {
        self.layout = layout
        self.documents = documents
        let indicators = layout.current.computedIndicators
        let quantities = indicators.flatMap { [$0.numerator, $0.denominator].compactMap(\.self) }
        let needed = quantities.flatMap { $0.keys }.filter { !documents.keys.contains($0) }
        let keys = Set(Self.shownKeys(of: layout.form)).union(needed).sorted()
        var words: [String] = []
        for word in quantities.flatMap({ $0.words(in: documents.keys) }) where !words.contains(word)
        {
            words.append(word)
        }
        let divided = indicators.filter(\.hasDenominator)
        contents =
            [.state, .due] + keys.map(Content.source)
            + (quantities.contains { $0.asksForScore } ? [.score] : [])
            + words.map(Content.documents)
            + indicators.map(Content.value)
            + divided.flatMap { [.numerator($0), .denominator($0)] }
        table = MemberTable(
            sheet: GuoText.Tab.institutions, rows: layout.memberRows(from: Self.firstRow))
    }

    /// The numbers that are shown whether an indicator needs them or not.
    static func shownKeys(of form: Form) -> [ValueKey] {
        shownRows.flatMap { code in
            (form.row(code)?.cells ?? [:])
                .filter { (3...9).contains($0.key) && $0.value.kind.isNumber }
                .keys.sorted().map { ValueKey(code, $0) }
        }
    }

    /// The column of the first content for which `condition` holds.
    func column(where condition: (Content) -> Bool) -> Int {
        guard let index = contents.firstIndex(where: condition) else {
            preconditionFailure("every quantity has its columns")
        }
        return Self.firstColumn + index
    }

    func column(ofValue indicator: Indicator) -> Int {
        column { if case .value(indicator) = $0 { true } else { false } }
    }

    func column(ofNumerator indicator: Indicator) -> Int {
        column { if case .numerator(indicator) = $0 { true } else { false } }
    }

    func column(ofDenominator indicator: Indicator) -> Int {
        column { if case .denominator(indicator) = $0 { true } else { false } }
    }

    func column(of key: ValueKey) -> Int {
        column { if case .source(key) = $0 { true } else { false } }
    }

    func column(ofDocuments word: String) -> Int {
        column { if case .documents(word) = $0 { true } else { false } }
    }

    // MARK: The sheet

    func sheet() -> SheetDocument {
        var page = layout.page(
            table.sheet, title: GuoText.institutionsTitle,
            help: layout.base + " " + GuoText.institutionsHelp,
            columns: GuoLayout.identity + contents.map(header))
        precondition(page.row == Self.headerRow, "the table begins below the title")
        let firstHeader = page.row
        page.addHeader(numbered: false)
        putTotals(on: &page)
        let numbers = page.row
        page.addNumbers()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        let printed = Self.firstColumn + contents.count { $0.isPrinted }
        page.freeze(
            leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: firstHeader, printed: printed)
        let rows = InstitutionRows(self)
        layout.addRows(to: &page) { rows.put($0, on: &$1) }
        let last = Self.firstColumn + contents.count - 1
        page.sheet.filter = CellRange(rows: numbers...table.rows.upperBound, columns: 0...last)
        page.sheet.print.area = CellRange(
            rows: 0...table.rows.upperBound, columns: 0...printed - 1)
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func header(of content: Content) -> TablePage.Column {
        switch content {
        case .state:
            return .init(GuoText.Column.state, width: 18)
        case .due:
            return .init(GuoText.Column.due, width: 11.5)
        case .source(let key):
            let isText = layout.form.cell(at: key)?.kind.isNumber == false
            let isAlone =
                contents.count {
                    if case .source(let other) = $0 { other.row == key.row } else { false }
                } == 1
            return .init(
                isAlone ? GuoText.column(key.column) : layout.caption(of: key),
                group: GuoText.rowGroup(key.row, layout.caption(ofRow: key.row)),
                width: isAlone ? 22 : isText ? 14 : 10)
        case .score:
            return .init(GuoText.score(layout.current.scoring), width: 13)
        case .documents(let word):
            return .init(GuoText.documents(word), width: 13)
        case .value(let indicator):
            return .init(
                "\(indicator.code). \(indicator.caption)", group: GuoText.indicatorsGroup,
                width: 24)
        case .numerator(let indicator):
            return .init(
                GuoText.numerator(of: indicator.code), group: GuoText.arithmeticGroup, width: 8.5)
        case .denominator(let indicator):
            return .init(
                GuoText.denominator(of: indicator.code), group: GuoText.arithmeticGroup,
                width: 8.5)
        }
    }

    private func putTotals(on page: inout TablePage) {
        layout.putTotalCaption(on: &page)
        let city = layout.consolidated
        for (index, content) in contents.enumerated() {
            let column = Self.firstColumn + index
            let sum = "SUM(\(table.ownColumn(column)))"
            switch content {
            case .state, .due:
                page.put(.blank, column, Theme.total)
            case .score:
                // A sum of scores says nothing; their mean stands among the indicators.
                page.put(.blank, column, Theme.total)
            case .source(let key):
                if layout.form.cell(at: key)?.kind.isNumber == true {
                    let value = city.sum(of: key, in: .city)?.asDouble ?? 0
                    page.put(.computed(sum, value), column, Theme.totalNumber)
                } else {
                    page.put(.blank, column, Theme.total)
                }
            case .documents(let word):
                let value = documents.keys.reduce(0) {
                    $0 + city.count(of: $1, equal: word, in: .city)
                }
                page.put(.computed(sum, Double(value)), column, Theme.totalNumber)
            case .value(let indicator):
                let value = city.figure(of: indicator, in: .city).value
                page.put(
                    .computed(total(of: indicator), value), column,
                    Theme.totalled(indicator.style(of: value)))
            case .numerator(let indicator):
                let value = city.figure(of: indicator, in: .city).numerator.asDouble
                page.put(
                    .computed(numeratorSum(of: indicator), value), column, Theme.totalNumber)
            case .denominator(let indicator):
                let value = city.figure(of: indicator, in: .city).denominator?.asDouble
                page.put(.computed(sum, value), column, Theme.totalNumber)
            }
        }
        page.endRow()
    }

    /// The sum of the numerators of those whose denominator is not empty.
    private func numeratorSum(of indicator: Indicator) -> String {
        let numerators = table.ownColumn(column(ofNumerator: indicator))
        let denominators = table.ownColumn(column(ofDenominator: indicator))
        return "SUMIFS(\(numerators),\(denominators),\">0\")"
    }

    private func total(of indicator: Indicator) -> String {
        guard indicator.hasDenominator else {
            let values = table.ownColumn(column(ofValue: indicator))
            return "IF(COUNT(\(values))=0,\"-\",SUM(\(values)))"
        }
        let row = Self.firstRow - 2
        let numerator = CellAddress.reference(row, column(ofNumerator: indicator))
        let denominator = CellAddress.reference(row, column(ofDenominator: indicator))
        return "IF(\(denominator)=0,\"-\",\(numerator)/\(denominator))"
    }
}

extension Quantity {
    /// The words that are counted in some of the cells.
    func words(in keys: [ValueKey]) -> [String] {
        switch self {
        case .count(let counted, let word): counted.allSatisfy(keys.contains) ? [word] : []
        case .added(let left, let right), .subtracted(let left, let right):
            left.words(in: keys) + right.words(in: keys)
        case .number, .cell, .sum, .equals, .inTime, .score: []
        }
    }
}
