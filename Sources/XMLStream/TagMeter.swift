/// Measures tags before the parser sees them.
///
/// A "<" cannot stand inside a tag, so a tag is no longer than the way from its "<" to the next: looked
/// at are only the first of a chunk, one within the limit from there, and so on, and what is farther
/// from the next.
@usableFromInline
struct TagMeter {
    private enum Place {
        case text
        case opened
        case tag
        case quoted(UInt8)
    }

    private let limit: Int
    /// 1 for UTF-8, 2 for UTF-16; of a wide unit only the low byte with a zero beside it counts.
    private let width: Int
    private let isBigEndian: Bool
    private var place = Place.text
    private var length = 0

    init(limit: Int, width: Int, isBigEndian: Bool) {
        self.limit = limit
        self.width = width
        self.isBigEndian = isBigEndian
    }

    /// Whether the tags seen so far keep the limit.
    mutating func admits(_ bytes: Span<UInt8>) -> Bool {
        let units = bytes.count / width
        guard let first = opening(bytes, in: 0..<units) else { return walk(bytes, 0..<units) }
        guard walk(bytes, 0..<first) else { return false }
        // No tag between two openings is longer than they are apart.
        let step = limit / width
        var last = first
        while let next = opening(bytes, before: min(last + step + 1, units), behind: last) {
            last = next
        }
        place = .text
        return walk(bytes, last..<units)
    }

    private mutating func walk(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range {
            let unit = unit(bytes, index)
            switch place {
            case .text:
                if unit == UInt8(ascii: "<") { (place, length) = (.opened, 1) }
                continue
            case .opened:
                let isDeclaration = unit == UInt8(ascii: "!") || unit == UInt8(ascii: "?")
                place = isDeclaration || unit == UInt8(ascii: ">") ? .text : .tag
            case .tag:
                switch unit {
                case UInt8(ascii: ">"): place = .text
                case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .quoted(unit)
                case UInt8(ascii: "<"): (place, length) = (.opened, 0)
                default: break
                }
            case .quoted(let quote):
                if unit == quote { place = .tag }
                if unit == UInt8(ascii: "<") { (place, length) = (.opened, 0) }
            }
            length += width
            if length > limit { return false }
        }
        return true
    }

    private func unit(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
        guard width == 2 else { return bytes[index] }
        let (high, low) =
            isBigEndian
            ? (bytes[index * 2], bytes[index * 2 + 1]) : (bytes[index * 2 + 1], bytes[index * 2])
        return high == 0 ? low : 0
    }

    /// The first opening in the range.
    private func opening(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        for index in range where unit(bytes, index) == UInt8(ascii: "<") { return index }
        return nil
    }

    /// The last opening before an end and behind another.
    private func opening(_ bytes: Span<UInt8>, before end: Int, behind start: Int) -> Int? {
        var index = end - 1
        while index > start {
            if unit(bytes, index) == UInt8(ascii: "<") { return index }
            index -= 1
        }
        return nil
    }
}
