import Consolidation
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Сверка»: what reports and sites say differently.
struct SiteDifferencesSheet {
    let layout: SitesLayout

    private static let innColumn = 3

    /// How many differences an institution has, as a formula over its ИНН.
    static func count(_ inn: String) -> String {
        let column = CellAddress.letters(ofColumn: innColumn)
        return "COUNTIF('\(SitesText.Tab.differences)'!$\(column):$\(column),\(inn))"
    }

    func sheet() -> SheetDocument {
        typealias Caption = SitesText.Column
        let columns =
            SitesLayout.identity + [
                .init(Caption.comparison, width: 8), .init(Caption.severity, width: 18.5),
                .init(Caption.criterion, width: 34), .init(Caption.row, width: 13),
                .init(Caption.fact, width: 56),
            ]
        var page = layout.page(
            SitesText.Tab.differences, title: SitesText.differencesTitle,
            help: SitesText.differencesHelp, columns: columns)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        var number = 0
        for entry in layout.entries {
            for difference in entry.result?.differences ?? [] {
                number += 1
                layout.putIdentity(of: entry, number: number, on: &page)
                put(difference, on: &page)
                page.endRow()
            }
        }
        return page.finished(header: header, columns: columns.count, SitesText.noDifferences)
    }

    private func put(_ difference: SiteResult.Difference, on page: inout TablePage) {
        let round = layout.round
        let first = SitesLayout.identity.count
        let criterion = difference.criterion.flatMap(round.checklist.criterion)
        let rows = (criterion?.rows ?? []) + [difference.row].compactMap(\.self)
        let look: CellStyle =
            switch difference.severity {
            case .error: Theme.error
            case .warning: Theme.warning
            case .notice: Theme.notice
            }
        page.put(.text(difference.id), first, Theme.rowCode)
        page.put(.text(GuoText.name(of: difference.severity)), first + 1, look)
        page.put(
            criterion.map { .text(SitesText.criterion($0.column, of: round)) } ?? .blank,
            first + 2, Theme.caption)
        let codes = rows.map { "\($0)" }.joined(separator: ", ")
        page.put(codes.isEmpty ? .blank : .text(codes), first + 3, Theme.rowCode)
        page.put(.text(SitesText.fact(of: difference, in: round)), first + 4, Theme.caption)
    }
}

/// «Рекомендации»: those of the round, and what became of those of the round before.
struct SiteAdviceSheet {
    let layout: SitesLayout

    private enum Column {
        static let inn = 3
        static let of = 4
        static let code = 5
        static let text = 6
        static let due = 7
        static let sent = 8
        static let done = 9
        static let outcome = 10
    }

    private static func column(_ number: Int) -> String {
        let letters = CellAddress.letters(ofColumn: number)
        return "'\(SitesText.Tab.advice)'!$\(letters):$\(letters)"
    }

    /// How many recommendations of the round an institution gets, as a formula over its ИНН.
    static func count(_ inn: String) -> String {
        "COUNTIFS(\(column(Column.inn)),\(inn),\(column(Column.of)),"
            + "\"\(SitesText.thisRound)\",\(column(Column.sent)),\"\(SitesText.yes)\")"
    }

    /// How many recommendations of the round before came to that, as a formula.
    static func count(of outcome: SiteResult.Recommendation.Outcome) -> String {
        "COUNTIF(\(column(Column.outcome)),\"\(SitesText.name(of: outcome))\")"
    }

    func sheet() -> SheetDocument {
        typealias Caption = SitesText.Column
        let columns =
            SitesLayout.identity + [
                .init(Caption.of, width: 11), .init(Caption.code, width: 8),
                .init(Caption.text, width: 60), .init(Caption.due, width: 12.5),
                .init(Caption.sent, width: 14), .init(Caption.done, width: 13),
                .init(Caption.outcome, width: 28),
            ]
        var page = layout.page(
            SitesText.Tab.advice, title: SitesText.adviceTitle, help: SitesText.adviceHelp,
            columns: columns)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        var number = 0
        for entry in layout.entries {
            let now = entry.result?.recommendations ?? []
            for (recommendation, isEarlier) in (entry.result?.earlier ?? []).map({ ($0, true) })
                + now.map({ ($0, false) })
            {
                number += 1
                layout.putIdentity(of: entry, number: number, on: &page)
                put(recommendation, isEarlier: isEarlier, on: &page)
                page.endRow()
            }
        }
        return page.finished(header: header, columns: columns.count, SitesText.noAdvice)
    }

