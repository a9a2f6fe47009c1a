import Forms

/// A text cut into words, with what stands between them.
///
/// Letters are told by their ranges: the texts are Russian, and asking Unicode for the properties
/// of each letter costs more than everything else here together.
struct TextWords {
    /// A run of letters; hyphens inside belong to it.
    struct Word {
        var range: Range<Int>
        var isCapitalised: Bool
        var isAllCapitals: Bool
        /// A single capital letter, as initials are.
        var isInitial: Bool { range.count == 1 && isCapitalised }
    }

    let scalars: [Unicode.Scalar]
    private(set) var words: [Word] = []

    init(_ text: String) {
        scalars = Self.composed(text)
        var index = 0
        while index < scalars.count {
            guard Self.isLetter(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count,
                Self.isLetter(scalars[index])
                    || (scalars[index] == "-" && index + 1 < scalars.count
                        && Self.isLetter(scalars[index + 1]))
            {
                index += 1
            }
            words.append(word(start..<index))
        }
    }

    /// What stands between a word and the next one.
    func gap(after index: Int) -> ArraySlice<Unicode.Scalar> {
        let end = index + 1 < words.count ? words[index + 1].range.lowerBound : scalars.count
        return scalars[words[index].range.upperBound..<end]
    }

    /// Whether only blanks of the same line stand between a word and the next one.
    func isFollowedByBlank(_ index: Int) -> Bool {
        let gap = gap(after: index)
        return (1...2).contains(gap.count) && gap.allSatisfy(Self.isBlank)
    }

    /// Whether a full stop follows the word, and nothing but blanks after it.
    func isFollowedByStop(_ index: Int) -> Bool {
        let gap = gap(after: index)
        return gap.first == "." && gap.count <= 3 && gap.dropFirst().allSatisfy(Self.isBlank)
    }

    /// The word in small letters, ё as е.
    func lowered(_ index: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[words[index].range].lazy.map(FoldedScalars.folded))
        return String(view)
    }

    private func word(_ range: Range<Int>) -> Word {
        Word(
            range: range, isCapitalised: Self.isCapital(scalars[range.lowerBound]),
            isAllCapitals: scalars[range].allSatisfy { $0 == "-" || Self.isCapital($0) })
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{2009}" || scalar == "\u{202F}"
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        isCapital(scalar) || ("а"..."я").contains(scalar) || scalar == "ё"
            || ("a"..."z").contains(scalar)
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        ("А"..."Я").contains(scalar) || scalar == "Ё" || ("A"..."Z").contains(scalar)
    }

    /// The scalars with й and ё as one each; some systems write them as a letter and its mark.
    private static func composed(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch (scalars.last, scalar) {
            case ("и", "\u{306}"): scalars[scalars.count - 1] = "й"
            case ("И", "\u{306}"): scalars[scalars.count - 1] = "Й"
            case ("е", "\u{308}"): scalars[scalars.count - 1] = "ё"
            case ("Е", "\u{308}"): scalars[scalars.count - 1] = "Ё"
            default: scalars.append(scalar)
            }
        }
        return scalars
    }
}
