import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// One institution's row of «По_МОУ».
extension InstitutionsSheet {
    func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        layout.putIdentity(of: entry, on: &page)
        let formulas = formulas(inRow: page.row)
        for (index, content) in contents.enumerated() {
            let column = Self.firstColumn + index
            switch content {
            case .state:
                page.put(
                    .text(CompletenessText.name(of: entry.status.state)), column, Theme.caption)
            case .due:
                page.put(
                    entry.member.map { .date($0.due) } ?? .blank, column, Theme.date)
            case .source(let key):
                putSource(key, of: entry, column, on: &page)
            case .score:
                page.put(
                    entry.member?.score.map { .number($0.asDouble) } ?? .blank, column,
                    Theme.decimal)
            case .documents(let word):
                putDocuments(word, of: entry, column, on: &page)
            case .value(let indicator):
                putValue(of: indicator, entry, formulas, column, on: &page)
            case .numerator(let indicator):
                putNumerator(of: indicator, entry, formulas, column, on: &page)
            case .denominator(let indicator):
                putDenominator(of: indicator, entry, formulas, column, on: &page)
            }
        }
        page.endRow()
    }

    private func formulas(inRow row: Int) -> QuantityFormula {
        QuantityFormula(
            places: .init(
                cell: { CellAddress.reference(row, column(of: $0)) },
                count: { keys, word in
                    guard keys.allSatisfy({ documents.keys.contains($0) }) else { return nil }
                    return CellAddress.reference(row, column(ofDocuments: word))
                },
                due: CellAddress.reference(
                    row, column { if case .due = $0 { true } else { false } }),
                // A formula asks for the score only where an indicator does, and then it is there.
                score: contents.contains { if case .score = $0 { true } else { false } }
                    ? CellAddress.reference(
                        row, column { if case .score = $0 { true } else { false } }) : ""))
    }

    private func putSource(
        _ key: ValueKey, of entry: GuoLayout.Entry, _ column: Int, on page: inout TablePage
    ) {
        switch entry.member?.submission?.shareable(key, of: layout.form) {
        case .number(let number)?:
            page.put(.number(number.asDouble), column, Theme.number)
        case .date(let day)?: page.put(.date(day), column, Theme.date)
        case .text(let text)?: page.put(.text(text), column, Theme.caption)
        case nil: page.put(.blank, column, Theme.number)
        }
    }

    private func putDocuments(
        _ word: String, of entry: GuoLayout.Entry, _ column: Int, on page: inout TablePage
    ) {
        guard let submission = entry.member?.submission else {
            page.put(.blank, column, Theme.number)
            return
        }
        let key = CellAddress.reference(page.row, GuoLayout.Identity.number)
        let numbers = documents.table.column(GuoLayout.Identity.number)
        let stated = documents.table.column(documents.statedColumn)
        let counted = documents.table.column(documents.column(ofCount: word))
        let filled = documents.keys.compactMap { submission[$0.row, $0.column] }
        page.put(
            .computedOrEmpty(
                "IF(SUMIFS(\(stated),\(numbers),\(key))=0,\"\",SUMIFS(\(counted),\(numbers),\(key)))",
                filled.isEmpty ? nil : Double(filled.count { $0 == .text(word) })),
            column, Theme.number)
    }

    private func putValue(
        of indicator: Indicator, _ entry: GuoLayout.Entry, _ formulas: QuantityFormula,
        _ column: Int, on page: inout TablePage
    ) {
        guard let member = entry.member, let numerator = indicator.numerator else {
            page.put(.blank, column, Theme.share)
            return
        }
        let part = indicator.part(of: member)
        guard indicator.hasDenominator else {
            page.put(
                .computedOrEmpty(
                    QuantityFormula.choose(
                        "\"\"", when: formulas.gaps(of: [numerator]),
                        else: formulas.value(numerator)),
                    part?.numerator.asDouble), column, Theme.number)
            return
        }
        let top = CellAddress.reference(page.row, self.column(ofNumerator: indicator))
        let bottom = CellAddress.reference(page.row, self.column(ofDenominator: indicator))
        let formula = "IF(\(bottom)=\"\",\"\",IF(\(bottom)=0,\"-\",\(top)/\(bottom)))"
        guard let part, let denominator = part.denominator else {
            page.put(.computedOrEmpty(formula, nil), column, Theme.share)
            return
        }
        let value = denominator == 0 ? nil : part.numerator.asDouble / denominator.asDouble
        page.put(.computed(formula, value), column, indicator.style(of: value))
    }

    private func putNumerator(
        of indicator: Indicator, _ entry: GuoLayout.Entry, _ formulas: QuantityFormula,
        _ column: Int, on page: inout TablePage
    ) {
        guard let member = entry.member, let numerator = indicator.numerator else {
            page.put(.blank, column, Theme.computed)
            return
        }
        let absent = indicator.base == .obliged ? "0" : "\"\""
        let gaps = formulas.gaps(of: [numerator] + [indicator.denominator].compactMap(\.self))
        page.put(
            .computedOrEmpty(
                QuantityFormula.choose(absent, when: gaps, else: formulas.value(numerator)),
                indicator.part(of: member)?.numerator.asDouble), column, Theme.computed)
    }

    private func putDenominator(
        of indicator: Indicator, _ entry: GuoLayout.Entry, _ formulas: QuantityFormula,
        _ column: Int, on page: inout TablePage
    ) {
        guard let member = entry.member, let numerator = indicator.numerator else {
            page.put(.blank, column, Theme.computed)
            return
        }
        guard indicator.base == .accepted, let denominator = indicator.denominator else {
            page.put(.number(1), column, Theme.computed)
            return
        }
        page.put(
            .computedOrEmpty(
                QuantityFormula.choose(
                    "\"\"", when: formulas.gaps(of: [numerator, denominator]),
                    else: formulas.value(denominator)),
                indicator.part(of: member)?.denominator?.asDouble), column, Theme.computed)
    }
}
