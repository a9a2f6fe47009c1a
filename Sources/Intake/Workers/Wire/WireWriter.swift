/// Writes values as bytes, one behind the other.
struct WireWriter {
    /// The most bytes of a message.
    static let limit = 32 << 20

    /// What is written.
    private(set) var bytes: [UInt8] = []
    /// The texts that were written as ones that repeat.
    private var repeated: [String] = []

    init() {
        bytes.reserveCapacity(256 << 10)
    }

    /// Whether it is more than one message can hold.
    var isFull: Bool { bytes.count > Self.limit }

    mutating func put(byte: UInt8) {
        bytes.append(byte)
    }

    /// Puts bytes that are nothing to us.
    mutating func put(bytes other: [UInt8]) {
        put(count: other.count)
        bytes.append(contentsOf: other)
    }

    /// Puts a number in as few bytes as it needs, seven bits in each, the lowest first.
    mutating func put(varying number: UInt64) {
        var rest = number
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Puts how many of something follow.
    mutating func put(count: Int) {
        put(varying: UInt64(count))
    }

    mutating func put(_ number: Double) {
        var rest = number.bitPattern
        for _ in 0..<8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    mutating func put(_ text: String) {
        put(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Puts a text that is one of a few; from its second time on it is a number.
    mutating func put(repeated text: String) {
        // Canonically equal texts differ in their bytes, and are to arrive as they are.
        let place = repeated.lastIndex { $0.utf8.elementsEqual(text.utf8) }
        put(count: place.map { $0 + 1 } ?? 0)
        guard place == nil else { return }
        put(text)
        if repeated.count < WireReader.repeatedLimit { repeated.append(text) }
    }
}
