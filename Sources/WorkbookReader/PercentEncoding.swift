/// The spelling of paths in which "%20" is a blank.
///
/// Source: RFC 3986, section 2.1.
enum PercentEncoding {
    /// The path with every "%HH" replaced; what is no such escape stays.
    static func decode(_ path: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(path)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
                let high = HexDigit.value(bytes[place + 1]),
                let low = HexDigit.value(bytes[place + 2])
            {
                decoded.append(high << 4 | low)
                place += 3
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return decoded
    }
}

/// The digits of hexadecimal numbers.
enum HexDigit {
    /// The value of a digit, nil when it is none.
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
