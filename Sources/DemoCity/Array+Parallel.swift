import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results for all elements in their order, made on all processors.
    ///
    /// - Throws: the error of the first element that has one, after all have been tried.
    func mapInParallel<Result: Sendable>(
        _ transform: @Sendable (Element) throws -> Result
    ) throws -> [Result] {
        let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = Swift.Result { try transform(self[index]) }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { results in
            try indices.compactMap { try results[$0]?.get() }
        }
    }
}
