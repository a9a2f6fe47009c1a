/// Reads the decimal numbers of spreadsheets, whatever the locale of the process.
enum NumberParser {
    /// The number, or nil when the bytes are not a finite decimal number with blanks around it.
    static func number(_ bytes: Span<UInt8>) -> Double? {
        unsafe bytes.withUnsafeBufferPointer { unsafe number($0) }
    }

    /// Every number comes by here: the bytes are walked through without looking twice at their
    /// bounds.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        if let whole = unsafe wholeNumber(bytes) { return whole }
        guard var place = bytes.baseAddress else { return nil }
        var end = unsafe place + bytes.count
        while unsafe place < end, unsafe isBlank(place.pointee) { unsafe place += 1 }
        while unsafe end > place, unsafe isBlank((end - 1).pointee) { unsafe end -= 1 }
        let text = unsafe UnsafeBufferPointer(start: place, count: end - place)
        guard let first = unsafe text.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        if isNegative || first == UInt8(ascii: "+") { unsafe place += 1 }
        var mantissa: UInt64 = 0
        let digitsStart = unsafe place
        var point: UnsafePointer<UInt8>?
        var cut = 0
        while unsafe place < end {
            let digit = unsafe place.pointee &- UInt8(ascii: "0")
            if digit <= 9 {
                if mantissa < ExactDecimal.mantissaRoom {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                } else {
                    cut &+= 1
                }
            } else if unsafe digit == pointDigit && point == nil {
                unsafe point = unsafe place
            } else {
                break
            }
            unsafe place += 1
        }
        let digits = unsafe place - digitsStart - (point == nil ? 0 : 1)
        guard digits > 0 else { return nil }
        var scale = unsafe point.map { unsafe $0 + 1 - place } ?? 0
        if unsafe place < end {
            guard
                let exponent = unsafe exponent(
                    UnsafeBufferPointer(start: place, count: end - place))
            else { return nil }
            scale += exponent
        }
        guard cut == 0, let value = ExactDecimal.value(mantissa, scale: scale) else {
            return unsafe slow(text)
        }
        return isNegative ? -value : value
    }

    /// The number, if it is written with a few digits and nothing else, as most are.
    @inline(__always)
    private static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard (1...15).contains(bytes.count) else { return nil }
        var value: Int64 = 0
        for place in 0..<bytes.count {
            let digit = unsafe bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return Double(value)
    }

    /// What the point is when it is taken for a digit.
    private static let pointDigit = UInt8(ascii: ".") &- UInt8(ascii: "0")

    /// A whole number without a sign that fits well into an Int.
    static func index(_ bytes: Span<UInt8>) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard var place = bytes.baseAddress else { return nil }
            let end = unsafe place + bytes.count
            var value = 0
            var digits = 0
            while unsafe place < end {
                let digit = unsafe place.pointee &- UInt8(ascii: "0")
                if digit <= 9 {
                    value = value &* 10 &+ Int(digit)
                    digits &+= 1
                } else if unsafe !isBlank(place.pointee) {
                    return nil
                }
                unsafe place += 1
            }
            return digits > 0 && digits < 18 ? value : nil
        }
    }

    /// Whether there is nothing but blanks.
    static func areBlank(_ bytes: Span<UInt8>) -> Bool {
        bytes.indices.allSatisfy { isBlank(bytes[$0]) }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    /// The number behind the letter e at the beginning; nil when it is none.
    private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard unsafe bytes.count > 1 && bytes[0] | 0x20 == UInt8(ascii: "e") else { return nil }
        let isNegative = unsafe bytes[1] == UInt8(ascii: "-")
        let start = unsafe isNegative || bytes[1] == UInt8(ascii: "+") ? 2 : 1
        guard start < bytes.count else { return nil }
        var exponent = 0
        for place in start..<bytes.count {
            let digit = unsafe bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            exponent = min(exponent * 10 + Int(digit), 100_000)
        }
        return isNegative ? -exponent : exponent
    }

    private static func slow(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let value = unsafe Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
        else {
            return nil
        }
        return value
    }
}
