/// Numbers in bytes, the lowest byte first.
struct LittleEndian {
    /// A 16-bit field with this value says that the true one stands in a zip64 record.
    static let elsewhere16 = 0xFFFF
    /// The same for 32 bits.
    static let elsewhere32 = 0xFFFF_FFFF

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The 16-bit number at `index`.
    func short(_ index: Int) -> Int {
        Int(bytes[index]) | Int(bytes[index + 1]) << 8
    }

    /// The 32-bit number at `index`.
    func long(_ index: Int) -> Int {
        short(index) | short(index + 2) << 16
    }

    /// The 64-bit number at `index`; nil when it is larger than any file.
    func wide(_ index: Int) -> Int? {
        let high = long(index + 4)
        return high < 0x7FFF_FFFF ? long(index) | high << 32 : nil
    }
}
