/// A value that many hold: copies share it until one of them is changed.
struct Shared<Value: Sendable & Hashable>: Sendable, Hashable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    private var box: Box

    /// Holds a value.
    init(_ value: Value) {
        box = Box(value)
    }

    /// The value.
    var value: Value {
        get { box.value }
        set { box = Box(newValue) }
    }

    static func == (one: Shared, other: Shared) -> Bool {
        one.box === other.box || one.value == other.value
    }

    func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
