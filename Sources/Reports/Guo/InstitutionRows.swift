import Completeness
import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// One institution's row of «По_МОУ»: what all rows have in common is worked out once.
struct InstitutionRows {
    /// A cell of the row; an indicator is told by its place among ``indicators``.
    private enum Cell {
        case state
        case due
        case source(ShareableCell)
        case score
        case documents(word: String, RowFormula)
        case value(Int, RowFormula)
        case numerator(Int, RowFormula)
        /// The denominator; without a formula each institution counts as one.
        case denominator(Int, RowFormula?)
    }

    private let sheet: InstitutionsSheet
    private let indicators: [Indicator]
    private let cells: [Cell]

    init(_ sheet: InstitutionsSheet) {
        self.sheet = sheet
        let indicators = sheet.layout.current.computedIndicators
        self.indicators = indicators
        let formulas = Self.formulas(of: sheet)
        func place(_ indicator: Indicator) -> Int {
            guard let place = indicators.firstIndex(of: indicator) else {
                preconditionFailure("only computed indicators have columns")
            }
            return place
        }
        cells = sheet.contents.map { content in
            switch content {
            case .state: .state
            case .due: .due
            case .source(let key): .source(ShareableCell(key, of: sheet.layout.form))
            case .score: .score
            case .documents(let word): .documents(word: word, Self.documents(word, of: sheet))
            case .value(let indicator):
                .value(place(indicator), Self.value(of: indicator, sheet, formulas))
            case .numerator(let indicator):
                .numerator(place(indicator), Self.numerator(of: indicator, formulas))
            case .denominator(let indicator):
                .denominator(place(indicator), Self.denominator(of: indicator, formulas))
            }
        }
    }

    func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        sheet.layout.putIdentity(of: entry, on: &page)
        let report = entry.member?.submission
        let parts = indicators.map { indicator in
            entry.member.flatMap { indicator.part(of: $0) }
        }
        for (index, cell) in cells.enumerated() {
            let column = InstitutionsSheet.firstColumn + index
            switch cell {
            case .state:
                page.put(
                    .text(CompletenessText.standing(of: entry.status)), column, Theme.caption)
            case .due:
                page.put(entry.member.map { .date($0.due) } ?? .blank, column, Theme.date)
            case .source(let cell):
                put(report.flatMap { cell.value(in: $0) }, column, on: &page)
            case .score:
                page.put(
                    entry.member?.score.map { .number($0.asDouble) } ?? .blank, column,
                    Theme.decimal)
            case .documents(let word, let formula):
                put(word, formula, report, column, on: &page)
            case _ where entry.member == nil:
                page.put(.blank, column, isValue(cell) ? Theme.share : Theme.computed)
            case .value(let place, let formula):
                put(indicators[place], parts[place], formula, column, on: &page)
            case .numerator(let place, let formula):
                page.put(
                    .computedOrEmpty(formula, parts[place]?.numerator.asDouble), column,
                    Theme.computed)
            case .denominator(_, nil):
                page.put(.number(1), column, Theme.computed)
            case .denominator(let place, let formula?):
                page.put(
                    .computedOrEmpty(formula, parts[place]?.denominator?.asDouble), column,
                    Theme.computed)
            }
        }
        page.endRow()
    }

    private func isValue(_ cell: Cell) -> Bool {
        if case .value = cell { true } else { false }
    }

    private func put(_ value: ShareableCell.Value?, _ column: Int, on page: inout TablePage) {
        switch value {
        case .number(let number)?: page.put(.number(number.asDouble), column, Theme.number)
        case .date(let day)?: page.put(.date(day), column, Theme.date)
        case .wording(let text)?: page.put(.text(text), column, Theme.caption)
        case nil: page.put(.blank, column, Theme.number)
        }
    }

    private func put(
        _ word: String, _ formula: RowFormula, _ report: ReportValues?, _ column: Int,
        on page: inout TablePage
    ) {
        guard let report else {
            page.put(.blank, column, Theme.number)
            return
        }
        let answers = sheet.documents.keys.compactMap { report[$0.row, $0.column] }
        page.put(
            .computedOrEmpty(
                formula,
                answers.isEmpty ? nil : Double(answers.count { $0 == .text(word) })),
            column, Theme.number)
    }

    private func put(
        _ indicator: Indicator, _ part: Indicator.Part?, _ formula: RowFormula, _ column: Int,
        on page: inout TablePage
    ) {
        guard indicator.hasDenominator else {
            page.put(.computedOrEmpty(formula, part?.numerator.asDouble), column, Theme.number)
            return
        }
        guard let part, let denominator = part.denominator else {
            page.put(.computedOrEmpty(formula, nil), column, Theme.share)
            return
        }
        let value =
            denominator.isZero ? nil : part.numerator.asDouble / denominator.asDouble
        page.put(.computed(formula, value), column, indicator.style(of: value))
    }
}

