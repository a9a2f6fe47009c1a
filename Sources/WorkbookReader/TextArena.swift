/// Many texts in one buffer of UTF-8, told by their numbers.
struct TextArena: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the texts end; no arena has 4 GiB.
    private var ends: [UInt32] = [0]

    /// Makes an empty arena with room for so many bytes. Room that is not used takes no memory, and
    /// an arena that need not move takes half as much while it grows.
    init(room: Int = 0) {
        bytes.reserveCapacity(room)
    }

    /// Whether there is an empty text; hardly any workbook has one.
    private(set) var hasEmpty = false

    /// How many texts there are.
    var count: Int { ends.count - 1 }

    /// Where the text lies in ``bytes``; nil when there is no such text.
    func range(_ index: Int) -> Range<Int>? {
        guard index >= 0, index < count else { return nil }
        return Int(ends[index])..<Int(ends[index + 1])
    }

    /// Calls `body` with a text; it is empty when there is no such text.
    @inline(__always)
    func withText<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        guard let range = range(index) else { return body(Span()) }
        return body(bytes.span.extracting(range))
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
        if Int(ends[ends.count - 1]) == bytes.count { hasEmpty = true }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
}

extension [UInt8] {
    /// Adds the bytes of a span.
    mutating func append(span piece: Span<UInt8>) {
        unsafe piece.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
