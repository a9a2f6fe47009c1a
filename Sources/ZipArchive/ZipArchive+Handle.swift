internal import CLibZip

extension ZipArchive {
    /// The open archive and the bytes that it lies in.
    @safe final class Handle {
        private let bytes: UnsafeMutableRawBufferPointer
        let pointer: OpaquePointer
        /// How many bytes were unpacked so far, over all entries.
        var unpacked = 0

        init(copying source: Span<UInt8>) throws(ZipError) {
            let bytes = UnsafeMutableRawBufferPointer.allocate(
                byteCount: source.count, alignment: 1)
            unsafe source.withUnsafeBytes { unsafe bytes.copyMemory(from: $0) }
            var reason = unsafe zip_error_t()
            unsafe zip_error_init(&reason)
            guard
                let buffer = unsafe zip_source_buffer_create(
                    bytes.baseAddress, zip_uint64_t(bytes.count), 0, &reason)
            else {
                unsafe bytes.deallocate()
                throw .damagedDirectory
            }
            guard let pointer = unsafe zip_open_from_source(buffer, ZIP_RDONLY, &reason) else {
                unsafe zip_source_free(buffer)
                unsafe bytes.deallocate()
                throw .damagedDirectory
            }
            unsafe self.bytes = unsafe bytes
            unsafe self.pointer = unsafe pointer
        }

        deinit {
            unsafe zip_discard(pointer)
            unsafe bytes.deallocate()
        }

        /// The entries of the directory; names that are not UTF-8 are repaired.
        func entries(limit: Int) throws(ZipError) -> [Entry] {
            let count = Int(unsafe zip_get_num_entries(pointer, 0))
            guard count > 0 else { throw .damagedDirectory }
            guard count <= limit else { throw .limitExceeded(.entries, entry: nil) }
            var entries: [Entry] = []
            entries.reserveCapacity(count)
            for index in 0..<count {
                var facts = unsafe zip_stat_t()
                guard unsafe zip_stat_index(pointer, zip_uint64_t(index), 0, &facts) == 0,
                    let name = unsafe facts.name, let size = Int(exactly: unsafe facts.size),
                    let packed = Int(exactly: unsafe facts.comp_size)
                else { throw .damagedDirectory }
                let method = unsafe facts.comp_method
                entries.append(
                    Entry(
                        name: unsafe String(cString: name), size: size, index: index,
                        packedSize: packed, isEncrypted: unsafe facts.encryption_method != 0,
                        isSupported: method == ZIP_CM_STORE || method == ZIP_CM_DEFLATE))
            }
            return entries
        }
    }
}
