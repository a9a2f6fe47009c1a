/// Text as it stands between tags.
enum XMLText {
    /// Adds a text to markup.
    static func append(_ text: String, to markup: inout [UInt8]) {
        let bytes = text.utf8.span
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: "&"): markup += "&amp;".utf8
            case UInt8(ascii: "<"): markup += "&lt;".utf8
            case UInt8(ascii: ">"): markup += "&gt;".utf8
            default: markup.append(bytes[place])
            }
        }
    }

    /// The text as bytes of markup.
    static func escaped(_ text: String) -> [UInt8] {
        var markup: [UInt8] = []
        markup.reserveCapacity(text.utf8.count + 16)
        append(text, to: &markup)
        return markup
    }
}
