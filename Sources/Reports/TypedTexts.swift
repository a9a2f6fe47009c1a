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
        let least = isPersonal ? personal : telling
        // A scalar takes one to four bytes.
        let bytes = text.utf8.count
        return bytes >= least && (bytes >= 4 * least || text.unicodeScalars.count >= least)
    }

    /// Adds a text of any length.
    mutating func add(_ words: Words) {
        let words = words.all.prefix(Self.wordLimit)
        guard let first = words.first else { return }
        counts[first.sum, default: 0] |= 1 << UInt64(words.count)
        texts.insert(words.reduce(0) { Self.joined($0, $1.sum) })
    }

    /// Whether a text is one of the texts and says no more.
    func hold(_ words: Words) -> Bool {
        !words.isEmpty && words.all.count < Self.wordLimit && texts.contains(words.sum)
    }

    /// Whether one of the texts stands in a text.
    func areFound(in words: Words) -> Bool { !places(in: words).isEmpty }

    /// Whether nothing is left of a text without those that were added.
    func cover(_ words: Words, of text: String) -> Bool {
        removed(from: text, words)?.allSatisfy(\.isWhitespace) ?? words.isEmpty
    }

    /// A text without those that were added; nil when none of them stands in it.
    func removed(from text: String, _ words: Words) -> String? {
        let places = places(in: words)
        guard !places.isEmpty else { return nil }
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
        guard !counts.isEmpty else { return [] }
        var ranges: [Range<Int>] = []
        let words = words.all
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

    /// A text taken apart.
    struct Words {
        /// The sums of the words, and where the words stand in scalars.
        fileprivate private(set) var all: [(sum: UInt64, range: Range<Int>)] = []

        /// Whether there is not one.
        var isEmpty: Bool { all.isEmpty }

        /// Tells whole texts apart, word by word.
        var sum: UInt64 { all.reduce(0) { TypedTexts.joined($0, $1.sum) } }

        /// Takes a text apart.
        init(of text: String) {
            var sum: UInt64 = 0
            var start: Int?
            var place = 0
            for scalar in text.unicodeScalars {
                if TypedTexts.isPartOfWord(scalar) {
                    if start == nil { start = place }
                    sum = TypedTexts.joined(sum, UInt64(FoldedScalars.folded(scalar).value))
                } else if let first = start {
                    all.append((sum, first..<place))
                    (sum, start) = (0, nil)
                }
                place += 1
            }
            if let first = start { all.append((sum, first..<place)) }
        }
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
            for text in texts { sums.formUnion(Words(of: text).all.map(\.sum)) }
        }

        /// Whether a text consists of no other words.
        func holdsAll(of words: Words) -> Bool {
            words.all.allSatisfy { sums.contains($0.sum) }
        }
    }
}
