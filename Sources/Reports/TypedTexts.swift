import Forms
import Validation

/// The texts that schools typed, prepared for a search through a workbook.
///
/// Texts are compared word by word, without regard to case, ё and punctuation. A personal cell is
/// found anywhere in a text; other texts only when they are long enough not to be a coincidence.
/// Of a text only sums are kept, so that those of a hundred thousand schools are found as fast as
/// those of one, and nothing personal stays in memory.
struct TypedTexts: Sendable {
    /// The least length of a free text that cannot be a coincidence, in scalars.
    private static let telling = 25
    /// The least length of a personal value, in scalars.
    private static let personal = 4
    /// A longer text is found by so many words of its beginning.
    private static let wordLimit = 63

    private typealias Words = [(sum: UInt64, range: Range<Int>)]

    /// The sums of whole texts.
    private var texts: Set<UInt64> = []
    /// How many words texts have that begin with a word: a bit for each count.
    private var counts: [UInt64: UInt64] = [:]

    /// Whether a text is long enough not to be found by coincidence.
    ///
    /// - Parameters:
    ///   - text: what was typed.
    ///   - isPersonal: whether the form marks the cell as personal.
    /// - Returns: whether it is to be looked for.
    static func isTelling(_ text: String, isPersonal: Bool) -> Bool {
        text.unicodeScalars.count >= (isPersonal ? personal : telling)
    }

    /// Adds a text of any length.
    mutating func add(_ text: String) {
        let words = Self.words(text).prefix(Self.wordLimit)
        guard let first = words.first else { return }
        counts[first.sum, default: 0] |= 1 << UInt64(words.count)
        texts.insert(words.reduce(0) { Self.joined($0, $1.sum) })
    }

    /// Tells whole texts apart, word by word.
    static func sum(of text: String) -> UInt64 {
        words(text).reduce(0) { joined($0, $1.sum) }
    }

    /// Whether `text` is one of the texts and says no more.
    func holds(_ text: String) -> Bool {
        let words = Self.words(text)
        return !words.isEmpty && words.count < Self.wordLimit
            && texts.contains(words.reduce(0) { Self.joined($0, $1.sum) })
    }

    /// Whether one of the texts stands in `text`.
    func areFound(in text: String) -> Bool {
        !counts.isEmpty && !places(in: Self.words(text)).isEmpty
    }

    /// The text without those that were added.
    func removed(from text: String) -> String {
        let places = places(in: Self.words(text))
        guard !places.isEmpty else { return text }
        var scalars = Array(text.unicodeScalars)
        for range in places {
            for place in range { scalars[place] = "\n" }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Where texts stand, in scalars; of those that begin with one word the longest.
    private func places(in words: Words) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for start in words.indices {
            guard let lengths = counts[words[start].sum] else { continue }
            var sum: UInt64 = 0
            var end: Int?
            for place in start..<min(words.count, start + Self.wordLimit) {
                sum = Self.joined(sum, words[place].sum)
                let bit: UInt64 = 1 << UInt64(place - start + 1)
                if lengths & bit != 0, texts.contains(sum) { end = words[place].range.upperBound }
            }
            if let end { ranges.append(words[start].range.lowerBound..<end) }
        }
        return ranges
    }

    /// A sum over words in their order.
    private static func joined(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        var mixed = (sum &* 0x9E37_79B9_7F4A_7C15 &+ word) &+ 0x632B_E59B_D9B4_E019
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 27)
    }

    /// The sums of the words, and where the words stand.
    private static func words(_ text: String) -> Words {
        var words: Words = []
        var sum: UInt64 = 0
        var start: Int?
        var place = 0
        for scalar in text.unicodeScalars {
            if isPartOfWord(scalar) {
                if start == nil { start = place }
                sum = joined(sum, UInt64(FoldedScalars.folded(scalar).value))
            } else if let first = start {
                words.append((sum, first..<place))
                (sum, start) = (0, nil)
            }
            place += 1
        }
        if let first = start { words.append((sum, first..<place)) }
        return words
    }

    /// Letters, digits, and marks above letters, since й may come as two characters. Russian and
    /// Latin letters need no tables.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x300...0x36F, 0x400...0x481: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// Words, told apart as those of texts.
    struct WordSet: Sendable {
        private var sums: Set<UInt64> = []

        /// Collects the words of texts.
        init(of texts: some Sequence<String>) {
            for text in texts { sums.formUnion(TypedTexts.words(text).map(\.sum)) }
        }

        /// Whether a text consists of no other words.
        func holdsAll(of text: String) -> Bool {
            TypedTexts.words(text).allSatisfy { sums.contains($0.sum) }
        }
    }
}
