/// The hash SHA-256 of bytes that come piece by piece. Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5
/// and 6.2.
public struct SHA256: Sendable {
    private var state = Self.initial
    /// What does not fill a block yet.
    private var rest: [UInt8] = []
    private var count = 0

    /// Begins; nothing has come yet.
    public init() {}

    /// The hash as 64 hexadecimal digits in lower case.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = Self()
        hash.add(bytes)
        return hash.hexadecimal()
    }

    /// Adds the next bytes.
    public mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        var begin = 0
        if !rest.isEmpty {
            begin = min(64 - rest.count, bytes.count)
            rest += bytes[..<begin]
            guard rest.count == 64 else { return }
            rest.withUnsafeBufferPointer { Self.compress($0, into: &state) }
            rest = []
        }
        let end = begin + (bytes.count - begin) / 64 * 64
        bytes.withUnsafeBufferPointer { message in
            Self.compress(UnsafeBufferPointer(rebasing: message[begin..<end]), into: &state)
        }
        rest += bytes[end...]
    }

    /// The hash of all that has come, as 64 hexadecimal digits in lower case.
    public func hexadecimal() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for word in words() {
            for shift in stride(from: UInt32(28), through: 0, by: -4) {
                text.append(digits[Int(word >> shift & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func words() -> [UInt32] {
        var state = state
        var tail = rest
        tail.append(0x80)
        tail += repeatElement(0, count: (120 - tail.count) % 64)
        let bitCount = UInt64(count) * 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bitCount >> shift))
        }
        tail.withUnsafeBufferPointer { Self.compress($0, into: &state) }
        return state
    }

    /// Works whole blocks of 64 bytes into the state.
    private static func compress(
        _ message: UnsafeBufferPointer<UInt8>, into state: inout [UInt32]
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            constants.withUnsafeBufferPointer { constants in
                for block in stride(from: 0, to: message.count, by: 64) {
                    expand(message, at: block, into: schedule)
                    mix(schedule, constants, into: &state)
                }
            }
        }
    }

    @inline(__always)
    private static func expand(
        _ message: UnsafeBufferPointer<UInt8>, at block: Int,
        into schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            let place = block &+ index &* 4
            schedule[index] =
                UInt32(message[place]) << 24 | UInt32(message[place &+ 1]) << 16
                | UInt32(message[place &+ 2]) << 8 | UInt32(message[place &+ 3])
        }
        for index in 16..<64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let sigma0 = turned(early, 7) ^ turned(early, 18) ^ early >> 3
            let sigma1 = turned(late, 17) ^ turned(late, 19) ^ late >> 10
            schedule[index] = sigma1 &+ schedule[index &- 7] &+ sigma0 &+ schedule[index &- 16]
        }
    }

    @inline(__always)
    private static func mix(
        _ schedule: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>, into state: inout [UInt32]
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let choice = e & f ^ ~e & g
            let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
            let sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let majority = a & b ^ a & c ^ b & c
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    @inline(__always)
    private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
        word >> places | word << (32 &- places)
    }

    /// The first 32 bits of the fractions of the square roots of the first 8 primes.
    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
        0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
        0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
        0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
        0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
        0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
        0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
        0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
