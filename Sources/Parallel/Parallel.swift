internal import Dispatch
internal import Synchronization

/// Work on many independent values at once, on as many threads as the machine has cores.
package enum Parallel {
    /// The results of `transform`, in the order of the elements.
    ///
    /// Returns when all are done. The calls must not depend on each other.
    package static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        guard elements.count > 1 else { return elements.map(transform) }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = transform(elements[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0 }.compactMap(\.self)
    }
}
