import Forms
import Synchronization

/// What was added up already. The members never change, so neither does a sum; workbooks ask for
/// the same ones again and again.
final class Totals: Sendable {
    /// What institutions are counted for.
    enum Counted: Hashable {
        case obliged
        case accepted
        case text(ValueKey, String)
    }

    private struct Known {
        var counts: [Counted: [Int]] = [:]
        var sums: [ValueKey: [ExactNumber?]] = [:]
        var figures: [Indicator: [Figure]] = [:]
    }

    private let known = Mutex(Known())

    func counts(of subject: Counted, _ count: () -> [Int]) -> [Int] {
        value(\.counts, subject, count)
    }

    func sums(of key: ValueKey, _ add: () -> [ExactNumber?]) -> [ExactNumber?] {
        value(\.sums, key, add)
    }

    func figures(of indicator: Indicator, _ add: () -> [Figure]) -> [Figure] {
        value(\.figures, indicator, add)
    }

    /// Two threads may add the same up at once, which costs a moment and changes nothing.
    private func value<Subject: Hashable, Values: Sendable>(
        _ path: WritableKeyPath<Known, [Subject: Values]>, _ subject: Subject,
        _ make: () -> Values
    ) -> Values {
        if let values = known.withLock({ $0[keyPath: path][subject] }) { return values }
        let values = make()
        known.withLock { $0[keyPath: path][subject] = values }
        return values
    }
}
