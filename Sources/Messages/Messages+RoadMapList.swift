package import Consolidation
import Forms
import Spreadsheet

extension HelpText {
    /// The command `roadmap`.
    package static let roadMap = "Дорожная карта: что кому скоро сдавать, что идёт, что просрочено."
    /// More of the command `roadmap`.
    package static let roadMapMore =
        "Код 0 – просроченного нет, 1 – есть. Пока отчётов нет, показаны только сроки."
    /// The half-year of `roadmap`.
    package static let roadMapPeriod =
        "Полугодие, отчёты за которое и прежние учитываются; иначе то, в котором лежит дата."
}

/// What `svod roadmap` says, in lines of at most 80 characters.
package enum RoadMapList {
    private static let width = 80
    private static let numberWidth = 6
    private static let dayWidth = 15
    private static let indent = 4

    /// The state of the road map, party by party.
    package static func lines(_ state: RoadMapState) -> [String] {
        let head = [
            "Дорожная карта на \(state.asOf.russian).",
            state.reported == nil
                ? "Принятых отчётов нет: показаны сроки." : RoadMapText.base(state),
        ]
        let groups = RoadMapItem.Party.allCases.flatMap { party in
            [""] + lines(of: party, state)
        }
        return head.flatMap { wrapped($0, from: 0) } + groups + ["", end(state)]
    }

    private static func end(_ state: RoadMapState) -> String {
        func items(_ count: Int) -> String {
            Russian.count(count, "пункт", "пункта", "пунктов") + " из \(state.items.count)"
        }
        let overdue = state.overdue.count
        let passed = state.items.count { $0.phase == .passed }
        if overdue > 0 { return "Просрочено: \(items(overdue))." }
        return passed == 0
            ? "Просроченных пунктов нет."
            : "Срок прошёл: \(items(passed)). Выполнены ли они, отчёты не говорят."
    }

    private typealias Line = (state: RoadMapState.ItemState, share: RoadMapState.Share)

    private static func lines(
        of party: RoadMapItem.Party, _ state: RoadMapState
    ) -> [String] {
        let shares: [Line] = state.items.flatMap { item in
            item.shares.filter { $0.answer.parties.contains(party) }.map { (item, $0) }
        }
        let name = CalendarText.name(of: party)
        var lines = [Russian.capitalised(name)]
        for phase in RoadMapState.Phase.allCases {
            let found = shares.filter { $0.share.phase == phase }
            guard !found.isEmpty else { continue }
            switch phase {
            case .overdue, .passed, .dueSoon, .running:
                lines.append("  \(Russian.capitalised(RoadMapText.name(of: phase))):")
                lines += found.flatMap { entry($0, state) }
            case .notYetDue:
                let days = found.map { line in
                    line.state.item.number
                        + (line.share.term.map { " (с \($0.days.lowerBound.russian))" } ?? "")
                }
                lines += listed("Впереди", days)
            case .done, .continuous:
                lines += listed(
                    Russian.capitalised(RoadMapText.name(of: phase)),
                    found.map(\.state.item.number))
            }
        }
        return lines
    }

    private static func listed(_ caption: String, _ items: [String]) -> [String] {
        // An item and its day stay together.
        let texts = items.map { $0.replacing(" ", with: "\u{A0}") }
        return wrapped("  \(caption): " + texts.joined(separator: ", ") + ".", from: indent)
    }

    private static func entry(_ line: Line, _ state: RoadMapState) -> [String] {
        let day = line.share.term.map { "до \($0.days.upperBound.russian)" } ?? ""
        let head =
            String(repeating: " ", count: indent)
            + padded(line.state.item.number, to: numberWidth) + padded(day, to: dayWidth)
        let column = indent + numberWidth + dayWidth
        var lines = wrapped(head + line.state.item.title + ".", from: column)
        if let detail = detail(line, state) {
            lines += wrapped(String(repeating: " ", count: column) + detail, from: column)
        }
        return lines
    }

    private static func detail(_ line: Line, _ state: RoadMapState) -> String? {
        var sentences: [String] = []
        if let unfinished = line.share.unfinished {
            sentences += Self.sentences(of: line, unfinished, state)
        } else if case .office(_, let statement?) = line.share.answer, line.share.isTold {
            let words = RoadMapText.statement(statement, in: state.statements)
            sentences.append("Сообщено: \(words).")
        } else if line.share.phase == .overdue {
            sentences.append("О выполнении не сообщено.")
        }
        let hasEnded = line.share.phase == .overdue || line.share.phase == .passed
        if hasEnded, let next = line.share.next {
            sentences.append("Следующий срок: \(RoadMapText.span(next.days)).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// How many institutions are behind and what they say, and who has not reported at all.
    private static func sentences(
        of line: Line, _ unfinished: Int, _ state: RoadMapState
    ) -> [String] {
        guard case .institutions(_, let counts?) = line.share.answer else { return [] }
        let words = state.statements.words
        let stated = [RoadMap.State.running, .undone, .early].map { (words[$0] ?? "", counts[$0]) }
        // Where the reports themselves are due, those without one are behind as well.
        let isSilenceBehind = unfinished > counts.unfinished
        let parts =
            stated + [
                (RoadMapText.unanswered, counts.unanswered),
                (RoadMapText.noReport, isSilenceBehind ? counts.silent : 0),
            ]
        let told = parts.filter { $0.1 > 0 }.map { "\($0.0) – \(Russian.number($0.1))" }
        let isEarly = line.share.phase == .passed
        let whom =
            isSilenceBehind
            ? "\(Russian.number(counts.obliged)), которые должны сдать отчёт"
            : "\(Russian.number(counts.accepted)), чей отчёт принят"
        var sentences = [
            "\(isEarly ? "Ко дню сдачи отчётов не" : "Не") завершили: \(Russian.number(unfinished))"
                + " МОУ из \(whom) (\(told.joined(separator: ", ")))."
        ]
        if isSilenceBehind {
            sentences.append("Отчёт и есть этот пункт, поэтому МОУ без него пункт не выполнило.")
        } else if counts.silent > 0 {
            sentences.append(
                "МОУ \(RoadMapText.noReport) сюда не вошли: \(Russian.number(counts.silent))."
            )
        }
        if isEarly { sentences.append("Отчётов после этого срока ещё нет.") }
        return sentences
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 1))
    }

    /// A line broken at its blanks; the lines after the first begin at a column.
    private static func wrapped(_ text: String, from column: Int) -> [String] {
        guard text.count > width else { return [text] }
        let start = text.prefix { $0 == " " }
        var lines: [String] = []
        // What stands left of the column is one piece: its blanks are no places to break.
        let fixed = String(text.prefix(max(column, start.count)))
        var line = fixed
        var isFresh = true
        for word in text.dropFirst(fixed.count).split(separator: " ") {
            if !isFresh, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: column)
                isFresh = true
            }
            line += (isFresh ? "" : " ") + word
            isFresh = false
        }
        return lines + [line]
    }
}
