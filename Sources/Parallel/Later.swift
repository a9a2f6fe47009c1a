internal import Synchronization

/// A value that is made when it is first asked for, by whichever task asks; the others wait for it.
package final class Later<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    /// Says how the value is made.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value.
    package var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
