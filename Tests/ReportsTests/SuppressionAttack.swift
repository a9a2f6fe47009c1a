import Forms
import Spreadsheet
import WorkbookWriter

@testable import Reports

/// Reads a breakdown of the РЦН workbook as somebody would who wants to know what is hidden: he
/// knows the totals, the threshold, what the marks mean, and which numbers of the form can never
/// exceed which.
struct SuppressionAttack {
    /// What is printed of a count.
    enum Mark: Equatable {
        case number(Int), small, withheld
    }

    struct Line {
        var name: String
        var total: Int
        var marks: [Mark]

        /// Whether the whole line is hidden, so that the hidden counts may be small as well.
        var isAllHidden: Bool { marks.allSatisfy { $0 == .withheld } }
    }

    /// The lines by their name: a cell such as "r309.c3" or the caption of a count of institutions.
    let lines: [String: Line]
    /// The shares that are printed: the indicator with its values by group.
    let shares: [String: [Double?]]
    private let threshold = 3

    init(_ sheet: SheetDocument) {
        var lines: [String: Line] = [:]
        var shares: [String: [Double?]] = [:]
        // The last column only says in words what a line rests on.
        let width =
            sheet.cells.first { $0.value.content == .text("Что стоит за год") }?.key.column ?? 0
        for row in 6...(sheet.cells.keys.map(\.row).max() ?? 6) {
            guard let caption = sheet.shown(row, 0), sheet.cells[.init(row: row, column: 1)] != nil
            else { continue }
            if let code = caption.prefixMatch(of: #/([0-9]{4}[аб]?)\. /#) {
                shares[String(code.output.1)] = (2..<width).map { sheet.value(row, $0) }
                continue
            }
            guard let total = sheet.value(row, 1) else { continue }
            let marks = (2..<width).map { column -> Mark in
                switch sheet.shown(row, column) {
                case "менее 3": .small
                case "скрыто": .withheld
                default: .number(Int(sheet.value(row, column) ?? 0))
                }
            }
            lines[Self.name(caption)] = Line(name: caption, total: Int(total), marks: marks)
        }
        self.lines = lines
        self.shares = shares
    }

    private static func name(_ caption: String) -> String {
        guard let match = caption.prefixMatch(of: #/Стр\. ([0-9]+)( гр\. ([0-9]+))?/#) else {
            return caption
        }
        return "r\(match.output.1).c\(match.output.3 ?? "3")"
    }

    /// What everybody who knows the form knows: the first is never more than the second.
    static let order: [(String, String)] = [
        ("r301.c4", "r301.c3"), ("r304.c4", "r304.c3"), ("r304.c3", "r301.c3"),
        ("r304.c4", "r301.c4"), ("r309.c3", "r301.c3"), ("r313.c3", "r309.c3"),
        ("r314.c3", "r309.c3"), ("r603.c3", "r309.c3"), ("r601.c3", "r319.c3"),
        ("r607.c3", "r606.c3"), ("r608.c3", "r607.c3"), ("r606.c3", "r301.c3"),
        ("r807.c3", "r806.c3"), ("r810.c3", "r809.c3"), ("r812.c3", "r811.c3"),
        ("Должны сдать", "В реестре"), ("Представили", "Должны сдать"),
        ("Принято", "Представили"), ("Представили в срок", "Представили"),
    ]

    /// The counts that are printed nowhere and can be computed all the same, given the true ones.
    ///
    /// For every hidden small count another city is looked for that prints the same: the count is
    /// one more or one less, others that are hidden make up for it, and every order is kept.
    func computed(truth: [String: [Int]]) -> [String] {
        var found: [String] = []
        for (name, line) in lines.sorted(by: { $0.key < $1.key }) {
            guard let counts = truth[name] else { continue }
            // The city's total is printed on purpose, however small it is.
            guard line.total >= threshold else { continue }
            for (group, mark) in line.marks.enumerated() {
                guard !isNumber(mark), (1..<threshold).contains(counts[group]) else { continue }
                let canMove = [1, -1].contains { step in
                    moved(truth, name, group, by: step, depth: 4) != nil
                }
                if !canMove { found.append("\(line.name) [\(group)]: \(counts) \(line.marks)") }
            }
        }
        return found
    }

    private func isNumber(_ mark: Mark) -> Bool {
        if case .number = mark { true } else { false }
    }

    /// A city in which a hidden count is so much more, and all that is printed is the same.
    private func moved(
        _ truth: [String: [Int]], _ name: String, _ group: Int, by step: Int, depth: Int
    ) -> [String: [Int]]? {
        guard depth > 0, let line = lines[name], let counts = truth[name] else { return nil }
        for partner in counts.indices where partner != group {
            guard !isNumber(line.marks[partner]), !isNumber(line.marks[group]) else { continue }
            var other = truth
            other[name]?[group] += step
            other[name]?[partner] -= step
            guard let now = other[name], fits(now[group], line, group),
                fits(now[partner], line, partner)
            else { continue }
            if let mended = mended(other, depth: depth - 1) { return mended }
        }
        return nil
    }

    private func fits(_ count: Int, _ line: Line, _ group: Int) -> Bool {
        switch line.marks[group] {
        case .number(let printed): count == printed
        case .small: (1..<threshold).contains(count)
        case .withheld: count >= 0 && (line.isAllHidden || !(1..<threshold).contains(count))
        }
    }

    /// The city with every order kept: what is broken is moved as well, where it is hidden.
    private func mended(_ city: [String: [Int]], depth: Int) -> [String: [Int]]? {
        for (part, whole) in Self.order {
            guard let parts = city[part], let wholes = city[whole], lines[part] != nil,
                lines[whole] != nil
            else { continue }
            for group in parts.indices where parts[group] > wholes[group] {
                return moved(city, whole, group, by: 1, depth: depth)
                    ?? moved(city, part, group, by: -1, depth: depth)
            }
        }
        return city
    }
}
