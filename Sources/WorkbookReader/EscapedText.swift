internal import Glibc

/// The escapes `_xHHHH_` by which a workbook stores characters that XML cannot.
///
/// Source: ECMA-376 part 1, §22.9.2.19 (`ST_Xstring`).
enum EscapedText {
    /// Whether there is an underscore and room for an escape; most texts have none.
    static func mayOccur(in text: Span<UInt8>) -> Bool {
        guard text.count >= 7 else { return false }
        return unsafe text.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe memchr(start, Int32(UInt8(ascii: "_")), bytes.count) != nil
        }
    }

    /// Decodes the escapes from `start` to the end, once, from left to right.
    ///
    /// Two escapes that form a surrogate pair give one character, a lone surrogate U+FFFD.
    static func decode(_ bytes: inout [UInt8], from start: Int) {
        guard mayOccur(in: bytes.span.extracting(start..<bytes.count)),
            let first = firstEscape(bytes, from: start)
        else { return }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count - first)
        var place = first
        while place < bytes.count {
            guard let unit = unit(bytes, at: place) else {
                decoded.append(bytes[place])
                place += 1
                continue
            }
            place += 7
            var scalar = Unicode.Scalar(UInt32(unit))
            if unit & 0xFC00 == 0xD800, let low = self.unit(bytes, at: place),
                low & 0xFC00 == 0xDC00
            {
                place += 7
                scalar = Unicode.Scalar(
                    0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
            }
            decoded.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
        }
        bytes.replaceSubrange(first..., with: decoded)
    }

    private static func firstEscape(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + 7 <= bytes.count {
            if bytes[place] == UInt8(ascii: "_"), unit(bytes, at: place) != nil { return place }
            place += 1
        }
        return nil
    }

    private static func unit(_ bytes: [UInt8], at place: Int) -> UInt16? {
        guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"),
            bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for index in 2..<6 {
            guard let digit = HexDigit.value(bytes[place + index]) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
