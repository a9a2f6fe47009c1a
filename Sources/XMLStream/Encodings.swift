/// The encodings that the parser knows by itself; for others it would load code from the system, by
/// a name that the document chooses.
enum Encodings {
    private static let known: Set<String> = [
        "UTF-8", "UTF8", "UTF-16", "UTF16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII",
        "ISO-8859-1", "ISO-LATIN-1",
    ]

    /// Whether an encoding of that name is read.
    static func isKnown(_ name: String) -> Bool {
        name.utf8.count <= 20 && known.contains(name.uppercased())
    }

    /// Whether a document that begins with these bytes, zeros left out, may be given to the parser:
    /// it declares no encoding, or one that is known.
    static func admits(_ bytes: [UInt8]) -> Bool {
        guard let start = place(of: "<?xml", in: bytes[...]),
            let end = place(of: "?>", in: bytes[start...]),
            let key = place(of: "encoding", in: bytes[start..<end])
        else { return true }
        let value = bytes[(key + 8)..<end].split { "= \t\r\n\"'".utf8.contains($0) }.first
        return value.map { isKnown(String(decoding: $0, as: UTF8.self)) } ?? true
    }

    private static func place(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let first = unsafe text.utf8Start.pointee
        return bytes.indices.first { place in
            bytes[place] == first && place + text.utf8CodeUnitCount <= bytes.endIndex
                && (1..<text.utf8CodeUnitCount).allSatisfy {
                    unsafe bytes[place + $0] == text.utf8Start[$0]
                }
        }
    }
}
