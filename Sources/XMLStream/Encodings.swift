/// The encodings that the parser knows by itself; for others it would load code from the system, by
/// a name that the document chooses.
///
/// Every part of a package comes by here: the names are told by their bytes, without a String.
enum Encodings {
    private static let known: [StaticString] = [
        "UTF-8", "UTF8", "UTF-16", "UTF16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII",
        "ISO-8859-1", "ISO-LATIN-1",
    ]

    /// Whether an encoding of that name is read; case does not matter.
    static func isKnown(_ name: Span<UInt8>) -> Bool {
        known.contains { isSame(name, $0) }
    }

    private static func isSame(_ name: Span<UInt8>, _ known: StaticString) -> Bool {
        name.count == known.utf8CodeUnitCount
            && name.indices.allSatisfy { unsafe upper(name[$0]) == known.utf8Start[$0] }
    }

    /// Whether a document that begins with these bytes may be given to the parser: it declares no
    /// encoding, or one that is known. Characters may be one byte wide, or two with a zero in each.
    static func admits(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.indices.contains(where: { bytes[$0] == 0 }) else {
            return admitsNarrow(bytes)
        }
        var narrow: [UInt8] = []
        for place in bytes.indices where bytes[place] != 0 { narrow.append(bytes[place]) }
        return admitsNarrow(narrow.span)
    }

    /// Whether a document that begins with these bytes is certainly one of UTF-8; it may be one even
    /// if it does not say so here.
    static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.indices.allSatisfy({ bytes[$0] != 0 }),
            place(of: "?>", in: bytes, 0..<bytes.count) != nil
        else { return false }
        guard let name = declaredName(in: bytes) else { return true }
        return isSame(bytes.extracting(name), "UTF-8")
    }

    private static func admitsNarrow(_ bytes: Span<UInt8>) -> Bool {
        guard let name = declaredName(in: bytes) else { return true }
        return name.isEmpty || isKnown(bytes.extracting(name))
    }

    /// Where the name of the encoding stands; nil when none is declared.
    private static func declaredName(in bytes: Span<UInt8>) -> Range<Int>? {
        guard let start = place(of: "<?xml", in: bytes, 0..<bytes.count),
            let end = place(of: "?>", in: bytes, start..<bytes.count),
            let key = place(of: "encoding", in: bytes, start..<end)
        else { return nil }
        var first = key + 8
        while first < end, isBetween(bytes[first]) { first += 1 }
        var last = first
        while last < end, !isBetween(bytes[last]) { last += 1 }
        return first..<last
    }

    /// Whether a byte stands between a key and its value, or behind it.
    private static func isBetween(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
    }

    /// Where the text stands in the range.
    private static func place(
        of text: StaticString, in bytes: Span<UInt8>, _ range: Range<Int>
    ) -> Int? {
        let first = unsafe text.utf8Start.pointee
        let count = text.utf8CodeUnitCount
        for place in range where bytes[place] == first && count <= range.upperBound - place {
            let isHere = (1..<count).allSatisfy { unsafe bytes[place + $0] == text.utf8Start[$0] }
            if isHere { return place }
        }
        return nil
    }
}
