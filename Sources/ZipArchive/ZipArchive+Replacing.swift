internal import CLibZip
public import Packing

extension ZipArchive {
    /// An entry that was written with a gap where packed bytes belong.
    public struct Gap: Sendable {
        /// The name of the entry.
        public var entry: String
        /// What stands right before the gap, and what stands right behind it; the two occur together
        /// once.
        public var edges: (before: [UInt8], behind: [UInt8])
        /// What belongs between them.
        public var content: PackedBytes

        /// Describes a gap.
        public init(
            entry: String, between edges: (before: [UInt8], behind: [UInt8]), content: PackedBytes
        ) {
            self.entry = entry
            self.edges = edges
            self.content = content
        }
    }

    /// Fills gaps in entries of an archive; all other entries are copied as they are.
    ///
    /// - Parameters:
    ///   - gaps: what to fill, each entry once.
    ///   - path: the archive's file; it is replaced once all is well.
    /// - Throws: ``PackError/archive(entry:reason:)`` when an entry, or the gap in it, is not there or
    ///   the archive cannot be read or written; the file stays as it was.
    public static func fill(_ gaps: [Gap], inFile path: String) throws(PackError) {
        guard !gaps.isEmpty else { return }
        var code: Int32 = 0
        guard let archive = unsafe zip_open(path, 0, &code) else {
            throw .archive(entry: nil, reason: "zip_open: \(code)")
        }
        do {
            for gap in gaps { try unsafe fill(gap, in: archive) }
        } catch {
            unsafe zip_discard(archive)
            throw error
        }
        guard unsafe zip_close(archive) == 0 else {
            let reason = unsafe reason(of: archive)
            unsafe zip_discard(archive)
            throw .archive(entry: nil, reason: reason)
        }
    }

    private static func fill(_ gap: Gap, in archive: OpaquePointer) throws(PackError) {
        let name = gap.entry
        let index = unsafe zip_name_locate(archive, name, 0)
        guard index >= 0, let entry = unsafe bytes(ofEntry: zip_uint64_t(index), in: archive) else {
            throw .archive(entry: name, reason: unsafe reason(of: archive))
        }
        guard let edges = entry.firstRange(of: gap.edges.before + gap.edges.behind) else {
            throw .archive(entry: name, reason: "there is no gap")
        }
        let place = edges.lowerBound + gap.edges.before.count
        let parts = [
            try PackedBytes(packing: Array(entry[..<place]), isLast: false), gap.content,
            try PackedBytes(packing: Array(entry[place...]), isLast: true),
        ]
        guard let source = unsafe PackedSource.make(of: parts, for: archive) else {
            throw .outOfMemory
        }
        guard unsafe zip_file_replace(archive, zip_uint64_t(index), source, 0) == 0 else {
            let reason = unsafe reason(of: archive)
            unsafe zip_source_free(source)
            throw .archive(entry: name, reason: reason)
        }
        guard unsafe setFirstDay(ofEntry: zip_uint64_t(index), in: archive) else {
            throw .archive(entry: name, reason: unsafe reason(of: archive))
        }
    }

    private static func bytes(ofEntry index: UInt64, in archive: OpaquePointer) -> [UInt8]? {
        var facts = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, index, 0, &facts) == 0,
            let file = unsafe zip_fopen_index(archive, index, 0)
        else { return nil }
        defer { unsafe zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Int(unsafe facts.size))
        let got = unsafe bytes.withUnsafeMutableBytes {
            unsafe zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
        }
        return got == bytes.count ? bytes : nil
    }

    private static func reason(of archive: OpaquePointer) -> String {
        unsafe String(cString: zip_error_strerror(zip_get_error(archive)))
    }
}
