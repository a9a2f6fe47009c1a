import Forms

/// Recognises telephones, СНИЛС, passports and mail addresses.
enum PersonalNumbers {
    /// A run of digits.
    private struct Digits {
        var range: Range<Int>
        var text: String
    }

    /// The kinds found in a text, each once.
    static func kinds(
        in scalars: [Unicode.Scalar], hosts: [String]
    ) -> Set<Fact.PersonalDataKind> {
        var kinds: Set<Fact.PersonalDataKind> = []
        if hasMail(scalars, hosts: hosts) { kinds.insert(.mail) }
        let runs = digits(scalars)
        for index in runs.indices {
            if isSNILS(scalars, runs[index...]) { kinds.insert(.snils) }
            if isPassport(scalars, runs[index...]) { kinds.insert(.passport) }
            if isPhone(scalars, runs, index) { kinds.insert(.phone) }
        }
        return kinds
    }

    private static func digits(_ scalars: [Unicode.Scalar]) -> [Digits] {
        var runs: [Digits] = []
        var index = 0
        while index < scalars.count {
            guard TextWords.isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, TextWords.isDigit(scalars[index]) { index += 1 }
            runs.append(Digits(range: start..<index, text: string(scalars[start..<index])))
        }
        return runs
    }

    // MARK: Telephones

    /// How the digits of a telephone are grouped: 8 (391) 227-55-44 is 1, 3, 3, 2, 2.
    private static let groupings: Set<[Int]> = [
        [11], [1, 10], [1, 3, 7], [1, 3, 3, 4], [1, 3, 3, 2, 2], [1, 3, 2, 2, 3], [1, 3, 2, 3, 2],
        [1, 4, 6], [1, 4, 2, 2, 2], [1, 4, 3, 3], [4, 7], [4, 3, 4], [4, 3, 2, 2], [1, 5, 5],
    ]
    private static let localGroupings: Set<[Int]> = [
        [3, 7], [3, 3, 4], [3, 3, 2, 2], [10],
    ]

    private static let announcements: Set<String> = [
        "тел", "телефон", "телефона", "телефону", "моб", "сот", "т", "whatsapp", "viber", "звонить",
    ]

    private static func isPhone(
        _ scalars: [Unicode.Scalar], _ runs: [Digits], _ start: Int
    ) -> Bool {
        let first = runs[start].range.lowerBound
        let before = scalar(scalars, first - 1)
        let isInternational = before == "+"
        if isGlued(to: before, scalar(scalars, first - 2)) { return false }
        let isAnnounced = announcements.contains(wordBefore(scalars, first))
        var lengths: [Int] = []
        var all = ""
        var separators: [Unicode.Scalar] = []
        for run in start..<runs.count {
            if run > start {
                let gap = scalars[runs[run - 1].range.upperBound..<runs[run].range.lowerBound]
                guard gap.count <= 3, gap.allSatisfy(isSeparator) else { break }
                separators += gap
            }
            lengths.append(runs[run].range.count)
            all += runs[run].text
            if all.count >= 11 || (all.count >= 10 && isLocalCode(all)) {
                let next = scalar(scalars, runs[run].range.upperBound)
                let isEnded = next.map { !TextWords.isLetter($0) && $0 != "/" } ?? true
                if isEnded,
                    isPhone(
                        all, lengths, isInternational: isInternational, isAnnounced: isAnnounced,
                        hasBrackets: before == "(" || separators.contains("("), separators)
                {
                    return true
                }
            }
            if all.count >= 11 { return false }
            if isAnnounced, (6...7).contains(all.count) { return true }
        }
        return false
    }

    private static func isPhone(
        _ all: String, _ lengths: [Int], isInternational: Bool, isAnnounced: Bool,
        hasBrackets: Bool, _ separators: [Unicode.Scalar]
    ) -> Bool {
        if all.count == 10 {
            // Without the country's digit only the usual marks tell a telephone: (391) 227-55-44.
            let isMarked = hasBrackets || (separators.contains("-") && lengths.count == 4)
            return isLocalCode(all) && localGroupings.contains(lengths) && (isMarked || isAnnounced)
        }
        guard all.count == 11, let first = all.first, first == "7" || first == "8",
            isLocalCode(String(all.dropFirst())), !all.hasPrefix("8800")
        else { return false }
        if isInternational { return true }
        guard groupings.contains(lengths) else { return false }
        return first == "8" || hasBrackets || isAnnounced || all.hasPrefix("79")
    }

