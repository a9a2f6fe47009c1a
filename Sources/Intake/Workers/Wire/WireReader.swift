/// Takes values from bytes that may be anything.
struct WireReader {
    /// How many texts that repeat are remembered.
    static let repeatedLimit = 64
    /// The most elements of all lists in a message: far above what a form has, and not enough to
    /// fill the memory, however short each is.
    private static let elementLimit = 1_000_000

    private let bytes: [UInt8]
    private var position = 0
    private var elements = 0
    private var repeated: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether all was taken.
    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() throws(WireError) -> UInt8 {
        guard position < bytes.count else { throw WireError() }
        defer { position += 1 }
        return bytes[position]
    }

    /// The next byte, one of so many.
    mutating func byte(below limit: UInt8) throws(WireError) -> UInt8 {
        let byte = try byte()
        guard byte < limit else { throw WireError() }
        return byte
    }

    mutating func varying() throws(WireError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw WireError()
    }

    /// A number that is not negative and lies below a limit.
    mutating func number(below limit: Int) throws(WireError) -> Int {
        let number = try varying()
        guard number < UInt64(limit) else { throw WireError() }
        return Int(number)
    }

    /// How many elements follow: no more than there are bytes left.
    mutating func count() throws(WireError) -> Int {
        let left = min(bytes.count - position, Self.elementLimit - elements)
        let count = try number(below: left + 1)
        elements += count
        return count
    }

    mutating func double() throws(WireError) -> Double {
        var bits: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
        return Double(bitPattern: bits)
    }

    /// Bytes that are nothing to us.
    mutating func rawBytes() throws(WireError) -> [UInt8] {
        let length = try number(below: bytes.count - position + 1)
        defer { position += length }
        return Array(bytes[position..<position + length])
    }

    mutating func text() throws(WireError) -> String {
        let length = try number(below: bytes.count - position + 1)
        let end = position + length
        guard let text = String(validating: bytes[position..<end], as: UTF8.self) else {
            throw WireError()
        }
        position = end
        return text
    }

    /// A text that is one of a few.
    mutating func repeatedText() throws(WireError) -> String {
        let place = try number(below: repeated.count + 1)
        guard place == 0 else { return repeated[place - 1] }
        let text = try text()
        if repeated.count < Self.repeatedLimit { repeated.append(text) }
        return text
    }
}
