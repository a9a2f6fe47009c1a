public import Forms

/// What the institutions state of an item of the road map in their accepted reports.
public struct RoadMapCounts: Hashable, Sendable {
    /// How many state what.
    private var numbers: [RoadMap.State: Int] = [:]
    /// How many reports are accepted.
    public private(set) var accepted = 0
    /// How many institutions owe a report.
    public private(set) var obliged = 0

    /// How many state that.
    public subscript(state: RoadMap.State) -> Int { numbers[state] ?? 0 }

    /// How many accepted reports say nothing of the item.
    public var unanswered: Int { accepted - numbers.values.reduce(0, +) }

    /// How many institutions with an accepted report have the item before them.
    public var unfinished: Int { accepted - self[.done] - self[.unneeded] }

    /// How many institutions have sent nothing that was accepted.
    public var silent: Int { obliged - accepted }

    /// How many are expected to have done it: it applies to them and its time has come.
    public var expected: Int { self[.done] + self[.running] + self[.undone] }

    /// Which share of those states one of these states; nil when there are none.
    public func share(of states: [RoadMap.State]) -> Double? {
        expected == 0 ? nil : Double(states.reduce(0) { $0 + self[$1] }) / Double(expected)
    }

    fileprivate mutating func add(_ report: ReportValues?, state: RoadMap.State?) {
        obliged += 1
        guard report != nil else { return }
        accepted += 1
        if let state { numbers[state, default: 0] += 1 }
    }
}

extension RoadMap.State {
    /// The states of an item that is done as it has to be; one that runs all the time is so while
    /// it runs.
    public static func fulfilling(isContinuous: Bool) -> [RoadMap.State] {
        isContinuous ? [.done, .running] : [.done]
    }
}

extension Consolidated {
    /// What the institutions state of the items that the form asks about, by number.
    public func counts(
        _ cells: [String: ValueKey], in statements: RoadMap.Statements
    ) -> [String: RoadMapCounts] {
        var counts = cells.mapValues { _ in RoadMapCounts() }
        // A choice in a report is spelt as the list has it.
        let states = Dictionary(statements.words.map { ($1, $0) }) { first, _ in first }
        for member in members {
            for (item, cell) in cells {
                let state = member.submission?.text(at: cell).flatMap { states[$0] }
                counts[item]?.add(member.submission, state: state)
            }
        }
        return counts
    }
}
