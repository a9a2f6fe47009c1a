/// How much a text looks like Russian: by its letters, their neighbours and their case.
///
/// Of two readings of the same bytes the right one has nearly always the higher score. Short texts
/// in capitals are the hardest: the wrong reading of theirs consists of small letters.
struct RussianLikeness {
    /// Larger is better.
    let score: Int

    init(_ text: String) {
        var score = 0
        var last: Letter?
        var isInCapitals = false
        for character in text {
            guard let letter = Letter(character) else {
                if !character.isASCII, !"№«»–— ".contains(character) { score -= 6 }
                last = nil
                continue
            }
            score += letter.weight
            if let last {
                if letter.isCapital, !last.isCapital { score -= 6 }
                if !letter.isCapital, last.isCapital, isInCapitals { score -= 3 }
                if Self.pairs.contains([last.small, letter.small]) { score += 2 }
                score += last.isVowel == letter.isVowel ? -1 : 1
            }
            isInCapitals = last?.isCapital ?? false
            last = letter
        }
        self.score = score
    }

    private struct Letter {
        let small: Character
        let isCapital: Bool

        init?(_ character: Character) {
            let small = character.lowercased()
            guard let letter = small.first, "а"..."я" ~= letter || letter == "ё" else { return nil }
            self.small = letter
            isCapital = letter != character
        }

        var isVowel: Bool { "аеёиоуыэюя".contains(small) }

        /// How common the letter is.
        var weight: Int {
            if "оеаинтсрвлкмдпу".contains(small) { return 3 }
            return "яыьгзбчйхжшюц".contains(small) ? 1 : 0
        }
    }

    /// The most common pairs of letters.
    private static let pairs: Set<[Character]> = {
        let pairs =
            "ст но ен то на ов ни ра во ко ал ли по ре ос пр не ро ка ер та от ти ть ол ор ло ва го об "
            + "ел ат од ле тр ин ет ог ес ан ве ом ла те ри де ль ся ма ск ня ем мо до за ит ил ам че шк"
        return Set(pairs.split(separator: " ").map(Array.init))
    }()
}
