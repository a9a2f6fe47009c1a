internal import CLibDeflate

/// The CRC-32 of bytes that come in pieces.
///
/// Source: APPNOTE.TXT, section 4.4.7.
struct Checksum {
    /// The sum of all bytes so far; 0 of none.
    private(set) var value = 0

    /// Adds the next bytes.
    mutating func add(_ bytes: Span<UInt8>) {
        // Of no bytes at all libdeflate would begin anew.
        guard !bytes.isEmpty else { return }
        let before = UInt32(value)
        value = unsafe bytes.withUnsafeBytes {
            unsafe Int(libdeflate_crc32(before, $0.baseAddress, $0.count))
        }
    }
}