/// The formulas that all rows have.
extension InstitutionRows {
    private static func formulas(of sheet: InstitutionsSheet) -> QuantityFormula {
        QuantityFormula(
            places: .init(
                cell: { RowFormula.cell(sheet.column(of: $0)) },
                count: { keys, word in
                    guard keys.allSatisfy(sheet.documents.keys.contains) else { return nil }
                    return RowFormula.cell(sheet.column(ofDocuments: word))
                },
                due: RowFormula.cell(
                    sheet.column { if case .due = $0 { true } else { false } }),
                // A formula asks for the score only where an indicator does, and then it is there.
                score: sheet.contents.firstIndex { if case .score = $0 { true } else { false } }
                    .map { RowFormula.cell(InstitutionsSheet.firstColumn + $0) } ?? ""))
    }

    private static func documents(_ word: String, of sheet: InstitutionsSheet) -> RowFormula {
        let documents = sheet.documents
        let key = RowFormula.cell(GuoLayout.Identity.number)
        let numbers = documents.table.column(GuoLayout.Identity.number)
        let stated = documents.table.column(documents.statedColumn)
        let counted = documents.table.column(documents.column(ofCount: word))
        return RowFormula(
            "IF(SUMIFS(\(stated),\(numbers),\(key))=0,\"\",SUMIFS(\(counted),\(numbers),\(key)))")
    }

    private static func value(
        of indicator: Indicator, _ sheet: InstitutionsSheet, _ formulas: QuantityFormula
    ) -> RowFormula {
        guard let numerator = indicator.numerator, !indicator.hasDenominator else {
            let top = RowFormula.cell(sheet.column(ofNumerator: indicator))
            let bottom = RowFormula.cell(sheet.column(ofDenominator: indicator))
            return RowFormula("IF(\(bottom)=\"\",\"\",IF(\(bottom)=0,\"-\",\(top)/\(bottom)))")
        }
        return RowFormula(
            QuantityFormula.choose(
                "\"\"", when: formulas.gaps(of: [numerator]), else: formulas.value(numerator)))
    }

    private static func numerator(
        of indicator: Indicator, _ formulas: QuantityFormula
    ) -> RowFormula {
        let needed = [indicator.numerator, indicator.denominator].compactMap(\.self)
        return RowFormula(
            QuantityFormula.choose(
                indicator.base == .obliged ? "0" : "\"\"", when: formulas.gaps(of: needed),
                else: indicator.numerator.map(formulas.value) ?? ""))
    }

    private static func denominator(
        of indicator: Indicator, _ formulas: QuantityFormula
    ) -> RowFormula? {
        guard indicator.base == .accepted, let denominator = indicator.denominator else {
            return nil
        }
        let needed = [indicator.numerator, denominator].compactMap(\.self)
        return RowFormula(
            QuantityFormula.choose(
                "\"\"", when: formulas.gaps(of: needed), else: formulas.value(denominator)))
    }
}
