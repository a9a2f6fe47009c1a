/// The name of an institution as people write it, taken apart for comparing: which type, which
/// number, which words of its own.
///
/// It only ever serves to propose institutions for a file that does not say whose it is; a person
/// decides.
public struct InstitutionName: Hashable, Sendable {
    /// Institutions that can have the same number: there may be a school, a гимназия and a детский
    /// сад № 14.
    enum Group: Hashable, Sendable {
        case school, gymnasium, lyceum, boardingSchool, complex, kindergarten, additional
    }

    let group: Group?
    let numbers: Set<Int>
    /// The words that tell it from others: «Грани», «Универс».
    let words: Set<String>
    /// All words and numbers in their order.
    let spelling: [String]
    /// Whole runs of ten digits, which may be an ИНН.
    let longNumbers: Set<String>

    /// Takes a name apart; also the name of a file.
    public init(_ text: some StringProtocol) {
        let words = Self.words(of: text)
        group = Self.group(of: words)
        numbers = Set(words.compactMap { $0.utf8.count <= 3 ? Int($0) : nil })
        longNumbers = Set(words.filter { $0.utf8.count == 10 && Int($0) != nil })
        spelling = words
        self.words = Self.distinctive(words)
    }

    /// The institutions of a register that a text may mean, the likeliest first.
    ///
    /// - Parameters:
    ///   - text: a name out of a report, or the name of a file.
    ///   - register: the institutions.
    /// - Returns: at most five; none when nothing fits.
    public static func candidates(
        for text: some StringProtocol, in register: [Organization]
    ) -> [Organization] {
        let name = InstitutionName(text)
        let rated = register.enumerated().compactMap { index, organization in
            let likeness = name.likeness(to: organization)
            return likeness > 0 ? (likeness: likeness, index: index, organization) : nil
        }
        let sorted = rated.sorted { ($1.likeness, $0.index) < ($0.likeness, $1.index) }
        return sorted.prefix(5).map(\.2)
    }

    /// The institutions of a register that a text names clearly, by type and number or letter by
    /// letter, although it cannot mean a given one.
    ///
    /// - Parameters:
    ///   - organization: the institution that the text should name.
    ///   - text: a name out of a report.
    ///   - register: the institutions.
    /// - Returns: none when the text may mean the institution after all, says too little, or names
    ///   one that became part of it or that it became part of.
    public static func others(
        than organization: Organization, namedBy text: some StringProtocol,
        in register: [Organization]
    ) -> [Organization] {
        // As most blanks have it, which nobody changed.
        guard !names(of: organization).contains(where: { $0 == text }) else { return [] }
        let name = InstitutionName(text)
        guard name.likeness(to: organization) == 0 else { return [] }
        return register.filter { other in
            other.successor != organization.inn && organization.successor != other.inn
                && name.likeness(to: other) >= clear
        }
    }

    /// The likeness of equal type and number, all other words left out.
    private static let clear = 141

    private static func names(of organization: Organization) -> [String] {
        [organization.name, organization.fullName] + organization.synonyms
    }

    /// How well the name fits an institution under any of its names; 0 for not at all.
    func likeness(to organization: Organization) -> Int {
        if longNumbers.contains(organization.inn) { return 1000 }
        return Self.names(of: organization).map { likeness(to: InstitutionName($0)) }.max() ?? 0
    }

    /// Equal type and number, or words of its own, make a likeness; unequal types unmake it.
    private func likeness(to other: InstitutionName) -> Int {
        if let group, let otherGroup = other.group, group != otherGroup { return 0 }
        let shared = words.intersection(other.words).count
        let number = other.numbers.isEmpty ? nil : other.numbers.isSubset(of: numbers)
        if number == false && shared == 0 { return 0 }
        if number == false, !numbers.isEmpty { return 0 }
        guard number == true || shared > 0 else { return 0 }
        let isSameType = group != nil && group == other.group
        let missing = other.words.subtracting(words).count
        let isSameSpelling = spelling == other.spelling
        return (number == true ? 100 : 0) + (isSameType ? 50 : 0) + (isSameSpelling ? 100 : 0)
            + shared * 20 - min(missing, 9)
    }

    // MARK: - Words

