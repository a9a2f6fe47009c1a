internal import Dispatch
internal import Synchronization

/// Work in two stages: while one value is being finished, the next is begun.
package enum Pipeline {
    /// How many values may be begun and not yet finished.
    private static let places = 2

    /// Begins the values one after the other, and finishes them in the same order on another
    /// thread.
    ///
    /// - Parameters:
    ///   - values: what goes through.
    ///   - begin: the first stage; it may use all threads.
    ///   - finish: the second stage.
    /// - Returns: what the second stage made, in the order of the values.
    /// - Throws: the first error of the second stage; nothing is begun or finished after it.
    package static func run<Value, Draft: Sendable, Output: Sendable, Failure: Error>(
        _ values: [Value], begin: (Value) -> Draft,
        finish: @escaping @Sendable (Draft) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        let line = Line<Output, Failure>()
        let queue = DispatchQueue(label: "svod.finish")
        let free = DispatchSemaphore(value: places)
        for value in values {
            free.wait()
            guard !line.hasFailed else {
                free.signal()
                break
            }
            let draft = begin(value)
            queue.async {
                line.add { () throws(Failure) in try finish(draft) }
                free.signal()
            }
        }
        queue.sync {}
        return try line.outputs()
    }

    /// What has been finished so far.
    private final class Line<Output: Sendable, Failure: Error>: Sendable {
        private let result = Mutex<Result<[Output], Failure>>(.success([]))

        var hasFailed: Bool {
            result.withLock { result in
                if case .failure = result { true } else { false }
            }
        }

        func add(_ finish: () throws(Failure) -> Output) {
            guard !hasFailed else { return }
            let next = Result(catching: finish)
            result.withLock { result in
                result = result.flatMap { outputs in next.map { outputs + [$0] } }
            }
        }

        func outputs() throws(Failure) -> [Output] { try result.withLock { $0 }.get() }
    }
}
