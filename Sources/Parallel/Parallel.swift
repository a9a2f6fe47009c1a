internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work on many independent values at once, on as many threads as the machine has cores.
package enum Parallel {
    /// The results of `transform`, in the order of the elements.
    ///
    /// Returns when all are done. The calls must not depend on each other.
    ///
    /// - Parameters:
    ///   - elements: the values.
    ///   - extra: how many threads there are besides, for calls that wait for others now and then.
    ///   - transform: what is done with each.
    /// - Returns: the results.
    /// - Throws: the error of the first element that has one, after all have been tried.
    package static func map<Element: Sendable, Value: Sendable, Failure: Error>(
        _ elements: [Element], extraThreads extra: Int = 0,
        _ transform: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let results = Mutex<[Result<Value, Failure>?]>(Array(repeating: nil, count: elements.count))
        let next = Atomic(0)
        withoutActuallyEscaping(transform) { transform in
            let work = { @Sendable in
                while true {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    guard index < elements.count else { return }
                    let result = Result { () throws(Failure) in try transform(elements[index]) }
                    results.withLock { $0[index] = result }
                }
            }
            let others = (0..<extra).map { _ in Background(work) }
            let count = min(ProcessInfo.processInfo.activeProcessorCount, elements.count)
            DispatchQueue.concurrentPerform(iterations: count) { _ in work() }
            for other in others { other.value() }
        }
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for case let result? in results.withLock({ $0 }) { values.append(try result.get()) }
        return values
    }
}
