/// A path as a link of a page has it.
enum RelativeLink {
    /// The path with everything escaped but letters, digits, a few signs and the slashes.
    static func escaped(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { escaped(segment: String($0)) }.joined(separator: "/")
    }

    /// A name as links and parameters of mails have it, slashes escaped as well.
    static func escaped(segment: String) -> String {
        segment.utf8.map { byte in
            isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
