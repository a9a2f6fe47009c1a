internal import Glibc

/// Bytes that are collected, used and forgotten over and over: forgetting them costs nothing.
struct ByteBuffer {
    /// The bytes, and behind them what was not forgotten but is not used any more.
    private var storage: [UInt8] = []
    /// How many bytes there are.
    private(set) var count = 0

    /// Whether there are none.
    var isEmpty: Bool { count == 0 }

    /// The bytes as an array of their own.
    var bytes: [UInt8] { Array(storage[..<count]) }

    /// Calls `body` with the bytes.
    func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(storage.span.extracting(0..<count))
    }

    /// Forgets the bytes.
    mutating func removeAll() { count = 0 }

    /// Adds bytes.
    mutating func append(_ piece: Span<UInt8>) {
        let end = count + piece.count
        if end > storage.count { makeRoom(for: end) }
        unsafe storage.withUnsafeMutableBytes { room in
            unsafe piece.withUnsafeBytes { source in
                guard let to = room.baseAddress, let from = source.baseAddress else { return }
                unsafe memcpy(to + count, from, source.count)
            }
        }
        count = end
    }

    /// Decodes the escapes from `start` on; see ``EscapedText``.
    mutating func unescape(from start: Int) {
        guard withSpan({ EscapedText.mayOccur(in: $0.extracting(start..<$0.count)) }) else {
            return
        }
        var decoded = bytes
        EscapedText.decode(&decoded, from: start)
        count = 0
        append(decoded.span)
    }

    @inline(never)
    private mutating func makeRoom(for size: Int) {
        storage.append(contentsOf: repeatElement(0, count: max(64, 2 * size - storage.count)))
    }
}
