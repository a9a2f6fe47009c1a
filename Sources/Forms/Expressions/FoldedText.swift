/// The scalars of a text as it is compared: without blanks around it, each blank inside as a
/// space, in small letters, ё as е.
package struct FoldedScalars: Sequence, IteratorProtocol {
    private var scalars: Substring.UnicodeScalarView.Iterator
    private var isStarted = false
    private var blanks = 0
    private var waiting: Unicode.Scalar?

    package init(_ text: String) {
        scalars = text[...].unicodeScalars.makeIterator()
    }

    package mutating func next() -> Unicode.Scalar? {
        if blanks > 0 {
            blanks -= 1
            return " "
        }
        if let scalar = waiting {
            waiting = nil
            return scalar
        }
        var skipped = 0
        while let scalar = scalars.next() {
            if Self.isBlank(scalar) {
                if isStarted { skipped += 1 }
                continue
            }
            isStarted = true
            guard skipped > 0 else { return Self.folded(scalar) }
            blanks = skipped - 1
            waiting = Self.folded(scalar)
            return " "
        }
        return nil
    }

    /// One letter as it is compared. Russian and Latin letters need no tables.
    @inlinable package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20) ?? scalar
        case 0x401, 0x451: "е"
        case 0..<0x80, 0x430...0x44F: scalar
        default:
            scalar.properties.changesWhenLowercased
                ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
        }
    }

    /// Whether a text is compared as those scalars.
    ///
    /// Rules count the rows of registers by the hundred for each file, and most rows end at the first
    /// letter: no iterator is made.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - folded: a text as it is compared.
    /// - Returns: whether the scalars are the same.
    static func ofText(_ text: String, are folded: String) -> Bool {
        let (text, folded) = (text.utf8.span, folded.utf8.span)
        var (at, of) = (0, 0)
        var isStarted = false
        var blanks = 0
        while at < text.count {
            let scalar = scalar(in: text, at: &at)
            if isBlank(scalar) {
                if isStarted { blanks += 1 }
                continue
            }
            isStarted = true
            while blanks > 0 {
                guard of < folded.count, folded[of] == 0x20 else { return false }
                of += 1
                blanks -= 1
            }
            guard of < folded.count, Self.folded(scalar) == Self.scalar(in: folded, at: &of) else {
                return false
            }
        }
        return of == folded.count
    }

    /// The scalar that begins at a place of a text; the place moves behind it.
    private static func scalar(in text: Span<UInt8>, at place: inout Int) -> Unicode.Scalar {
        let first = text[place]
        // A text is never wrong UTF-8.
        let count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = count == 1 ? UInt32(first) : UInt32(first & (0xFF >> (UInt8(count) + 1)))
        for next in place + 1..<place + count { value = value << 6 | UInt32(text[next] & 0x3F) }
        place += count
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0xA0: true
        case 0x21..<0x85, 0x400...0x4FF: false
        default: scalar.properties.isWhitespace
        }
    }
}

extension String {
    /// The text as it is compared; see ``FoldedScalars``.
    package var folded: String {
        // Bytes are put together several times faster than scalars.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in FoldedScalars(self) { bytes.append(contentsOf: scalar.utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether two texts are the same to a reader of a form.
    package func matches(_ other: String) -> Bool {
        FoldedScalars(self).elementsEqual(FoldedScalars(other))
    }
}