    /// The runs of letters or of digits in small Russian letters, without what says nothing.
    private static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        var wasDigit: Bool?
        for scalar in plain(text).unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            guard isDigit || scalar.properties.isAlphabetic else {
                wasDigit = nil
                continue
            }
            if wasDigit == isDigit {
                words[words.count - 1].unicodeScalars.append(scalar)
            } else {
                words.append(String(scalar))
            }
            wasDigit = isDigit
        }
        return words
    }

    /// The text in small letters, ё as е, Latin look-alikes as Russian letters; without the code
    /// of the form, the endings of file names, dates and «имени …».
    private static func plain(_ text: some StringProtocol) -> String {
        var kept: [String] = []
        let pieces = withoutFileEnding(String(text)).unicodeScalars
            .split { Wording.isSpace($0) || $0 == "_" || $0 == "(" || $0 == ")" }
        var skipped = 0
        for piece in pieces {
            let raw = String(piece)
            let word = Wording.russianKey(ofKey: Wording.key(raw))
            if word == "имени" || word == "им" {
                skipped = 6
                continue
            }
            if skipped > 0, raw.first != "«", raw.first != "№", Int(word) == nil, !isCommon(word) {
                skipped -= 1
                continue
            }
            skipped = 0
            if !isNoise(word) { kept.append(word) }
        }
        return kept.joined(separator: " ")
    }

    private static func withoutFileEnding(_ text: String) -> Substring {
        guard let dot = text.lastIndex(of: ".") else { return text[...] }
        let ending = text[text.index(after: dot)...]
        let isEnding =
            (3...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && $0.isLetter }
        return isEnding ? text[..<dot] : text[...]
    }

    private static func isNoise(_ word: String) -> Bool {
        if word.hasPrefix("м61") || word.hasPrefix("м-6") || word.hasPrefix("6.1") { return true }
        let digits = word.unicodeScalars.filter { ("0"..."9").contains($0) }.count
        let marks = word.unicodeScalars.filter { $0 == "." || $0 == "-" }.count
        // «2026-2», «15.12.2026», «в01».
        if marks > 0, digits >= 5, digits + marks == word.unicodeScalars.count { return true }
        return word.hasPrefix("в") && digits > 0 && digits + 1 == word.unicodeScalars.count
    }

    private static func distinctive(_ words: [String]) -> Set<String> {
        Set(words.filter { $0.unicodeScalars.count > 3 && Int($0) == nil && !isCommon($0) })
    }

    private static func isCommon(_ word: String) -> Bool {
        commonBeginnings.contains { word.hasPrefix($0) } || commonWords.contains(word)
    }

    private static let commonBeginnings = [
        "школ", "общеобразоват", "образоват", "учрежд", "муницип", "бюджет", "автоном", "казен",
        "гимнази", "лице", "детск", "дошкольн", "средн", "основн", "начальн", "красноярск",
        "дополнит", "комплекс", "интернат", "комбинирован", "вид", "отчет", "мониторинг",
        "наставнич", "форм", "исправл", "копи", "итог", "углублен", "изучен", "предмет",
        "отдельн", "центр",
    ]

    private static let commonWords: Set<String> = [
        "мбоу", "маоу", "мкоу", "мбдоу", "мадоу", "мкдоу", "мбудо", "маудо", "мбоудо", "город",
        "города", "района", "район", "хлсх", "творчества", "дворец", "развития", "общеразвивающего",
    ]

    // MARK: - Types

    /// The type that the words name; the more telling sign first.
    private static func group(of words: [String]) -> Group? {
        func has(_ beginnings: String...) -> Bool {
            words.contains { word in beginnings.contains { word.hasPrefix($0) } }
        }
        if words.contains(where: kindergartenWords.contains) || has("дошкольн", "детсад") {
            return .kindergarten
        }
        if has("детск") && has("сад") { return .kindergarten }
        if words.contains(where: additionalWords.contains) || has("дополнит") { return .additional }
        if has("интернат") { return .boardingSchool }
        if has("комплекс") { return .complex }
        if has("гимнази") || words.contains("гимн") { return .gymnasium }
        if has("лице") { return .lyceum }
        if words.contains(where: schoolWords.contains) || has("школ", "средн") { return .school }
        return nil
    }

    private static let schoolWords: Set<String> = ["сш", "сош", "оош", "нош", "шк"]
    private static let kindergartenWords: Set<String> = [
        "мбдоу", "мадоу", "мкдоу", "мдоу", "доу", "дс", "црр", "ясли",
    ]
    private static let additionalWords: Set<String> = [
        "мбудо", "маудо", "мбоудо", "маоудо", "цдо", "ддт", "дюсш", "цвр", "двд", "цтт",
    ]
}
