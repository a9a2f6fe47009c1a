/// Turns decimal numbers into the doubles nearest to them, without a loop and without memory.
enum ExactDecimal {
    /// A mantissa below this has room for one more digit.
    static let mantissaRoom = UInt64.max / 10

    /// Powers of ten that a Double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Powers of five that 64 bits hold.
    private static let powersOfFive: [UInt64] = (0...27).map { power in
        (0..<power).reduce(1) { product, _ in product * 5 }
    }

    /// The double nearest to `mantissa` times ten to the power of `scale`; nil when that takes more
    /// than 128 bits.
    ///
    /// A mantissa of 53 bits times or over an exact power of ten is one correctly rounded operation.
    /// Otherwise the 64 highest bits of the product or quotient are made, the lowest of which is set
    /// when anything was cut off behind it: so the conversion to 53 bits rounds as it should. Source:
    /// Clinger, "How to read floating point numbers accurately", 1990.
    static func value(_ mantissa: UInt64, scale: Int) -> Double? {
        if mantissa < 1 << 53, scale >= -22, scale <= 22 {
            return scale < 0
                ? Double(mantissa) / powersOfTen[-scale] : Double(mantissa) * powersOfTen[scale]
        }
        guard mantissa > 0, scale >= -27, scale <= 27 else { return mantissa == 0 ? 0 : nil }
        return scale < 0 ? quotient(mantissa, -scale) : product(mantissa, scale)
    }

    private static func product(_ mantissa: UInt64, _ power: Int) -> Double {
        let (high, low) = mantissa.multipliedFullWidth(by: powersOfFive[power])
        guard high > 0 else { return scaled(low, by: power) }
        let shift = high.leadingZeroBitCount
        let top = shift == 0 ? high : high << shift | low >> (64 - shift)
        return scaled(top | (low << shift == 0 ? 0 : 1), by: 64 - shift + power)
    }

    private static func quotient(_ mantissa: UInt64, _ power: Int) -> Double {
        let shifts = (mantissa.leadingZeroBitCount, powersOfFive[power].leadingZeroBitCount)
        let dividend = mantissa << shifts.0
        let divisor = powersOfFive[power] << shifts.1
        let isLarge = dividend >= divisor
        let (result, rest) = divisor.dividingFullWidth(
            isLarge ? (dividend >> 1, dividend << 63) : (dividend, 0))
        let exponent = shifts.1 - shifts.0 - (isLarge ? 63 : 64)
        return scaled(result | (rest == 0 ? 0 : 1), by: exponent - power)
    }

    private static func scaled(_ bits: UInt64, by exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: Double(bits))
    }
}
