/// A path as the file system has it: bytes.
///
/// File names come from many machines; not all are valid UTF-8, and two that look alike (й as one
/// letter or as two) are different files. A `String` would merge or break them, bytes do not.
public struct RawPath: Hashable, Sendable {
    /// The bytes, without a terminating zero.
    public let bytes: [UInt8]

    /// Takes the bytes as they are.
    public init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// The path that a text spells in UTF-8.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The path of something inside this folder.
    public func appending(_ name: RawPath) -> RawPath {
        RawPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    /// The path of something inside this folder.
    public func appending(_ name: String) -> RawPath {
        appending(RawPath(name))
    }

    /// The last part of the path.
    public var lastPart: RawPath {
        RawPath(bytes: bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...])
    }

    /// The folder that the last part lies in: "." for a bare name, "/" at the root.
    public var folder: RawPath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return RawPath(".") }
        return slash == 0 ? RawPath("/") : RawPath(bytes: bytes[..<slash])
    }

    /// The path for people: bytes that are no UTF-8 and control characters show as «\u{FFFD}».
    public var display: String {
        String(
            String.UnicodeScalarView(
                String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
                    $0.value < 0x20 || $0.value == 0x7F || isDirectionMark($0) ? "\u{FFFD}" : $0
                }))
    }

    /// Marks that turn the direction of writing can make ".exe" look like ".xlsx".
    private func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x200E...0x200F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// The path as C functions want it.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                preconditionFailure("a terminated path has at least one byte")
            }
            return body(start)
        }
    }
}
