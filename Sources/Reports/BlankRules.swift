import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The part of the sheet «Проверка» that tells which rules are broken: the first breaches with
/// where, what and how to mend it, then all rules with the room to explain warnings.
struct BlankRules {
    private typealias Words = BlankText.Check
    private typealias Column = LiveRuleWriter.Column

    /// How many breaches are listed.
    private static let listed = 6

    /// The rules, written as formulas.
    let plan: LivePlan
    /// What they come to.
    let results: LiveResults

    /// How things stand, in one sentence.
    func summary(empty: Int) -> String {
        Words.summary(
            empty: empty, errors: results.breaches(of: plan.rules, .error),
            warnings: results.breaches(of: plan.rules, .warning))
    }

    /// Writes the sentence that sums everything up.
    func putSummary(
        empty: Int, at address: CellAddress, countedAt count: CellAddress,
        into sheet: inout SheetDocument
    ) {
        let severities = qualified(column(.severity))
        let counts = qualified(column(.count))
        let numbers =
            [count.absolute]
            + [Severity.error, .warning].map {
                "SUMIF(\(severities),\"\(VerdictText.name(of: $0))\",\(counts))"
            }
        let formula = zip(Words.summary, numbers).map { "\"\($0)\"&\($1)" }
            .joined(separator: "&")
        let range = CellRange(
            rows: address.row...address.row, columns: 0...BlankCheck.widths.count - 1)
        sheet.put(
            .formula(formula, cached: .text(summary(empty: empty))), over: range,
            Theme.sectionTitle)
        sheet.rowHeights[address.row] = Theme.rowHeight + 6
    }

    /// Writes both tables from a row on.
    ///
    /// - Returns: the first row below them.
    func put(from row: Int, into sheet: inout SheetDocument) -> Int {
        guard !plan.rules.isEmpty else { return row }
        let next = putFound(from: row, into: &sheet)
        return putAll(from: next + 1, into: &sheet)
    }

    // MARK: The first breaches

    private func putFound(from row: Int, into sheet: inout SheetDocument) -> Int {
        let broken = plan.rules.indices.filter { results.outcomes[$0].breaches > 0 }
        putHeading(
            Words.found(count: broken.count, listed: Self.listed), row: row, into: &sheet,
            as: .formula(
                Words.foundFormula(
                    count: "COUNTIF(\(qualified(column(.count))),\">0\")", listed: Self.listed),
                cached: .text(Words.found(count: broken.count, listed: Self.listed))))
        putHeader(
            Array(zip([0...0, 1...1, 2...2, 3...5], Words.foundHeader)), row: row + 1,
            into: &sheet)
        let first = row + 2
        for place in 0..<Self.listed {
            let rule = broken.indices.contains(place) ? broken[place] : nil
            putFound(place + 1, rule, row: first + place, into: &sheet)
        }
        let lines = first...first + Self.listed - 1
        sheet.conditionalFormats += [
            (Severity.error, Theme.error), (.warning, Theme.warning), (.notice, Theme.notice),
        ].map { severity, look in
            ConditionalFormat(
                range: CellRange(rows: lines, columns: 2...2),
                rule: .equals(VerdictText.name(of: severity)), style: look)
        }
        return lines.upperBound + 1
    }

    /// One line of the list: the rule whose number among the broken ones it is.
    private func putFound(
        _ number: Int, _ rule: Int?, row: Int, into sheet: inout SheetDocument
    ) {
        let place = "MATCH(\(number),\(qualified(column(.order))),0)"
        func found(_ column: Column) -> String {
            "INDEX(\(qualified(self.column(column))),\(place))"
        }
        func put(_ formula: String, _ text: String, _ columns: ClosedRange<Int>, _ look: CellStyle)
        {
            sheet.put(
                .formula("IFERROR(\(formula),\"\")", cached: .text(text)),
                over: CellRange(rows: row...row, columns: columns), look)
        }
        let outcome = rule.map { results.outcomes[$0] }
        let first = outcome?.first ?? 0
        let words = rule.map { plan.rules[$0].place.words(first: first) } ?? ""
        let severity = rule.map { VerdictText.name(of: plan.rules[$0].rule.severity) } ?? ""
        put("HYPERLINK(\(found(.link)),\(found(.words)))", words, 0...0, Theme.linkCaption)
        put(found(.message), outcome?.message ?? "", 1...1, Theme.caption)
        put(found(.severity), severity, 2...2, Theme.stateCell)
        put(found(.remedy), outcome?.remedy ?? "", 3...5, Theme.caption)
        sheet.rowHeights[row] = TextMetrics.height(ofLines: 3) + 2
    }

