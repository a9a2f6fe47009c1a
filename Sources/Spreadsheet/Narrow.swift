/// A whole number kept in 32 bits, for values of which reports hold hundreds of thousands; one that
/// does not fit becomes the nearest that does.
@propertyWrapper
public struct Narrow: Hashable, Sendable, Codable {
    private var stored: Int32

    /// The number.
    public var wrappedValue: Int {
        get { Int(stored) }
        set { stored = Int32(clamping: newValue) }
    }

    /// Keeps a number.
    public init(wrappedValue: Int) {
        stored = Int32(clamping: wrappedValue)
    }

    /// Reads a number, as an `Int` is read.
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes the number as an `Int` is written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
