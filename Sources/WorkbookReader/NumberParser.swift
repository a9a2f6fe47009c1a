/// Reads the decimal numbers of spreadsheets, whatever the locale of the process.
enum NumberParser {
    /// The number, or nil when the bytes are not a finite decimal number with blanks around it.
    static func number(_ bytes: Span<UInt8>) -> Double? {
        var end = bytes.count
        var place = 0
        while place < end, isBlank(bytes[place]) { place += 1 }
        while end > place, isBlank(bytes[end - 1]) { end -= 1 }
        let start = place
        guard start < end else { return nil }
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var scale = 0
        var isExact = true
        var hasPoint = false
        while place < end {
            let digit = bytes[place] &- UInt8(ascii: "0")
            if digit <= 9 {
                digits += 1
                if mantissa < ExactDecimal.mantissaRoom {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                    if hasPoint { scale -= 1 }
                } else {
                    isExact = false
                }
            } else if bytes[place] == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            place += 1
        }
        guard digits > 0 else { return nil }
        if place < end {
            guard let exponent = exponent(bytes, place..<end) else { return nil }
            scale += exponent
        }
        guard isExact, let value = ExactDecimal.value(mantissa, scale: scale) else {
            return slow(bytes, start..<end)
        }
        return isNegative ? -value : value
    }

    /// A whole number without a sign that fits well into an Int.
    static func index(_ bytes: Span<UInt8>) -> Int? {
        var value = 0
        var digits = 0
        for place in 0..<bytes.count {
            let digit = bytes[place] &- UInt8(ascii: "0")
            if digit > 9 {
                guard isBlank(bytes[place]) else { return nil }
                continue
            }
            value = value &* 10 &+ Int(digit)
            digits += 1
        }
        return digits > 0 && digits < 18 ? value : nil
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    private static func exponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var place = range.lowerBound
        guard bytes[place] | 0x20 == UInt8(ascii: "e"), place + 1 < range.upperBound else {
            return nil
        }
        place += 1
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
        guard place < range.upperBound else { return nil }
        var exponent = 0
        while place < range.upperBound {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            exponent = min(exponent * 10 + Int(digit), 100_000)
            place += 1
        }
        return isNegative ? -exponent : exponent
    }

    private static func slow(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
        var text: [UInt8] = []
        for place in range { text.append(bytes[place]) }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }
}
