/// Recognises people's names: two initials with a surname on either side, and a given name with a
/// patronymic.
///
/// Single initials and bare surnames are passed over: a missed name is read by a person anyway, an
/// unfair reproach makes schools distrust all others.
struct PersonNames {
    /// A person as far as a text tells: the letters of given name and patronymic, and the surname.
    struct Person: Hashable {
        var initials: String
        var surname: String

        /// Whether both may be the same person; surnames are declined.
        func isSame(as other: Person) -> Bool {
            let length = max(3, min(surname.count, other.surname.count) - 2)
            return initials == other.initials
                && surname.prefix(length) == other.surname.prefix(length)
                && abs(surname.count - other.surname.count) <= 3
        }
    }

    /// People whom anyone may name.
    var known: [Person] = PublicNames.people

    /// Whether the text names a person whom it should not.
    func areFound(in text: TextWords) -> Bool {
        people(in: text).contains { !$0.isPublic }
    }

    /// All people named, in the order of the text.
    func people(in text: TextWords) -> [(person: Person, isPublic: Bool)] {
        var found: [(person: Person, isPublic: Bool)] = []
        var lastEnd: Int?
        var index = 0
        while index < text.words.count {
            guard let match = withInitials(text, at: index) ?? withPatronymic(text, at: index)
            else {
                index += 1
                continue
            }
            let continues = lastEnd.map { Self.isList(text, from: $0, to: match.first) } ?? false
            let isPublic =
                known.contains { $0.isSame(as: match.person) }
                || Self.isHonoured(text, before: match.first)
                || (continues && found.last?.isPublic == true)
            found.append((match.person, isPublic))
            lastEnd = match.end
            index = match.end
        }
        return found
    }

    /// The words that make a name: from `first` up to, not including, `end`.
    private typealias Match = (person: Person, first: Int, end: Int)

    // MARK: Initials

    private func withInitials(_ text: TextWords, at index: Int) -> Match? {
        let words = text.words
        guard index + 1 < words.count, words[index].isInitial, words[index + 1].isInitial,
            text.isFollowedByStop(index), !Self.isInitial(text, index - 1),
            !(text.isFollowedByStop(index + 1) && Self.isInitial(text, index + 2))
        else { return nil }
        let initials = text.lowered(index) + text.lowered(index + 1)
        let hasStop = text.isFollowedByStop(index + 1)
        if index + 2 < words.count, hasStop || text.isFollowedByBlank(index + 1),
            Self.isSurname(text, index + 2)
        {
            return (Person(initials: initials, surname: text.lowered(index + 2)), index, index + 3)
        }
        let isEnded = hasStop || text.gap(after: index + 1).first != "-"
        guard isEnded, index > 0, text.isFollowedByBlank(index - 1),
            Self.isSurname(text, index - 1)
        else { return nil }
        return (Person(initials: initials, surname: text.lowered(index - 1)), index - 1, index + 2)
    }

    private static func isInitial(_ text: TextWords, _ index: Int) -> Bool {
        text.words.indices.contains(index) && text.words[index].isInitial
            && text.isFollowedByStop(index)
    }

    private static func isSurname(_ text: TextWords, _ index: Int) -> Bool {
        let word = text.words[index]
        let lowered = text.lowered(index)
        guard word.isCapitalised, word.range.count >= 2, !PublicNames.nouns.contains(lowered)
        else { return false }
        // «СШ», «ФГОС» and the like are no surnames, «ИВАНОВА» is one.
        guard word.isAllCapitals else { return true }
        return word.range.count >= 4
            && PublicNames.surnameEndings.contains(where: lowered.hasSuffix)
    }

    // MARK: Patronymics

    private func withPatronymic(_ text: TextWords, at index: Int) -> Match? {
        let words = text.words
        guard index + 1 < words.count, words[index].isCapitalised, words[index].range.count > 1,
            text.isFollowedByBlank(index), words[index + 1].isCapitalised,
            Self.isPatronymic(text.lowered(index + 1))
        else { return nil }
        let initials = String(text.lowered(index).prefix(1) + text.lowered(index + 1).prefix(1))
        if index + 2 < words.count, text.isFollowedByBlank(index + 1),
            words[index + 2].isCapitalised, words[index + 2].range.count > 1
        {
            return (Person(initials: initials, surname: text.lowered(index + 2)), index, index + 3)
        }
        let hasSurname =
            index > 0 && text.isFollowedByBlank(index - 1) && Self.isSurname(text, index - 1)
        return (
            Person(initials: initials, surname: hasSurname ? text.lowered(index - 1) : ""),
            hasSurname ? index - 1 : index, index + 2
        )
    }

    private static func isPatronymic(_ word: String) -> Bool {
        word.count >= 5 && !PublicNames.falsePatronymics.contains(word)
            && PublicNames.patronymicEndings.contains(where: word.hasSuffix)
    }

    // MARK: Honour

    /// Whether the words before say that somebody is honoured or quoted: «имени», «Героя», «автор».
    private static func isHonoured(_ text: TextWords, before first: Int) -> Bool {
        var index = first
        // The first word of a name can be the last of a title: «Героя Советского Союза В. С. …».
        if text.words.indices.contains(first),
            PublicNames.honours.contains(text.lowered(first))
        {
            return true
        }
        while index > 0, first - index < 8 {
            index -= 1
            let word = text.words[index]
            let gap = text.gap(after: index)
            let isAbbreviation = gap.first == "." && (word.range.count <= 4)
            let isBroken = (isAbbreviation ? gap.dropFirst() : gap).contains {
                !TextWords.isBlank($0) && $0 != "-" && $0 != "–" && $0 != "«" && $0 != "\""
            }
            if isBroken { return false }
            if PublicNames.honours.contains(text.lowered(index)) { return true }
        }
        return false
    }

    /// Whether nothing but a comma or «и» stands between two names.
    private static func isList(_ text: TextWords, from end: Int, to first: Int) -> Bool {
        guard first - end <= 1, end > 0 else { return false }
        if first == end {
            return text.gap(after: end - 1).allSatisfy {
                ".,;".unicodeScalars.contains($0) || TextWords.isBlank($0)
            }
        }
        return text.lowered(end) == "и" && text.isFollowedByBlank(end)
    }
}
