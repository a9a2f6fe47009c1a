internal import Dispatch
internal import Synchronization

/// Work on many independent values at once, on as many threads as the machine has cores.
package enum Parallel {
    /// The results of `transform`, in the order of the elements.
    ///
    /// Returns when all are done. The calls must not depend on each other.
    ///
    /// - Throws: the error of the first element that has one, after all have been tried.
    package static func map<Element: Sendable, Value: Sendable, Failure: Error>(
        _ elements: [Element], _ transform: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let results = Mutex<[Result<Value, Failure>?]>(Array(repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = Result { () throws(Failure) in try transform(elements[index]) }
            results.withLock { $0[index] = result }
        }
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for case let result? in results.withLock({ $0 }) { values.append(try result.get()) }
        return values
    }
}
