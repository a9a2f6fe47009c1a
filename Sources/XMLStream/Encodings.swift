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
        let text = String(decoding: bytes, as: UTF8.self)
        guard let start = text.firstRange(of: "<?xml"), let end = text.firstRange(of: "?>"),
            start.upperBound <= end.lowerBound
        else { return true }
        let declaration = text[start.upperBound..<end.lowerBound]
        guard let key = declaration.firstRange(of: "encoding") else { return true }
        let value = declaration[key.upperBound...].split { "= \t\r\n\"'".contains($0) }.first
        return value.map { isKnown(String($0)) } ?? true
    }
}
