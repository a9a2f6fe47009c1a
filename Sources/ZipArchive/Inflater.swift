internal import CLibDeflate
internal import CZlib

/// Unpacks one entry after the other: zlib piece by piece, and libdeflate, in less than half the
/// time, those whose packed and unpacked bytes are few enough to be at hand at once.
///
/// libzip, which uses zlib as well, makes and forgets a state and a window for each entry.
@safe
final class Inflater {
    /// What became of a call.
    enum Outcome {
        /// There may be more.
        case more
        /// The entry has ended, whatever bytes may follow.
        case end
        /// The bytes are no packed entry.
        case damaged
    }

    /// The most packed bytes of an entry that are held at once.
    static let wholeSize = 1 << 20
    private static let roomSize = 64 << 10

    private let stream: UnsafeMutablePointer<z_stream>
    private let decompressor: OpaquePointer
    /// Room for packed bytes, of which those of `waiting` are still to be unpacked.
    private var packed: UnsafeMutableRawBufferPointer
    private var waiting = 0..<0

    /// Makes one; nil when memory does not last.
    init?() {
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
        unsafe self.decompressor = unsafe decompressor
        unsafe packed = .allocate(byteCount: Self.roomSize, alignment: 1)
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe unpacking_begin(stream) == Z_OK else {
            unsafe stream.deallocate()
            unsafe packed.deallocate()
            unsafe libdeflate_free_decompressor(decompressor)
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
        unsafe packed.deallocate()
        unsafe libdeflate_free_decompressor(decompressor)
    }

    /// Whether all packed bytes that were put in are unpacked.
    var isEmpty: Bool { waiting.isEmpty }

    /// Forgets the entry before.
    func restart() {
        unsafe inflateReset(stream)
        waiting = 0..<0
    }

    /// Makes room for so many packed bytes at once, before any are put in.
    func reserve(_ count: Int) {
        guard unsafe count > packed.count else { return }
        unsafe packed.deallocate()
        unsafe packed = .allocate(byteCount: count, alignment: 1)
    }

    /// Unpacks an entry whose packed bytes are all waiting, and of which nothing was unpacked yet.
    ///
    /// - Parameter room: where the bytes go.
    /// - Returns: how many there are; nil, and all bytes go on waiting, if there is no room for them
    ///   or they are no packed entry. What is wrong with them ``unpack(isLast:into:)`` can tell.
    func unpackWhole(into room: inout MutableSpan<UInt8>) -> Int? {
        let packed = unsafe UnsafeMutableRawBufferPointer(rebasing: packed[waiting])
        var count = 0
        let result = unsafe room.withUnsafeMutableBytes { room in
            unsafe libdeflate_deflate_decompress_ex(
                decompressor, packed.baseAddress, packed.count, room.baseAddress, room.count, nil,
                &count)
        }
        guard result == LIBDEFLATE_SUCCESS else { return nil }
        waiting = 0..<0
        return count
    }

    /// Takes more packed bytes, when there are none left.
    ///
    /// - Parameter fetch: writes bytes, as many as there is room for if there are so many, and says
    ///   how many.
    /// - Returns: how many there are.
    /// - Throws: what `fetch` throws.
    func refill(
        _ fetch: (UnsafeMutableRawBufferPointer) throws(ZipError) -> Int
    ) throws(ZipError) -> Int {
        let count = try unsafe fetch(packed)
        waiting = 0..<count
        return count
    }

    /// Unpacks as much as there is room for.
    ///
    /// - Parameters:
    ///   - isLast: whether no packed bytes follow those that are waiting. zlib keeps nothing back if
    ///     all is unpacked in one call.
    ///   - room: where the bytes go.
    /// - Returns: how many bytes were written, and what became of the entry.
    func unpack(isLast: Bool, into room: inout MutableSpan<UInt8>) -> (count: Int, Outcome) {
        let packed = unsafe UnsafeMutableRawBufferPointer(rebasing: packed[waiting])
        unsafe stream.pointee.next_in =
            unsafe packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = uInt(packed.count)
        let (count, code) = unsafe room.withUnsafeMutableBufferPointer { room in
            unsafe stream.pointee.next_out = room.baseAddress
            unsafe stream.pointee.avail_out = uInt(room.count)
            let code = unsafe inflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
            return unsafe (room.count - Int(stream.pointee.avail_out), code)
        }
        let used = unsafe packed.count - Int(stream.pointee.avail_in)
        waiting = waiting.dropFirst(used)
        switch code {
        case Z_STREAM_END: return (count, .end)
        // Without room or packed bytes left zlib says that it could not go on.
        case Z_OK, Z_BUF_ERROR: return (count, .more)
        default: return (count, .damaged)
        }
    }
}