    private static func isLocalCode(_ digits: String) -> Bool {
        digits.first.map { "3489".contains($0) } ?? false
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        TextWords.isBlank(scalar) || "-()–‑.".unicodeScalars.contains(scalar)
    }

    /// Whether the digits continue a number, a code or a word, as in «01-05-8391…» or «№8…».
    private static func isGlued(to before: Unicode.Scalar?, _ second: Unicode.Scalar?) -> Bool {
        guard let before else { return false }
        // «тел.8…» is glued by mistake only.
        if before == ".", let second, TextWords.isLetter(second) { return false }
        return TextWords.isLetter(before) || "-–/.,_№=&?%".unicodeScalars.contains(before)
    }

    // MARK: Documents

    private static func isSNILS(_ scalars: [Unicode.Scalar], _ runs: ArraySlice<Digits>) -> Bool {
        let four = Array(runs.prefix(4))
        guard let first = four.first else { return false }
        if first.range.count == 11 {
            return wordBefore(scalars, first.range.lowerBound) == "снилс"
        }
        guard four.map(\.range.count) == [3, 3, 3, 2] else { return false }
        let gaps = zip(four, four.dropFirst()).map {
            string(scalars[$0.range.upperBound..<$1.range.lowerBound])
        }
        let isBounded =
            !(scalar(scalars, first.range.lowerBound - 1).map { "-/.".unicodeScalars.contains($0) }
            ?? false)
        let dashes: Set<String> = ["-", "–", "‑"]
        if isBounded, dashes.contains(gaps[0]), dashes.contains(gaps[1]),
            [" ", "\u{A0}", "-"].contains(gaps[2])
        {
            return true
        }
        return wordBefore(scalars, first.range.lowerBound) == "снилс"
            && gaps.allSatisfy { $0.count == 1 }
    }

    private static func isPassport(
        _ scalars: [Unicode.Scalar], _ runs: ArraySlice<Digits>
    ) -> Bool {
        let lengths = runs.prefix(3).map(\.range.count)
        guard let first = runs.first,
            let last = lengths.starts(with: [4, 6])
                ? runs.dropFirst().first : lengths == [2, 2, 6] ? runs.dropFirst(2).first : nil,
            last.range.upperBound - first.range.lowerBound <= 24
        else { return false }
        let words = TextWords(
            string(scalars[max(0, first.range.lowerBound - 50)..<first.range.lowerBound])
        )
        let lowered = words.words.indices.map(words.lowered)
        let isOther = lowered.contains { word in
            [
                "удостоверен", "диплом", "сертификат", "аттестат", "свидетельств", "лиценз",
                "безопасност", "проект", "программ",
            ]
            .contains(where: word.hasPrefix)
        }
        return !isOther
            && lowered.contains { $0.hasPrefix("паспорт") || $0 == "серия" || $0 == "серии" }
    }

    // MARK: Mail

    private static func hasMail(_ scalars: [Unicode.Scalar], hosts: [String]) -> Bool {
        for index in scalars.indices where scalars[index] == "@" {
            let local = scalars[..<index].reversed().prefix(while: isMailLetter)
            let domain = string(scalars[(index + 1)...].prefix(while: isMailLetter)).lowercased()
            let labels = domain.split(separator: ".")
            guard !local.isEmpty, labels.count > 1,
                labels.allSatisfy({ $0.count > 1 || $0 == "k" }),
                !hosts.contains(where: { domain.hasPrefix($0) })
            else { continue }
            return true
        }
        return false
    }

    private static func isMailLetter(_ scalar: Unicode.Scalar) -> Bool {
        TextWords.isDigit(scalar) || TextWords.isLetter(scalar)
            || "._-+".unicodeScalars.contains(scalar)
    }

    // MARK: Pieces of text

    private static func scalar(_ scalars: [Unicode.Scalar], _ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The word that stands before, in small letters, when only blanks and marks are between.
    private static func wordBefore(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
        var end = index
        while end > 0,
            TextWords.isBlank(scalars[end - 1])
                || ".:№()+".unicodeScalars.contains(scalars[end - 1])
        {
            end -= 1
        }
        var start = end
        while start > 0, TextWords.isLetter(scalars[start - 1]) { start -= 1 }
        return string(scalars[start..<end]).lowercased()
    }
}
