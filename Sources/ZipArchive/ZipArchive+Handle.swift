internal import CLibZip

extension ZipArchive {
    /// The open archive and the bytes that it lies in.
    @safe final class Handle {
        private let bytes: UnsafeMutableRawBufferPointer?
        let pointer: OpaquePointer
        /// How many bytes were unpacked so far, over all entries; an entry that is read again does
        /// not count again.
        private(set) var unpacked = 0
        /// The same by entry.
        private var unpackedOf: [Int]
        private var spareInflater: Inflater?

        /// Opens an archive of so many entries.
        init(_ source: ArchiveSource, count: Int) throws(ZipError) {
            unpackedOf = Array(repeating: 0, count: count)
            let source = LibrarySource(source)
            var reason = unsafe zip_error_t()
            unsafe zip_error_init(&reason)
            guard let from = unsafe source.pointer else {
                unsafe source.bytes?.deallocate()
                throw .damagedDirectory
            }
            guard let pointer = unsafe zip_open_from_source(from, ZIP_RDONLY, &reason) else {
                unsafe zip_source_free(from)
                unsafe source.bytes?.deallocate()
                throw .damagedDirectory
            }
            unsafe bytes = unsafe source.bytes
            unsafe self.pointer = unsafe pointer
        }

        deinit {
            unsafe zip_discard(pointer)
            unsafe bytes?.deallocate()
        }

        /// Gives an inflater that nobody uses; nil when memory does not last.
        func takeInflater() -> Inflater? {
            guard let spare = spareInflater else { return Inflater() }
            spareInflater = nil
            spare.restart()
            return spare
        }

        /// Takes an inflater back for the next entry.
        func give(_ inflater: Inflater) { spareInflater = inflater }

        /// Counts what was unpacked of an entry since its beginning.
        func count(_ size: Int, of entry: Entry) {
            guard size > unpackedOf[entry.index] else { return }
            unpacked += size - unpackedOf[entry.index]
            unpackedOf[entry.index] = size
        }

        /// Whether the library sees the entry as our own look at the directory does.
        ///
        /// An archive with two directories could show one to the checks and the other to the reader.
        func agrees(with entry: Entry) -> Bool {
            var facts = unsafe zip_stat_t()
            guard unsafe zip_stat_index(pointer, zip_uint64_t(entry.index), 0, &facts) == 0 else {
                return false
            }
            let record = entry.record
            return unsafe facts.size == record.size && facts.comp_size == record.packedSize
                && facts.crc == record.checksum && facts.comp_method == record.method
        }
    }
}
