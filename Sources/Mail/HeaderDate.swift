internal import CGMime

/// A date as headers write it: `Mon, 14 Dec 2026 23:59:59 +0300 (MSK)`.
///
/// Source: RFC 5322, sections 3.3 and 4.3.
struct HeaderDate {
    /// The longest date that is looked at, in bytes; a sound one has fifty.
    private static let limit = 200

    /// The moment; nil when the text is no date with a time of the day.
    let moment: Moment?

    init(_ text: some Sequence<UInt8>) {
        let plain = Self.withoutComments(text)
        let words = plain.split { $0 == 0x20 }
        // The library takes a date without a time for midnight, and one without a known zone for UTC:
        // three hours of Moscow that would make a letter late.
        guard plain.count <= Self.limit, let time = words.firstIndex(where: Self.isTime),
            let (clock, offset) = Self.decode(plain)
        else {
            moment = nil
            return
        }
        let zone = words.indices.contains(time + 1) ? words[time + 1] : []
        moment = Moment(clock: clock, offset: Self.offset(zone, decoded: offset))
    }

    /// What the library reads: the clock and the offset that it took.
    private static func decode(_ text: [UInt8]) -> (clock: Int64, offset: Int)? {
        let terminated = text.map(CChar.init(bitPattern:)) + [0]
        guard let date = unsafe g_mime_utils_header_decode_date(terminated) else { return nil }
        defer { unsafe g_date_time_unref(date) }
        let offset = unsafe g_date_time_get_utc_offset(date) / 60_000_000
        let seconds = unsafe g_date_time_to_unix(date)
        return ((Int64(seconds) + Int64(offset) * 60) * 1000, Int(offset))
    }

    /// Minutes ahead of UTC by the zone's name or number; nil when it is not told or unknown.
    private static func offset(_ zone: ArraySlice<UInt8>, decoded: Int) -> Int? {
        let name = String(decoding: zone, as: UTF8.self).uppercased()
        if let known = names[name] { return known }
        guard name.hasPrefix("+") || name.hasPrefix("-") else {
            // The few American names that the standard has and the library knows.
            return decoded == 0 ? nil : decoded
        }
        let digits = name.dropFirst().replacing(":", with: "")
        guard digits.utf8.count == 4, let number = Int(digits), number % 100 < 60, number <= 1400
        else { return nil }
        return (number / 100 * 60 + number % 100) * (name.hasPrefix("-") ? -1 : 1)
    }

    private static let names = ["UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "MSK": 180]

    private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
        let numbers = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return (2...3).contains(numbers.count)
            && numbers.allSatisfy { number in
                (1...2).contains(number.count) && number.allSatisfy { (0x30...0x39).contains($0) }
            }
    }

    /// The text with one blank for each run of blanks, line ends and comments, which may lie inside
    /// each other.
    private static func withoutComments(_ text: some Sequence<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var depth = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case 0...0x20: break
            default:
                if depth == 0 { plain.append(byte) }
                continue
            }
            if plain.last != 0x20 { plain.append(0x20) }
        }
        return plain
    }
}
