/// A sound archive of entries that are stored and not packed.
struct StoredZip {
    /// An entry with its checksum.
    struct Entry {
        let name: [UInt8]
        let bytes: [UInt8]
        let checksum: UInt32

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
            checksum = StoredZip.checksum(bytes)
        }
    }

    private(set) var bytes: [UInt8] = []

    init(_ entries: [Entry]) {
        var directory: [UInt8] = []
        for entry in entries {
            let offset = bytes.count
            let common = Self.common(entry)
            bytes += Self.little(0x0403_4B50, 4)
            bytes += common
            bytes += entry.name
            bytes += entry.bytes
            directory += Self.little(0x0201_4B50, 4)
            directory += Self.little(20, 2)
            directory += common
            directory += [UInt8](repeating: 0, count: 10)
            directory += Self.little(offset, 4)
            directory += entry.name
        }
        let start = bytes.count
        bytes += directory
        bytes += Self.little(0x0605_4B50, 4)
        bytes += Self.little(0, 4)
        bytes += Self.little(entries.count, 2)
        bytes += Self.little(entries.count, 2)
        bytes += Self.little(directory.count, 4)
        bytes += Self.little(start, 4)
        bytes += Self.little(0, 2)
    }

    /// The fields that the header of an entry and the directory share.
    private static func common(_ entry: Entry) -> [UInt8] {
        var header = little(20, 2)
        header += [UInt8](repeating: 0, count: 6)
        header += little(0x21, 2)
        header += little(Int(entry.checksum), 4)
        header += little(entry.bytes.count, 4)
        header += little(entry.bytes.count, 4)
        header += little(entry.name.count, 2)
        header += little(0, 2)
        return header
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~UInt32(0)) {
                table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8)
            }
        }
    }
}
