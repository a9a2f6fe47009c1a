internal import CZlib

/// Bytes being packed with zlib.
@safe
struct Deflater: ~Copyable {
    /// Where a stretch of packed bytes ends.
    enum End {
        /// In the middle; more of the same part follows.
        case nowhere
        /// At the end of a part that others follow, which do not look back at it.
        case part
        /// At the end of the entry.
        case entry

        fileprivate var flush: Int32 {
            switch self {
            case .nowhere: Z_NO_FLUSH
            case .part: Z_FULL_FLUSH
            case .entry: Z_FINISH
            }
        }
    }

    /// For markup zlib's fifth level takes half the time of its sixth, the usual one, and gives 4 to 8
    /// per cent more bytes.
    private static let level: Int32 = 5
    private static let roomSize = 64 << 10

    private let stream: UnsafeMutablePointer<z_stream>
    private var room = [UInt8](repeating: 0, count: roomSize)
    /// How many bytes were packed.
    private(set) var count = 0
    /// How many packed bytes came of them.
    private(set) var packedCount = 0
    /// Their CRC-32.
    private(set) var checksum: UInt32 = 0

    init() throws(PackError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe packing_begin(stream, Self.level) == Z_OK else {
            unsafe stream.deallocate()
            throw .outOfMemory
        }
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Packs the next bytes, up to 4 GiB of them.
    ///
    /// - Parameters:
    ///   - bytes: what is to be packed.
    ///   - end: what ends with them.
    ///   - body: takes the packed bytes that are there so far.
    /// - Throws: what `body` throws.
    mutating func pack(
        _ bytes: [UInt8], until end: End, _ body: (Span<UInt8>) throws(PackError) -> Void
    ) throws(PackError) {
        count += bytes.count
        try unsafe bytes.withUnsafeBufferPointer { bytes throws(PackError) in
            checksum = UInt32(
                truncatingIfNeeded: unsafe crc32_z(
                    uLong(checksum), bytes.baseAddress, bytes.count))
            // zlib only reads what it is given.
            unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress)
            unsafe stream.pointee.avail_in = uInt(bytes.count)
            var isFull = true
            while isFull {
                let made = fillRoom(end.flush)
                isFull = made == room.count
                packedCount += made
                try body(room.span.extracting(0..<made))
            }
        }
    }

    /// Lets zlib write as much as there is room for; how many bytes it wrote.
    private mutating func fillRoom(_ flush: Int32) -> Int {
        unsafe room.withUnsafeMutableBufferPointer { room in
            unsafe stream.pointee.next_out = room.baseAddress
            unsafe stream.pointee.avail_out = uInt(room.count)
            unsafe deflate(stream, flush)
            let left = unsafe stream.pointee.avail_out
            return room.count - Int(left)
        }
    }
}