    // MARK: All rules

    private func putAll(from row: Int, into sheet: inout SheetDocument) -> Int {
        putHeading(Words.all, row: row, into: &sheet)
        let help = CellRange(rows: row + 1...row + 1, columns: 0...5)
        sheet.put(.text(Words.allHelp), over: help, Theme.help)
        sheet.rowHeights[row + 1] =
            TextMetrics.height(
                of: Words.allHelp, Theme.help, inWidth: BlankCheck.widths.reduce(0, +)) + 3
        putHeader(
            Array(zip([0...0, 1...1, 2...2, 3...4, 5...5], Words.allHeader)), row: row + 2,
            into: &sheet)
        let first = row + 3
        for (line, rule) in plan.rules.enumerated() {
            put(rule, line: line, row: first + line, into: &sheet)
        }
        let last = first + plan.rules.count - 1
        let states = CellRange(rows: first...last, columns: 3...3)
        let looks: [(String, CellStyle)] =
            [
                (VerdictText.name(of: .error), Theme.error),
                (VerdictText.name(of: .warning), Theme.warning),
                (VerdictText.name(of: .notice), Theme.notice), (Words.holds, Theme.good),
            ]
        sheet.conditionalFormats += looks.map {
            ConditionalFormat(range: states, rule: .equals($0.0), style: $0.1)
        }
        return last + 1
    }

    private func put(_ rule: LiveRule, line: Int, row: Int, into sheet: inout SheetDocument) {
        let outcome = results.outcomes[line]
        func cell(_ column: Column) -> String {
            "'\(BlankText.calculationSheet)'!\(LiveRuleWriter.cell(column, line: line))"
        }
        let at = { CellAddress(row: row, column: $0) }
        sheet.put(.text(rule.rule.id), at: at(0), Theme.rowCode)
        sheet.put(.text(rule.rule.title), at: at(1), Theme.caption)
        sheet.put(
            .formula(cell(.count), cached: .number(Double(outcome.breaches))), at: at(2),
            Theme.number.with {
                $0.horizontal = .center
                $0.numberFormat = Theme.Format.unlessNought
            })
        sheet.put(
            .formula(cell(.state), cached: .text(outcome.state(of: rule))),
            over: CellRange(rows: row...row, columns: 3...4),
            Theme.stateCell.with { $0.ink = Theme.Palette.quiet })
        switch rule.rule.severity {
        case .warning: sheet.put(.blank, at: at(5), Theme.inputOptional.with { $0.wraps = true })
        case .error: sheet.put(.text(Theme.cross), at: at(5), Theme.crossedOut)
        case .notice: sheet.put(.blank, at: at(5), Theme.caption)
        }
        sheet.rowHeights[row] =
            TextMetrics.height(
                of: rule.rule.title, Theme.caption, inWidth: BlankCheck.widths[1]) + 5
    }

    // MARK: Pieces

    private func putHeading(
        _ text: String, row: Int, into sheet: inout SheetDocument, as content: CellContent? = nil
    ) {
        sheet.put(
            content ?? .text(text), over: CellRange(rows: row...row, columns: 0...5),
            Theme.sectionTitle)
        sheet.rowHeights[row] = Theme.rowHeight + 4
    }

    private func putHeader(
        _ captions: [(ClosedRange<Int>, String)], row: Int, into sheet: inout SheetDocument
    ) {
        for (columns, caption) in captions {
            sheet.put(
                .text(caption), over: CellRange(rows: row...row, columns: columns), Theme.header)
        }
        sheet.rowHeights[row] = Theme.rowHeight + 4
    }

    /// A column of the lines of rules.
    private func column(_ column: Column) -> CellRange {
        CellRange(
            LiveRuleWriter.address(column, line: 0),
            LiveRuleWriter.address(column, line: max(plan.rules.count - 1, 0)))
    }

    private func qualified(_ range: CellRange) -> String {
        "'\(BlankText.calculationSheet)'!\(range.absolute)"
    }
}
