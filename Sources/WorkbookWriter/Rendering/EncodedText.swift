/// Texts as the file format writes them.
///
/// Source: ECMA-376 part 1, §22.9.2.19 (`ST_Xstring`): a character that XML cannot carry is
/// written `_xHHHH_`, and so the underscore of a literal `_x0041_` has to be written `_x005F_`.
enum EncodedText {
    /// The greatest count of UTF-16 units in a cell.
    static let cellLimit = 32_767

    /// The text so that readers decode it to itself.
    static func encoding(_ text: String) -> String {
        needsEncoding(text) ? encoded(text) : text
    }

    /// The same of a text for a cell, which may not be too long for one.
    static func checked(
        _ text: String, at place: @autoclosure () -> WriteError.Place
    ) throws(WriteError) -> String {
        guard text.utf8.count <= cellLimit || text.utf16.count <= cellLimit else {
            throw .textTooLong(place(), limit: cellLimit)
        }
        return encoding(text)
    }

    /// Whether the text holds a character that XML, or a name within it, cannot carry.
    static func holdsForbidden(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: isForbidden)
            || !escapeStarts(in: Array(text.unicodeScalars)).isEmpty
    }

    /// Whether the text holds a control character, or one that XML cannot carry.
    static func holdsControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { isForbidden($0) || $0 == "\t" || $0 == "\n" }
    }

    private static func needsEncoding(_ text: String) -> Bool {
        var previous: UInt8 = 0
        let bytes = text.utf8.span
        for place in bytes.indices {
            let byte = bytes[place]
            switch byte {
            case 0x09, 0x0A: break
            case 0..<0x20: return true
            case UInt8(ascii: "x") where previous == UInt8(ascii: "_"): return true
            case 0xBF where previous == 0xBF: return true  // EF BF BF is U+FFFF
            case 0xBE where previous == 0xBF: return true
            default: break
            }
            previous = byte
        }
        return false
    }

    private static func encoded(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let starts = escapeStarts(in: scalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if starts.contains(index) {
                result.append(contentsOf: "_x005F_".unicodeScalars)
            } else if isForbidden(scalar) {
                result.append(contentsOf: escape(scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Where a literal `_xHHHH_` begins; two may share an underscore.
    private static func escapeStarts(in scalars: [Unicode.Scalar]) -> Set<Int> {
        guard scalars.count >= 7 else { return [] }
        var starts: Set<Int> = []
        for index in 0...(scalars.count - 7)
        where scalars[index] == "_" && scalars[index + 1] == "x" && scalars[index + 6] == "_"
            && scalars[(index + 2)...(index + 5)].allSatisfy(\.properties.isASCIIHexDigit)
        {
            starts.insert(index)
        }
        return starts
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\n") || scalar.value == 0xFFFE
            || scalar.value == 0xFFFF
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }
}
