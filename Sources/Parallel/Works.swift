internal import Dispatch
internal import Synchronization

/// Work on many independent values at once, whose results are taken in their order while the rest
/// goes on.
package final class Works<Value: Sendable>: Sendable {
    private let results: Results
    private let all: Background<Void, Never>

    private final class Results: Sendable {
        let values: Mutex<[Value?]>
        let marks: [DispatchSemaphore]

        init(count: Int) {
            values = Mutex(Array(repeating: nil, count: count))
            marks = (0..<count).map { _ in DispatchSemaphore(value: 0) }
        }
    }

    /// Begins the work, on as many threads as the machine has cores.
    ///
    /// - Parameters:
    ///   - elements: the values; those in front are begun first.
    ///   - transform: what is done with each. The calls must not depend on each other.
    package init<Element: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Value
    ) {
        let results = Results(count: elements.count)
        self.results = results
        all = Background {
            DispatchQueue.concurrentPerform(iterations: elements.count) { index in
                let value = transform(elements[index])
                results.values.withLock { $0[index] = value }
                results.marks[index].signal()
            }
        }
    }

    /// Gives a result away as soon as it is there. Each can be taken once.
    package func take(_ index: Int) -> Value {
        results.marks[index].wait()
        let value = results.values.withLock { values in
            defer { values[index] = nil }
            return values[index]
        }
        guard let value else { preconditionFailure("a result is taken once") }
        return value
    }

    /// Returns when all is done.
    package func wait() { all.value() }
}
