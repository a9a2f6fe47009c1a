import Hashing

/// The bytes of a file together with their hash, which is computed once.
public struct HashedBytes: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// Their SHA-256, 64 hexadecimal digits in lower case.
    public let sha256: String

    /// Computes the hash of the bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        sha256 = SHA256.hexadecimal(of: bytes)
    }
}