    private func put(
        _ recommendation: SiteResult.Recommendation, isEarlier: Bool, on page: inout TablePage
    ) {
        page.put(
            .text(isEarlier ? SitesText.earlierRound : SitesText.thisRound), Column.of,
            Theme.rowCode)
        page.put(.text(recommendation.code), Column.code, Theme.rowCode)
        page.put(.text(SitesText.text(of: recommendation)), Column.text, Theme.caption)
        page.put(recommendation.due.map { .date($0) } ?? .blank, Column.due, Theme.date)
        page.put(
            .text(recommendation.isSent ? SitesText.yes : SitesText.no), Column.sent,
            Theme.stateCell)
        page.put(recommendation.done.map { .text($0) } ?? .blank, Column.done, Theme.stateCell)
        page.put(
            recommendation.outcome.map { .text(SitesText.name(of: $0)) } ?? .blank, Column.outcome,
            look(of: recommendation.outcome))
    }

    private func look(of outcome: SiteResult.Recommendation.Outcome?) -> CellStyle {
        switch outcome {
        case .fulfilled?: Theme.good
        case .overdue?: Theme.error
        case .unmarked?, .notGiven?: Theme.warning
        case .pending?, .unfulfilled?, .unseen?, nil: Theme.stateCell
        }
    }
}

/// «Расхождения»: where checkers wrote different things.
struct SiteConflictsSheet {
    let layout: SitesLayout

    func sheet() -> SheetDocument {
        typealias Caption = SitesText.Column
        let columns =
            SitesLayout.identity + [
                .init(Caption.column, width: 40), .init(Caption.checker, width: 30),
                .init(Caption.mark, width: 14),
            ]
        var page = layout.page(
            SitesText.Tab.conflicts, title: SitesText.conflictsTitle,
            help: SitesText.conflictsHelp, columns: columns)
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 2, repeatingRowsFrom: header)
        let first = SitesLayout.identity.count
        var number = 0
        for entry in layout.entries {
            for conflict in entry.result?.conflicts ?? [] {
                number += 1
                for mark in conflict.marks {
                    layout.putIdentity(of: entry, number: number, on: &page)
                    page.put(
                        .text(SitesText.subject(of: conflict, in: layout.round)), first,
                        Theme.caption)
                    page.put(.text(mark.checker), first + 1, Theme.caption)
                    page.put(.text(SitesText.text(of: mark.value)), first + 2, Theme.warning)
                    page.endRow()
                }
            }
        }
        return page.finished(header: header, columns: columns.count, SitesText.noConflicts)
    }
}

/// «Проверяющие»: who checked how many institutions, and when.
struct SiteCheckersSheet {
    static let institutionsColumn = 3

    let layout: SitesLayout

    func sheet() -> SheetDocument {
        typealias Caption = SitesText.Column
        let columns: [TablePage.Column] = [
            .init(GuoText.Column.number, width: 5), .init(Caption.checker, width: 40),
            .init(Caption.kind, width: 22), .init(Caption.institutions, width: 14),
            .init(Caption.from, width: 12.5), .init(Caption.to, width: 12.5),
        ]
        var page = layout.page(
            SitesText.Tab.checkers, title: SitesText.checkersTitle, help: SitesText.checkersHelp,
            columns: columns)
        let header = page.row
        page.addHeader(numbered: false)
        for (index, checker) in layout.round.checkers.enumerated() {
            page.put(.number(Double(index + 1)), 0, Theme.rowCode)
            page.put(.text(checker.name), 1, Theme.caption)
            page.put(
                .text(checker.settles ? SitesText.settlingSheet : SitesText.ownSheet), 2,
                Theme.caption)
            page.put(.number(Double(checker.institutions)), Self.institutionsColumn, Theme.number)
            page.put(checker.days.map { .date($0.lowerBound) } ?? .blank, 4, Theme.date)
            page.put(checker.days.map { .date($0.upperBound) } ?? .blank, 5, Theme.date)
            page.endRow()
        }
        return page.finished(header: header, columns: columns.count, SitesText.noRound)
    }
}

extension TablePage {
    /// The sheet of a list: with filter buttons, or with a sentence where there is nothing to list.
    func finished(header: Int, columns: Int, _ nothing: String) -> SheetDocument {
        var page = self
        if page.row == header + 1 {
            page.addLine(nothing, Theme.plain)
        } else {
            page.sheet.filter = CellRange(rows: header...page.row - 1, columns: 0...columns - 1)
        }
        return page.sheet.opened(at: CellAddress(row: header + 1, column: 0))
    }
}
