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

    /// The results of two pieces of work that do not depend on each other.
    ///
    /// - Throws: the error of the first, else that of the second, after both have been tried.
    package static func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
    ) throws -> (First, Second) {
        let results = Mutex<(Result<First, any Error>?, Result<Second, any Error>?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            if index == 0 {
                let result = Result { try first() }
                results.withLock { $0.0 = result }
            } else {
                let result = Result { try second() }
                results.withLock { $0.1 = result }
            }
        }
        guard case (let one?, let other?) = results.withLock({ $0 }) else {
            preconditionFailure("both have been tried")
        }
        return (try one.get(), try other.get())
    }
}
