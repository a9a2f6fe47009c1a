/// Writes JSON strings.
enum JSONText {
    /// Adds the text in quotes, control characters escaped.
    static func append(_ text: Span<UInt8>, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        var start = 0
        for place in 0..<text.count {
            let byte = text[place]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                continue
            }
            line.append(span: text.extracting(start..<place))
            start = place + 1
            appendEscape(byte, to: &line)
        }
        line.append(span: text.extracting(start..<text.count))
        line.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ byte: UInt8, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): line.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): line.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): line.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): line.append(byte)
        default:
            let digits = Array("0123456789abcdef".utf8)
            line.append(contentsOf: "u00".utf8)
            line.append(digits[Int(byte >> 4)])
            line.append(digits[Int(byte & 15)])
        }
    }
}
