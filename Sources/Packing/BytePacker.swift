internal import Glibc
internal import Parallel
internal import Synchronization

/// Packs bytes into a file on another thread while more of them are made.
///
/// At most two stretches of half a mebibyte are in memory: one that is being filled and one that is
/// being packed.
public final class BytePacker {
    private static let stretch = 1 << 19

    private let work: Work
    private var filling = Stretch()
    private var other = Stretch()
    private var running: Background<Void, PackError>?

    /// Begins a file.
    ///
    /// - Parameter path: the file, which is made or replaced.
    /// - Throws: ``PackError/outOfMemory``, ``PackError/file(path:code:)``.
    public init(path: String) throws(PackError) {
        work = try Work(path: path)
    }

    /// Adds bytes.
    ///
    /// - Parameter bytes: what is to be packed next.
    /// - Throws: what packing earlier ones has failed with.
    public func append(_ bytes: Span<UInt8>) throws(PackError) {
        let isFull = filling.bytes.withLock { $0.count + bytes.count > Self.stretch }
        if isFull { try handOver() }
        filling.bytes.withLock { filling in
            filling.reserveCapacity(Self.stretch)
            unsafe bytes.withUnsafeBufferPointer { unsafe filling.append(contentsOf: $0) }
        }
    }

    /// Ends the file.
    ///
    /// - Returns: what became of all bytes.
    /// - Throws: what packing has failed with.
    public func finish() throws(PackError) -> PackedBytes {
        try handOver()
        try running?.value()
        return try work.finish()
    }

    private func handOver() throws(PackError) {
        try running?.value()
        running = Background { [work, full = filling] () throws(PackError) in try work.pack(full) }
        swap(&filling, &other)
    }

    /// Bytes on their way; their memory is used again.
    private final class Stretch: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    /// What is done on the other thread.
    private final class Work: Sendable {
        private let state: Mutex<State>
        private let path: String

        init(path: String) throws(PackError) {
            self.path = path
            state = Mutex(try State(path: path))
        }

        /// Packs a stretch and empties it.
        func pack(_ stretch: Stretch) throws(PackError) {
            try stretch.bytes.withLock { bytes throws(PackError) in
                try state.withLock { state throws(PackError) in
                    try state.pack(bytes, until: .nowhere)
                }
                bytes.removeAll(keepingCapacity: true)
            }
        }

        func finish() throws(PackError) -> PackedBytes {
            try state.withLock { state throws(PackError) in
                try state.pack([], until: .part)
                return PackedBytes(
                    place: .file(path), count: state.deflater.count,
                    packedCount: state.deflater.packedCount, checksum: state.deflater.checksum)
            }
        }
    }

    private struct State: ~Copyable {
        var deflater: Deflater
        private let descriptor: Int32
        private let path: String

        init(path: String) throws(PackError) {
            let deflater = try Deflater()
            let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw .file(path: path, code: errno) }
            self.deflater = deflater
            self.path = path
            descriptor = file
        }

        deinit { close(descriptor) }

        mutating func pack(_ bytes: [UInt8], until end: Deflater.End) throws(PackError) {
            let (descriptor, path) = (descriptor, path)
            try deflater.pack(bytes, until: end) { packed throws(PackError) in
                let failure = unsafe packed.withUnsafeBufferPointer { packed in
                    var place = 0
                    while place < packed.count {
                        let wrote = unsafe write(
                            descriptor, packed.baseAddress?.advanced(by: place),
                            packed.count - place)
                        if wrote < 0, errno == EINTR { continue }
                        if wrote <= 0 { return wrote < 0 ? errno : ENOSPC }
                        place += wrote
                    }
                    return 0
                }
                if failure != 0 { throw .file(path: path, code: failure) }
            }
        }
    }
}
