internal import CLibZip
internal import Glibc
internal import Packing

/// What libzip reads an entry from that is packed already.
///
/// libzip copies an entry as it is when its source says that it is packed in the way that is asked
/// for, and what its size and checksum are.
final class PackedSource {
    private let parts: [PackedBytes]
    private var part = 0
    /// How many bytes of the part were read.
    private var place = 0
    private var file: Int32 = -1
    /// Why the last call failed, as the system numbers it.
    private var failure: Int32 = 0

    private init(_ parts: [PackedBytes]) {
        self.parts = parts
    }

    deinit { closeFile() }

    /// Makes a source for an archive; nil when memory does not last. Adding it takes it over.
    static func make(
        of parts: [PackedBytes], for archive: OpaquePointer
    ) -> OpaquePointer? {
        let source = unsafe Unmanaged.passRetained(PackedSource(parts))
        let pointer = unsafe zip_source_function(
            archive,
            { context, data, count, command in
                guard let context = unsafe context else { return -1 }
                let source = unsafe Unmanaged<PackedSource>.fromOpaque(context)
                if command == ZIP_SOURCE_FREE {
                    unsafe source.release()
                    return 0
                }
                return unsafe source.takeUnretainedValue().answer(command, data, Int(count))
            }, source.toOpaque())
        if unsafe pointer == nil { unsafe source.release() }
        return unsafe pointer
    }

    private func answer(
        _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ count: Int
    ) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_OPEN:
            closeFile()
            (part, place) = (0, 0)
            return 0
        case ZIP_SOURCE_READ:
            let room = unsafe UnsafeMutableRawBufferPointer(start: data, count: count)
            return unsafe zip_int64_t(read(into: room))
        case ZIP_SOURCE_CLOSE:
            closeFile()
            return 0
        case ZIP_SOURCE_STAT:
            guard let facts = unsafe data?.assumingMemoryBound(to: zip_stat_t.self) else {
                return -1
            }
            unsafe describe(facts)
            return unsafe zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            var reason = unsafe zip_error_t()
            unsafe zip_error_set(&reason, ZIP_ER_READ, failure)
            return unsafe zip_error_to_data(&reason, data, zip_uint64_t(count))
        default: return -1
        }
    }

    private func describe(_ facts: UnsafeMutablePointer<zip_stat_t>) {
        unsafe zip_stat_init(facts)
        unsafe facts.pointee.size = zip_uint64_t(parts.reduce(0) { $0 + $1.count })
        unsafe facts.pointee.comp_size = zip_uint64_t(parts.reduce(0) { $0 + $1.packedCount })
        unsafe facts.pointee.crc = PackedBytes.checksum(of: parts)
        unsafe facts.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
        unsafe facts.pointee.valid = zip_uint64_t(
            ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
    }

    /// Reads the next bytes, as many as there is room for if there are so many; -1 for a failure.
    private func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        var filled = 0
        while part < parts.count, filled < room.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[filled...])
            let got: Int
            switch parts[part].place {
            case .memory(let bytes):
                got = min(rest.count, bytes.count - place)
                unsafe rest.copyBytes(from: bytes[place..<place + got])
            case .file(let path):
                got = unsafe read(path, into: rest)
                if got < 0 { return -1 }
            }
            place += got
            filled += got
            if got == 0 {
                guard place == parts[part].packedCount else {
                    failure = EIO
                    return -1
                }
                closeFile()
                (part, place) = (part + 1, 0)
            }
        }
        return filled
    }

    private func read(_ path: String, into room: UnsafeMutableRawBufferPointer) -> Int {
        if file < 0 { file = unsafe open(path, O_RDONLY | O_CLOEXEC) }
        while true {
            let got = file < 0 ? -1 : unsafe Glibc.read(file, room.baseAddress, room.count)
            if got < 0, file >= 0, errno == EINTR { continue }
            if got < 0 { failure = errno }
            return got
        }
    }

    private func closeFile() {
        if file >= 0 { close(file) }
        file = -1
    }
}
