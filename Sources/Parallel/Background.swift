internal import Dispatch
internal import Synchronization

/// Work that goes on beside that of the caller until its result is asked for.
package final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    /// Begins the work on another thread.
    package init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: group) {
            let result = Result { try work() }
            self.result.withLock { $0 = result }
        }
    }

    /// The result, as soon as it is there.
    ///
    /// - Throws: what the work threw; the same each time.
    package func value() throws -> Value {
        group.wait()
        guard let result = result.withLock({ $0 }) else {
            preconditionFailure("the work has ended")
        }
        return try result.get()
    }
}
