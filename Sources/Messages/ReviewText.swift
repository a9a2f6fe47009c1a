public import Definitions

/// What `svod form check` says of a file.
public enum ReviewText {
    /// «форма.yaml:12:7: ошибка: …» for each mistake, with the line it is on and a mark below the
    /// place.
    ///
    /// - Parameters:
    ///   - mistakes: what there is to say of the file.
    ///   - text: the contents of the file.
    ///   - file: the name of the file.
    /// - Returns: three lines for each mistake, one for a mistake outside the file.
    public static func lines(of mistakes: [Mistake], in text: String, file: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return mistakes.flatMap { mistake in
            let place = "\(file):\(mistake.line):\(mistake.column)"
            let words = MistakeText(mistake)
            let sentence = "\(place): \(name(of: mistake)): \(words.fact) \(words.remedy)"
            guard lines.indices.contains(mistake.line - 1) else { return [sentence] }
            return [sentence] + excerpt(lines[mistake.line - 1], column: mistake.column)
        }
    }

    /// «ошибка» or «совет».
    private static func name(of mistake: Mistake) -> String {
        mistake.isAdvice ? "совет" : "ошибка"
    }

    /// How many mistakes and how much advice: «2 ошибки, 1 совет.», «Ошибок нет.».
    public static func closing(_ mistakes: [Mistake]) -> String {
        let advice = mistakes.count(where: \.isAdvice)
        let serious = mistakes.count - advice
        let suffix = advice == 0 ? "" : ", " + Russian.count(advice, "совет", "совета", "советов")
        guard serious > 0 else { return "Ошибок нет\(suffix)." }
        return Russian.count(serious, "ошибка", "ошибки", "ошибок")
            + "\(suffix). Пока ошибки не исправлены, программа этим файлом не пользуется."
    }

    /// What a sound table of indicators consists of.
    public static func indicators(_ count: Int) -> String {
        "  " + Russian.count(count, "показатель", "показателя", "показателей")
    }

    /// What a sound road map consists of.
    public static func items(_ count: Int) -> String {
        "  " + Russian.count(count, "пункт", "пункта", "пунктов")
    }

    // MARK: The line

    /// How far an excerpt goes before and after the mark.
    private static let reach = (before: 60, after: 40)

    /// A line of the file without its indentation, and below it a mark under the column.
    ///
    /// A long line is cut on both sides. Tabs stay tabs in both lines, so that they take the same
    /// room.
    static func excerpt(_ line: Substring, column: Int) -> [String] {
        let scalars = line.unicodeScalars
        let place = scalars.index(
            scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex)
        var before = String(line[..<(place ?? line.endIndex)]).drop(while: \.isWhitespace)
        var after = line[(place ?? line.endIndex)...]
        if before.isEmpty { after = after.drop(while: \.isWhitespace) }
        if before.count > reach.before { before = "…" + before.suffix(reach.before) }
        var rest = String(after)
        if rest.count > reach.after { rest = rest.prefix(reach.after) + "…" }
        let padding = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: width($0)) }
        return ["    \(before)\(rest)", "    \(padding.joined())^"]
    }

    /// How many columns of a terminal a character takes.
    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return scalar.properties.generalCategory == .format ? 0 : 1
        }
    }
}
