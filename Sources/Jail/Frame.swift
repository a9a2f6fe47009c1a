/// What goes between a program and a process in its jail: a kind, a length and so many bytes.
public struct Frame: Hashable, Sendable {
    /// What it is; the two sides agree on the meaning.
    public var kind: UInt8
    /// What it says.
    public var bytes: [UInt8]

    /// Makes a frame.
    public init(kind: UInt8, bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// The bytes of the kind and the length.
    static let headSize = 5

    /// The frame as it is sent.
    var encoded: [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(Self.headSize + bytes.count)
        encoded.append(kind)
        for shift in [0, 8, 16, 24] {
            encoded.append(UInt8(truncatingIfNeeded: bytes.count >> shift))
        }
        encoded += bytes
        return encoded
    }

    /// The length that a head promises.
    static func length(in head: [UInt8]) -> Int {
        head[1..<headSize].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

/// A frame of which not all has come yet.
struct PartialFrame {
    private var buffer = [UInt8](repeating: 0, count: Frame.headSize)
    private var filled = 0
    private var kind: UInt8?
    private let limit: Int

    /// Awaits a frame of at most so many bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes what `receive` has for it.
    ///
    /// - Parameter receive: puts bytes where it is told and returns how many, as `read` does.
    /// - Returns: what `receive` returned; nil for a frame that is too long.
    mutating func fill(
        _ receive: (UnsafeMutableRawBufferPointer) -> Int
    ) -> Int? {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe receive(.init(rebasing: bytes[filled...]))
        }
        guard count > 0 else { return count }
        filled += count
        if kind == nil, filled == Frame.headSize {
            let length = Frame.length(in: buffer)
            guard length <= limit else { return nil }
            kind = buffer[0]
            buffer = [UInt8](repeating: 0, count: length)
            filled = 0
        }
        return count
    }

    /// The frame once it is whole.
    var whole: Frame? {
        guard let kind, filled == buffer.count else { return nil }
        return Frame(kind: kind, bytes: buffer)
    }
}
