internal import Dispatch
internal import Synchronization

/// Work that goes on beside that of the caller until its result is asked for.
package final class Background<Value: Sendable, Failure: Error>: Sendable {
    private let result = Mutex<Result<Value, Failure>?>(nil)
    private let group = DispatchGroup()

    /// Begins the work on another thread.
    ///
    /// - Parameters:
    ///   - givesWay: whether it takes only the time that other threads leave.
    ///   - work: what is to be done.
    package init(
        givingWay givesWay: Bool = false, _ work: @escaping @Sendable () throws(Failure) -> Value
    ) {
        // A queue of its own gets a thread even while all others wait for this work.
        let queue = DispatchQueue(
            label: "svod.background", qos: givesWay ? .background : .unspecified)
        queue.async(group: group) {
            let result = Result { () throws(Failure) in try work() }
            self.result.withLock { $0 = result }
        }
    }

    /// The result, as soon as it is there.
    ///
    /// - Throws: what the work threw; the same each time.
    package func value() throws(Failure) -> Value {
        group.wait()
        guard let result = result.withLock({ $0 }) else {
            preconditionFailure("the work has ended")
        }
        return try result.get()
    }
}
