internal import CCrypto

/// The hash SHA-256 of bytes that come piece by piece. Source: FIPS 180-4, computed by OpenSSL.
@safe
public struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Begins; nothing has come yet.
    public init() {
        guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        unsafe self.context = context
        let began = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(began == 1, "every OpenSSL has SHA-256")
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// The hash of bytes as 64 hexadecimal digits in lower case.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        let hash = Self()
        hash.add(bytes)
        return hash.hexadecimal()
    }

    /// Adds the next bytes.
    public func add(_ bytes: [UInt8]) {
        let added = unsafe bytes.withUnsafeBytes { bytes in
            unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }
        precondition(added == 1, "bytes can be added as long as the hash was not asked for")
    }

    /// The hash of all that has come, as 64 hexadecimal digits in lower case.
    public consuming func hexadecimal() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        let ended = unsafe hash.withUnsafeMutableBufferPointer { hash in
            unsafe EVP_DigestFinal_ex(context, hash.baseAddress, nil)
        }
        precondition(ended == 1, "a hash that has begun can be ended")
        return String(
            decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
