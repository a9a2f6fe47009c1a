/// Many texts in one buffer of UTF-8, told by their numbers.
struct TextArena: Sendable {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    /// How many texts there are.
    var count: Int { ends.count - 1 }

    /// Where the text lies in ``bytes``; nil when there is no such text.
    func range(_ index: Int) -> Range<Int>? {
        guard index >= 0, index < count else { return nil }
        return ends[index]..<ends[index + 1]
    }

    /// Adds bytes to the text that is being built.
    mutating func append(_ piece: Span<UInt8>) {
        bytes.append(span: piece)
    }

    /// Decodes the escapes from `start` on; see ``EscapedText``.
    mutating func unescape(from start: Int) {
        EscapedText.decode(&bytes, from: start)
    }

    /// Ends the text that is being built.
    mutating func close() {
        ends.append(bytes.count)
    }
}

extension [UInt8] {
    /// Adds the bytes of a span.
    mutating func append(span piece: Span<UInt8>) {
        unsafe piece.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
